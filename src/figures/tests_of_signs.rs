//! Signs and small words on a number: minus, parts of one, what is shared, what bounds and what does not.

use super::tests_of_rules::reads;

#[test]
fn a_minus_is_read_however_it_is_typed() {
    reads(&[
        ("Growth was –2.5 per cent in May.", "–2.5 per cent = -2.5"),
        ("The result was –€4m, or −$5 million.", "–€4m = -4000000; −$5 million = -5000000"),
        (
            "Profit was $-5 million, £–3.2bn or EUR −4m.",
            "$-5 million = -5000000; £–3.2bn = -3200000000; EUR −4m = -4000000",
        ),
        ("It fell by –25 basis points.", "–25 basis points = -25"),
        ("It was –5 °C at night.", "–5 °C = -5"),
        ("The change was −40,000 jobs.", "−40,000 jobs = -40000"),
        ("It went from –2 to 3 percent.", "from –2 to 3 percent = -2..3"),
        ("Yields of −5 to −10 percent are rare.", "−5 to −10 percent = -10..-5"),
        ("Die Rendite lag bei –0,5 Prozent.", "–0,5 Prozent = -0.5"),
        ("Die Temperatur fiel auf −12 Grad.", "−12 Grad = -12"),
        ("La banque a relevé son taux d'un quart de point.", "un quart de point = 0.25"),
        ("Le solde des comptes est de –2,5 %.", "–2,5 % = -2.5"),
        ("El saldo de las cuentas fue de −3 millones de euros.", "−3 millones de euros = -3000000"),
    ]);
}

#[test]
fn a_dash_between_words_or_numbers_is_no_minus() {
    reads(&[
        ("He paid –$5 million, no less – and left.", "$5 million = 5000000"),
        ("The firm –5 people in all– closed.", "5 people = 5"),
        ("It costs $5–10 million, or $5m –€6m.", "$5–10 million = 5000000..10000000; $5m = 5000000; €6m = 6000000"),
        ("The word–$5 million–was said.", "$5 million = 5000000"),
        ("Buy the USD-5 note.", ""),
        ("Between 2019–2023 it rose – 5 percent.", "Between 2019–2023 = 2019..2023; 5 percent = 5"),
    ]);
}

#[test]
fn a_fraction_in_one_sign_is_a_share_or_a_part_of_what_is_measured() {
    reads(&[
        ("½ of the staff and ⅔ of voters left.", "½ = 50; ⅔ = 66.67"),
        ("A ⅔ majority is needed.", "⅔ = 66.67"),
        ("It cost $½ million, or ½ million euros.", "$½ million = 500000; ½ million euros = 500000"),
        ("The rate rose ½ per cent, then ¼ percentage point.", "½ per cent = 0.5; ¼ percentage point = 0.25"),
        ("Add ½ tsp of salt after ¾ of an hour.", "½ tsp = 0.5"),
        ("Es kamen nur ⅓ der Kunden mit.", "⅓ = 33.33"),
    ]);
}

#[test]
fn parts_are_read_in_other_languages() {
    reads(&[
        ("un tiers des voix", "un tiers = 33.33"),
        ("Le budget de la ville est de 40 M€, dont 3 Md€ pour les routes.", "40 M€ = 40000000; 3 Md€ = 3000000000"),
        ("Tres de cada cuatro están a favor de los otros.", ""),
        ("die Hälfte", "die Hälfte = 50"),
        ("Die Miete ist ein Viertel weniger als 2020.", "ein Viertel = 25; 2020 = 2020"),
        ("Le prix est un tiers plus cher que prévu, et le quart des élus le dit.", "un tiers = 33.33; le quart = 25"),
        ("Vendió un tercio menos de los coches.", "un tercio = 33.33"),
        ("Ha venduto un quarto in più degli altri.", "un quarto = 25"),
        ("Die Stadt zahlt anderthalb Millionen Euro.", "anderthalb Millionen Euro = 1500000"),
        (
            "Es waren zweieinhalb Prozent nach viereinhalb Jahren.",
            "zweieinhalb Prozent = 2.5; viereinhalb Jahren = 4.5",
        ),
        ("Eine halbe Milliarde Dollar wurde gezahlt.", "Eine halbe Milliarde Dollar = 500000000"),
        ("Il a payé un million et demi d'euros dans la ville.", "un million et demi d'euros = 1500000"),
        (
            "Pagó dos millones y medio de euros y medio millón de dólares.",
            "dos millones y medio de euros = 2500000; medio millón de dólares = 500000",
        ),
        ("Ha pagato mezzo miliardo di euro per la nave.", "mezzo miliardo di euro = 500000000"),
        // A quarter of a town, and a third in an order.
        ("Ein Viertel von Berlin ist neu, ein Viertel heißt Wedding.", "Ein Viertel = 25"),
        ("Un tiers est venu pour les aider.", ""),
        ("Ganó el tercio de varas en las fiestas.", ""),
    ]);
}

#[test]
fn years_are_joined_by_until_and_through() {
    reads(&[
        ("He served from 2019 until 2023.", "from 2019 until 2023 = 2019..2023"),
        ("It ran 2019 through 2023.", "2019 through 2023 = 2019..2023"),
        ("Desde 2019 hasta 2023 las ventas subieron.", "Desde 2019 hasta 2023 = 2019..2023"),
        ("Dal 2019 al 2023 le vendite sono cresciute.", "Dal 2019 al 2023 = 2019..2023"),
        ("Tra il 2010 e il 2020 la spesa è cresciuta.", "Tra il 2010 e il 2020 = 2010..2020"),
        ("Subió entre el 5 y el 10 por ciento.", "entre el 5 y el 10 por ciento = 5..10"),
        ("In 2019 until 2023 came he waited.", "2019 = 2019; 2023 = 2023"),
        ("It ran from 5 through 300 people.", "300 people = 300"),
    ]);
}

#[test]
fn amounts_in_a_row_share_the_scale_of_the_last() {
    reads(&[
        ("They paid $3, $4 and $5 million.", "$3 = 3000000; $4 = 4000000; $5 million = 5000000"),
        ("Bids of €3, €4 or €5 billion came in.", "€3 = 3000000000; €4 = 4000000000; €5 billion = 5000000000"),
        ("Fines of $3 and $5 million were paid.", "$3 = 3000000; $5 million = 5000000"),
        ("He was fined $50 and $5 million.", "$50 = 50; $5 million = 5000000"),
        ("The shares cost $3, $4 and $5.", "$3 = 3; $4 = 4; $5 = 5"),
        ("Tea costs $3, €4 and $5 million was lost.", "$3 = 3; €4 = 4; $5 million = 5000000"),
        ("A coffee costs $3, $4 and a house $5 million.", "$3 = 3; $4 = 4; $5 million = 5000000"),
    ]);
}

#[test]
fn what_is_about_an_amount_is_no_bound_of_it() {
    reads(&[
        ("Er schloss einen Vertrag über zwei Jahre.", "zwei Jahre = 2"),
        ("Die Bank gab ein Darlehen über 5 Millionen Euro.", "5 Millionen Euro = 5000000"),
        ("Der Rahmenkredit über 300 Euro ist neu.", "300 Euro = 300"),
        ("Das Haus kostet über 5 Millionen Euro.", "5 Millionen Euro = 5000000 over"),
        ("Ein Kredit in Höhe von über 300 Euro ist neu.", "300 Euro = 300 over"),
        ("They paid him over three years.", "three years = 3"),
        ("The state pays her over ten months.", "ten months = 10"),
        ("It took him over three years.", "three years = 3 over"),
        ("It costs $5 billion–plus.", "$5 billion = 5000000000 over"),
        ("It costs $5 billion — plus fees.", "$5 billion = 5000000000"),
    ]);
}

#[test]
fn the_scale_of_a_number_is_no_letter_of_a_dollar() {
    reads(&[
        ("It cost 14.3bn$, 5m$ a year.", "14.3bn$ = 14300000000; 5m$ = 5000000"),
        ("Er zahlte 5 Mio. $ und 3 Mrd. $ dazu.", "5 Mio. $ = 5000000; 3 Mrd. $ = 3000000000"),
        ("It paid A$5 and US$7.", "A$5 = 5; US$7 = 7"),
    ]);
}
