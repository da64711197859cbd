//! What the user should know about how a query was read.

use super::parse::MOST_WORDS;
use super::stop::is_sentence;
use super::{Note, SyntaxNode};
use crate::text::Span;

/// Names before a colon that other query languages take for fields.
const FIELDS: [&str; 16] = [
    "title",
    "heading",
    "text",
    "body",
    "author",
    "source",
    "path",
    "lang",
    "language",
    "date",
    "has",
    "boilerplate",
    "amount",
    "percent",
    "count",
    "year",
];

/// Notes on one query: of each kind the first.
#[derive(Debug, Default)]
pub(super) struct Notes {
    list: Vec<(Kind, Note)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Unclosed,
    Unopened,
    TooLong,
    LongWord,
    Parenthesis,
    Operator,
    Field,
    Must,
    Wildcard,
    Suffix,
}

impl Notes {
    fn add(&mut self, kind: Kind, span: Span, message: impl Into<String>, hint: &str) {
        if self.list.iter().all(|(known, _)| *known != kind) {
            self.list.push((kind, Note { span, message: message.into(), hint: Some(hint.to_owned()) }));
        }
    }

    /// A quotation mark at `span` that nothing closes.
    pub(super) fn unclosed(&mut self, span: Span) {
        let hint = "add a closing quotation mark to search for the words in this order";
        self.add(
            Kind::Unclosed,
            span,
            "this quotation mark is never closed: the words behind it are searched one by one",
            hint,
        );
    }

    /// A quotation mark at `span`, in or behind a word, that nothing opens.
    pub(super) fn unopened(&mut self, span: Span) {
        let hint = "add an opening quotation mark to search for the words in this order";
        self.add(Kind::Unopened, span, "nothing opens this quotation mark: it is passed over", hint);
    }

    /// The query is longer than what is read of it.
    pub(super) fn too_long(&mut self, span: Span) {
        let message = format!("only the first {MOST_WORDS} words of a query are read: the rest is passed over");
        self.add(Kind::TooLong, span, message, "search for fewer words at a time");
    }

    /// A word is longer than what is read of it.
    pub(super) fn long_word(&mut self, span: Span) {
        self.add(
            Kind::LongWord,
            span,
            "this word is too long: only its beginning is searched",
            "put blanks between words",
        );
    }

    /// `~5` or `^2` behind a phrase.
    pub(super) fn no_suffix(&mut self, span: Span) {
        let hint = "a phrase matches its words right behind one another";
        self.add(
            Kind::Suffix,
            span,
            "distances and weights are not part of the query language: this is passed over",
            hint,
        );
    }

    /// An opening parenthesis at `span`.
    pub(super) fn parenthesis(&mut self, span: Span) {
        let hint = "words are searched any of them, the more of them a passage has the better";
        self.add(Kind::Parenthesis, span, "parentheses do not group words: they are passed over", hint);
    }

    /// Looks at `piece`, which starts at `start` and whose word is `word` at `from`.
    pub(super) fn of_piece(&mut self, piece: &str, start: usize, word: &str, from: usize) {
        let span = Span::new(from, from + word.len());
        let any = "words are searched any of them; put a - before a word to leave out passages that have it";
        match word {
            "AND" | "OR" | "NOT" => {
                self.add(Kind::Operator, span, format!("`{word}` is read as a word, not as an operator"), any);
            }
            _ if word.starts_with("NEAR/") || word.starts_with("BEFORE/") => {
                self.add(
                    Kind::Operator,
                    span,
                    "distances are not part of the query language: this is read as words",
                    any,
                );
            }
            _ => {}
        }
        if let Some((name, value)) = word.split_once(':')
            && FIELDS.contains(&name)
            && !value.starts_with("//")
        {
            let message = format!("`{name}:` is read as a word: fields cannot be searched apart");
            self.add(
                Kind::Field,
                Span::new(from, from + name.len() + 1),
                message,
                "titles and headings are searched along with the text",
            );
        }
        let lead = &piece[..from - start];
        if lead == "+" {
            self.add(
                Kind::Must,
                Span::new(start, from),
                "`+` does not make a word required: it is passed over",
                "put a word in quotation marks to require it",
            );
        }
        if lead == "=" {
            self.add(
                Kind::Must,
                Span::new(start, from),
                "`=` does not ask for the exact form: it is passed over",
                "words match in all their forms",
            );
        }
        let behind = &piece[from - start + word.len()..];
        // `5"` is a length, a mark inside of a word part of it.
        let is_mark = |character: char| matches!(character, '"' | '\u{201d}' | '»' | '\u{ff02}');
        if let Some((at, mark)) = behind.char_indices().find(|(_, character)| is_mark(*character))
            && !word.ends_with(|character: char| character.is_ascii_digit())
        {
            let at = from + word.len() + at;
            self.unopened(Span::new(at, at + mark.len_utf8()));
        }
        if lead.ends_with('*') || behind.starts_with('*') || word.contains('*') {
            self.add(
                Kind::Wildcard,
                Span::new(start, start + piece.len()),
                "`*` is not a wildcard: it is passed over",
                "words match in all their forms: `invest` finds `investing`",
            );
        }
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if behind == "~" || word.rsplit_once(['~', '^']).is_some_and(|(_, number)| is_number(number)) {
            self.add(
                Kind::Suffix,
                span,
                "`~` and `^` are not part of the query language: this is read as words",
                "check the spelling: words match only as they are spelt",
            );
        }
    }

    /// The notes in the order of their places, with what is to be said about the query as a whole.
    pub(super) fn finish(self, text: &str, nodes: &[SyntaxNode]) -> Vec<Note> {
        // A text of signs alone has one thing to be said of it.
        let list = self.list.into_iter().filter(|_| !nodes.is_empty());
        let mut notes: Vec<_> = list.map(|(_, note)| note).collect();
        let phrase = nodes.iter().find_map(|node| match node {
            SyntaxNode::Phrase { span, negated: false, .. } => Some(*span),
            _ => None,
        });
        if let Some(span) = phrase.filter(|_| is_sentence(nodes)) {
            notes.push(Note {
                span,
                message: "this query reads like a sentence: passages without the quoted words are found too".to_owned(),
                hint: Some("to require the quoted words, search for them with fewer words around them".to_owned()),
            });
        }
        notes.sort_by_key(|note| note.span);
        let whole = |message: &str, hint: &str| Note {
            span: Span::new(0, text.len()),
            message: message.to_owned(),
            hint: Some(hint.to_owned()),
        };
        if text.trim().is_empty() {
            notes.push(whole("the query is empty", "type the words to search for"));
        } else if nodes.is_empty() {
            notes.push(whole("there is no word in the query", "type a word or a number to search for"));
        } else if nodes.iter().all(SyntaxNode::is_negated) {
            notes.push(whole(
                "every word is left out, so nothing is searched for",
                "add a word that passages should have",
            ));
        }
        notes
    }
}
