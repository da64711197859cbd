//! Denials and refusals as German, French, Spanish and Italian tell them: `lehnte das Angebot von 5 Millionen ab`.

use super::list::List;
use super::standing::{Said, is_negation};

/// Words beside a figure among which it is said what became of it.
const NEAR: usize = 9;

/// Whether the figure is that of an offer that was refused: `lehnte das Angebot von 5 Millionen ab`, `ont décliné la proposition de 5 millions`.
pub(super) fn is_refused(said: &Said<'_, '_>) -> bool {
    // `Il a refusé les 150 000 euros que lui proposait`
    let last = (said.clause..said.at)
        .rev()
        .find(|at| !matches!(said.word(*at), "les" | "ces" | "de" | "la" | "une" | "un" | "los" | "i" | "gli"));
    let is_refused = |at: usize| {
        matches!(
            said.word(at),
            "refusé" | "refuse" | "refusa" | "rejeté" | "décliné" | "repoussé" | "rechazó" | "rifiutato"
        )
    };
    if last.is_some_and(|at| is_refused(at) && !said.is_negated_abroad(at)) && !said.is_english() {
        return true;
    }
    // `schlug 5 Millionen Euro für den Stürmer aus`
    let verb =
        (said.clause..said.at).rev().find(|at| !matches!(said.word(*at), "die" | "rund" | "etwa" | "sogar" | "selbst"));
    let particle = match verb.map_or("", |verb| said.word(verb)) {
        "schlug" | "schlugen" | "schlägt" => "aus",
        "lehnte" | "lehnten" | "lehnt" => "ab",
        _ => "",
    };
    let end = (said.behind..said.words.len())
        .take(NEAR)
        .find(|at| said.gap(*at).contains([',', '.', ';']) || *at + 1 == said.words.len());
    if !particle.is_empty()
        && end.is_some_and(|end| said.word(end) == particle && !is_negation(said.word_before(end, 1)))
    {
        return true;
    }
    let is_offer = |word: &str| {
        let word =
            word.trim_start_matches("l'").trim_start_matches("l’").trim_start_matches("d'").trim_start_matches("d’");
        word.ends_with("angebot") || word.ends_with("angebote") || word.ends_with("angebots") || OFFERS.has(word)
    };
    let offer = (said.clause..said.at).rev().take(NEAR).find(|at| is_offer(said.word(*at)));
    offer.is_some_and(|offer| is_turned_down(said, offer))
}

/// Whether the figure is one of a claim that somebody calls false: `Berichte über 5 Millionen wies er zurück`, `a démenti la rumeur de 5 millions`,
/// `Das Märchen von 5 Millionen ist widerlegt`.
pub(super) fn is_refuted(said: &Said<'_, '_>) -> bool {
    // `wies den Vorwurf zurück, er habe 5 Millionen erhalten`
    let is_indirect = matches!(said.word(said.clause), "er" | "sie" | "es" | "man")
        && said.word(said.clause + 1).starts_with("hab")
        || matches!(said.word(said.clause), "dass" | "wonach");
    // `Das Gerücht, 90 Prozent seien verdorben, entbehrt jeder Grundlage`
    let is_led =
        said.clause > 0 && CLAIMS.has(said.word(said.clause - 1)) && said.gap(said.clause - 1).starts_with(',');
    let from = if is_indirect || is_led { said.clause.saturating_sub(NEAR) } else { said.clause };
    // `Dass das Haus 5 Millionen gekostet habe, ist erfunden`
    if said.clause == 0 && said.word(0) == "dass" {
        let end = (said.behind + NEAR).min(said.words.len());
        return (said.behind..end).any(|at| {
            let next = said.word(at + 1);
            UNTRUE.has(said.word(at)) && !is_negation(said.word_before(at, 1))
                || matches!(said.word(at), "stimmt" | "trifft") && next == "nicht"
        });
    }
    let claim = (from..said.at)
        .rev()
        .take(2 * NEAR)
        .find(|at| CLAIMS.has(said.word(*at)) && !SOURCES.has(said.word_before(*at, 1)));
    let Some(claim) = claim else {
        // `Von 5 Millionen kann keine Rede sein`
        let end = (said.behind + 4).min(said.words.len());
        return (said.behind..end).any(|at| said.word(at) == "keine" && said.word(at + 1) == "rede");
    };
    let end = (said.behind + NEAR).min(said.words.len());
    let untrue = (said.behind..end).any(|at| UNTRUE.has(said.word(at)) && !is_negation(said.word_before(at, 1)));
    let not_true = (said.behind..end).any(|at| {
        matches!(said.word(at), "stimmt" | "stimmen" | "trifft" | "wahr" | "vrai" | "vraie")
            && (at.saturating_sub(2)..at + 3).any(|word| is_negation(said.word(word)))
    });
    untrue || not_true || is_turned_down(said, claim)
}

/// Whether what stands at `at` is refused or denied, before it or behind the figure.
fn is_turned_down(said: &Said<'_, '_>, at: usize) -> bool {
    let end = (said.behind + 2 * NEAR).min(said.words.len());
    let parted = |stem: &str, parts: &[&str]| {
        let is_verb = |at: usize| {
            // `nahm das Angebot von 5 Millionen an und wies Kritik zurück`
            let is_of_else = at >= said.behind && said.has(said.behind, at, &JOINING);
            said.word(at).starts_with(stem)
                && said.word(at).len() <= stem.len() + 4
                && !is_of_else
                && !said.is_negated_abroad(at)
        };
        (0..said.words.len()).any(is_verb)
            && (at..said.at).chain(said.behind..end).any(|at| parts.contains(&said.word(at)))
    };
    // `a accepté l'offre de 5 millions et rejeté les critiques`
    let is_of_else = |at: usize| JOINING.has(said.word_before(at, 1)) && said.gap(at) == " ";
    let is_refused = |at: usize| REFUSING.has(said.word(at)) && !is_of_else(at) && !said.is_negated_abroad(at);
    parted("lehn", &["ab"])
        || parted("wies", &["zurück", "ab"])
        || parted("weis", &["zurück", "ab"])
        || parted("schlug", &["aus"])
        || parted("schlag", &["aus"])
        || (at.saturating_sub(4)..at).chain(said.behind..end).any(is_refused)
}

/// Words behind which somebody is named who says what is so: `nach Angaben von`.
static SOURCES: List = List::of("nach laut gemäß d'après selon según secondo");

/// Words that join another deed.
static JOINING: List = List::of("und et y e");

impl Said<'_, '_> {
    /// Whether an article of English stands in the sentence.
    fn is_english(&self) -> bool {
        self.words.iter().any(|word| matches!(word.as_str(), "the" | "of" | "to" | "and"))
    }

    /// Whether a negation stands beside the verb at `at`: `nicht abgelehnt`, `n'a pas refusé`, `lehnte nicht ab`.
    fn is_negated_abroad(&self, at: usize) -> bool {
        (at.saturating_sub(2)..at + 2).any(|word| is_negation(self.word(word)))
    }
}

static OFFERS: List =
    List::of("gebot gebote offerte offre offres proposition propositions oferta ofertas offerta offerte");

static CLAIMS: List = List::of(
    "nachricht nachrichten aussage angabe angaben darstellung summe betrag zahl zahlen vorwurf vorwürfe bericht berichte berichten behauptung behauptungen gerücht gerüchte meldung meldungen spekulationen märchen mythos legende \
    rumeur rumeurs chiffre mythe légende rumor rumores bulo voce voci",
);

static UNTRUE: List = List::of(
    "ente falschmeldung erlogen unzutreffend grundlos grundlage humbug unfug irreführend fantaisiste fantaisistes erroné erronée exagéré exagérée mensonger falsch unwahr erfunden widerlegt haltlos unsinn quatsch gegriffen faux fausse fausses inventé inventée infondé infondée infondées démenti démentie \
    démenties falso falsa smentito smentita desmentido",
);

static REFUSING: List = List::of(
    "abgelehnt zurückgewiesen ausgeschlagen abgewiesen dementiert dementierte dementierten bestritten bestritt décliné refusé rejeté repoussé déclina \
    refusa rejeta déclinée refusée rejetée repoussée refusent refuse rejette démenti dément démentit rechazó rechazado rechazada desmintió rifiutato \
    rifiutata respinto respinta smentito",
);
