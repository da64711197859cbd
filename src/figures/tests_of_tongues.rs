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
