//! Amounts of money, percentages, counts, multiples, dates and years read from prose as values.
//!
//! [`read()`] goes over a text once, from left to right: a digit, a sign of a currency or one of a few words begins
//! an attempt, what cannot be a figure is passed over whole. A figure keeps its words as they are written; its value
//! is an exact decimal. What each form means is told in `docs/figures.md`.

mod amount;
mod attributive;
mod count;
mod currency;
mod cursor;
mod date;
mod digits;
mod doubt;
mod ellipsis;
mod foreign_fraction;
mod foreign_noun;
mod fraction;
mod fraction_range;
mod fraction_signs;
mod half;
mod head;
mod hedge;
mod hedge_behind;
mod hedge_words;
mod hyphened;
mod idiom;
mod list;
mod made;
mod money;
mod multiple;
mod names;
mod nouns;
mod number_words;
mod openers;
mod ordinary;
mod percent;
mod period;
mod points;
mod range;
mod ranged;
mod read;
mod scale;
mod scan;
mod sign;
mod single;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_any_text;
#[cfg(test)]
mod tests_of_ellipsis;
#[cfg(test)]
mod tests_of_hedges;
#[cfg(test)]
mod tests_of_prose;
#[cfg(test)]
mod tests_of_rules;
#[cfg(test)]
mod tests_of_signs;
#[cfg(test)]
mod tests_of_tables;
#[cfg(test)]
mod tests_of_tongues;
#[cfg(test)]
mod tests_of_values;
#[cfg(test)]
mod tests_of_years;
mod title;
mod tongue;
mod value;
mod wide;
mod word_lists;
mod words;
mod year;
mod year_leads;
mod year_names;

pub(crate) use head::{Unit, head_unit};
pub use read::{language_of, read};
pub use value::{Bound, Figure, Hedge, Kind};
