//! Judgments by quotation: they name an article and quote the sentence that answers, and so survive a change of what
//! a passage is.

use std::collections::HashMap;

use super::ask::Unit;
use super::column::column;
use super::error::EvalError;
use super::kind::{FileKind, names_columns};
use super::locate::ArticleText;
use super::oddity::{Oddities, Oddity};
use super::qrels::Qrels;
use super::source::Source;
use crate::article::ArticleId;
use crate::index::Index;

/// A judgment by quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The topic.
    pub topic: String,
    /// The article, by its path or its record's id.
    pub article: String,
    /// The grade of the passage that holds the quotation.
    pub grade: i32,
    /// Words of the article, in one place of it only.
    pub text: String,
    /// Where it is written.
    line: u64,
}

/// Reads lines `topic<TAB>article<TAB>grade<TAB>quotation`, with or without a line of names.
///
/// # Errors
/// The file cannot be read, is empty, holds something else, or a line is none of these.
pub fn read_quotations(source: &Source) -> Result<Vec<Quotation>, EvalError> {
    source.expect(&[FileKind::Quotations])?;
    let mut lines = source.lines()?;
    let mut quotations = Vec::new();
    let mut is_first = true;
    while let Some((number, line)) = lines.next()? {
        if std::mem::take(&mut is_first) && names_columns(line) {
            continue;
        }
        let columns: Vec<&str> = line.splitn(4, '\t').map(str::trim).collect();
        let [topic, article, grade, text] = columns.as_slice() else {
            let what = format!("{} between tabs where there should be 4", columns.len());
            return Err(lines.wrong(what, FileKind::Quotations.example()));
        };
        let Ok(grade) = grade.parse() else {
            let what = format!("the grade `{grade}` is no whole number");
            return Err(lines.wrong(what, FileKind::Quotations.example()));
        };
        if text.is_empty() {
            return Err(lines.wrong("nothing is quoted", FileKind::Quotations.example()));
        }
        let (topic, article, text) = (column(topic), (*article).to_owned(), (*text).to_owned());
        quotations.push(Quotation { topic, article, grade, text, line: number });
    }
    if quotations.is_empty() { Err(source.empty(FileKind::Quotations)) } else { Ok(quotations) }
}

/// The judgments of passages that hold the quotations, or of their articles; of several for one the highest grade counts.
/// What is not found, once and word for word, judges nothing and is counted, and so is what no single passage holds where
/// passages are judged. Every topic counts as judged, also one whose quotations are all lost.
///
/// # Errors
/// The index cannot be read.
pub fn judged_by(
    quotations: &[Quotation],
    index: &Index,
    unit: Unit,
    name: &str,
) -> Result<(Qrels, Oddities), EvalError> {
    let mut qrels = Qrels::default();
    let mut oddities = Oddities::default();
    let mut articles: HashMap<&str, Option<(ArticleId, ArticleText)>> = HashMap::new();
    for quotation in quotations {
        let known = match articles.entry(&quotation.article) {
            std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::hash_map::Entry::Vacant(unknown) => {
                unknown.insert(ArticleText::find(index, &quotation.article)?)
            }
        };
        let document = known.as_ref().ok_or(Oddity::LostQuotation).and_then(|(id, text)| {
            let places = text.places_of(&quotation.text);
            let [place] = places.as_slice() else { return Err(Oddity::LostQuotation) };
            // An article is found by any of its passages.
            let passage = match unit {
                Unit::Passage => text.passage_of(*place).ok_or(Oddity::PartedQuotation)?,
                Unit::Article => 1,
            };
            Ok(unit.document(&format!("{id}#{passage}")))
        });
        qrels.note_topic(&quotation.topic);
        match document {
            Ok(document) => {
                let best =
                    qrels.grade(&quotation.topic, &document).map_or(quotation.grade, |it| it.max(quotation.grade));
                qrels.judge(&quotation.topic, &document, best);
            }
            Err(oddity) => oddities.note(oddity, || format!("{name}:{}", quotation.line)),
        }
    }
    Ok((qrels, oddities))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::world::World;

    #[test]
    fn the_passage_that_holds_the_quotation_is_judged() {
        let long = |about: &str| format!("{about} {}", "It is told at length. ".repeat(12));
        let world = World::new()
            .with_passages_of(40)
            .file("my pumps.txt", &format!("Pumps\n\n{}\n\n{}\n", long("A pump hums."), long("A fan\nroars.")));
        let text = "1\tmy pumps.txt\t1\tA pump hums.\n1\tmy pumps.txt\t3\tA fan roars.\n1\tmy pumps.txt\t2\tA pump hums.\r\n\
                    1\tmy pumps.txt\t2\tIt is told at length.\n1\tgone.txt\t1\tNothing.\n";
        let quotations = read_quotations(&Source::copied("j", text.as_bytes()).unwrap()).unwrap();
        let index = world.index();
        let (qrels, oddities) = judged_by(&quotations, &index, Unit::Passage, "j").unwrap();
        let judged = qrels.of("1").unwrap();
        assert_eq!(judged.len(), 2);
        assert!(judged.keys().all(|id| id.starts_with("my%20pumps.txt#")), "{judged:?}");
        assert_eq!(judged.values().copied().collect::<Vec<_>>(), [2, 3]);
        assert_eq!(
            oddities.sentences(),
            ["2 quotations are not found, once and word for word, in their articles (first j:4)"]
        );
        let (qrels, _) = judged_by(&quotations, &index, Unit::Article, "j").unwrap();
        assert_eq!(qrels.grade("1", "my%20pumps.txt"), Some(3));
    }

    #[test]
    fn what_a_cut_parts_still_judges_the_article_and_a_topic_never_gets_lost() {
        let long = |about: &str| format!("{about} {}", "It is told at length. ".repeat(12));
        let world = World::new()
            .with_passages_of(40)
            .file("pumps.txt", &format!("Pumps\n\n{}Last one.\n\n{}\n", long("A pump hums."), long("A fan roars.")));
        let text = "topic\tarticle\tgrade\tquotation\n1\tpumps.txt\t2\tLast one. A fan roars.\n2\tgone.txt\t1\tNo.\n";
        let quotations = read_quotations(&Source::copied("j", text.as_bytes()).unwrap()).unwrap();
        let index = world.index();
        let (qrels, oddities) = judged_by(&quotations, &index, Unit::Passage, "j").unwrap();
        assert_eq!((qrels.topic_count(), qrels.len()), (2, 0));
        let counts = [Oddity::PartedQuotation, Oddity::LostQuotation].map(|oddity| oddities.count(oddity));
        assert_eq!(counts, [1, 1]);
        let (qrels, oddities) = judged_by(&quotations, &index, Unit::Article, "j").unwrap();
        assert_eq!(qrels.grade("1", "pumps.txt"), Some(2));
        assert_eq!(oddities.count(Oddity::PartedQuotation), 0);
        let empty = super::super::standing::Standing::default();
        let evaluation = super::super::evaluate(&empty, &qrels, &super::super::Measure::usual());
        assert!(evaluation.means().into_iter().all(|mean| mean == Some(0.0)));
    }

    #[test]
    fn a_fault_is_named_with_its_line() {
        let read = |text: &str| {
            read_quotations(&Source::copied("j", text.as_bytes()).unwrap()).map_err(|error| error.to_string())
        };
        assert_eq!(read("1\ta\t1\tx y\n1\ta\t1").unwrap_err(), "j:2: 3 between tabs where there should be 4");
        assert_eq!(read("1\ta\t1\tx y\n1\ta\tgood\tx").unwrap_err(), "j:2: the grade `good` is no whole number");
        assert_eq!(read("").unwrap_err(), "j is empty: judgments by quotation should be in it");
        assert_eq!(read("1 0 a 1").unwrap_err(), "j looks like qrels, not judgments by quotation");
    }
}
