//! Pages that are drawn by scripts, or show a teaser only, and carry the article's text in their JSON-LD.

use super::page::{self, Page, Piece};
use crate::article::BlockKind;
use crate::article::boilerplate::words_of;

// A description shorter than this is a summary.
const MIN_WORDS: usize = 40;
// Comparisons of bytes that are worth a text said once.
const MAX_WORK: usize = 100_000_000;

/// Where the page shows less than half of the text that its JSON-LD gives, that text joins the page; what the page
/// shows of it is not said twice.
pub(super) fn complete(page: &mut Page) {
    let Some((body, line)) = page.head.body() else { return };
    let words = words_of(body);
    let shown: usize =
        page.pieces.iter().filter(|piece| piece.root.is_none() && !piece.is_links()).map(Piece::words).sum();
    if words < MIN_WORDS || shown * 2 >= words {
        return;
    }
    let pieces = pieces_of(body, line);
    let said: String = pieces.iter().map(|piece| letters(&piece.text)).collect();
    if said.len().saturating_mul(page.pieces.len()) <= MAX_WORK {
        page.pieces
            .retain(|piece| matches!(piece.kind, BlockKind::Heading(_)) || !said.contains(&letters(&piece.text)));
    }
    page.pieces.extend(pieces);
}

/// The paragraphs of a text that may hold markup; all of them stand on `line`.
fn pieces_of(body: &str, line: u64) -> Vec<Piece> {
    let marked = body.contains("</") || body.contains("<p>") || body.contains("<br");
    let mut pieces: Vec<Piece> = if marked {
        page::read(body).pieces
    } else {
        body.lines().flat_map(|paragraph| page::read(&paragraph.replace('<', "&lt;")).pieces).collect()
    };
    for piece in &mut pieces {
        piece.lines = vec![(0, line)];
        piece.root = None;
        piece.container = 0;
    }
    pieces
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "The harbour board voted to lengthen the pier, and the shipping lines will pay a levy for it; the fishermen went to court, where a judge will hear them in May, a month before the dredgers are due to arrive, unless the survey is done by then.";

    fn texts(page: &str) -> Vec<(String, u64)> {
        let mut page = page::read(page);
        complete(&mut page);
        page.pieces.into_iter().map(|piece| (piece.text, piece.lines[0].1)).collect()
    }

    #[test]
    fn a_teaser_is_completed_and_nothing_is_said_twice() {
        let script = format!(
            "<script type=\"application/ld+json\">\n{{\"@type\":\"NewsArticle\",\n\"articleBody\":\"{BODY}\\n\\nMore &amp; later.\"}}</script>"
        );
        let expected = [("The Pier".to_owned(), 1), (BODY.to_owned(), 3), ("More & later.".to_owned(), 3)];
        assert_eq!(texts(&format!("<h1>The Pier</h1><p>The harbour board voted</p>{script}")), expected);
        let whole = texts(&format!("<p>{BODY}</p>{script}"));
        assert_eq!(whole, [(BODY.to_owned(), 1)]);
    }
}
