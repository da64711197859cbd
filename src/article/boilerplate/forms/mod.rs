//! The forms that furniture takes, whatever its place.

mod comments;
mod navigation;
mod notices;
mod pairs;
mod promotion;

use super::Boilerplate;
use crate::text::ascii_words;
use comments::{COMMENT_COUNTED, COMMENT_FORMS, COMMENT_HEADS};
use navigation::{AUTHOR_HEADS, BUTTONS, MENUS, RELATED};
use notices::{DISCLAIMER_HEADS, DISCLAIMER_PHRASES, LEGAL_LINKS};
use pairs::Pairs;
use promotion::{ADVERTS, CALLS, OPENINGS};

/// Letters in lower case, straight quotes, single blanks, no bullets or colons around.
pub(super) fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    if text.is_ascii() && !text.contains('`') {
        let mut is_parted = false;
        for byte in text.bytes() {
            if matches!(byte, b'\t'..=b'\r' | b' ') {
                is_parted = !out.is_empty();
                continue;
            }
            if std::mem::take(&mut is_parted) {
                out.push(' ');
            }
            out.push(char::from(byte.to_ascii_lowercase()));
        }
        return out.trim_matches(|c: char| !is_kept(c)).to_owned();
    }
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        // Most words, and no character of theirs needs a look of its own.
        if word.is_ascii() && !word.contains('`') {
            let start = out.len();
            out.push_str(word);
            out[start..].make_ascii_lowercase();
            continue;
        }
        for c in word.chars() {
            match c {
                '’' | '‘' | '`' => out.push('\''),
                '“' | '”' | '„' | '«' | '»' => out.push('"'),
                '…' => out.push_str("..."),
                _ => out.extend(c.to_lowercase()),
            }
        }
    }
    out.trim_matches(|c: char| !is_kept(c)).to_owned()
}

/// Whether a line in its normal form may begin or end with `c`.
fn is_kept(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '©' | '(' | ')' | '"' | '.' | '!' | '?' | '@')
}

/// How many words a reader counts; scripts without blanks count two signs as a word.
pub(in crate::article) fn words_of(text: &str) -> usize {
    if text.is_ascii() {
        return ascii_words(text);
    }
    let (mut words, mut signs, mut inside) = (0, 0, false);
    for c in text.chars() {
        if matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{0e00}'..='\u{0e7f}')
        {
            signs += 1;
            inside = false;
        } else if c.is_alphanumeric() {
            words += usize::from(!inside);
            inside = true;
        } else if c.is_whitespace() {
            inside = false;
        }
    }
    words + signs / 2
}

/// Short lines that are furniture wherever they stand.
pub(super) fn anywhere(normal: &str) -> Option<Boilerplate> {
    if normal.len() > 120 {
        return None;
    }
    if is_share_bar(normal) || is_one(normal, BUTTONS) {
        return Some(Boilerplate::Navigation);
    }
    if is_one(normal, ADVERTS) || is_newsletter_call(normal) {
        return Some(Boilerplate::Promotion);
    }
    if is_one(normal, COMMENT_FORMS) {
        return Some(Boilerplate::Comments);
    }
    None
}

/// What counts as furniture at the head or at the tail only.
pub(super) fn at_edge(normal: &str) -> Option<Boilerplate> {
    let words = words_of(normal);
    if words == 0 || words > 120 {
        return None;
    }
    if words <= 12 && (is_comments(normal) || is_one(normal, COMMENT_HEADS)) {
        return Some(Boilerplate::Comments);
    }
    if is_legal(normal, words) {
        return Some(Boilerplate::Legal);
    }
    if is_disclaimer(normal, words) {
        return Some(Boilerplate::Disclaimer);
    }
    if is_navigation(normal) {
        return Some(Boilerplate::Navigation);
    }
    if is_promotion(normal, words) {
        return Some(Boilerplate::Promotion);
    }
    None
}

/// A heading over a disclaimer.
pub(super) fn is_disclaimer_head(normal: &str) -> bool {
    is_one(normal, DISCLAIMER_HEADS)
}

/// A heading over a thread of comments.
pub(super) fn is_comments(normal: &str) -> bool {
    if is_one(normal, COMMENT_FORMS) {
        return true;
    }
    let without_count = normal.trim_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '(' | ')' | ',' | '.'));
    let counted = without_count.len() < normal.len() && is_one(without_count, COMMENT_COUNTED);
    let starts = [
        "add a public comment",
        "leave a comment",
        "leave a reply",
        "be the first to comment",
        "sort by ",
        "log in to comment",
        "sign in to comment",
        "log in to leave",
        "please log in to",
        "please sign in to",
        "see all comments",
        "join the conversation",
        "view all comments",
        "show all comments",
        "load more comments",
        "your email address will not be published",
        "required fields are marked",
    ];
    counted || (starts.iter().any(|start| normal.starts_with(start)) && words_of(normal) <= 9)
}

/// The bare word that heads a comment thread, and nothing else.
pub(super) fn is_comments_head(normal: &str) -> bool {
    is_one(normal, COMMENT_HEADS) || is_comments(normal)
}

/// A heading over links to other articles.
pub(super) fn is_related_head(normal: &str) -> bool {
    is_one(normal, RELATED) || (normal.starts_with("more from ") && words_of(normal) <= 6)
}

/// Lines that a page puts above its headline.
pub(super) fn is_skippable(normal: &str) -> bool {
    is_one(normal, ADVERTS) || is_one(normal, LEGAL_LINKS)
}

/// A label over the box that tells who the author is.
pub(super) fn is_author_head(normal: &str) -> bool {
    is_one(normal, AUTHOR_HEADS)
}

/// Menus, breadcrumbs, share bars, related links, tags.
pub(super) fn is_navigation(normal: &str) -> bool {
    if is_one(normal, BUTTONS) || is_one(normal, MENUS) || is_share_bar(normal) || is_related_head(normal) {
        return true;
    }
    let labels = [
        "tags:",
        "topics:",
        "filed under",
        "categories:",
        "category:",
        "tagged:",
        "read more:",
        "read also:",
        "also read:",
        "see also:",
        "related:",
        "read next:",
        "up next:",
        "share this ",
        "follow us on ",
        "follow us at ",
    ];
    let is_labelled = labels.iter().any(|label| normal.starts_with(label)) && {
        let words = words_of(normal);
        words <= 20 && !ends_sentence_of_prose(normal, words)
    };
    is_labelled || is_breadcrumb(normal)
}

fn ends_sentence_of_prose(normal: &str, words: usize) -> bool {
    words > 12 && normal.ends_with('.')
}

fn is_breadcrumb(normal: &str) -> bool {
    const FIRST: &[&str] = &["home", "start", "startseite", "accueil", "inicio", "news"];
    // Nearly all that is asked about is prose, and its first word tells.
    if !FIRST.iter().any(|first| normal.trim_start().starts_with(first)) {
        return false;
    }
    // Its angle marks were taken for quotes.
    let normal = normal.replace(" \" ", " > ");
    let parts: Vec<&str> = normal.split(['>', '›', '»', '/', '|', '→']).map(str::trim).collect();
    (2..=8).contains(&parts.len())
        && is_one(parts.first().copied().unwrap_or_default(), FIRST)
        && parts.iter().all(|part| words_of(part) <= 12)
}

fn is_share_bar(normal: &str) -> bool {
    let mut seen = 0;
    for word in normal.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        match word {
            "facebook" | "twitter" | "linkedin" | "whatsapp" | "reddit" | "pinterest" | "telegram" | "bluesky"
            | "mastodon" | "threads" | "tumblr" | "flipboard" | "xing" | "pocket" => seen += 2,
            "share" | "tweet" | "email" | "print" | "copy" | "link" | "save" | "x" | "mail" | "on" | "via"
            | "teilen" | "partager" | "compartir" | "instagram" | "youtube" | "pin" | "this" | "to" | "bookmark" => {
                seen += 1
            }
            _ => return false,
        }
    }
    // One name alone may be an answer ("Facebook"), a row of them is a bar.
    seen >= 3
}

fn is_newsletter_call(normal: &str) -> bool {
    let starts = [
        "sign up for our",
        "sign up to our",
        "subscribe to our",
        "join our newsletter",
        "get our newsletter",
        "get our free newsletter",
        "subscribe to the newsletter",
        "sign up for the newsletter",
        "abonnieren sie unseren newsletter",
        "abonnez-vous à notre",
        "suscríbete a nuestr",
    ];
    starts.iter().any(|start| normal.starts_with(start)) && words_of(normal) <= 18
}

fn is_legal(normal: &str, words: usize) -> bool {
    let starts_copyright = ["©", "(c) ", "copyright ©", "copyright (c)", "copyright 19", "copyright 20"];
    if words <= 60 && starts_copyright.iter().any(|start| normal.starts_with(start)) {
        return true;
    }
    let reserved =
        ["all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados"];
    if words <= 40
        && reserved.iter().any(|phrase| normal.starts_with(phrase) || normal.trim_end_matches('.').ends_with(phrase))
    {
        return true;
    }
    if is_one(normal, LEGAL_LINKS) {
        return true;
    }
    if words <= 30
        && [
            "this article appear",
            "this story appear",
            "this story originally appear",
            "this article originally appear",
            "a version of this article appear",
            "a version of this story appear",
        ]
        .iter()
        .any(|start| normal.starts_with(start))
    {
        return true;
    }
    is_cookie_notice(normal, words)
}

/// What a page asks of its readers before they read.
pub(super) fn is_cookie_notice(normal: &str, words: usize) -> bool {
    let cookies = [
        "we use cookies",
        "this site uses cookies",
        "this website uses cookies",
        "our site uses cookies",
        "our website uses cookies",
        "we and our partners use cookies",
        "we and our partners store",
        "by continuing to use this",
        "by continuing to browse",
        "wir verwenden cookies",
        "diese website verwendet cookies",
        "nous utilisons des cookies",
        "usamos cookies",
        "utilizamos cookies",
    ];
    let consent = [
        "experience",
        "consent",
        "personal data",
        "accept",
        "policy",
        "settings",
        "analyse",
        "analyze",
        "personali",
        "preferences",
        "traffic",
        "zustimm",
        "einwillig",
        "consenti",
        "experiencia",
        "expérience",
    ];
    words <= 90
        && cookies.iter().any(|start| normal.starts_with(start))
        && (words <= 8 || consent.iter().any(|word| normal.contains(word)))
}

fn is_disclaimer(normal: &str, words: usize) -> bool {
    if is_disclaimer_head(normal) {
        return true;
    }
    if [
        "disclaimer:",
        "disclosure:",
        "disclosures:",
        "legal disclaimer:",
        "risk warning:",
        "haftungsausschluss:",
        "hinweis: keine anlageberatung",
    ]
    .iter()
    .any(|start| normal.starts_with(start))
    {
        return true;
    }
    let about_itself = [
        "this article",
        "this content",
        "this post",
        "this material",
        "this publication",
        "this analysis is",
        "this report is",
        "this newsletter is",
        "this site",
        "this website",
        "the information",
        "the content",
        "the views",
        "views expressed",
        "the opinions",
        "opinions expressed",
        "the author",
        "nothing in",
        "nothing here",
        "nothing on",
        "i am not a financial",
        "we are not financial",
        "i am/we are",
        "i/we have",
        "our content",
        "all content",
        "dieser artikel dient",
        "cet article est",
        "este artículo es",
    ];
    let pairs = Pairs::of(normal);
    let hits = DISCLAIMER_PHRASES.iter().filter(|phrase| pairs.may_hold(phrase) && says(normal, phrase)).count();
    hits > 0 && (words <= 12 || hits >= 2 || about_itself.iter().any(|start| normal.starts_with(start)))
}

/// Whether `phrase` is said rather than quoted.
fn says(normal: &str, phrase: &str) -> bool {
    normal.find(phrase).is_some_and(|at| !normal[..at].trim_end_matches("this is ").ends_with(['"', '\'']))
}

fn is_promotion(normal: &str, words: usize) -> bool {
    if is_one(normal, ADVERTS) || is_newsletter_call(normal) {
        return true;
    }
    let opens = OPENINGS.iter().any(|opening| {
        normal.strip_prefix(opening).is_some_and(|rest| rest.is_empty() || !rest.starts_with(char::is_alphabetic))
    });
    words <= 90 && opens && CALLS.iter().any(|call| is_called(normal, call))
}

/// Whether `call` is addressed to the reader: it opens a clause, or names what is ours or yours.
fn is_called(normal: &str, call: &str) -> bool {
    let Some(at) = normal.find(call) else { return false };
    let before = normal[..at].trim_end();
    let opens = before.is_empty()
        || before.ends_with(['.', '!', '?', ',', ':', ';', '-', '–', '—'])
        || ["and", "then", "please", "or", "now", "today", "just", "simply"].iter().any(|word| before.ends_with(word));
    opens
        || call.split(' ').any(|word| matches!(word, "our" | "your"))
        || matches!(call, "free trial" | "promo code" | "limited time")
}

fn is_one(normal: &str, list: &[&str]) -> bool {
    // "no comments yet." and "Comments:" are still what they are.
    let bare = normal.trim_end_matches(['.', '!', '?', ':', '*']);
    list.contains(&normal) || list.contains(&bare)
}

#[cfg(test)]
mod tests;
