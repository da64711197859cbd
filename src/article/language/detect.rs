//! Tells the language of prose: by its commonest words first, by letters and trigrams where these do not tell.
//!
//! Strict: English full of names and numbers must not come out as something else, so a language written in
//! Latin letters needs its own little words as a witness.

use whatlang::Script;

use super::{Language, codes, english};

// More text than this changes no verdict and costs time for each of millions of records.
const SAMPLE_BYTES: usize = 1500;
const MIN_LETTERS: usize = 24;

pub(super) fn detect(text: &str) -> Option<Language> {
    let sample = sample(text);
    if sample.chars().filter(|c| c.is_alphabetic()).nth(MIN_LETTERS - 1).is_none() {
        // A few signs of a script that one language alone writes are enough.
        return few_signs(sample);
    }
    let english = english::witness(sample);
    if english.is_english() {
        return Some(Language::ENGLISH);
    }
    let found = whatlang::detect(sample)?;
    let language = codes::two_letters(found.lang().code()).and_then(Language::from_code)?;
    if found.script() != Script::Latin {
        return (found.is_reliable() || found.script() == Script::Mandarin).then_some(language);
    }
    if language == Language::ENGLISH {
        return (found.is_reliable() && english.share() >= 0.08).then_some(language);
    }
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let own = match LITTLE_WORDS.iter().find(|(code, _)| *code == language.code()) {
        Some((_, words)) => {
            let witness = Witness::of(sample, words);
            return (witness.convinces() && witness.share() > english.share()).then_some(language);
        }
        None => letters >= 200 && found.is_reliable(),
    };
    (own && english.share() < 0.1).then_some(language)
}

/// The beginning of `text`, cut on a character border.
fn sample(text: &str) -> &str {
    let text = text.trim_start();
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn few_signs(sample: &str) -> Option<Language> {
    let signs = sample.chars().filter(|c| c.is_alphabetic()).count();
    if signs < 8 {
        return None;
    }
    let found = whatlang::detect(sample)?;
    let tells = matches!(
        found.script(),
        Script::Hangul | Script::Hiragana | Script::Katakana | Script::Mandarin | Script::Thai | Script::Greek
    );
    (tells && found.is_reliable()).then(|| codes::two_letters(found.lang().code()).and_then(Language::from_code))?
}

/// How much of a text is made of a language's commonest words.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Witness {
    pub(super) words: usize,
    pub(super) hits: usize,
    /// One bit for each word of the list that was met.
    pub(super) seen: u64,
}

impl Witness {
    pub(super) fn of(sample: &str, little: &[&str]) -> Self {
        let (mut words, mut hits, mut seen) = (0, 0, 0u64);
        for word in sample.split(|c: char| !c.is_alphabetic() && c != '\'') {
            if word.is_empty() {
                continue;
            }
            words += 1;
            // The little words are short; a long one need not be folded to be none.
            if word.len() > 10 {
                continue;
            }
            let word = word.to_lowercase();
            if let Some(at) = little.iter().position(|known| *known == word) {
                hits += 1;
                seen |= 1 << (at % 64);
            }
        }
        Self { words, hits, seen }
    }

    fn share(&self) -> f64 {
        if self.words == 0 { 0.0 } else { self.hits as f64 / self.words as f64 }
    }

    /// For a count of the English words: whether they are told from Danish and Dutch, which have "for", "at", "of"
    /// and "is" as well.
    pub(super) fn is_english(&self) -> bool {
        self.convinces() && self.seen & 0b11 != 0
    }

    fn convinces(&self) -> bool {
        self.seen.count_ones() >= 3 && self.share() >= 0.12
    }
}

// Words that no neighbouring language shares, so that three of them are a proof. At most 64 a language.
pub(super) const ENGLISH: &[&str] = &[
    "the", "and", "of", "that", "with", "this", "from", "which", "were", "are", "has", "have", "for", "their", "its",
    "by", "it", "been", "would", "who", "what", "how", "to", "is", "not", "you", "they", "he", "she", "his", "but",
    "as", "at", "be", "than", "more", "could", "about", "into", "after", "will", "there", "when", "where", "can", "or",
    "it's", "on", "said", "these", "those", "also", "other", "our", "your", "we", "had", "while", "an", "if", "may",
];

const LITTLE_WORDS: &[(&str, &[&str])] = &[
    (
        "de",
        &[
            "der", "die", "das", "und", "ist", "nicht", "mit", "von", "ein", "eine", "einen", "den", "dem", "des",
            "auf", "für", "sich", "auch", "zu", "im", "wird", "werden", "hat", "sind", "bei", "wie", "aus", "nach",
            "oder", "als", "dass",
        ],
    ),
    (
        "fr",
        &[
            "le", "la", "les", "des", "et", "est", "dans", "pour", "que", "qui", "une", "un", "du", "sur", "par",
            "pas", "plus", "avec", "ce", "cette", "sont", "au", "aux", "ont", "il", "elle", "en", "de",
        ],
    ),
    (
        "es",
        &[
            "el", "la", "los", "las", "que", "y", "en", "un", "una", "por", "con", "para", "del", "se", "es", "su",
            "más", "como", "al", "lo", "no", "pero", "de",
        ],
    ),
    (
        "it",
        &[
            "il", "la", "che", "di", "e", "un", "una", "per", "con", "non", "del", "della", "nel", "sono", "anche",
            "più", "gli", "le", "dei", "alla", "è", "ha",
        ],
    ),
    (
        "pt",
        &[
            "o", "a", "que", "de", "e", "do", "da", "em", "um", "uma", "para", "com", "não", "os", "as", "no", "na",
            "por", "mais", "dos", "são", "foi", "ao",
        ],
    ),
    (
        "nl",
        &[
            "de", "het", "een", "van", "en", "dat", "niet", "zijn", "op", "voor", "met", "is", "te", "aan", "ook",
            "door", "bij", "naar", "wordt", "maar", "om",
        ],
    ),
    (
        "sv",
        &[
            "och", "att", "det", "som", "en", "på", "är", "av", "för", "med", "den", "till", "inte", "har", "ett",
            "om", "från",
        ],
    ),
    (
        "da",
        &[
            "og", "at", "det", "som", "en", "på", "er", "af", "for", "med", "den", "til", "ikke", "har", "et", "om",
            "fra", "ved",
        ],
    ),
    (
        "no",
        &[
            "og", "at", "det", "som", "en", "på", "er", "av", "for", "med", "den", "til", "ikke", "har", "et", "om",
            "fra", "ved",
        ],
    ),
    (
        "pl",
        &["w", "i", "na", "z", "się", "nie", "do", "to", "że", "jest", "o", "po", "od", "za", "dla", "przez", "oraz"],
    ),
    ("cs", &["a", "v", "na", "se", "je", "že", "s", "z", "do", "o", "to", "pro", "by", "jako", "za", "ale"]),
    ("fi", &["ja", "on", "ei", "että", "se", "oli", "mutta", "myös", "kun", "ovat", "hän", "joka", "sen"]),
    ("tr", &["ve", "bir", "bu", "için", "ile", "da", "de", "olarak", "olan", "daha", "çok", "en", "ise"]),
    ("ro", &["și", "de", "la", "în", "care", "o", "un", "nu", "pe", "cu", "din", "este", "pentru", "mai"]),
    ("hu", &["a", "az", "és", "hogy", "nem", "is", "egy", "ez", "meg", "már", "csak", "vagy"]),
    ("ca", &["el", "la", "els", "les", "que", "i", "de", "un", "una", "per", "amb", "del", "és", "no", "als"]),
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn code(text: &str) -> Option<String> {
        detect(text).map(|language| language.code().to_owned())
    }

    #[test]
    fn prose_is_told() {
        for (expected, text) in [
            ("en", "The company said on Monday that it would buy a minority stake in the data labelling firm."),
            (
                "de",
                "Das Unternehmen teilte am Montag mit, dass es eine Beteiligung an der Firma kaufen und die Leitung behalten werde.",
            ),
            (
                "fr",
                "Le groupe a annoncé lundi que la société allait prendre une participation dans une entreprise qui prépare des données pour les modèles.",
            ),
            (
                "es",
                "La empresa dijo el lunes que compraría una participación en la firma de datos para los modelos del futuro y que no tendría el control.",
            ),
            (
                "ru",
                "Компания сообщила в понедельник, что купит долю в фирме, которая готовит данные для обучения моделей.",
            ),
            ("ja", "同社は月曜日に、データのラベル付けを行う企業の株式を取得すると発表した。"),
            ("zh", "该公司周一表示，将收购一家数据标注公司的少数股权，以加快人工智能的发展。"),
            ("ko", "회사는 월요일에 데이터 라벨링 기업의 지분을 인수한다고 발표했다."),
        ] {
            assert_eq!(code(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn english_full_of_names_is_english_or_nothing() {
        for text in [
            "Nvidia GPUs, CUDA, TensorRT and PyTorch on Azure, AWS, GCP: benchmarks for Llama 4, Gemini, Mistral",
            "Meta (NASDAQ: META), Alphabet (NASDAQ: GOOGL), Microsoft (NASDAQ: MSFT), NVIDIA (NASDAQ: NVDA)",
            "Alexandr Wang, Jason Droege, Mark Zuckerberg, Dario Amodei, Demis Hassabis, Mustafa Suleyman",
            "Superintelligence lab data annotation infrastructure model training capacity enterprise integration",
            "CEO quits. Shares slump. Analysts baffled. Regulators circle. Rivals gloat. Investors nervous.",
        ] {
            let found = code(text);
            assert!(found.as_deref().is_none_or(|found| found == "en"), "{found:?}: {text}");
        }
    }

    #[test]
    fn what_is_too_short_is_not_guessed() {
        for text in ["", "Meta", "Scale AI stake", "1234567890 1234567890 1234567890"] {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn a_declared_language_counts_where_the_text_does_not_tell() {
        assert_eq!(Language::of("Meta", Some("de-AT")).unwrap().code(), "de");
        assert_eq!(Language::of("Meta", Some("x-default")), None);
        let english = "The firm said that it would not comment on the matter until the deal was closed.";
        assert_eq!(Language::of(english, Some("de")), Some(Language::ENGLISH));
    }

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

        #[test]
        fn detection_never_panics(text in "\\PC{0,400}") {
            let _ = detect(&text);
        }
    }
}
