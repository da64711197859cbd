//! How much is read: short forms of scales, parts of them, digits in groups; and what `over` belongs to.

use super::tests::reads;

#[track_caller]
fn all(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let expected: &[&str] = if expected.is_empty() { &[] } else { &[*expected] };
        reads(text, expected);
    }
}

#[test]
fn scales_are_read_however_short_they_are() {
    all(&[
        ("It raised $2.5 bil. in May.", "$2.5 bil|money|USD|2500000000"),
        ("It raised $2.5 bil.", "$2.5 bil|money|USD|2500000000"),
        ("It raised $2.5 bil", "$2.5 bil|money|USD|2500000000"),
        ("It raised $2.5bil from banks.", "$2.5bil|money|USD|2500000000"),
        ("It cost $7 bln to build.", "$7 bln|money|USD|7000000000"),
        ("It cost 7 bln euros to build.", "7 bln euros|money|EUR|7000000000"),
        ("It cost $2.5 mil to build.", "$2.5 mil|money|USD|2500000"),
        ("It cost $2.5 mil. to build.", "$2.5 mil|money|USD|2500000"),
        ("A debt of $6 tril. is large.", "$6 tril|money|USD|6000000000000"),
        ("A debt of $6 trn is large.", "$6 trn|money|USD|6000000000000"),
        ("A debt of $6 tn is large.", "$6 tn|money|USD|6000000000000"),
        ("A debt of $6 mln is small.", "$6 mln|money|USD|6000000"),
        ("It costs $2-3 bil to build.", "$2-3 bil|money|USD|2000000000..3000000000"),
        // A mil is a length, and a thousand in Spanish.
        ("The film is 5 mil thick.", ""),
        ("Pagó $5 mil millones.", "$5 mil millones|money|USD|5000000000"),
    ]);
}

#[test]
fn a_part_of_a_scale_may_stand_behind_it() {
    all(&[
        ("It cost a million and a half dollars.", "a million and a half dollars|money|USD|1500000"),
        ("It cost two million and a half euros.", "two million and a half euros|money|EUR|2500000"),
        ("It cost 2 million and a half euros.", "2 million and a half euros|money|EUR|2500000"),
        ("It cost a billion and a quarter.", "a billion and a quarter|count|-|1250000000"),
        ("A million and a half people left.", "A million and a half people|count|people|1500000"),
        ("It cost one and a half million dollars.", "one and a half million dollars|money|USD|1500000"),
        ("It cost $2 million, and a half was lent.", "$2 million|money|USD|2000000"),
        ("It cost $2 million and a half.", "$2 million and a half|money|USD|2500000"),
        ("It cost $2 million and a half year.", "$2 million|money|USD|2000000"),
        ("It cost $2 million and a half was lent.", "$2 million|money|USD|2000000"),
    ]);
}

#[test]
fn blanks_part_thousands_where_a_currency_or_a_unit_tells() {
    all(&[
        ("The prize is $5 000 today.", "$5 000|money|USD|5000"),
        ("The prize is $5\u{a0}000 today.", "$5\u{a0}000|money|USD|5000"),
        ("The prize is $5\u{2009}000 today.", "$5\u{2009}000|money|USD|5000"),
        ("The prize is € 1 500 today.", "€ 1 500|money|EUR|1500"),
        ("The prize is $1 250 000.50 today.", "$1 250 000.50|money|USD|1250000.5"),
        ("It cost 12 500 euros to mend.", "12 500 euros|money|EUR|12500"),
        ("It cost 12 500 € to mend.", "12 500 €|money|EUR|12500"),
        ("They paid $5 000 people smugglers asked for.", "$5 000|money|USD|5000"),
        ("It drew 5 000 people.", "5 000 people|count|people|5000"),
        ("The road is 12 500 km long.", "12 500 km|count|km|12500"),
    ]);
    // Here are two figures.
    reads("In 2024 300 euros were lost.", &["2024|year|-|2024", "300 euros|money|EUR|300"]);
    reads("For $5 300 people got in.", &["$5|money|USD|5", "300 people|count|people|300"]);
    reads("In May 5 300 euros were lost.", &["300 euros|money|EUR|300"]);
}

#[test]
fn a_million_of_people_is_no_length() {
    all(&[
        ("The app has 5 m people on it.", "5 m people|count|people|5000000"),
        ("The app has 5 m active users.", "5 m active users|count|users|5000000"),
        ("The wall is 5 m high.", ""),
        ("The wall is 5 m.", ""),
        ("It cost $40 m to build.", "$40 m|money|USD|40000000"),
    ]);
}

#[test]
fn a_point_parts_thousands_of_euros_in_lines_that_are_not_english() {
    all(&[
        ("Er zahlte 1.500 Euro.", "1.500 Euro|money|EUR|1500"),
        ("Er zahlte 1.500 €.", "1.500 €|money|EUR|1500"),
        ("Er zahlte 1.500.000 Euro.", "1.500.000 Euro|money|EUR|1500000"),
        ("Er zahlte 1.500 Dollar.", "1.500 Dollar|money|USD|1500"),
        ("Pagó 1.500 euros.", "1.500 euros|money|EUR|1500"),
        ("Costa 1.500 euro.", "1.500 euro|money|EUR|1500"),
        // A rate of exchange, and what has its sign before it.
        ("The pound fell to 1.145 euros.", "1.145 euros|money|EUR|1.145"),
        ("The price is $1.500 now.", "$1.500|money|USD|1.5"),
        ("Er zahlte 1.50 Euro.", "1.50 Euro|money|EUR|1.5"),
    ]);
}

#[test]
fn over_that_belongs_to_a_verb_is_no_bound() {
    for verb in [
        "handed over",
        "turned over",
        "signed over",
        "took over",
        "fought over",
        "will hand over",
        "argue over",
        "carried over",
    ] {
        all(&[(&format!("They {verb} $5m."), "$5m|money|USD|5000000".to_owned().as_str())]);
    }
    reads("$3 billion was spent over five years.", &["$3 billion|money|USD|3000000000", "five years|count|years|5"]);
    all(&[
        ("They paid over $10bn.", "$10bn|money|USD|10000000000 over"),
        ("They raised over $5m.", "$5m|money|USD|5000000 over"),
        ("It is worth over $5m.", "$5m|money|USD|5000000 over"),
        ("They signed over 40 players.", "40 players|count|players|40 over"),
        ("She spent over five years abroad.", "five years|count|years|5 over"),
    ]);
}
