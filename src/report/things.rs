//! Which words name a thing that a figure can be about: nouns, and neither verbs nor adjectives nor times.

use super::list::List;
use super::phrase::is_noun;

/// Whether `word`, in small letters, is a noun as far as lists and endings tell.
pub(super) fn is_thing(word: &str) -> bool {
    is_noun(word)
        && !is_adjective(word)
        && ![&VERBS, &ADJECTIVES, &TIMES, &SIDES, &SAYINGS].into_iter().any(|list| list.has(word))
}

fn is_adjective(word: &str) -> bool {
    const EXCEPT: [&str; 5] = ["handful", "vegetable", "cable", "table", "syllable"];
    !EXCEPT.contains(&word)
        && ["ous", "ful", "less", "able", "ible", "ical", "ional", "ular"].iter().any(|ending| word.ends_with(ending))
}

/// Whether a noun is told by its ending alone.
pub(super) fn has_noun_ending(word: &str) -> bool {
    word.len() > 5
        && ["tion", "sion", "ment", "ness", "ship", "ance", "ence", "ncy", "ity", "ism", "age", "out", "ture"]
            .iter()
            .any(|ending| word.ends_with(ending))
}

/// Words behind a noun that is what they tell of: `turnout was`, `unemployment rose`.
pub(super) fn tells_of(word: &str) -> bool {
    static TELLING: List = List::of(
        "\
        is are was were be been being has have had will would could may might must can rose rise rises fell falls fall grew \
        grows grow climbed climbs dropped drops jumped jumps slid slides slipped slips increased increases decreased declined \
        declines gained stood stands stand reached reaches hit hits remained remains stayed stays made make makes accounted accounts \
        went goes came comes shrank shrinks soared sank plunged tumbled eased edged surged doubled averaged averages covers \
        covered ran runs took takes by to at of",
    );
    TELLING.has(word)
}

/// Whether `word` says that somebody is against what the words before it are for, or on neither side.
pub(super) fn is_other_side(word: &str) -> bool {
    SIDES.has(word)
}

static SIDES: List = List::of(
    "\
    against opposed oppose opposes opposing disapprove disapproved disapproves disapproving disagree disagreed disagrees \
    rejected reject rejects undecided unsure abstained abstain abstaining neither dagegen contre contra",
);

/// Whether `word` behind a noun is its verb: `leaders agree`.
pub(super) fn is_plain_verb(word: &str) -> bool {
    VERBS.has(word)
        && !matches!(
            word,
            "use"
                | "uses"
                | "reach"
                | "stay"
                | "stays"
                | "find"
                | "back"
                | "build"
                | "builds"
                | "means"
                | "lives"
                | "leads"
        )
}

/// What is said of a figure, and no thing that it is a figure of.
static SAYINGS: List = List::of(
    "claim claims report reports rumour rumours rumor rumors suggestion suggestions allegation allegations statement statements figure \
    figures number numbers estimate estimates amount amounts thing things case cases",
);

static VERBS: List = List::of(
    "\
    depends depend seems seem appears appear happens happen happened exists exist consists consist contains contain involves \
    involve requires require provides provide allows allow enables enable becomes become became brings bring brought \
    keeps keep kept gives gave given takes took taken sees seen saw said tells tell told knows know knew thinks think thought \
    believes believe feels feel felt find found hears heard lives lived dies chose chosen choose chooses grew \
    grown rose risen fell fallen sank sunk shrank shrunk stood stands laid left held meets went gone goes came come \
    comes made make makes take give paid sold sell sells bought build builds built sent lent began begun begin begins broke \
    broken caught keep stay stays stayed remain remains expect expects want wants wanted mean means meant reach reaches \
    agree agrees pushes pushed lifts lifted helps leads drove driven comprises comprise includes \
    shows shown exceed exceeds equals equal belongs belong tends tend uses used enjoys enjoy suffers suffer earns \
    consider considers wonder seek seeks sought voted supported back backed prefer \
    prefers refuse refuses earn owns carry carries serve serves spend spends spent grows eats adds added represents represent reflects reflect accounts suggests suggest indicates indicate varies vary",
);

static ADJECTIVES: List = List::of(
    "\
    higher lower larger smaller bigger greater cheaper dearer faster slower older younger longer shorter stronger weaker richer \
    poorer warmer colder hotter cooler wetter drier heavier lighter thinner thicker deeper wider earlier later fewer better \
    worse further closer tougher harder easier safer cleaner highest lowest largest smallest biggest greatest cheapest oldest \
    youngest best worst most least full empty likely unlikely sure certain free ready equal similar different steady flat strong \
    weak high large small great good late early cheap expensive poor rich male female clean safe dark light electric online \
    offline overall total average main major minor same other others extra additional annual monthly daily weekly quarterly \
    yearly real nominal gross public private federal national local foreign domestic international global european american \
    british german french chinese russian japanese legal illegal true false wrong right clear open closed dead alive sick \
    healthy pregnant single angry happy unhappy efficient effective accurate correct complete short long young whole half entire \
    recent current previous former next last first second third above below nearly almost around roughly fewer record renewable \
    exact exactly precise about roughly double triple simple common rare",
);

static TIMES: List = List::of(
    "\
    winter winters summer summers spring autumn season seasons year years month months week weeks decade decades quarter today \
    yesterday tomorrow night morning evening afternoon weekend noon midnight century time times date january february march \
    april june july august september october november december monday tuesday wednesday thursday friday saturday sunday hour \
    hours minute minutes moment period date dates day days past future jahr jahre monat woche sommer",
);
