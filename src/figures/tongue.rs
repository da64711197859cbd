//! How a language writes its numbers.

use crate::article::Language;

/// The languages whose figures are read; any other is read like English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tongue {
    English,
    German,
    French,
    Spanish,
    Italian,
    /// Another language that writes `14,3` for fourteen and three tenths.
    OtherComma,
}

impl Tongue {
    /// The tongue of a text in `language`.
    pub(super) fn of(language: Option<Language>) -> Self {
        match language.as_ref().map(Language::code) {
            Some("de") => Self::German,
            Some("fr") => Self::French,
            Some("es") => Self::Spanish,
            Some("it") => Self::Italian,
            Some(
                "pt" | "nl" | "da" | "sv" | "no" | "nb" | "fi" | "pl" | "cs" | "sk" | "ru" | "uk" | "tr" | "ro" | "hu"
                | "el" | "bg" | "hr" | "sl" | "sr" | "ca" | "id",
            ) => Self::OtherComma,
            _ => Self::English,
        }
    }

    /// Whether a comma stands before tenths and a full stop between thousands.
    pub(super) fn has_decimal_comma(self) -> bool {
        self != Self::English
    }

    /// Whether `text` has little words of a language with decimal commas, and whether it has English ones.
    pub(super) fn words_of(text: &str) -> (bool, bool) {
        let (mut foreign, mut english) = (false, false);
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            let word = super::cursor::Lower::of(word);
            for (code, words) in LITTLE {
                let has = words.contains(&word.as_str());
                (foreign, english) = (foreign || has && code != "en", english || has && code == "en");
            }
        }
        (foreign, english)
    }

    /// The tongue that `text` shows by its little words, for lines too short to tell their language otherwise.
    pub(super) fn language_shown(text: &str) -> Option<Language> {
        let mut hits = [0usize; LITTLE.len()];
        let mut signs = [false; SIGNS.len()];
        // A line that says nothing in this many words is left to the ordinary rules.
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(60) {
            let word = super::cursor::Lower::of(word);
            for (hits, (_, words)) in hits.iter_mut().zip(LITTLE) {
                if words.contains(&word.as_str()) {
                    *hits += 1 + usize::from(SURE.contains(&word.as_str()));
                }
            }
            for (signs, (_, is_sign)) in signs.iter_mut().zip(SIGNS) {
                *signs |= is_sign(word.as_str());
            }
        }
        // A letter of its own is no more than a second witness, and none beside English words: names have them, too.
        let is_english = hits.iter().zip(LITTLE).any(|(hits, (code, _))| code == "en" && *hits > 0);
        for (signs, (code, _)) in signs.iter().zip(SIGNS) {
            let of_code = hits.iter_mut().zip(LITTLE).filter(|(hits, (of, _))| **hits == 1 && *of == code);
            of_code.for_each(|(hits, _)| *hits += usize::from(*signs && !is_english));
        }
        let best = hits.iter().copied().max().unwrap_or(0);
        let mut of_best = hits.iter().zip(LITTLE).filter(|(hits, _)| **hits == best);
        let (_, (code, _)) = of_best.next()?;
        // One word alone may be a name: Le Monde, El Niño.
        let sure = best >= 2 || *code == *"en";
        (sure && best > 0 && of_best.next().is_none()).then(|| Language::from_code(code)).flatten()
    }
}

/// Words of these languages that are no name in another one, and so tell a line alone.
const SURE: [&str; 27] = [
    "almeno",
    "mindestens",
    "höchstens",
    "fois",
    "veces",
    "volte",
    "menschen",
    "prozent",
    "milliarden",
    "millionen",
    "mrd",
    "mio",
    "kostet",
    "für",
    "wurde",
    "wurden",
    "nicht",
    "zwischen",
    "beschäftigte",
    "milliards",
    "millones",
    "ciento",
    "miliardi",
    "milioni",
    "moitié",
    "años",
    "jahren",
];

/// Whether a word, in small letters, is written as in one language alone.
type IsSign = fn(&str) -> bool;

/// Letters and endings that show a language.
const SIGNS: [(&str, IsSign); 3] = [
    ("de", |word| word.contains(['ä', 'ö', 'ü', 'ß'])),
    ("fr", |word| word.contains(['é', 'è', 'ê', 'ç', 'œ', 'à', 'û', 'î'])),
    ("es", |word| word.contains('ñ') || word.ends_with('ó') || word.ends_with("ción") || word.ends_with("ía")),
];

/// Words that none of the other languages has, English among them.
const LITTLE: [(&str, &[&str]); 5] = [
    (
        "en",
        &[
            "the", "of", "and", "with", "from", "percent", "its", "their", "was", "were", "has", "by", "at", "said",
            "for", "to", "on", "that", "will", "would", "after", "about", "nearly", "over", "it", "an", "is",
        ],
    ),
    (
        "de",
        &[
            "der",
            "das",
            "und",
            "mit",
            "ein",
            "eine",
            "einen",
            "einem",
            "einer",
            "für",
            "auf",
            "im",
            "prozent",
            "milliarden",
            "mrd",
            "mio",
            "millionen",
            "wurde",
            "wurden",
            "nach",
            "sich",
            "dem",
            "den",
            "ist",
            "sind",
            "rund",
            "etwa",
            "mehr",
            "bei",
            "beschäftigte",
            "jahre",
            "zwischen",
            "bis",
            "vor",
            "hat",
            "von",
            "über",
            "fast",
            "kostet",
            "um",
            "als",
            "nicht",
            "wird",
            "werden",
            "durch",
            "auch",
            "zum",
            "zur",
            "jahren",
            "seit",
            "laut",
            "wie",
            "aber",
            "noch",
            "unter",
            "gegen",
            "oder",
            "aus",
            "sie",
            "liegt",
            "lag",
            "stieg",
            "sank",
            "hatte",
            "wegen",
            "januar",
            "februar",
            "märz",
            "juni",
            "juli",
            "oktober",
            "dezember",
            "menschen",
            "mindestens",
            "höchstens",
        ],
    ),
    (
        "fr",
        &[
            "le",
            "les",
            "des",
            "une",
            "et",
            "dans",
            "pour",
            "avec",
            "sur",
            "est",
            "milliards",
            "milliard",
            "pour",
            "plus",
            "près",
            "ont",
            "été",
            "du",
            "au",
            "aux",
            "entre",
            "emplois",
            "environ",
            "selon",
            "à",
            "ici",
            "pas",
            "qu",
            "va",
            "ses",
            "soit",
            "après",
            "n",
            "cette",
            "sa",
            "chez",
            "depuis",
            "sans",
            "leur",
            "elle",
            "mais",
            "sous",
            "ont",
            "soit",
            "ainsi",
            "moitié",
            "mois",
            "fois",
            "janvier",
            "février",
            "avril",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
    ),
    (
        "es",
        &[
            "más",
            "personas",
            "según",
            "el",
            "los",
            "las",
            "y",
            "con",
            "por",
            "millones",
            "mil",
            "ciento",
            "más",
            "casi",
            "fue",
            "han",
            "unos",
            "empleados",
            "entre",
            "una",
            "del",
            "según",
            "hasta",
            "para",
            "sobre",
            "desde",
            "pero",
            "este",
            "esta",
            "sus",
            "puntos",
            "dólares",
            "años",
            "tercio",
            "veces",
            "enero",
            "febrero",
            "abril",
            "mayo",
            "junio",
            "julio",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
    ),
    (
        "it",
        &[
            "oltre",
            "persone",
            "degli",
            "hanno",
            "metà",
            "più",
            "il",
            "gli",
            "di",
            "che",
            "nel",
            "della",
            "dei",
            "miliardi",
            "milioni",
            "cento",
            "più",
            "quasi",
            "sono",
            "una",
            "del",
            "con",
            "oltre",
            "circa",
            "ha",
            "tra",
            "lavoratori",
            "dipendenti",
            "secondo",
            "volte",
            "gennaio",
            "febbraio",
            "aprile",
            "maggio",
            "giugno",
            "luglio",
            "settembre",
            "ottobre",
            "novembre",
            "dicembre",
            "è",
            "alle",
            "alla",
            "dalla",
            "dopo",
            "anche",
            "ogni",
            "almeno",
        ],
    ),
];
