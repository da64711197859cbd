//! Hedges, parts of points and signs, sentence by sentence.

use super::tests::hedged;
use super::{Kind, language_of, read};

#[test]
fn a_bound_that_is_denied_is_the_opposite_one() {
    for (text, expected) in [
        ("It never paid more than $15 billion.", "$15 billion = 15000000000 under"),
        ("Nobody paid more than $500 for it.", "$500 = 500 under"),
        ("No one gave more than 5 percent.", "5 percent = 5 under"),
        ("The price doesn't exceed $10m.", "$10m = 10000000 under"),
        ("The price will not exceed $10m.", "$10m = 10000000 under"),
        ("A fee not exceeding $5m is due.", "$5m = 5000000 under"),
        ("It cannot be more than $3m.", "$3m = 3000000 under"),
        ("It did not fall below $5m.", "$5m = 5000000 over"),
        ("They paid no less than $5m.", "$5m = 5000000 over"),
        ("They paid no more than $5m.", "$5m = 5000000 under"),
        ("They paid not only more than $5m.", "$5m = 5000000 over"),
        ("He denied nothing but paid more than $5m.", "$5m = 5000000 over"),
        ("They paid more than $5m.", "$5m = 5000000 over"),
        ("They have not paid at least $5m.", "$5m = 5000000 over"),
        ("Es waren nicht mehr als 500 Menschen in der Halle.", "500 Menschen = 500 under"),
        ("Il y avait pas plus de 500 personnes dans la salle.", "500 personnes = 500 under"),
        ("Une amende jusqu’à 5 millions d’euros est prévue.", "5 millions d’euros = 5000000 under"),
    ] {
        assert_eq!(hedged(text), expected, "{text}");
    }
}

#[test]
fn parts_of_a_point_are_points_whatever_they_are_called() {
    for (text, expected) in [
        ("It rose 0.25 of a percentage point.", "0.25 of a percentage point = 0.25"),
        ("A rise of a quarter point is likely.", "a quarter point = 0.25"),
        ("It fell by about half a percentage point.", "half a percentage point = 0.5 about"),
        ("It fell by quarter of a percentage point.", "quarter of a percentage point = 0.25"),
        ("It fell three quarters of a percentage point.", "three quarters of a percentage point = 0.75"),
        ("It fell two-tenths of a percentage point.", "two-tenths of a percentage point = 0.2"),
        ("It rose a full percentage point.", "a full percentage point = 1"),
        ("It rose two full percentage points.", "two full percentage points = 2"),
        ("It rose by half a point.", "half a point = 0.5"),
        ("He won the match by half a point.", ""),
        ("It rose by tenths of a percentage point.", ""),
        ("Die Quote stieg um einen halben Prozentpunkt.", "einen halben Prozentpunkt = 0.5"),
        ("El desempleo subió medio punto porcentual.", "medio punto porcentual = 0.5"),
        ("Le chômage recule de 0,3 point de pourcentage.", "0,3 point de pourcentage = 0.3"),
    ] {
        let kinds = read(text, language_of(text));
        assert!(kinds.iter().all(|figure| figure.kind == Kind::Points), "{text}: {kinds:?}");
        assert_eq!(hedged(text), expected, "{text}");
    }
}

#[test]
fn signs_before_an_amount_are_read_as_they_are_meant() {
    for (text, expected) in [
        ("It paid Kr 300m for it.", "Kr 300m = 300000000"),
        ("It paid $.5M for it.", "$.5M = 500000"),
        ("It is worth USD.5m today.", "USD.5m = 500000"),
        ("It rose by .5 percent.", ".5 percent = 0.5"),
        ("He owns a .22 rifle and a .45-caliber pistol.", ""),
        ("The rate is 4pc.", "4pc = 4"),
        ("Earnings were negative $4m.", "negative $4m = -4000000"),
        ("It went from $2bn -> $5bn.", "$2bn = 2000000000; $5bn = 5000000000"),
        ("It was >$5bn and < $6bn.", "$5bn = 5000000000 over; $6bn = 6000000000 under"),
        ("It pays <b>$5bn</b> for it.", "$5bn = 5000000000"),
        ("It costs ＄１４．３ billion for ４９％ of it.", "＄１４．３ billion = 14300000000; ４９％ = 49"),
        ("It has １４億 of them.", ""),
        ("It closes on March 3rd, 2026.", "March 3rd, 2026 = 2026-03-03"),
        ("The fleet is older than 20 years.", "20 years = 20 over"),
        ("It paid $5m, reportedly.", "$5m = 5000000 reported"),
        ("Oil fell to $US83.59 a barrel, or $A130.", "$US83.59 = 83.59; $A130 = 130"),
        ("It was higher than two months ago.", "two months = 2"),
        ("It could end his four-game drought.", "four-game = 4"),
        ("Since 42 exceeds the total, it wins.", ""),
        ("Room 2024 is on the left.", ""),
        ("none given\tover $5bn\tnone given\t3\tworkers", "$5bn = 5000000000 over"),
        ("Der Umsatz ist dreimal so hoch.", "dreimal = 3"),
        ("Sie hat dreimal angerufen und nicht gewartet.", ""),
    ] {
        assert_eq!(hedged(text), expected, "{text}");
    }
}

#[test]
fn days_margins_and_parts_are_read_in_the_languages_known() {
    for (text, expected) in [
        ("Elle est née le 5 mai 2024 dans une ville.", "5 mai 2024 = 2024-05-05"),
        ("The margin is plus or minus 3 percentage points.", "3 percentage points = 3"),
        ("It fell to minus 3 percent.", "minus 3 percent = -3"),
        ("About ten or fifteen people came.", "ten or fifteen people = 10..15 about"),
        ("Between them 10 or 15 percent voted.", "10 or 15 percent = 10..15"),
        ("Es stimmten zwei Drittel der Abgeordneten mit Ja.", "zwei Drittel = 66.67"),
        ("Die Hälfte der Stimmen ist gezählt.", "Die Hälfte = 50"),
        ("Les deux tiers des élus ont voté pour.", "deux tiers = 66.67"),
        ("Un quart d’heure après, les élus sont dans la salle.", ""),
        ("La mitad de los empleados fue por las calles.", "La mitad = 50"),
    ] {
        assert_eq!(hedged(text), expected, "{text}");
    }
}
