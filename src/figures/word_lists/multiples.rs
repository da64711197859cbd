//! What something is several times of.

use super::Words;

/// What follows `times` where it says how much rather than how often.
pub(in crate::figures) static COMPARES: Words = Words::new(
    "\
    book forward what as more less the its their his her larger bigger smaller higher lower greater faster slower longer \
    stronger cheaper heavier likelier earnings sales revenue that what oversubscribed better worse fewer plus moins más \
    menos più meno mehr weniger so those our your my too salary capacity budget wages bookings ebitda cashflow income \
    profit profits turnover output gdp supply expectations estimates costs debt equity capital mayor mayores menor menores superior superiores inferior \
    inferiores mejor mejores peor peores supérieur supérieure supérieurs supérieures inférieur inférieure inférieurs \
    inférieures celui celle ceux celles superiore superiori maggiore maggiori minore minori migliore peggio quello quella \
    quelli quelle aquella aquellos aquel größer höher kleiner niedriger schneller stärker teurer länger schwerer größere \
    größeren höhere höheren",
);

/// Words in -er that compare nothing.
pub(in crate::figures) static NO_COMPARATIVE: Words = Words::new(
    "\
    after under never however later earlier other together whether another either neither rather there further per \
    over ever summer winter october september november december number order player member former computer \
    water paper power matter winner letter doctor offer quarter weather daughter mother father brother sister river \
    server dinner master mister easter leader minister manager soldier",
);

/// What is compared with behind `tres veces el …`, `trois fois leur …`: how much of it there is, where other nouns say how often.
pub(in crate::figures) static VALUES: Words = Words::new(
    "\
    ingresos ingreso ventas beneficio beneficios ganancias precio precios valor peso tamaño sueldo salario media promedio nivel pib \
    deuda capital facturación presupuesto coste costo población patrimonio ebitda límite cuota altura longitud número cantidad \
    volumen tasa revenus revenu ventes bénéfice bénéfices prix valeur poids taille salaire salaires moyenne niveau dette \
    estimation estimations mise moyennes chiffre budget coût coûts montant capacité patrimoine nombre volume taux quantité hauteur longueur surface ricavi \
    vendite utili utile prezzo valore stipendio livello pil debito fatturato bilancio reddito numero quantità tasso \
    volumi dimensioni preis wert gewicht gehalt durchschnitt umsatz umsatzes gewinn gewinns einkommen einkommens größe \
    menge jahresumsatz jahresgewinn eigenkapital",
);

/// Articles and pronouns between `veces` and what it is so many times of.
pub(in crate::figures) static LINKS_TO_VALUE: Words = Words::new(
    "\
    el la los las su sus lo le les l son sa ses leur leurs un une il i gli il suo suoi sua loro den die das der dem des \
    seinen seinem seines seiner ihren ihrem ihres ihrer",
);

/// Words before what something is several times of: `three times normal levels`, where `three times national champion` says how often.
pub(in crate::figures) static DESCRIBES_VALUE: Words = Words::new(
    "\
    annual normal average current expected previous prior original usual recommended permitted legal national global safe minimum \
    maximum european official estimated trailing net gross operating pre historic asking market cash",
);

/// How much of something there is, behind `three times` and such a word.
pub(in crate::figures) static ENGLISH_VALUES: Words = Words::new(
    "\
    earnings sales level levels average averages revenue revenues price prices income incomes profit profits value values limit limits \
    rate rates size salary salaries pay wage wages cost costs output capacity budget flow cap ebitda gdp amount amounts number \
    numbers volume volumes dose rainfall turnover spending consumption production assets debt speed rent rents return returns \
    weight demand yield yields margin dividend dividends worth",
);

/// Words before `times` that say how much something is, not how often it was done.
pub(in crate::figures) static MULTIPLE_LEADS: Words = Words::new(
    "\
    or against versus to at is was are were be now about nearly almost over under below above roughly around approximately least most",
);
