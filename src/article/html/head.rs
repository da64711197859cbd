//! What a page's head, and the tags that speak for it, say of the article.

use std::collections::HashMap;

use super::entities::Entities;
use super::json_ld::{self, Described};
use crate::article::{Metadata, Published, boilerplate};

/// Collected while the page is read.
#[derive(Debug, Default)]
pub(super) struct Head {
    meta: HashMap<String, Vec<String>>,
    title: Option<String>,
    canonical: Option<String>,
    language: Option<String>,
    /// `<time datetime>`: inside an article, and elsewhere.
    times: [Option<Published>; 2],
    json: Option<Described>,
}

// Pages repeat tags (an author each); nobody has more than this.
const MAX_VALUES: usize = 40;

impl Head {
    /// Notes what an element says.
    pub(super) fn element(&mut self, name: &str, attributes: &[(String, &str)], entities: &mut Entities, inside: bool) {
        let value = |wanted: &str| attributes.iter().find(|(key, _)| key == wanted).map(|(_, value)| *value);
        match name {
            "html" => {
                self.language =
                    self.language.take().or_else(|| value("lang").or_else(|| value("xml:lang")).map(str::to_owned))
            }
            "meta" => {
                let Some(content) = value("content") else { return };
                let content = tidy(&entities.decode(content));
                for key in ["property", "name", "itemprop", "http-equiv"] {
                    let Some(key) = value(key) else { continue };
                    if content.is_empty() || key.len() > 80 {
                        continue;
                    }
                    let values = self.meta.entry(key.to_ascii_lowercase()).or_default();
                    if values.len() < MAX_VALUES {
                        values.push(content.clone());
                    }
                }
            }
            "link" if value("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                let url = value("href").map(|url| tidy(&entities.decode(url)));
                self.canonical = self.canonical.take().or(url.filter(|url| url.starts_with("http")));
            }
            "time" => {
                let slot = &mut self.times[usize::from(!inside)];
                if slot.is_none() {
                    *slot = value("datetime").and_then(Published::parse);
                }
            }
            _ => {}
        }
    }

    /// Notes the text of `<title>`; the first one counts.
    pub(super) fn title(&mut self, title: &str) {
        let title = tidy(title);
        if self.title.is_none() && !title.is_empty() {
            self.title = Some(title);
        }
    }

    /// Notes a JSON-LD script that begins on `line`; the first that describes an article counts.
    pub(super) fn json(&mut self, script: &str, line: u64) {
        if self.json.is_none() {
            self.json = json_ld::read(script);
            if let Some(described) = &mut self.json {
                let before = script.split("\"articleBody\"").next().unwrap_or_default();
                described.body_line = line + before.bytes().map(|byte| u64::from(byte == b'\n')).sum::<u64>();
            }
        }
    }

    /// The article's text as JSON-LD gives it, and its line.
    pub(super) fn body(&self) -> Option<(&str, u64)> {
        let described = self.json.as_ref()?;
        Some((described.body.as_deref()?, described.body_line))
    }

    /// The metadata; `heading` is the page's own first heading. What only the text tells is still missing.
    pub(super) fn metadata(&self, heading: Option<&str>) -> Metadata {
        let json = self.json.as_ref().map(|described| &described.metadata);
        let source =
            self.first(&["og:site_name"]).or_else(|| json.and_then(|json| json.source.clone())).or_else(|| {
                self.first(&[
                    "application-name",
                    "dc.publisher",
                    "dcterms.publisher",
                    "citation_journal_title",
                    "publisher",
                ])
            });
        let site = source.as_deref();
        let title = json
            .and_then(|json| json.title.clone())
            .or_else(|| {
                self.first(&[
                    "og:title",
                    "citation_title",
                    "parsely-title",
                    "dc.title",
                    "dcterms.title",
                    "twitter:title",
                ])
            })
            .map(|title| without_site(&title, site, heading))
            .or_else(|| heading.map(tidy))
            .or_else(|| self.title.as_deref().map(|title| without_site(title, site, heading)))
            .filter(|title| !title.is_empty());
        let published = json.and_then(|json| json.published.clone()).or_else(|| self.published());
        let url = self.canonical.clone().or_else(|| {
            let said = self.first(&["og:url", "parsely-link", "twitter:url"]).filter(|url| url.starts_with("http"));
            said.or_else(|| json.and_then(|json| json.url.clone()))
        });
        Metadata {
            title,
            author: json.and_then(|json| json.author.clone()).or_else(|| self.author()),
            published,
            source,
            url,
            language: None,
        }
    }

    /// The language that the page declares.
    pub(super) fn language(&self) -> Option<String> {
        let json = self.json.as_ref().and_then(|described| described.language.clone());
        self.language
            .clone()
            .filter(|tag| !tag.trim().is_empty())
            .or(json)
            .or_else(|| self.first(&["og:locale", "content-language", "dc.language", "language"]))
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.meta.get(*name)?.first().cloned())
    }

    fn author(&self) -> Option<String> {
        let names = [
            "author",
            "article:author",
            "parsely-author",
            "dc.creator",
            "dcterms.creator",
            "citation_author",
            "sailthru.author",
            "byl",
            "twitter:creator",
        ];
        names.iter().find_map(|name| {
            let mut people: Vec<String> = Vec::new();
            for person in self.meta.get(*name)?.iter().filter_map(|name| boilerplate::author_of(name)) {
                if !person.starts_with('@') && !people.contains(&person) {
                    people.push(person);
                }
            }
            (!people.is_empty()).then(|| people.join(", "))
        })
    }

    fn published(&self) -> Option<Published> {
        let names = [
            "article:published_time",
            "og:published_time",
            "datepublished",
            "parsely-pub-date",
            "sailthru.date",
            "citation_publication_date",
            "citation_date",
            "dc.date.issued",
            "dcterms.issued",
            "dcterms.created",
            "dc.date",
            "dcterms.date",
            "pubdate",
            "publish-date",
            "publish_date",
            "publishdate",
            "publication_date",
            "date",
        ];
        let said = names.iter().find_map(|name| self.meta.get(*name)?.iter().find_map(|date| Published::parse(date)));
        said.or_else(|| self.times.iter().flatten().next().cloned())
    }
}

/// One line, single blanks, references decoded (pages encode them twice).
pub(super) fn tidy(text: &str) -> String {
    let decoded = Entities::default().decode(text).into_owned();
    decoded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "Headline | The Site" loses the site, where that is the site's name or the page's heading says so.
fn without_site(title: &str, site: Option<&str>, heading: Option<&str>) -> String {
    let title = tidy(title);
    for separator in [" | ", " - ", " – ", " — ", " :: ", " · ", " » ", " • "] {
        if let Some((before, after)) = title.rsplit_once(separator) {
            let named = site.is_some_and(|site| same(site, after));
            let headed = heading.is_some_and(|heading| same(heading, before));
            if named || headed {
                return before.trim().to_owned();
            }
        }
        if let Some((before, after)) = title.split_once(separator)
            && site.is_some_and(|site| same(site, before))
            && !after.trim().is_empty()
        {
            return after.trim().to_owned();
        }
    }
    title
}

fn same(a: &str, b: &str) -> bool {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    letters(a) == letters(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_loses_the_name_of_its_site() {
        assert_eq!(without_site("A Deal | The Example", Some("The Example"), None), "A Deal");
        assert_eq!(without_site("A Deal - the example", Some("The Example"), None), "A Deal");
        assert_eq!(without_site("The Example - A Deal", Some("The Example"), None), "A Deal");
        assert_eq!(without_site("A Deal — Somewhere", None, Some("A deal")), "A Deal");
        assert_eq!(without_site("Meta - Scale - a Deal", Some("The Example"), None), "Meta - Scale - a Deal");
    }
}
