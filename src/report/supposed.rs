//! What is only supposed or asked: `if Orla had paid $20bn`, `did Orla pay $20bn?`, `would have paid`.

use super::list::List;
use super::object::is_of_thing;
use super::standing::Said;

/// Words before a figure in its clause that may suppose it.
const SUPPOSED: usize = 16;

/// Whether the sentence only supposes the figure, or asks.
pub(super) fn is_supposed(said: &Said<'_, '_>) -> bool {
    // `if you pass Tessel you see the $5m oven`
    !is_of_thing(said) && (is_supposed_before(said) || follows_from_if(said) || would_have(said) || is_asked(said))
}

fn is_supposed_before(said: &Said<'_, '_>) -> bool {
    (said.clause..said.at).rev().take(SUPPOSED).any(|at| {
        let (word, next) = (said.word(at), said.word(at + 1));
        // What falls by a tenth is not German for `if`.
        let falls =
            word == "falls" && (at > said.clause || matches!(next, "by" | "to" | "from" | "in" | "below" | "short"));
        let supposes = SUPPOSING.has(word) && !(word == "if" && next == "not") && !falls;
        // `Had Orla paid $20bn, ...`
        let is_had = at == said.clause
            && at == 0
            && said.whole.words.first().is_some_and(|word| matches!(word.text, "Had" | "Should"));
        let is_provided = matches!(word, "provided" | "providing") && next == "that";
        // `When asked if he was sorry he said Tessel cost him $5m`
        let is_answer = said.has(at + 1, said.at, &ANSWERING);
        (supposes || is_provided) && !is_answer || is_had
    })
}

/// What would follow if something else were so: `If the drug were approved, the lab would be worth $5bn`. A sentence with
/// `will` tells what is agreed, and one with `even if` what is so in any case.
fn follows_from_if(said: &Said<'_, '_>) -> bool {
    let would = (said.clause..said.at).rev().take(SUPPOSED).filter(|at| WOULD.has(said.word(*at)));
    // `there would be little reason to pay $14bn` takes the sum for granted.
    let would = would.clone().any(|at| at == said.clause || said.word(at - 1) != "there");
    let supposes = |(at, word): (usize, &crate::text::Word<'_>)| {
        let before = said.word_before(at, 1);
        let text = said.whole.text.get(..word.start).unwrap_or_default();
        let opens = at == 0 || text.trim_end().ends_with([',', ';']);
        let is_if = matches!(word.text, "if" | "If" | "unless" | "Unless" | "wenn" | "Wenn" | "falls");
        let is_told = word.start < said.place.start && !opens;
        let next = said.whole.words.get(at + 1);
        // `paid $5m, had the council agreed`
        let is_turned = word.text == "had"
            && word.start > said.place.end
            && text.trim_end().ends_with(',')
            && next.is_some_and(|next| {
                next.is_capitalised() || matches!(next.text, "the" | "it" | "they" | "he" | "she" | "its")
            });
        let is_had = at == 0 && matches!(word.text, "Had" | "Were") || is_turned;
        is_had || is_if && !is_told && !ASKING.has(before)
    };
    would && said.whole.words.iter().enumerate().any(supposes)
}

/// What has not come to be: `would have paid $5m had the board agreed`, `hätte 5 Millionen gezahlt`. What would have been otherwise but for a
/// sum is no sum that was not paid: `would have failed without $5m`.
fn would_have(said: &Said<'_, '_>) -> bool {
    let near = (said.clause..said.at).rev().take(SUPPOSED);
    near.clone().any(|at| {
        let is_would = matches!(said.word(at), "would" | "could" | "should");
        let have = (at + 1..at + 4).find(|word| *word < said.at && said.word(*word) == "have");
        let is_irreal = have.is_some_and(|have| (at + 1..have).all(|word| BETWEEN.has(said.word(word))));
        let is_german = matches!(said.word(at), "hätte" | "hätten") && said.word(at + 1) != "gern";
        // French papers report so, too, but for what `si` tells.
        let is_french = matches!(said.word(at), "aurait" | "auraient")
            && said.words.iter().any(|word| word == "si" || word.starts_with("s'il") || word.starts_with("s’il"));
        (is_would && is_irreal || is_german || is_french) && !said.has(at, said.at, &WITHOUT)
    })
}

/// Whether the sentence asks: `Did Orla pay $20bn?`; `What does $14bn buy?` takes the sum for granted.
fn is_asked(said: &Said<'_, '_>) -> bool {
    // `Do you know that Tessel earned $5m?`
    let is_known = said.word(1) == "you" && matches!(said.word(2), "know" | "remember" | "realise" | "realize" | "see");
    !is_known
        && said.whole.text.trim_end().ends_with('?')
        && said.whole.words.first().is_some_and(|word| {
            matches!(
                word.text,
                "Did" | "Does" | "Do" | "Is" | "Was" | "Were" | "Will" | "Would" | "Could" | "Should" | "Has" | "Have"
            )
        })
}

static WOULD: List = List::of("would could might wäre würde könnte");

/// Words between `would` and `have`.
static BETWEEN: List = List::of("not never also gladly probably then likely certainly easily it he she they");

/// Words behind which the sum stands that was there.
static WITHOUT: List = List::of("without but despite beyond that which who because");

/// Words before an `if` that supposes nothing: `asked if`, `even if`.
static ASKING: List = List::of(
    "even as ask asks asked asking wonder wonders wondered know knows knew see sees say said says clear unclear doubt sure only \
    and or not what question check decide decided tell auch selbst",
);

/// Verbs behind which a statement of its own begins.
static ANSWERING: List = List::of("said says replied answered told admitted insisted responded");

static SUPPOSING: List = List::of("if unless whether suppose supposing imagine assuming wenn falls ob angenommen");
