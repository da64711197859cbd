//! Options of ranking as people type them: `title=0.3,windows=0`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{RankOptions, Ranking};

/// Highest weight of a part of the score: nothing is left of the others there.
const MOST_WEIGHT: f64 = 1000.0;

/// Lowest of what is not 0: below it nothing can be seen, and a name would be hundreds of digits long.
const LEAST: f64 = 1e-6;

/// Most passages that the second stage looks at.
const MOST_PASSAGES: f64 = 100_000.0;

/// Options that are other than those of a named ranking. What is `None` is as it is there.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RankSettings {
    /// See [`RankOptions::title`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<f64>,
    /// See [`RankOptions::windows`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub windows: Option<f64>,
    /// See [`RankOptions::wording`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wording: Option<f64>,
    /// See [`RankOptions::sentence`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<f64>,
    /// See [`RankOptions::rare_words`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rare_words: Option<f64>,
    /// See [`RankOptions::repeats`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeats: Option<f64>,
    /// See [`RankOptions::pool`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pool: Option<f64>,
    /// See [`RankOptions::furniture_last`]: 1 or 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub furniture_last: Option<f64>,
}

/// One of the options: what it is called, up to what it goes, and where it is kept.
struct Setting {
    name: &'static str,
    most: f64,
    /// Its value is a whole number.
    whole: bool,
    slot: fn(&mut RankSettings) -> &mut Option<f64>,
}

const SETTINGS: [Setting; 8] = [
    Setting { name: "title", most: MOST_WEIGHT, whole: false, slot: |settings| &mut settings.title },
    Setting { name: "windows", most: MOST_WEIGHT, whole: false, slot: |settings| &mut settings.windows },
    Setting { name: "wording", most: MOST_WEIGHT, whole: false, slot: |settings| &mut settings.wording },
    Setting { name: "sentence", most: MOST_WEIGHT, whole: false, slot: |settings| &mut settings.sentence },
    Setting { name: "rare-words", most: MOST_WEIGHT, whole: false, slot: |settings| &mut settings.rare_words },
    Setting { name: "repeats", most: 1.0, whole: false, slot: |settings| &mut settings.repeats },
    Setting { name: "pool", most: MOST_PASSAGES, whole: true, slot: |settings| &mut settings.pool },
    Setting { name: "furniture-last", most: 1.0, whole: true, slot: |settings| &mut settings.furniture_last },
];

impl RankSettings {
    /// What they say, each with its name; in the order of the fields.
    fn named(&self) -> impl Iterator<Item = (&'static str, f64)> {
        let mut settings = self.clone();
        SETTINGS.iter().filter_map(move |setting| Some((setting.name, (*(setting.slot)(&mut settings))?)))
    }

    /// These, and those of `others` before them.
    pub fn and(mut self, others: &Self) -> Self {
        let mut others = others.clone();
        for setting in &SETTINGS {
            let other = (setting.slot)(&mut others);
            if other.is_some() {
                *(setting.slot)(&mut self) = *other;
            }
        }
        self
    }
}

impl RankOptions {
    /// These options with `settings` in their place. Values beyond what an option takes are those it just takes, what is
    /// below a millionth is 0; what is no number changes nothing.
    pub fn with(&self, settings: &RankSettings) -> Self {
        let mut settings = self.settings().and(settings);
        let defaults = self.settings();
        for setting in &SETTINGS {
            let value = (setting.slot)(&mut settings);
            *value = value.filter(|value| !value.is_nan()).map(|value| match value.clamp(0.0, setting.most) {
                // 0 has no sign here.
                small if small < LEAST => 0.0,
                value => value,
            });
        }
        let settings = defaults.and(&settings);
        let known = |value: Option<f64>| value.unwrap_or_default();
        Self {
            furniture_last: known(settings.furniture_last) >= 0.5,
            repeats: known(settings.repeats) as f32,
            pool: known(settings.pool) as usize,
            title: known(settings.title),
            windows: known(settings.windows),
            wording: known(settings.wording),
            sentence: known(settings.sentence),
            rare_words: known(settings.rare_words),
        }
    }

    /// All options as settings.
    fn settings(&self) -> RankSettings {
        RankSettings {
            title: Some(self.title),
            windows: Some(self.windows),
            wording: Some(self.wording),
            sentence: Some(self.sentence),
            rare_words: Some(self.rare_words),
            // As it was typed: the nearest number of more digits has a long tail.
            repeats: self.repeats.to_string().parse().ok(),
            pool: Some(self.pool as f64),
            furniture_last: Some(f64::from(u8::from(self.furniture_last))),
        }
    }

    /// Names these options by what they set: `standard`, `bm25`, `standard_title-0.2_pool-100`. One word, fit for
    /// the last column of a TREC run; equal for equal options.
    pub fn tag(&self) -> String {
        let mut best: Option<(usize, String)> = None;
        for ranking in Ranking::ALL {
            let usual: Vec<_> = ranking.options().settings().named().collect();
            let other: Vec<_> = self.settings().named().filter(|setting| !usual.contains(setting)).collect();
            if best.as_ref().is_none_or(|(count, _)| other.len() < *count) {
                let tag =
                    other.iter().fold(ranking.name().to_owned(), |tag, (name, value)| format!("{tag}_{name}-{value}"));
                best = Some((other.len(), tag));
            }
        }
        best.map_or_else(String::new, |(_, tag)| tag)
    }
}

impl fmt::Display for RankSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<String> = self.named().map(|(name, value)| format!("{name}={value}")).collect();
        f.write_str(&parts.join(","))
    }
}

impl FromStr for RankSettings {
    type Err = String;

    /// Reads `title=0.3,windows=0`. The error says what is wrong with which part.
    fn from_str(text: &str) -> Result<Self, String> {
        let mut settings = Self::default();
        for part in text.split(',').map(str::trim) {
            let Some((name, value)) = part.split_once('=').map(|(name, value)| (name.trim(), value.trim())) else {
                return Err(format!("`{part}` sets nothing; a setting looks like `title=0.3`"));
            };
            let Some(setting) = SETTINGS.iter().find(|setting| setting.name == name) else {
                let known = SETTINGS.each_ref().map(|setting| setting.name).join(", ");
                return Err(format!("there is no `{name}` to set; there are {known}"));
            };
            let fits = |value: &f64| (0.0..=setting.most).contains(value) && (!setting.whole || value.fract() == 0.0);
            let Some(number) = value.parse().ok().filter(fits) else {
                let kind = if setting.whole { "a whole number" } else { "a number" };
                return Err(format!("`{name}` takes {kind} from 0 to {}, not `{value}`", setting.most));
            };
            if number > 0.0 && number < LEAST {
                return Err(format!("`{name}` takes 0, or 0.000001 and more, not `{value}`"));
            }
            // `-0` is 0.
            *(setting.slot)(&mut settings) = Some(number + 0.0);
        }
        Ok(settings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<RankSettings, String> {
        text.parse()
    }

    #[test]
    fn a_configuration_is_named_by_what_it_sets() {
        let tag = |ranking: Ranking, text: &str| ranking.options().with(&read(text).unwrap()).tag();
        assert_eq!(RankOptions::default().tag(), "standard");
        assert_eq!(Ranking::Bm25.options().tag(), "bm25");
        assert_eq!(tag(Ranking::Standard, "title=0.2, pool=100"), "standard_title-0.2_pool-100");
        assert_eq!(tag(Ranking::Standard, "repeats=0.75,title=0.3"), "standard");
        assert_eq!(tag(Ranking::Bm25, "repeats=0.6"), "bm25_repeats-0.6");
        assert_eq!(tag(Ranking::Bm25, "windows=0.3"), "bm25_windows-0.3");
        assert_eq!(tag(Ranking::Standard, "title=-0"), tag(Ranking::Standard, "title=0"));
        assert_eq!(tag(Ranking::Standard, "title=-0.0,pool=-0"), "standard_title-0_pool-0");
        let below = RankSettings { title: Some(-0.0), windows: Some(1e-300), ..RankSettings::default() };
        assert_eq!(RankOptions::default().with(&below).tag(), "standard_title-0_windows-0");
    }

    #[test]
    fn settings_are_read_as_they_are_printed() {
        let settings = read("windows=0,sentence=.5,furniture-last=1").unwrap();
        assert_eq!(settings.to_string(), "windows=0,sentence=0.5,furniture-last=1");
        assert_eq!(read(&settings.to_string()), Ok(settings.clone()));
        assert_eq!(settings.and(&read("windows=2").unwrap()).windows, Some(2.0));
    }

    #[test]
    fn a_fault_is_named() {
        assert_eq!(
            read("titel=1").unwrap_err(),
            "there is no `titel` to set; there are title, windows, wording, sentence, rare-words, repeats, pool, furniture-last"
        );
        assert_eq!(read("pool=1.5").unwrap_err(), "`pool` takes a whole number from 0 to 100000, not `1.5`");
        assert_eq!(read("title=NaN").unwrap_err(), "`title` takes a number from 0 to 1000, not `NaN`");
        assert_eq!(read("title").unwrap_err(), "`title` sets nothing; a setting looks like `title=0.3`");
        assert_eq!(read("title=1e-300").unwrap_err(), "`title` takes 0, or 0.000001 and more, not `1e-300`");
        assert_eq!(read("title=-0").unwrap().to_string(), "title=0");
        assert!(read("").is_err() && read("title=-1").is_err() && read("title=1e999").is_err());
    }

    #[test]
    fn numbers_beyond_all_bounds_leave_options_that_can_be_ranked_by() {
        let settings = RankSettings {
            title: Some(f64::INFINITY),
            windows: Some(f64::NAN),
            sentence: Some(-1.0),
            pool: Some(1e300),
            ..RankSettings::default()
        };
        let options = RankOptions::default().with(&settings);
        assert_eq!((options.title, options.windows, options.sentence), (1000.0, RankOptions::default().windows, 0.0));
        assert_eq!(options.pool, 100_000);
    }
}
