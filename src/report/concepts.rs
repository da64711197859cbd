//! Words for the same thing: an amount that somebody bets, commits or pours in is an investment.

use std::collections::HashMap;
use std::sync::OnceLock;

/// What a figure can be about, and the words that say so by their beginnings.
struct Concept {
    name: &'static str,
    /// A word of the text belongs to it when it is one of these.
    words: &'static str,
}

const CONCEPTS: &[Concept] = &[
    Concept {
        name: "investment",
        words: "invest invests invested investing investment investments bet bets betting gamble gambles gambling commit \
            commits committed committing commitment commitments poured pouring inject injected \
            injection wager wagered move play splurge splurged plough ploughed plow plowed sink sunk backing \
            investiert investieren investierte investition investitionen \
            investi investissement investissements",
    },
    Concept {
        name: "valuation",
        words: "valuation valuations value values valued valuing worth capitalisation capitalization wert bewertet valorisé valorisée valorisation \
            bewertung börsenwert unternehmenswert",
    },
    Concept { name: "deal", words: "deal deals transaction transactions cheque outlay" },
    Concept {
        name: "stake",
        words: "stake stakes shareholding holding ownership owns own owned anteil anteile beteiligung",
    },
    Concept {
        name: "acquisition",
        words: "acquire acquires acquired acquiring acquisition acquisitions buy buys buying bought purchase purchased takeover \
            takeovers buyout signed signing übernimmt übernehmen übernahm übernommen übernahme kauft kaufte kaufen gekauft \
            kauf zukauf erwirbt erwarb erworben erwerb racheté rachète rachat acheté achète achat compró",
    },
    Concept { name: "dividend", words: "dividend dividends dividende dividenden ausschüttung" },
    Concept {
        name: "revenue",
        words: "revenue revenues sales turnover umsatz umsätze umsatzes erlös erlöse d'affaires d’affaires ingresos ventas ricavi",
    },
    Concept {
        name: "profit",
        words: "profit profits earnings earned earns income gewinn gewinne gewinns überschuss bénéfice bénéfices beneficio beneficios",
    },
    Concept {
        name: "loss",
        words: "loss losses lost loses losing verlust verluste verlusts perte pertes pérdidas perdite",
    },
    Concept { name: "funding", words: "funding raise raises raised raising round tranche grant grants" },
    Concept {
        name: "debt",
        words: "debt debts owe owes owed loan loans borrowed borrowing bonds schulden kredit kredite krediten anleihe \
            anleihen verbindlichkeiten dette dettes emprunt deuda deudas",
    },
    Concept {
        name: "fine",
        words: "fine fines fined penalty penalties strafe geldstrafe bußgeld amende amendes multa multas",
    },
    Concept {
        name: "cost",
        words: "cost costs costing bill expense expenses kostet kosten kostete coûte coûté coûtait coûtera coûtent coût coûts costó coste",
    },
    Concept {
        name: "price",
        words: "price priced prices pricing fee fees preis preise kaufpreis ablöse ablösesumme prix precio prezzo",
    },
    Concept { name: "spending", words: "spend spends spent spending ausgaben dépensé dépense dépenses" },
    Concept {
        name: "payment",
        words: "pay pays paid paying payment payments zahlt zahlen zahlte gezahlt bezahlt zahlung zahlungen payé payée paie paient paye",
    },
    Concept { name: "budget", words: "budget budgets haushalt etat" },
    Concept { name: "salary", words: "salary salaries wage wages gehalt gehälter lohn löhne salaire salaires" },
    Concept { name: "workforce", words: "workforce staff headcount payroll belegschaft" },
];

/// The concept that `word`, in small letters, belongs to.
pub(super) fn concept(word: &str) -> Option<&'static str> {
    static NAMES: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    let named =
        |concept: &'static Concept| concept.words.split_ascii_whitespace().map(move |word| (word, concept.name));
    // A word of two concepts belongs to the first.
    NAMES.get_or_init(|| CONCEPTS.iter().rev().flat_map(named).collect()).get(word).copied()
}

/// The deal that a concept is, where it is one.
pub(super) fn is_transaction(concept: &str) -> Option<&'static str> {
    ["investment", "acquisition", "deal"].into_iter().find(|deal| *deal == concept)
}
