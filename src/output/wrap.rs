//! Text with lit pieces, filled into lines of a screen's width.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::escape;
use super::style::Style;
use crate::highlight::Segment;

/// A piece of a word that is lit or not, safe to send.
struct Piece {
    text: String,
    lit: bool,
}

/// What is not broken between two lines.
#[derive(Default)]
struct Unit {
    pieces: Vec<Piece>,
    /// Columns, brackets around what is lit counted in where there is no colour.
    width: usize,
    /// Whether a blank stands before it, and whether that blank is lit.
    blank: Option<bool>,
    /// Whether a paragraph begins with it.
    opens: bool,
}

/// Fills `segments` into lines of `style.width` columns, each behind `indent` blanks. Runs of blanks and
/// line ends count as one blank, an empty line as the end of a line; what a terminal could take for a
/// command is shown, not sent.
pub(super) fn fill(segments: &[Segment], indent: usize, style: &Style) -> Vec<String> {
    let room = style.width.saturating_sub(indent).max(8);
    let brackets = style.around_lit();
    let mut lines: Vec<Vec<Unit>> = Vec::new();
    let mut used = 0;
    for unit in units(segments, brackets, room) {
        let needed = unit.width + usize::from(unit.blank.is_some());
        match lines.last_mut() {
            Some(line) if !unit.opens && used + needed <= room => {
                used += needed;
                line.push(unit);
            }
            _ => {
                used = unit.width;
                lines.push(vec![unit]);
            }
        }
    }
    // What is lit as one is so over the end of a line.
    let goes_on = |before: &Vec<Unit>, next: Option<&Vec<Unit>>| {
        let first = next.and_then(|line| line.first());
        lit_of_last(before)
            && first.is_some_and(|unit| unit.blank != Some(false) && unit.pieces.first().is_some_and(|piece| piece.lit))
    };
    let mut is_open = false;
    let mut out = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let stays_open = goes_on(line, lines.get(at + 1));
        out.push(drawn(line, indent, style, is_open, stays_open));
        is_open = stays_open;
    }
    out
}

/// Cuts the segments where a line may end: at blanks, around wide characters, and inside of words that
/// are longer than a line.
fn units(segments: &[Segment], brackets: usize, room: usize) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut open = false;
    let mut blank = None;
    let mut line_ends = 0;
    let mut before_is_wide = false;
    for segment in segments {
        let mut clusters = segment.text.graphemes(true).peekable();
        while let Some(cluster) = clusters.next() {
            if cluster.chars().all(char::is_whitespace) {
                // A blank is lit where what stands on both sides is.
                blank = Some(blank.unwrap_or(true) && segment.is_match);
                line_ends += usize::from(cluster.contains('\n'));
                open = false;
                continue;
            }
            let shown = escape::line(cluster);
            let width = shown.width();
            let wide = width > 1 && !is_closing(cluster);
            let full = units.last().is_some_and(|unit| unit.width + width + brackets > room);
            if !open || (wide && before_is_wide) || full {
                let blank_before = if open || units.is_empty() { None } else { blank };
                units.push(Unit {
                    blank: blank_before,
                    opens: line_ends > 1 || (line_ends == 1 && begins_item(cluster, clusters.peek())),
                    ..Unit::default()
                });
                open = true;
                blank = None;
                line_ends = 0;
            }
            before_is_wide = width > 1;
            let Some(unit) = units.last_mut() else { continue };
            match unit.pieces.last_mut() {
                Some(piece) if piece.lit == segment.is_match => piece.text.push_str(&shown),
                _ => {
                    if segment.is_match {
                        unit.width += brackets;
                    }
                    unit.pieces.push(Piece { text: shown.into_owned(), lit: segment.is_match });
                }
            }
            unit.width += width;
        }
    }
    units
}

/// Whether a line that begins so is an item of a list.
fn begins_item(cluster: &str, next: Option<&&str>) -> bool {
    matches!(cluster, "-" | "*" | "•" | "–" | "—") && next.is_some_and(|next| next.chars().all(char::is_whitespace))
}

/// Marks that do not begin a line.
fn is_closing(cluster: &str) -> bool {
    matches!(cluster, "、" | "。" | "，" | "．" | "」" | "』" | "）" | "】" | "！" | "？" | "：" | "；" | "》" | "〉")
}

/// The line as sent. What it begins with may be lit already, and what it ends with may stay so.
fn drawn(line: &[Unit], indent: usize, style: &Style, is_open: bool, stays_open: bool) -> String {
    let mut out = " ".repeat(indent);
    let mut run = String::new();
    let mut lit = false;
    let mut is_first = true;
    let mut push = |text: &str, is_lit: bool, is_last: bool, out: &mut String| {
        if is_lit != lit && !run.is_empty() {
            out.push_str(&match lit {
                true => style.paint_lit(&run, !(is_first && is_open), !(is_last && stays_open)),
                false => run.clone(),
            });
            run.clear();
            is_first = false;
        }
        lit = is_lit;
        run.push_str(text);
    };
    for (at, unit) in line.iter().enumerate() {
        if at > 0
            && let Some(is_lit) = unit.blank
        {
            push(" ", is_lit, false, &mut out);
        }
        for piece in &unit.pieces {
            push(&piece.text, piece.lit, false, &mut out);
        }
    }
    push("", !lit_of_last(line), true, &mut out);
    out
}

fn lit_of_last(line: &[Unit]) -> bool {
    line.last().and_then(|unit| unit.pieces.last()).is_some_and(|piece| piece.lit)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn segments(text: &str) -> Vec<Segment> {
        text.split('|').enumerate().map(|(at, text)| Segment { text: text.to_owned(), is_match: at % 2 == 1 }).collect()
    }

    fn filled(text: &str, width: usize) -> Vec<String> {
        fill(&segments(text), 2, &Style { width, ..Style::default() })
    }

    #[test]
    fn lines_break_at_blanks() {
        assert_eq!(filled("one two |three four| five", 18), ["  one two [three", "  four] five"].map(|l| l.to_owned()));
        assert_eq!(filled(" a\n b ", 16), ["  a b"]);
        assert_eq!(filled("multi-|agent|s", 40), ["  multi-[agent]s"]);
        assert_eq!(filled("|$14.3 billion| stake", 40), ["  [$14.3 billion] stake"]);
    }

    #[test]
    fn what_is_lit_as_one_has_one_pair_of_brackets() {
        assert_eq!(filled("|one two three four five|", 16), ["  [one two", "  three four", "  five]"]);
        assert_eq!(filled("|one two|, |three four|", 14), ["  [one two],", "  [three", "  four]"]);
        assert_eq!(filled("|one| |two|", 8), ["  [one]", "  [two]"]);
        let colour = Style { width: 12, colour: true, ..Style::default() };
        let lines = fill(&segments("|one two three|"), 2, &colour);
        assert!(lines.iter().all(|line| line.ends_with("\u{1b}[0m")), "{lines:?}");
    }

    #[test]
    fn paragraphs_stay_apart() {
        assert_eq!(filled("\n\nHeading\r\n\r\nA |word|.\n\n", 40), ["  Heading", "  A [word]."]);
    }

    #[test]
    fn items_of_a_list_stay_apart() {
        assert_eq!(filled("Three:\n- one\n- |two| -\nthree", 40), ["  Three:", "  - one", "  - [two] - three"]);
    }

    #[test]
    fn scripts_without_blanks_break_too() {
        assert_eq!(filled("日本語の文章です。", 12), ["  日本語の文", "  章です。"]);
        assert_eq!(filled("abcdefghijklmnop", 12), ["  abcdefgh", "  ijklmnop"]);
    }

    #[test]
    fn nothing_in_an_article_commands_the_terminal() {
        assert_eq!(filled("a\u{1b}[2Jb", 40), ["  a␛[2Jb"]);
    }

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

        #[test]
        fn every_word_is_kept_and_lines_are_no_wider_than_the_screen(text in "[a-z猫。|\\PC \n]{0,200}", width in 12usize..60) {
            let lines = filled(&text, width);
            let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace() && !"[]|".contains(*c)).collect::<String>();
            prop_assert_eq!(squeezed(&escape::line(&squeezed(&text))), squeezed(&lines.concat()));
            for line in &lines {
                // One cluster may be wider than what is left, such as a placeholder or a closing mark.
                prop_assert!(line.width() <= width + 12, "{line:?} is wider than {width}");
            }
        }
    }
}
