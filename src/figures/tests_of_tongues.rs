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
