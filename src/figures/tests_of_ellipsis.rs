//! What a sentence leaves out because it has just been said, and what only looks like it.

use super::tests_of_rules::reads;

#[test]
fn a_share_may_be_said_of_another_thing_in_the_same_way() {
    reads(&[
        ("35 percent went on rent and a twentieth went on paper.", "35 percent = 35; a twentieth = 5"),
        ("They spent 35 percent on rent and a twentieth on paper.", "35 percent = 35; a twentieth = 5"),
        ("A tenth of the members resigned, half were absent.", "A tenth = 10; half = 50"),
        ("It was 40 percent and a third man came.", "40 percent = 40"),
        ("The team is up 5% and finished a third from the top.", "5% = 5"),
        ("Three-quarters of pupils walk, less than a sixth are driven.", "Three-quarters = 75; a sixth = 16.67 under"),
        ("Two died, and a third was hurt.", ""),
        ("Of the 300, a third are women and a quarter are under 30.", "a third = 33.33; a quarter = 25"),
        ("Half of them went, half stayed, a sixth shouted.", "Half of = 50; half = 50; a sixth = 16.67"),
        ("Those with a third are glad. One agreed, a second did not, and a third were mute.", ""),
        ("Only a third of voters came; a sixth spoiled their papers.", "a third = 33.33; a sixth = 16.67"),
        ("One-fifth of it was lost and a tenth spoiled.", "One-fifth = 20; a tenth = 10"),
        ("Ein Drittel der Wähler ging, ein Fünftel wählte ungültig.", "Ein Drittel = 33.33; ein Fünftel = 20"),
        ("Un tiers des élus a voté pour, un quart n'a pas voté.", "Un tiers = 33.33; un quart = 25"),
        ("It is twice as big and half as loud.", "twice = 2; half = 50"),
    ]);
}

#[test]
fn a_multiple_may_be_said_of_another_thing_in_the_same_way() {
    reads(&[
        ("It costs 1.6 times that of 2019, or four times with a lift.", "1.6 times = 1.6; 2019 = 2019; four times = 4"),
        ("It trades at 20 times earnings, against 15 times a year ago.", "20 times = 20; 15 times = 15"),
        ("Leverage of six times is common. A record of six times is rare.", "six times = 6"),
        ("Its debt is 3 times sales and she won four times.", "3 times = 3"),
        ("Its debt is 3 times sales, and called four times.", "3 times = 3"),
        ("The loan is dear if leverage is under two times.", "two times = 2 under"),
        ("Il prezzo è cresciuto di otto volte dal 1970.", "otto volte = 8; 1970 = 1970"),
        ("È venuto alla festa otto volte dal 1970.", "1970 = 1970"),
        ("Die Kosten liegen 2,5-mal so hoch wie 2018.", "2,5-mal = 2.5; 2018 = 2018"),
    ]);
}

#[test]
fn a_list_with_or_is_no_range_and_a_change_is_none_either() {
    reads(&[
        ("The tax takes 7, 19 or 25 percent.", "7 = 7; 19 = 19; 25 percent = 25"),
        ("It takes 10 or 15 percent.", "10 or 15 percent = 10..15"),
        ("On May 7, 19 or 20 people came.", "19 or 20 people = 19..20"),
        ("The gap shrank by 0.6 points to 2.9 points.", "0.6 points = 0.6; 2.9 points = 2.9"),
        (
            "The lead narrowed by 3 percentage points to 5 percentage points.",
            "3 percentage points = 3; 5 percentage points = 5",
        ),
        ("It fell by 3 to 5 percent.", "3 to 5 percent = 3..5"),
        ("Rolls went up to 60p, and he pays up to $5m.", "60p = 0.6; $5m = 5000000 under"),
        ("He was 34, 36 or 38 years old.", "34 = 34; 36 = 36; 38 years = 38"),
        ("Ages 3, 5 and 7 years.", "3 = 3; 5 = 5; 7 years = 7"),
        ("Jan Roe, 41, 5 or 6 boys and a dog came.", "5 or 6 boys = 5..6"),
        ("The boys, 7, 9 or 11 years old, ran.", "11 years = 11"),
        ("In 1999, 5 or 6 hens died.", "1999 = 1999; 5 or 6 hens = 5..6"),
        ("On page 3, 5 or 6 words are wrong.", "5 or 6 words = 5..6"),
    ]);
}

#[test]
fn years_are_told_from_crowds_by_what_opens_a_clause() {
    reads(&[
        ("By 1900 people had left, and by 1970 horses were gone.", "1900 = 1900; 1970 = 1970"),
        ("It was attended by 1900 people.", "1900 people = 1900"),
        ("Around 1950 workers came.", "1950 workers = 1950 about"),
        ("Il 1° marzo 2021 il tasso era del 3%.", "1° marzo 2021 = 2021-03-01; 3% = 3"),
        ("It was sold for DM 24,000 or 500 pesetas.", "DM 24,000 = 24000; 500 pesetas = 500"),
        ("A four-square woman owns a 10-square-mile site.", "10-square-mile = 10"),
    ]);
}
