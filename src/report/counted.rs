//! What is counted in other words: `640 people` whom a firm employs and its `580 employees` are its workforce.

use super::list::List;
use super::sentence::Sentence;
use crate::text::Span;

/// Words before and behind a count among which it is told what those who are counted are or do.
const NEAR: usize = 8;

/// What counts of several units are about that are counted in other words, whatever these are.
const CLASSES: [&str; 9] = [
    DEATHS,
    WORKFORCE,
    POPULATION,
    ATTENDANCE,
    STRIKERS,
    PARTICIPANTS,
    "damaged buildings",
    "destroyed buildings",
    "flooded buildings",
];

const WORKFORCE: &str = "workforce";
const DEATHS: &str = "deaths";
const POPULATION: &str = "population";
const ATTENDANCE: &str = "attendance";
const STRIKERS: &str = "strikers";
const PARTICIPANTS: &str = "participants";

/// Whether figures about `what` are about the same whatever they count.
pub(super) fn is_class(what: &str) -> bool {
    CLASSES.contains(&what)
}

/// What a count of `unit` is about that may be told in other words; `None` where it is about its unit.
pub(super) fn about(whole: &Sentence<'_>, place: Span, unit: &str) -> Option<&'static str> {
    let unit = unit.split(' ').next_back().unwrap_or(unit).to_lowercase();
    let unit = unit.as_str();
    let near = Near::of(whole, place);
    if PEOPLE.has(unit) && near.is_striking() {
        return Some(STRIKERS);
    }
    if BUILDINGS.has(unit) {
        return [(&DAMAGED, "damaged buildings"), (&DESTROYED, "destroyed buildings"), (&FLOODED, "flooded buildings")]
            .into_iter()
            .find_map(|(words, what)| near.has(words).then_some(what));
    }
    if (PATIENTS.has(unit) || unit == "people") && near.has(&TRIALS) {
        return Some(PARTICIPANTS);
    }
    if GUESTS.has(unit) && !near.does(&COMING) && !near.has(&PAGES) || PEOPLE.has(unit) && near.has(&ATTENDING) {
        return Some(ATTENDANCE);
    }
    if PEOPLE.has(unit) && near.is_dead() {
        return Some(DEATHS);
    }
    if PEOPLE.has(unit) && near.is_living() {
        return Some(POPULATION);
    }
    if INHABITANTS.has(unit) || unit == "residents" && near.has(&COUNTING) {
        return Some(POPULATION);
    }
    let is_employed = STAFF.has(unit) && !near.does(&WORKING) || PEOPLE.has(unit) && near.is_employing();
    // `cut 400 staff` tells of some of them, and `serves 310 staff a day` of other people's.
    (is_employed && !near.is_served() && !near.has(&CHANGING) && !near.is_part()).then_some(WORKFORCE)
}

/// The words beside a count in its clause.
struct Near<'s> {
    before: &'s [String],
    behind: &'s [String],
}

impl<'s> Near<'s> {
    fn of(whole: &'s Sentence<'_>, place: Span) -> Self {
        let words = whole.plain();
        let at = whole.before(place).len();
        let behind = whole.words.len() - whole.from(place.end).len();
        let is_within = |from: usize, to: usize| {
            !whole.text.get(from..to).is_some_and(|gap| gap.contains([';', '!', '?', '\t']) || gap.contains(". "))
        };
        let start = |at: usize| whole.words.get(at).map_or(0, |word| word.start);
        let end = |at: usize| whole.words.get(at).map_or(0, |word| word.end);
        let first = (0..at).rev().take(NEAR).take_while(|word| is_within(end(*word), place.start)).last().unwrap_or(at);
        let last = (behind..words.len()).take(NEAR).take_while(|word| is_within(place.end, start(*word))).last();
        Self {
            before: words.get(first..at).unwrap_or_default(),
            behind: words.get(behind..last.map_or(behind, |last| last + 1)).unwrap_or_default(),
        }
    }

    /// `killed four people`, `three people died`, `two people were killed`
    fn is_dead(&self) -> bool {
        let killed = self.before.iter().rev().find(|word| !HEDGING.has(word)).is_some_and(|verb| KILLING.has(verb));
        let mut deeds = self.behind.iter().skip_while(|word| LINKING.has(word));
        killed || deeds.next().is_some_and(|deed| DYING.has(deed))
    }

    /// `18,000 people live in Quorn`
    fn is_living(&self) -> bool {
        let [lives, place, ..] = self.behind else { return false };
        LIVING.has(lives) && matches!(place.as_str(), "in" | "on" | "here" | "there")
    }

    fn has(&self, list: &List) -> bool {
        self.before.iter().chain(self.behind).any(|word| list.has(word))
    }

    /// `2,400 dockers stayed away from work`, `1,900 workers are on strike`
    fn is_striking(&self) -> bool {
        let pairs = self.behind.windows(2).take(4);
        pairs.filter_map(|pair| <&[String; 2]>::try_from(pair).ok()).any(|[one, other]| {
            matches!(
                (one.as_str(), other.as_str()),
                ("on", "strike") | ("walked", "out") | ("stayed", "away") | ("downed", "tools") | ("im", "streik")
            )
        })
    }

    /// `employs 640 people`, `a staff of 640 people`, `640 people on its payroll`; but not `3,200 people signed it, staff said`
    fn is_employing(&self) -> bool {
        let is_whole = self
            .before
            .windows(2)
            .filter_map(|pair| <&[String; 2]>::try_from(pair).ok())
            .any(|[one, other]| matches!(one.as_str(), "staff" | "workforce") && WHOLE.has(other));
        is_whole || self.has(&EMPLOYING)
    }

    /// Whether some of those who are counted do something else than those of `own`: `90 employees fell ill`, but `its 90 employees`.
    fn does(&self, own: &List) -> bool {
        let is_all =
            self.before.last().is_some_and(|lead| ALL.has(lead) || lead.ends_with("'s") || lead.ends_with("’s"));
        let mut deeds = self.behind.iter().skip_while(|word| LINKING.has(word));
        !is_all && deeds.next().is_some_and(|deed| !own.has(deed) && (deed.ends_with("ed") || DEEDS.has(deed)))
    }

    /// `serves 310 staff a day`, `a canteen for 310 staff`
    fn is_served(&self) -> bool {
        self.before.iter().any(|word| SERVING.has(word))
            || matches!(self.behind, [each, time, ..] if matches!(each.as_str(), "a" | "each" | "every" | "per") && TIMES.has(time))
    }

    /// `400 of its staff`, `some of the staff`
    fn is_part(&self) -> bool {
        self.behind.first().is_some_and(|word| word == "of")
            || self.before.last().is_some_and(|word| matches!(word.as_str(), "another" | "further" | "extra"))
    }
}

/// What is done for those who work elsewhere.
static SERVING: List = List::of(
    "serves serve served serving feeds fed feed trains trained houses housed insures insured transports carries caters surveyed",
);

static TIMES: List = List::of("day week month night shift year");

static KILLING: List = List::of("killed kills killing kill");

static DYING: List = List::of("died die dead killed drowned perished dying");

static LIVING: List = List::of("live lives lived living reside resided");

static HEDGING: List = List::of("about around nearly almost over under some at least more than up to another the");

/// Those who are counted as what they are or do.
static PEOPLE: List = List::of(
    "people workers dockers members drivers teachers nurses doctors pilots miners men women hands persons menschen personen \
    personnes arbeiter postal crew firefighters porters conductors cleaners",
);

static STAFF: List = List::of(
    "staff employees staffers employee personnel mitarbeiter mitarbeitende mitarbeitern beschäftigte beschäftigten angestellte salariés",
);

static EMPLOYING: List = List::of("employs employed employ employing payroll beschäftigt emploie");

/// Words behind `staff` that say how many these are.
static WHOLE: List = List::of("of is was numbers numbered totals totalled stands stood");

/// Words before a count that tell of all there are.
static ALL: List = List::of("its the their our his her all");

/// Words between those who are counted and what they do.
static LINKING: List = List::of("who that were was are have had has been also");

/// What those who are counted do that not all do.
static DEEDS: List = List::of(
    "fell fall own owns say said wrote took take bought got found sent gave made felt ill sick thought want chose ate drank rode ran went",
);

/// What a whole workforce does.
static WORKING: List = List::of("employed based counted registered listed spread");

/// What all visitors do.
static COMING: List = List::of(
    "went attended visited passed flocked turned counted admitted recorded welcomed registered expected streamed poured thronged packed filled walked crowded watched \
    descended gathered arrived",
);

/// Where those visit who stay at home.
static PAGES: List = List::of("website websites site online page pages webseite internet web");

/// What is done with some of a workforce.
static CHANGING: List = List::of(
    "cut cuts cutting lay laid sack sacked sacking fire fired firing dismiss dismissed hire hired hires hiring recruit recruited add added adds lose lost \
    redundant redundancies layoffs leave left leaving shed sheds shedding axe axed more fewer new additional injured killed died struck entlassen entlässt \
    entlassung streicht gestrichen former temporary retired resigned quit",
);

static INHABITANTS: List = List::of("inhabitants islanders souls einwohner einwohnern habitants habitantes abitanti");

static COUNTING: List = List::of("has have had counts counted population home");

static GUESTS: List = List::of(
    "visitors spectators festivalgoers festival-goers attendees concertgoers concert-goers spectateurs visiteurs festivaliers entrées besucher besuchern \
    besucherinnen zuschauer zuschauern spectator visitor espectadores visitantes spettatori visitatori",
);

static ATTENDING: List =
    List::of("attended attend attracted attracts drew doors turnstiles attendance flocked admissions");

static PATIENTS: List = List::of("patients participants volunteers subjects patienten probanden teilnehmer");

static TRIALS: List =
    List::of("trial trials study enrolled enrolling recruited randomised randomized analysis studie essai étude");

static BUILDINGS: List = List::of(
    "houses homes buildings properties dwellings häuser häusern gebäude gebäuden wohnhäuser maisons bâtiments logements",
);

static DAMAGED: List = List::of("damaged beschädigt beschädigte beschädigten endommagés endommagées");

static DESTROYED: List = List::of("destroyed zerstört zerstörte détruits détruites levelled leveled");

static FLOODED: List = List::of("flooded überflutet überschwemmt inondés inondées");
