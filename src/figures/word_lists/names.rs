//! Words that a number is named or numbered by, and those that only stand before it.

use super::Words;

/// Words that end the name of a street.
pub(in crate::figures) static STREETS: Words = Words::new(
    "\
    Street St Avenue Ave Road Rd Drive Lane Boulevard Blvd Parkway Square Place Court Way Terrace Highway Plaza Row \
    Close Crescent Broadway Hill Quay Gardens Mews",
);

/// Words that open a sentence before a number and name nothing.
pub(in crate::figures) static OPENERS: Words = Words::new(
    "\
    nearly roughly approximately around these last next first another kills kill injures hurts wounds arrests \
    take add allow expect walk use give pay buy bring spend save keep cook bake boil wait drive send mix stir drink eat cycle \
    try choose sell collect answer hold visit count cover burn lift swim hire invest deposit bid offer win raise donate pick fill pour nur fewer less exactly barely today yesterday \
    many rund etwa fast knapp mehr über environ unos casi circa oltre previously currently estimated",
);

/// Words that open a sentence and tell somebody what to do with so many: `Whisk 4 eggs`.
pub(in crate::figures) static TOLD: Words = Words::new(
    "\
    whisk beat chop slice dice peel grate soak rinse drain melt simmer fry roast grill steam knead roll spread sprinkle season fold \
    toss heat preheat serve serves cut tie knot glue sew knit cast cross paint sand drill screw insert press hold install remove \
    attach fasten turn move place put set leave rest chill freeze dissolve combine blend divide arrange line dip brush coat measure \
    weigh draw read write find solve plant dig prune sow trim feed wash clean dry pack load charge connect tap click enter save \
    delete copy run jog repeat do stretch book reserve tip rent grab catch see meet join skip wear bring carry crack crush squeeze \
    scatter stack stir thread string stitch tear toast unscrew wrap zest lay loosen mount nail pull push pin reduce score separate \
    sift skewer spoon squash strain string stuff taste thin top trace transfer turn twist unroll use warm whip work reach score",
);

/// Words that give the number behind them a place in an order.
pub(in crate::figures) static LABELS: Words = Words::new(
    "\
    section sections sec page pages p pp figure fig figs table chapter chapters ch step item level phase stage grade \
    type version v part article articles art line lines paragraph para act scene episode season volume vol issue no \
    nos number numbers verse rule clause exhibit appendix note question gate platform room floor flight route \
    highway bus lane round group class size option tier category zone district ward box top age aged ages seite \
    kapitel abschnitt nummer nr artikel absatz chapitre numéro página capítulo número pagina capitolo numero unit \
    lot slide equation eq ref isbn issn rank ranked channel exit formula apollo code id pin mark model series port \
    tip lesson proposition resolution bill amendment case schedule annex catch area interstate juz psalm suite \
    apartment apt hangar pier terminal heft tor zug linie gleis flug ligne vol train quai voie línea vuelo tren andén puerta autobús linea volo treno binario \
    autobus quarter seed seeded tel telephone",
);

/// Books of the Bible of which there are several, and how they are shortened.
pub(in crate::figures) static BIBLE: Words =
    Words::new("Samuel Kings Chronicles Timothy Peter John Esdras Nephi Cor Thess Sam Chron Tim");

/// What companies and places are, behind their names: `Two Palms Resort`.
pub(in crate::figures) static COMPANIES: Words = Words::new(
    "Resort Resorts Media Group Bank Inc Corp Ltd Capital Hotel Hotels Partners Energy Holdings Records Pictures",
);
