//! What figures of other trades are about: who is counted, what is built and settled, what changed by a percentage, and whose it is.

use super::tests::subjects;

fn all_are(expected: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (sentence, subject) in expected {
        let found = subjects(sentence, "harrow labs price");
        if !found.iter().any(|found| found == subject) {
            wrong.push(format!("{sentence} {found:?} is not {subject}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn who_is_counted_in_other_words_is_one_thing() {
    all_are(&[
        ("Harrow Labs employs 640 people in two towns.", "640 people: workforce"),
        ("The mill has 710 staff in autumn.", "710 staff: workforce"),
        ("The mill's 580 employees were told in May.", "580 employees: workforce"),
        ("The isle counts 32,200 inhabitants.", "32,200 inhabitants: population"),
        ("The fair drew 4,000 people.", "4,000 people: attendance"),
        ("Last year the tower had 9,600 visitors.", "9,600 visitors: attendance"),
        ("Some 1,900 workers are on strike.", "1,900 workers: strikers"),
        ("The trial enrolled 1,240 patients.", "1,240 patients: participants"),
        ("The flood left 430 homes damaged.", "430 homes: damaged buildings"),
    ]);
}

#[test]
fn who_is_counted_for_something_else_stands_by_himself() {
    all_are(&[
        ("The mill cut 400 staff.", "400 staff: staff"),
        ("The mill will hire 50 employees.", "50 employees: employees"),
        ("Police held 12 people.", "12 people: people"),
        ("The tower fell on 40 homes.", "40 homes: homes"),
        ("A bus with 30 patients stopped.", "30 patients: patients"),
        ("Some 800 workers were sent home.", "800 workers: workers"),
        ("A letter was signed by 200 residents.", "200 residents: residents"),
        ("The judge heard 90 members.", "90 members: members"),
        ("The foundry said 580 employees answered its survey.", "580 employees: employees"),
        ("Some 3,200 people signed a letter against it, staff said.", "3,200 people: people"),
        ("At the mill 45 employees were praised.", "45 employees: employees"),
        ("Some 77 employees own a car.", "77 employees: employees"),
        ("At the museum 70 visitors fell ill.", "70 visitors: visitors"),
        ("Some 230 visitors complained about the soup.", "230 visitors: visitors"),
        ("The museum's website had 410,000 visitors.", "410,000 visitors: visitors"),
        // And who is counted for what he is.
        ("The mill has 655 staff.", "655 staff: workforce"),
        ("Its 580 employees answered in May.", "580 employees: workforce"),
        ("The mill has a staff of 640 people.", "640 people: workforce"),
        ("The museum drew 84,000 visitors.", "84,000 visitors: attendance"),
    ]);
}

#[test]
fn what_is_built_or_settled_for_an_amount_is_named() {
    all_are(&[
        ("Castor will build the school for $16.9m.", "$16.9m: cost of school"),
        ("For a new bridge we are to pay $23m.", "$23m: cost of bridge"),
        ("Under the settlement, Brill will pay $34m.", "$34m: settlement"),
        ("The settlement with Brill was worth $40m.", "$40m: settlement"),
        ("Holders get $21.50 for each share.", "$21.50: price per share"),
        ("His weekly wage is £9,000.", "£9,000: salary, a week"),
        ("The price of Harrow Labs was $5bn.", "$5bn: acquisition of Harrow Labs"),
        ("The fee paid for Harrow Labs, $5bn, is known.", "$5bn: acquisition of Harrow Labs"),
        // And what is not.
        ("The school was built for $2m in 1960.", "$2m: school"),
        ("She built a career and left the firm for $3m.", "$3m: amount"),
        ("The wage is £9,000.", "£9,000: salary"),
        ("The price of Harrow Labs' paper was $5.", "$5: price"),
        ("Compare the sale of Brill Perry: its buyer paid $350m for a mill.", "$350m: payment"),
    ]);
}

#[test]
fn what_changed_by_a_percentage_is_named() {
    all_are(&[
        ("The reduction in relapses was 38 percent.", "38 percent: relapses"),
        ("The pill reduced relapses by 43 percent.", "43 percent: relapses"),
        ("The property tax will go up by 4.5 percent.", "4.5 percent: tax"),
        ("The dockers demand a pay rise of 11 percent.", "11 percent: pay rise"),
        ("The pay offer amounts to 5 percent.", "5 percent: pay offer"),
        ("Only 57 percent of the voters went to the polls.", "57 percent: turnout"),
        // And what is not.
        ("Some 57 percent of the voters were women.", "57 percent: voters"),
        ("By his own count it was 20 percent.", "20 percent: share"),
    ]);
}

#[test]
fn what_another_one_has_is_told_with_its_name() {
    all_are(&[
        ("Rival Pell Express made a profit of $97m.", "$97m: profit, Pell Express"),
        ("On neighbouring Skerra the ferry counts 4,100 inhabitants.", "4,100 inhabitants: population, Skerra"),
        // And what is not.
        ("Rivals say Brill made a profit of $97m.", "$97m: profit"),
        ("Rival Orla paid $5bn for Harrow Labs.", "$5bn: acquisition of Harrow Labs"),
        ("Rival Harrow Labs made a profit of $97m.", "$97m: profit"),
    ]);
}
