//! Text made from a seed, with natural word frequencies: the same seed gives the same bytes everywhere.
//!
//! Words follow Zipf's law over a vocabulary of pronounceable made-up words (the most frequent ones are
//! English function words), sentences have 8 to 28 words, and names, amounts, percentages and years occur
//! about as often as in business news. It leaves out what real text has beyond that: topics, repetition
//! within an article, markup.

use std::fmt::Write as _;
use std::io::{self, Write};

/// A small, fast generator of pseudo-random numbers (splitmix64; Steele, Lea and Flood 2014).
pub struct Random(u64);

impl Random {
    /// Starts from `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.bits() % limit as u64) as usize
    }

    /// A number in 0..1.
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }
}

const FUNCTION_WORDS: &[&str] = &[
    "the", "of", "to", "and", "a", "in", "is", "it", "that", "for", "on", "was", "with", "as", "by", "at", "from",
    "be", "are", "its", "this", "has", "an", "have", "but", "will", "more", "which", "or", "about", "new", "said",
    "than", "their", "been", "who", "they", "would", "up", "one", "into", "could", "after", "also", "over", "last",
    "when",
];
const ONSETS: &[&str] = &[
    "b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pl", "r", "s", "st", "t",
    "tr", "v", "w",
];
const NUCLEI: &[&str] = &["a", "e", "i", "o", "u", "ai", "ea", "ou", "io"];
const CODAS: &[&str] = &["", "n", "r", "s", "l", "t", "nd", "rm", "ck", "st"];
const ENDINGS: &[&str] = &["", "", "", "s", "ed", "ing", "er", "ment", "ation", "ly"];

/// Writes articles from a seed.
pub struct Generator {
    random: Random,
    vocabulary: Vec<String>,
    cumulative: Vec<f64>,
}

impl Generator {
    /// A generator with a vocabulary of 200,000 words.
    pub fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let mut vocabulary: Vec<String> = FUNCTION_WORDS.iter().map(|word| (*word).to_owned()).collect();
        while vocabulary.len() < 200_000 {
            let mut word = String::new();
            for _ in 0..1 + random.below(3) {
                word.push_str(ONSETS[random.below(ONSETS.len())]);
                word.push_str(NUCLEI[random.below(NUCLEI.len())]);
                word.push_str(CODAS[random.below(CODAS.len())]);
            }
            word.push_str(ENDINGS[random.below(ENDINGS.len())]);
            vocabulary.push(word);
        }
        // Zipf-Mandelbrot: frequency falls as 1 / (rank + 2.7).
        let mut sum = 0.0;
        let cumulative = (0..vocabulary.len())
            .map(|rank| {
                sum += 1.0 / (rank as f64 + 2.7);
                sum
            })
            .collect();
        Self { random, vocabulary, cumulative }
    }

    fn word(&mut self) -> usize {
        let total = self.cumulative.last().copied().unwrap_or(1.0);
        let drawn = self.random.unit() * total;
        self.cumulative.partition_point(|sum| *sum < drawn).min(self.vocabulary.len() - 1)
    }

    fn sentence(&mut self, text: &mut String) {
        let length = 8 + self.random.below(21);
        for at in 0..length {
            if at > 0 {
                text.push(' ');
            }
            let drawn = self.random.below(1000);
            let word = self.word();
            let _ = match drawn {
                0..8 => write!(text, "${}.{} billion", 1 + self.random.below(40), self.random.below(10)),
                8..14 => write!(text, "{}%", 1 + self.random.below(99)),
                14..20 => write!(text, "{}", 1990 + self.random.below(36)),
                20..50 => {
                    let mut name = self.vocabulary[5_000 + word % 20_000].clone();
                    name[..1].make_ascii_uppercase();
                    write!(text, "{name}")
                }
                _ if at == 0 => {
                    let mut first = self.vocabulary[word].clone();
                    first[..1].make_ascii_uppercase();
                    write!(text, "{first}")
                }
                _ => write!(text, "{}", self.vocabulary[word]),
            };
            if at + 1 < length && drawn.is_multiple_of(13) {
                text.push(',');
            }
        }
        text.push('.');
    }

    /// A paragraph of about `words` words.
    pub fn paragraph(&mut self, words: usize) -> String {
        let mut text = String::with_capacity(words * 7);
        while text.split(' ').count() < words {
            if !text.is_empty() {
                text.push(' ');
            }
            self.sentence(&mut text);
        }
        text
    }

    /// A title of 4 to 9 words.
    pub fn title(&mut self) -> String {
        let mut title = self.paragraph(4);
        let words: Vec<&str> = title.trim_end_matches('.').split(' ').take(9).collect();
        title = words.join(" ");
        title
    }

    /// A query of `words` words as often as they occur in the text, function words only in long ones: every third.
    pub fn query(&mut self, words: usize) -> String {
        let mut query = Vec::new();
        while query.len() < words {
            let function = words > 6 && query.len() % 3 == 0;
            let word = if function { self.random.below(FUNCTION_WORDS.len()) } else { self.word() };
            if function || word >= 60 {
                query.push(self.vocabulary[word].clone());
            }
        }
        query.join(" ")
    }

    /// Writes `articles` JSON Lines records of `passages` paragraphs of about 100 words; gives the bytes of their texts.
    ///
    /// # Errors
    /// Writing failed.
    pub fn write_json_lines(&mut self, articles: usize, passages: usize, out: &mut dyn Write) -> io::Result<u64> {
        let mut bytes = 0;
        for number in 0..articles {
            let title = self.title();
            let text = (0..passages).map(|_| self.paragraph(100)).collect::<Vec<_>>().join("\\n\\n");
            bytes += text.len() as u64;
            writeln!(out, r#"{{"_id":"a{number}","title":"{title}","text":"{text}"}}"#)?;
        }
        Ok(bytes)
    }
}
