//! What German, French, Spanish and Italian count, and what only looks like it there.

use super::tests_of_rules::reads;

#[test]
fn a_number_of_a_house_or_a_train_counts_nothing() {
    reads(&[
        ("Elle habite au 14 bis, rue de la Gare, avec ses deux filles.", "deux filles = 2"),
        ("Le bureau est au 3 ter de la rue, avec 20 boutiques.", "20 boutiques = 20"),
        ("Il treno regionale 5210 parte dal binario 4.", ""),
        ("Il volo 318 arriva alle 18.30 e il 412 resta a terra.", ""),
        ("Sono partite 31 persone con 14 moto e 3 tende.", "31 persone = 31; 14 moto = 14; 3 tende = 3"),
        (
            "Con la nonna ha comprato 12 uova, 40 mele, 3 film e 25 quaderni.",
            "12 uova = 12; 40 mele = 40; 3 film = 3; 25 quaderni = 25",
        ),
        (
            "Ci sono due sale e quattro città a 30 miglia dalla costa.",
            "due sale = 2; quattro città = 4; 30 miglia = 30",
        ),
    ]);
}

#[test]
fn bounds_and_marks_of_other_tongues_are_told_from_what_looks_alike() {
    reads(&[
        (
            "Con la nave sono venute fino a 300 persone, intorno a 40 bambini.",
            "300 persone = 300 under; 40 bambini = 40 about",
        ),
        ("La deuda creció un 3,5 % hasta 1,2 millones de euros.", "3,5 % = 3.5; 1,2 millones de euros = 1200000"),
        ("La multa es de hasta 500 euros.", "500 euros = 500 under"),
        ("Das Haus wurde für 450.000 Mark verkauft.", "450.000 Mark = 450000"),
        ("He gave 20 Mark Twain novels away.", "20 Mark Twain novels = 20"),
        ("L'entreprise a perdu 4,5 millions d'euros.", "4,5 millions d'euros = 4500000"),
        // Names are no witnesses.
        ("Ms Perdu owns 2.500 shares.", "2.500 shares = 2.5"),
        ("Café Perdu in Lyon sold 2,500 cups.", "2,500 cups = 2500"),
        ("Gagné, 34, scored 12,500 points.", "12,500 points = 12500"),
        ("Im Mai 2021 waren es viele.", "Mai 2021 = 2021-05"),
    ]);
}

#[test]
fn a_noun_with_its_article_names_no_number_in_german() {
    reads(&[
        ("280 Arbeitsplätze", "280 Arbeitsplätze = 280"),
        ("Das neue Werk bringt der Gemeinde 280 Arbeitsplätze.", "280 Arbeitsplätze = 280"),
        ("Sollte das Werk schließen, gingen im Ort 150 Arbeitsplätze verloren.", "150 Arbeitsplätze = 150"),
        ("Dass 300 Stellen gestrichen werden, stimmt nicht.", "300 Stellen = 300"),
        ("Fast 18.000 Zuschauer kamen ins alte Stadion am Hafen.", "18.000 Zuschauer = 18000 nearly"),
        ("Der Saal hat die Seite 12 Bilder lang nicht gesehen.", ""),
        ("Im Zimmer 12 Gäste zu finden ist nicht leicht.", ""),
        ("Die Boeing 747 Maschinen sind alt und der Airbus ist neu.", ""),
        ("Das iPhone 15 Modelle sind nicht alt.", ""),
    ]);
}

#[test]
fn a_name_may_follow_an_age_and_marks_are_paid() {
    reads(&[
        ("Mit 15 Mark Schulz nach Berlin zu bringen, war nicht leicht.", ""),
        ("Mit 15 Mark in der Tasche kam er nach Berlin.", "15 Mark = 15"),
        ("Das sind 500 Mark im Monat.", "500 Mark = 500"),
    ]);
}

#[test]
fn bounds_ages_and_multiples_are_read_in_german_and_hearsay_in_french() {
    reads(&[
        ("Weniger als 100 Stellen fallen weg.", "100 Stellen = 100 under"),
        ("Gut 300 Menschen kamen zu der Feier in der Stadt.", "300 Menschen = 300 over"),
        ("Der 34-Jährige ist nicht verletzt worden.", "34-Jährige = 34"),
        ("Es ist anderthalbmal so hoch wie im Jahr davor.", "anderthalbmal = 1.5"),
        ("Die Preise stiegen auf das 2,5-fache.", "2,5-fache = 2.5"),
        ("Le projet coûterait 3 milliards d'euros à la ville.", "3 milliards d'euros = 3000000000 reported"),
        ("Les 3 millions d'euros auraient été versés par la ville.", "3 millions d'euros = 3000000 reported"),
        ("Elle montrait 3 millions d'euros à la foule.", "3 millions d'euros = 3000000"),
        ("Le portrait vaut 3 millions d'euros pour la ville.", "3 millions d'euros = 3000000"),
    ]);
}

#[test]
fn tenths_before_a_rate_are_points_and_what_a_rate_is_told_of_is_no_count() {
    reads(&[
        ("Unemployment ticked up two-tenths to 4.3% in May.", "two-tenths = 0.2; 4.3% = 4.3"),
        ("Some two-tenths of the staff left.", "two-tenths = 20 about"),
        ("There were 12 per 1,000 births in the county.", ""),
        ("It saw 3 deaths per 100,000 people.", "3 deaths = 3"),
        ("The cost is $1 per 1,000 words.", "$1 = 1; 1,000 words = 1000"),
        ("The hall seats 1,000 people.", "1,000 people = 1000"),
        ("The rate is three and a quarter percent.", "three and a quarter percent = 3.25"),
        ("It grew by four and three-quarters percent.", "four and three-quarters percent = 4.75"),
        ("They paid AUD$5m and USD$4m.", "AUD$5m = 5000000; USD$4m = 4000000"),
        ("It cost zł 5m to build.", "zł 5m = 5000000"),
        ("Şirket ₺3,4 milyar kâr açıkladı ve bu çok iyi.", "₺3,4 milyar = 3400000000"),
    ]);
}
