//! Which elements hold furniture, by tag, role, class and id.

use crate::article::Boilerplate;

/// What an element is besides the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clutter {
    /// Never shown.
    Hidden,
    /// A tag that often, not always, holds furniture: `<form>`, `<aside>`, a page's `<header>`.
    Tag,
    /// A page header: the headline may stand in it.
    Header,
    /// Named as furniture.
    Named,
    /// Part of the article's dress: kept, and marked.
    Marked(Boilerplate),
}

/// What the element is; `inside` tells whether an `<article>` or `<main>` holds it.
pub(super) fn of(name: &str, attributes: &[(String, &str)], inside: bool) -> Option<Clutter> {
    let value = |wanted: &str| attributes.iter().find(|(key, _)| key == wanted).map(|(_, value)| *value);
    if is_hidden(attributes) {
        return Some(Clutter::Hidden);
    }
    let role = value("role").unwrap_or_default().to_ascii_lowercase();
    match role.as_str() {
        "navigation" | "search" | "menu" | "menubar" | "toolbar" | "dialog" | "alertdialog" | "button" | "tablist" => {
            return Some(Clutter::Named);
        }
        "contentinfo" if !inside => return Some(Clutter::Named),
        "complementary" if !inside => return Some(Clutter::Tag),
        "banner" if !inside => return Some(Clutter::Header),
        _ => {}
    }
    match name {
        "nav" | "dialog" | "menu" => return Some(Clutter::Named),
        "footer" if !inside => return Some(Clutter::Named),
        "header" if !inside => return Some(Clutter::Header),
        "aside" if !inside => return Some(Clutter::Tag),
        "form" => return Some(Clutter::Tag),
        // The page as a whole is often named after what it may hold ("has-comments").
        "html" | "body" | "main" | "article" => return None,
        _ => {}
    }
    let names = value("class").unwrap_or_default().split_whitespace().chain(value("id"));
    names.filter_map(|name| named(name, inside)).next().or_else(|| {
        let by =
            value("itemprop").is_some_and(|prop| prop == "author") || value("rel").is_some_and(|rel| rel == "author");
        (by && name != "a").then_some(Clutter::Marked(Boilerplate::Byline))
    })
}

fn is_hidden(attributes: &[(String, &str)]) -> bool {
    attributes.iter().any(|(key, value)| match key.as_str() {
        "hidden" => !value.eq_ignore_ascii_case("until-found"),
        "aria-hidden" => value.eq_ignore_ascii_case("true"),
        "style" => {
            let style: String = value.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
            style.contains("display:none") || style.contains("visibility:hidden")
        }
        "class" => value.split_whitespace().any(|class| {
            matches!(
                class,
                "sr-only"
                    | "visually-hidden"
                    | "screen-reader-text"
                    | "visuallyhidden"
                    | "screenreader-only"
                    | "hidden"
            )
        }),
        _ => false,
    })
}

/// What one class name or id says.
fn named(name: &str, inside: bool) -> Option<Clutter> {
    if name.len() > 60 {
        return None;
    }
    let parts = parts(name);
    // "has-newsletter", "no-sidebar", "with-comments": said of what stands around.
    const ABOUT: &[&str] =
        &["has", "no", "with", "without", "is", "not", "js", "enabled", "disabled", "layout", "theme", "page"];
    if parts.iter().any(|part| ABOUT.contains(&part.as_str())) || parts.len() > 5 {
        return None;
    }
    let joined = parts.join("-");
    let joined = joined.as_str();
    let ends = |word: &str| {
        joined == word
            || joined.strip_prefix(word).is_some_and(|rest| rest.starts_with('-'))
            || joined.strip_suffix(word).is_some_and(|rest| rest.ends_with('-'))
    };
    if AUTHOR_BOXES.iter().any(|word| ends(word)) {
        return Some(Clutter::Marked(Boilerplate::AuthorBox));
    }
    if CLUTTER.iter().any(|word| ends(word)) || (!inside && OUTSIDE.iter().any(|word| ends(word))) {
        return Some(Clutter::Named);
    }
    if EXACT.contains(&joined) {
        return Some(Clutter::Named);
    }
    match joined {
        "byline" | "article-byline" | "post-byline" | "entry-byline" | "byline-name" | "story-byline" => {
            Some(Clutter::Marked(Boilerplate::Byline))
        }
        "dateline-time" | "timestamp" | "post-date" | "article-date" | "publish-date" | "published-date"
        | "entry-date" | "pubdate" | "article-timestamp" => Some(Clutter::Marked(Boilerplate::Dateline)),
        "disclaimer" | "article-disclaimer" => Some(Clutter::Marked(Boilerplate::Disclaimer)),
        _ => None,
    }
}

/// The words that a class name is put together from: `siteFooter__links--big` has five.
fn parts(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = vec![String::new()];
    let mut low = false;
    for c in name.chars() {
        let separator = !c.is_alphanumeric();
        if (separator || (c.is_uppercase() && low)) && parts.last().is_some_and(|part| !part.is_empty()) {
            parts.push(String::new());
        }
        if !separator && let Some(part) = parts.last_mut() {
            part.extend(c.to_lowercase());
        }
        low = c.is_lowercase() || c.is_numeric();
    }
    parts.retain(|part| !part.is_empty());
    parts
}

const CLUTTER: &[&str] = &[
    "responses",
    "comment-tabs",
    "comment-box",
    "comment-thread",
    "donate",
    "donation",
    "support-us",
    "comments",
    "commentlist",
    "comment-list",
    "comment-form",
    "comment-section",
    "disqus",
    "disqus-thread",
    "respond",
    "livefyre",
    "share",
    "sharing",
    "sharebar",
    "share-bar",
    "sharedaddy",
    "social",
    "social-links",
    "social-media",
    "addthis",
    "addtoany",
    "newsletter",
    "subscribe",
    "subscribe-box",
    "signup",
    "sign-up",
    "promo",
    "promobox",
    "advert",
    "advertisement",
    "adslot",
    "ad-slot",
    "ad-container",
    "ad-wrapper",
    "ad-unit",
    "outbrain",
    "taboola",
    "sponsored-links",
    "nav",
    "navbar",
    "navigation",
    "navmenu",
    "breadcrumb",
    "breadcrumbs",
    "pagination",
    "pager",
    "topbar",
    "skip-link",
    "skiplink",
    "related",
    "related-articles",
    "related-posts",
    "related-stories",
    "recommended",
    "recommendations",
    "recirc",
    "recirculation",
    "trending",
    "most-read",
    "most-popular",
    "mostread",
    "read-next",
    "more-stories",
    "more-from",
    "jp-relatedposts",
    "cookie",
    "cookies",
    "cookie-banner",
    "cookie-notice",
    "consent",
    "gdpr",
    "ccpa",
    "onetrust",
    "modal",
    "popup",
    "lightbox",
    "tag-list",
    "taglist",
    "post-tags",
    "entry-tags",
    "article-tags",
    "print-button",
    "toolbar",
    "paywall-prompt",
    "site-footer",
    "page-footer",
    "site-header-nav",
];
/// Said of the furniture outside an article, and of much else inside.
const OUTSIDE: &[&str] =
    &["footer", "sidebar", "side-bar", "widget", "widgets", "menu", "masthead", "colophon", "rail", "right-rail"];
const EXACT: &[&str] = &[
    "ad",
    "ads",
    "advertising",
    "tags",
    "social",
    "sidebar",
    "menu",
    "footer",
    "site-nav",
    "newsletter-form",
    "follow-us",
];
const AUTHOR_BOXES: &[&str] = &[
    "author-bio",
    "author-box",
    "about-author",
    "about-the-author",
    "authorbox",
    "author-card",
    "author-info",
    "bio-box",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_furniture_from_what_is_named_after_it() {
        for name in [
            "comments",
            "post-comments",
            "commentsArea",
            "article__share",
            "newsletter-box",
            "site-footer",
            "cookie-banner",
            "related_articles",
        ] {
            assert_eq!(named(name, true), Some(Clutter::Named), "{name}");
        }
        for name in [
            "has-newsletter",
            "no-sidebar",
            "article-body",
            "content",
            "shareholders",
            "commentary",
            "navy",
            "advice",
            "story",
        ] {
            assert_eq!(named(name, true), None, "{name}");
        }
        assert_eq!(named("author-bio", true), Some(Clutter::Marked(Boilerplate::AuthorBox)));
    }

    #[test]
    fn what_is_hidden_is_known() {
        for (key, value) in
            [("hidden", ""), ("aria-hidden", "true"), ("style", "color:red; display: none"), ("class", "a sr-only")]
        {
            assert_eq!(of("div", &[(key.to_owned(), value)], true), Some(Clutter::Hidden));
        }
        assert_eq!(of("div", &[("aria-hidden".to_owned(), "false")], true), None);
    }
}
