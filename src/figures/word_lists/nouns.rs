//! What can be counted, and what only looks like it.

use super::Words;

/// Words that end the phrase in which a noun could stand, verbs in -s among them.
pub(in crate::figures) static FUNCTION: Words = Words::new(
    "\
    a about above across after again against ago all almost along already also although always am among an and any \
    are around as at away back be became because become been before behind being below besides between both but by \
    came can come comes could did do does doing done down during each either else even ever every fell for from gave \
    get gets give gives go goes got had has have having he her here hers him his how however i if in includes \
    including into is it its itself just knows later let like made make makes may me means meanwhile might minus \
    more most must my near needs neither no nor not now of off often on once one only onto or our out over per \
    perhaps plus put rather remains rose said say says seems shall she should shows since so some sometimes still \
    such takes than that the their them themselves then there these they this those though through thus to together \
    too took towards under unless until up upon us versus via wants was we went were what when where whether which \
    while who whose why will with within without works would yet you your yes thanks nonetheless \
    nevertheless unlike despite afterwards regardless overseas thirds fourths fifths sixths sevenths eighths ninths \
    tenths onwards onward percent times other others apart apiece annually altogether aims begins becomes brings exceeds equals holds keeps leaves \
    opens requires runs sees sits stands starts tells tends uses exists suggests appears offers follows",
);

/// Words of other languages that follow a number and are not counted.
pub(in crate::figures) static FOREIGN_FUNCTION: Words = Words::new(
    "\
    thirds fourths fifths sixths sevenths eighths ninths tenths les des dans sans sous plus moins puis depuis mais \
    pas vers los las sus pues más menos desde tras entonces después per con che nel del della dal sul una uno come \
    dopo prima contro anche sono era aux est ses nous vous dos para por que non più \
    veces vez fois volte volta cada chaque ogni bis ter quater",
);

/// German words that follow a number and are not counted, nor describe what is.
pub(in crate::figures) static GERMAN_FUNCTION: Words = Words::new(
    "\
    der die das den dem des und oder wurde wurden war waren ist sind hat hatte hatten haben im in am an auf aus bei mit nach seit von \
    zu zur zum für durch um über unter vor bis als wie wenn dass weil aber nicht auch so es er sie wir ich man sich wird werden kam \
    kamen ein eine einen einem einer eines gegen ohne beim vom ins doch dann denn sowie je pro wo wer was sein seine seinen ihr ihre \
    ihren kann können soll sollen muss müssen will wollen begann starb ging zog entstand",
);

/// Plurals that do not end in -s, and nouns that are counted in the singular.
pub(in crate::figures) static PLURALS: Words = Words::new(
    "\
    lynx elk moose reindeer shrimp squid people men women children feet teeth mice geese staff police personnel cattle sheep fish aircraft spacecraft \
    species series crew criteria phenomena bacteria alumni fishermen lawmen policemen firemen businessmen \
    congressmen servicemen salmon offspring headquarters square livestock households vertebrae larvae algae nuclei \
    genera data media quanta horsepower yuan clergy craft hertz oxen swine deer trout cod bison nationals gross \
    watercraft hovercraft fungi cacti strata sportsmen tradesmen",
);

/// Plurals that end as most singulars do.
pub(in crate::figures) static PLURALS_IN_US_AND_IS: Words = Words::new(
    "\
    taxis gurus menus skis emus gnus rabbis safaris bikinis",
);

/// Nouns in the singular that end in -s.
pub(in crate::figures) static SINGULARS: Words = Words::new(
    "\
    news gas bias atlas canvas perhaps mathematics has bonus",
);

/// Plurals that stand before the noun that is counted: `sports teams`.
pub(in crate::figures) static ATTRIBUTIVE: Words = Words::new(
    "\
    sports sales arms savings systems operations communications customs goods women men children people police data \
    staff crew media aircraft square species games futures securities electronics robotics logistics earnings fish \
    cattle",
);

/// Words behind a number's hyphen that are not counted: `one-on-one`, `two-way`, `100-strong`.
pub(in crate::figures) static NO_UNIT: Words = Words::new(
    "\
    pin and bit based class cut ever first for fold hand hit ish man max off old only out piece something star strong \
    style the thing time tier tone track type way wheel wheeler nil all love series pro plus odd some over \
    under than legged sided pronged stop dimensional fifths thirds quarters half third quarter fifth sixth tenth \
    fourths sixths sevenths ninths tenths hundredths thousandths eighths ranked seeded rated liner horse handed digit figure eyed ply lane magnitude",
);

/// Units that are counted from one on: `one year` is a quantity, `one company` is a company.
pub(in crate::figures) static MEASURES: Words = Words::new(
    "\
    year years month months week weeks hour hours minute minutes mile miles kilometre kilometres kilometer \
    kilometers metre metres meter meters tonne tonnes ton tons acre acres hectare hectares gigawatt gigawatts \
    megawatt megawatts litre litres inch inches",
);

/// Units that stand in the singular between a number and what it describes: `a 10 year loan`. A `5 second grader` is another one.
pub(in crate::figures) static MEASURES_OF_ONE: Words = Words::new(
    "\
    year month week day hour minute mile kilometre kilometer metre meter ton tonne acre hectare litre liter inch foot yard gallon \
    gigawatt megawatt page point storey bedroom degree",
);

/// What headlines say that some more do: `three more face charges`. Words that are more often nouns before a plural are left out.
pub(in crate::figures) static DONE_BY_MORE: Words = Words::new(
    "\
    face deny seek join lose win admit quit leave take die want need become give get make tell say claim plead flee join enter \
    receive await earn sell buy lead",
);

/// Words in -s that are verbs as often as nouns.
pub(in crate::figures) static VERBS_OR_NOUNS: Words = Words::new(
    "\
    lies changes buys reports plans works moves plays claims covers deals faces fails leads looks marks offers places puts \
    ranks reaches rests results rises sets starts states stops supports tests turns views calls drops cuts falls \
    gains helps hits hopes issues launches lets links lists matches names notes orders passes pays picks promises \
    questions quotes raises rates releases replaces returns rules seeks sells sends serves shifts shows signs solves \
    speeds spends splits steps strikes talks targets tops touches trades treats tries triggers walks wins",
);

/// Articles and pronouns that begin what a verb is done to.
pub(in crate::figures) static DETERMINERS: Words =
    Words::new("the a an its their his her this these those our your my it them him us that");

/// Units that several numbers may share: `10 and 20 years`, `5, 10 and 15 km`.
pub(in crate::figures) static LISTED_UNITS: Words = Words::new(
    "\
    years months weeks days hours minutes seconds decades miles kilometres kilometers metres meters feet inches yards acres hectares \
    tonnes tons pounds kilograms kilos grams litres liters gallons barrels degrees watts volts megawatts gigawatts people \
    workers employees jobs men women children votes seats points members students goals games matches cents runs staff medals titles trophies wins tries wickets caps caravans houses homes rooms beds pupils \
    jahre jahren monate monaten wochen tage tagen stunden minuten meter kilometer tonnen liter personen menschen grad ans jours \
    mois semaines heures minutes mètres kilomètres tonnes litres personnes habitants años meses semanas días horas minutos \
    metros kilómetros toneladas litros personas anni mesi settimane giorni ore minuti metri chilometri tonnellate litri persone",
);

/// What is run or swum over so many metres: `the 400m hurdles`.
pub(in crate::figures) static RUN_OVER_METRES: Words = Words::new(
    "hurdles hurdlers sprints sprinters races heats finals semi-finals semifinals relays records runners swimmers pools titles events medals",
);

/// People, counted by the million.
pub(in crate::figures) static PEOPLE: Words = Words::new(
    "\
    people users customers subscribers members viewers listeners readers voters workers employees passengers visitors \
    residents inhabitants children adults students patients players downloads accounts jobs households homes refugees \
    followers citizens tourists",
);

/// Those who live in a place, and use nothing that has versions.
pub(in crate::figures) static LIVING: Words = Words::new(
    "people families residents inhabitants children homes households workers jobs men women villagers pilgrims patients pupils soldiers",
);

/// What may stand between a million and its people.
pub(in crate::figures) static OF_PEOPLE: Words = Words::new(
    "\
    active new monthly daily weekly paying registered young more other extra additional",
);
