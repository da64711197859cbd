//! What the user should know about how a query was read.

use super::fields;
use super::figures::{MOST_CONDITIONS, is_passed_over};
use super::scan::{MOST_BYTES, MOST_WORDS};
use super::sentence::is_sentence;
use super::{FARTHEST, Item, Note, NoteKind, Part, Sign};
use crate::text::Span;

/// Something in a query that could not be read as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Problem {
    /// A quotation mark that nothing closes.
    Unclosed,
    /// A quotation mark, in or behind a word, that nothing opens.
    Unopened,
    /// The query has more words than are read of it.
    TooLong,
    /// The words of the query have more bytes than are read of them.
    TooLarge,
    /// A word is longer than what is read of it.
    LongWord,
    /// A parenthesis that nothing closes.
    UnclosedGroup,
    /// A parenthesis that nothing opens.
    UnopenedGroup,
    /// A brace that no `}s` or `}p` closes.
    UnclosedBrace,
    /// A brace inside of braces or of a field.
    NestedBrace,
    /// Parentheses in parentheses in parentheses.
    Depth,
    /// An operator without something to stand between.
    NoOperand,
    /// An operator in a query all in capitals.
    Capitals,
    /// An operator of distance between things that have no place in a text.
    NotNear,
    /// A distance beyond what is reached.
    Distance,
    /// A name before a colon that is no field's.
    UnknownField,
    /// A name before a colon that may be meant for a field.
    ForeignField,
    /// A field with nothing behind it that it could look for.
    FieldValue,
    /// A field where there can be none.
    NestedField,
    /// What stands behind `path:` is no path.
    Path,
    /// What stands behind `date:` is no date.
    Date,
    /// A range of days that ends before it begins.
    Reversed,
    /// What stands behind `amount:`, `percent:`, `count:` or `year:` is no value.
    Figure,
    /// An amount below nothing.
    NegativeFigure,
    /// An amount in no currency that is known.
    Currency,
    /// A range of amounts of two currencies.
    MixedCurrencies,
    /// A range of values that ends before it begins.
    ReversedFigures,
    /// A blank between the name of a figure's field, its sign and its value.
    FigureBlank,
    /// `amount>1bn`.
    FigureColon,
    /// `the amount > 1bn` in a sentence.
    FigureSaid,
    /// A range of values with a dash between them.
    FigureDash,
    /// A range of values with a word between them.
    FigureTo,
    /// `$>10bn` among words.
    FigureSign,
    /// A range of amounts among words.
    FigureRange,
    /// A condition on figures behind the name of a field of text.
    FigureOfField,
    /// A figure in a field, where it is words.
    FigureWords,
    /// `over £2bn` among words, which looks for the amount itself.
    FigureBound,
    /// More different conditions on figures than are read.
    ManyConditions,
    /// What stands behind `lang:` is no language.
    Language,
    /// What stands behind `has:` is nothing that can be asked for.
    Has,
    /// What stands behind `boilerplate:` is not yes or no.
    Boilerplate,
    /// `any:` without a number and a group.
    Any,
    /// `any:3` of fewer than three.
    AnyMany,
    /// A pattern of one letter.
    ShortPattern,
    /// A pattern in a script without blanks.
    PatternScript,
    /// A pattern behind `=`.
    ExactPattern,
    /// `~` behind something that has no near spellings.
    FuzzyWord,
    /// `~3`.
    FuzzyMost,
    /// A weight out of bounds.
    Weight,
    /// `~` behind a phrase without a number, or behind an exact one.
    PhraseSuffix,
    /// A weight behind a filter.
    FilterWeight,
    /// `-` before one of several operands of `OR`.
    LeftOutChoice,
    /// `+-` before something.
    TwoSigns,
    /// A pattern with `~` behind it.
    FuzzyPattern,
    /// `^` without a number behind it.
    WeightNumber,
    /// The name of a field with a blank behind its colon.
    FieldBlank,
    /// `any:0`.
    AnyNone,
    /// `NEAR` without a number.
    HalfNear,
    /// An operator of distance as other tools write it.
    ForeignNear,
    /// `|` by itself.
    Bar,
    /// A pattern in a phrase that cannot have one.
    PhrasePattern,
    /// A sign behind the name of a field.
    FieldSign,
    /// Braces behind the name of a field.
    FieldBrace,
    /// `!` by itself.
    LoneSign,
}

impl Problem {
    /// What was found, and a way on. `name` is the operator or the field that it is about, `value` what stands behind the field.
    fn words(self, name: &str, value: &str) -> (String, String) {
        let say = |message: &str, hint: &str| (message.to_owned(), hint.to_owned());
        let instead = if is_passed_over(value) { "it is passed over" } else { "it is read as text" };
        match self {
            Self::Unclosed => say(
                "this quotation mark is never closed: the words behind it are searched one by one",
                "add a closing quotation mark to search for the words in this order",
            ),
            Self::Unopened => say(
                "nothing opens this quotation mark: it is passed over",
                "add an opening quotation mark to search for the words in this order",
            ),
            Self::TooLong => (
                format!("only the first {MOST_WORDS} words of a query are read: the rest is passed over"),
                "search for fewer words at a time".to_owned(),
            ),
            Self::TooLarge => (
                format!("only the first {} kB of a query are read: the rest is passed over", MOST_BYTES / 1024),
                "search for fewer words at a time".to_owned(),
            ),
            Self::LongWord => say("this word is too long: only its beginning is searched", "put blanks between words"),
            Self::UnclosedGroup => {
                say("this parenthesis is never closed: it reaches to the end", "add a closing parenthesis")
            }
            Self::UnopenedGroup => {
                say("nothing opens this parenthesis: it is passed over", "add an opening parenthesis")
            }
            Self::UnclosedBrace => say(
                "this brace is closed by no `}s` or `}p`: it is passed over",
                "write `{meta stake}s` for words of one sentence, `{meta stake}p` for words of one paragraph",
            ),
            Self::NestedBrace => {
                say("braces cannot stand inside of braces or of a field: this one is passed over", "close the others first")
            }
            Self::Depth => say("parentheses are nested too deeply: this one is passed over", "take some of them away"),
            Self::NoOperand if name == "NOT" => say(
                "`NOT` leaves out nothing here: it is read as a word",
                "put a word, a phrase or a group behind it",
            ),
            Self::NoOperand if !name.contains(char::is_alphabetic) => (
                format!("`{name}` has nothing to stand between: it is passed over"),
                "put a word, a phrase or a group on both sides of it".to_owned(),
            ),
            Self::NoOperand => (
                format!("`{name}` has nothing to stand between: it is read as a word"),
                "put a word, a phrase or a group on both sides of it".to_owned(),
            ),
            Self::Capitals => (
                format!("the query is all in capitals: `{name}` is read as a word"),
                "write the words in small letters and the operator in capitals".to_owned(),
            ),
            Self::NotNear => (
                format!("`{name}` cannot stand beside this: it is read as a word"),
                "put words, phrases or lists of them on both sides, signs and weights around the whole: `-(meta NEAR/5 stake)`"
                    .to_owned(),
            ),
            Self::Distance => (
                format!("distances are from 1 to {FARTHEST} words: the nearest of these is taken"),
                "write `{meta stake}p` for words of one paragraph".to_owned(),
            ),
            Self::UnknownField | Self::ForeignField => {
                let hint = match fields::nearest(name, value) {
                    Some(known) => format!("did you mean `{known}`? the fields are {}", fields::list()),
                    None => format!("the fields are {}", fields::list()),
                };
                (format!("there is no field `{name}:`: it is read as a word"), hint)
            }
            Self::FieldValue => (
                format!("nothing that `{name}:` could look for stands behind it: it is read as text"),
                format!("put a word, a phrase or a group right behind the colon: `{name}:meta`"),
            ),
            Self::NestedField => (
                format!("`{name}:` cannot stand inside of a field or of braces: it is read as text"),
                if value.is_empty() { "put it outside".to_owned() } else { format!("put it outside: `{name}:{value}`") },
            ),
            Self::Path => say(
                "this is no path: it is read as text",
                "write `path:energy/*.md`, or `path:\"my folder/\"` where there is a blank in it",
            ),
            Self::Date => say(
                "this is no date: it is read as text",
                "write `date:2025`, `date:2025-06..2025-08`, `date:>=2025-06-09`, `date:\"last month\"` or `date:yesterday..`",
            ),
            Self::Reversed => {
                say("this range ends before it begins: it is read the other way round", "put the earlier date first")
            }
            Self::Figure => {
                let (is_none, example) = match name {
                    "percent" => ("no percentage", "`percent:49`, `percent:45..50`, `percent:>=5` or `percent:~50`"),
                    "count" => ("no number", "`count:>100 workers`, `count:10k..20k` or `count:~400bn parameters`"),
                    "year" => ("no year", "`year:2024`, `year:2024..2025` or `year:>=2020`"),
                    _ => ("no amount", "`amount:>10bn`, `amount:$14B..$15B`, `amount:~€2.5m` or `amount:14.3bn`"),
                };
                (format!("this is {is_none}: {instead}"), format!("write {example}"))
            }
            Self::NegativeFigure => (
                format!("`{name}:` knows nothing below zero: {instead}"),
                format!("write `{name}:<10` for less than ten"),
            ),
            Self::Currency => (
                format!("this is no currency and no scale: {instead}"),
                "write a sign or a code before the number, a scale behind it: `amount:>$10bn`, `amount:>EUR10m`".to_owned(),
            ),
            Self::MixedCurrencies => (
                format!("these are two currencies, and none is converted: {instead}"),
                "write both ends in one currency: `amount:$10bn..$15bn`".to_owned(),
            ),
            Self::ReversedFigures => {
                say("this range ends before it begins: it is read the other way round", "put the smaller value first")
            }
            Self::FigureBlank => (
                format!("a blank stands before the value of `{name}:`: it is read as if there was none"),
                format!("write `{value}`"),
            ),
            Self::FigureColon => (
                format!("a colon stands behind `{name}`: it is read as if there was one"),
                format!("write `{value}`"),
            ),
            Self::FigureSaid => (
                format!("this query reads like a sentence: `{name}` is a word of it here"),
                format!("to ask for such figures, write `{value}`"),
            ),
            Self::FigureDash => (
                "two dots stand between the ends of a range: the dash is read as them".to_owned(),
                format!("write `{value}`"),
            ),
            Self::FigureTo => (
                "two dots stand between the ends of a range: what stands there is read as them".to_owned(),
                format!("write `{value}`"),
            ),
            Self::FigureSign => (
                format!("{value} is a word here: the sign stands before the currency, behind the name of a field"),
                format!("write `{name}` for all figures that lie there"),
            ),
            Self::FigureRange => (
                format!("this looks for {value} itself: either end, however it is written"),
                format!("write `{name}` for all figures that lie between them"),
            ),
            Self::FigureOfField => (
                format!("figures are looked for in title, headings and text alike: `{name}` is passed over"),
                format!("write `{value}`, and the words of a field beside it: `{name}meta {value}`"),
            ),
            Self::FigureWords => (
                format!("in a field `{value}` is looked for by its words, not by what it is worth"),
                format!("write `{value}` without `{name}:` for every way of writing it, `{name}:\"{value}\"` for this one"),
            ),
            Self::FigureBound => (
                format!("this looks for {value} itself, however it is written"),
                format!("write `{name}` for all figures that lie there"),
            ),
            Self::ManyConditions => (
                format!("only {MOST_CONDITIONS} different conditions on figures are read: this is passed over"),
                "take fewer of them, or a range: `amount:$14B..$15B`".to_owned(),
            ),
            Self::Language => say("this is no language: it is read as text", "write its code, such as `lang:en`"),
            Self::Has => say(
                "this is nothing that can be asked for: it is read as text",
                "write `has:date`, `has:author`, `has:title`, `has:source`, `has:url` or `has:lang`",
            ),
            Self::Boilerplate => say("this is neither yes nor no: it is read as text", "write `boilerplate:yes` or `boilerplate:no`"),
            Self::Any => say(
                "`any:` wants a number and a group: it is read as text",
                "write `any:2(meta scale wang)` for at least two of these",
            ),
            Self::AnyMany => say("there are fewer to choose from: all of them are required", "take a smaller number"),
            Self::ShortPattern => say(
                "too short for a pattern: the `*` or `?` is passed over",
                "a pattern has at least two letters: `an*`",
            ),
            Self::PatternScript => say(
                "patterns are for scripts with blanks between words: the `*` or `?` is passed over",
                "parts of words are found in this script without it",
            ),
            Self::ExactPattern => {
                say("this matches words as they are written in any case: `=` is passed over", "take the `=` away")
            }
            Self::FuzzyWord => say(
                "only words of three letters or more without digits have near spellings: `~` is passed over",
                "take the `~` away",
            ),
            Self::FuzzyMost => say("`~` allows one or two letters to differ: the nearest of these is taken", "write `~1` or `~2`"),
            Self::Weight => say(
                "weights are from 0.1 to 100: the nearest of these is taken",
                "write `meta^2`, or `-meta` to leave something out",
            ),
            Self::PhraseSuffix => {
                say("this is no distance: it is passed over", "write `\"scale stake\"~5` for words at most 5 out of place")
            }
            Self::FilterWeight => (
                "this only narrows the search and has no weight: it is passed over".to_owned(),
                format!("take the `^` away: `{value}`"),
            ),
            Self::LeftOutChoice => say(
                "this is left out whatever else matches",
                "to leave something out beside one of several, write `-b (a OR c)`",
            ),
            Self::TwoSigns => say("two signs stand side by side: neither counts", "write `+meta` or `-meta`"),
            Self::FuzzyPattern => {
                say("a pattern has no near spellings: `~` is passed over", "write `annot*`, or a whole word: `annotator~1`")
            }
            Self::WeightNumber => say("there is no number behind `^`: it is passed over", "write `meta^2`"),
            Self::FieldBlank => (
                format!("a field has no blank behind the colon: `{name}` is read as a word"),
                format!("to look in that field alone, write `{name}:` right before what it should hold"),
            ),
            Self::AnyNone => say("at least one of these is asked for", "write `any:2(meta scale wang)` for at least two of these"),
            Self::HalfNear => (
                format!("`{name}` wants a number of words: it is read as a word"),
                "write `meta NEAR/5 stake` for words at most 5 apart, `BEFORE/5` for words in this order".to_owned(),
            ),
            Self::ForeignNear => (
                format!("`{name}` is read as a word"),
                "write `meta NEAR/5 stake` for words at most 5 apart, `BEFORE/5` for words in this order".to_owned(),
            ),
            Self::Bar => say("`|` is passed over", "write `meta OR scale` for passages with either"),
            Self::PhrasePattern => say(
                "a pattern counts in a plain phrase alone: here it is searched as the letters that it has",
                "write `annot* NEAR/5 data`",
            ),
            Self::FieldSign => (
                format!("a sign stands before the name of a field, not behind it: `{name}:` is read as text"),
                format!("write `-{name}:meta` or `+{name}:meta`"),
            ),
            Self::FieldBrace => (
                format!("braces cannot stand behind a field: `{name}:` is passed over"),
                format!("`{{meta stake}}s` looks at one sentence, `{name}:(meta AND stake)` at the field alone"),
            ),
            Self::LoneSign => say(
                "a blank stands behind `!`: it is passed over",
                "write `-meta` or `NOT meta` for passages without that word",
            ),
        }
    }

    fn kind(self) -> NoteKind {
        match self {
            Self::LeftOutChoice
            | Self::FieldBlank
            | Self::FigureBlank
            | Self::FigureColon
            | Self::FigureSaid
            | Self::FigureDash
            | Self::FigureTo
            | Self::FigureSign
            | Self::FigureRange
            | Self::FigureOfField
            | Self::FigureWords
            | Self::FigureBound
            | Self::ForeignField
            | Self::ForeignNear
            | Self::Bar
            | Self::LoneSign => NoteKind::Remark,
            _ => NoteKind::Fault,
        }
    }
}

/// Notes on one query: of each kind of problem the first.
#[derive(Debug, Default)]
pub(super) struct Notes {
    seen: Vec<Problem>,
    list: Vec<Note>,
}

impl Notes {
    /// Notes `problem` at `span`, if it is the first of its kind.
    pub(super) fn add(&mut self, problem: Problem, span: Span) {
        self.add_named(problem, "", span);
    }

    /// Notes `problem` with the operator or the field called `name` at `span`, if it is the first of its kind.
    pub(super) fn add_named(&mut self, problem: Problem, name: &str, span: Span) {
        self.add_valued(problem, name, "", span);
    }

    /// Notes `problem` with the field called `name`, behind which `value` stands, if it is the first of its kind.
    pub(super) fn add_valued(&mut self, problem: Problem, name: &str, value: &str, span: Span) {
        if self.seen.contains(&problem) {
            return;
        }
        self.seen.push(problem);
        let (message, hint) = problem.words(name, value);
        self.list.push(Note { kind: problem.kind(), span, message, hint: Some(hint) });
    }

    /// The notes in the order of their places, with what is to be said about the query as a whole.
    pub(super) fn finish(self, text: &str, items: &[Item]) -> Vec<Note> {
        // A text of signs alone has one thing to be said of it.
        let is_figure = |problem: &Problem| {
            matches!(problem, Problem::Figure | Problem::NegativeFigure | Problem::Currency | Problem::MixedCurrencies)
        };
        let is_passed_over = items.is_empty() && self.seen.iter().any(is_figure);
        let mut notes = if items.is_empty() && !is_passed_over { Vec::new() } else { self.list };
        if let Some(phrase) = wished_phrase(items).filter(|_| is_sentence(items)) {
            let message = "this query reads like a sentence: passages without the quoted words are found too";
            let hint = "to require the quoted words, search for them with fewer words around them";
            notes.push(Note::remark(phrase.span, message, Some(hint.to_owned())));
        }
        notes.sort_by_key(|note| note.span);
        let whole = |message: &str, hint: &str| Note::fault(Span::new(0, text.len()), message, Some(hint.to_owned()));
        if text.trim().is_empty() {
            notes.push(whole("the query is empty", "type the words to search for"));
        } else if is_passed_over {
            // That is all that there is to say.
        } else if items.is_empty() {
            notes.push(whole("there is no word in the query", "type a word or a number to search for"));
        } else if items.iter().all(|item| item.sign == Sign::Minus && !item.is_of_filters()) {
            notes.push(whole(
                "every word is left out, so nothing is searched for",
                "add a word that passages should have, or `path:**` for all other passages",
            ));
        }
        notes
    }
}

/// The first phrase that a sentence wishes for, in parentheses or not.
fn wished_phrase(items: &[Item]) -> Option<&Item> {
    items.iter().filter(|item| item.sign == Sign::None).find_map(|item| match &item.part {
        Part::Phrase { .. } => Some(item),
        Part::Group(items) => wished_phrase(items),
        _ => None,
    })
}
