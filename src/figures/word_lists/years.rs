//! What tells a year from a count, a code or a work.

use super::Words;

/// Nouns that stand behind numbers of four digits so often that these are no years.
pub(in crate::figures) static COUNTED: Words = Words::new(
    "\
    people men women children workers employees jobs staff students pupils soldiers troops homes houses households \
    hectares acres miles kilometres kilometers km m metres meters feet tonnes tons kg hours days words pages copies \
    volts watts MW kW GW kWh calories residents protesters members visitors units cars vehicles deaths cases victims \
    votes seats shares passengers patients fans runners engineers contractors Beschäftigte Mitarbeiter Menschen \
    Stellen personnes emplois trabajadores empleados personas persone lavoratori dipendenti salariés points steps \
    customers users birds trees",
);

/// Beginnings of German participles for what happens to something once: `die 1887 gegründete Firma`.
pub(in crate::figures) const DONE_IN_A_YEAR: &str = "\
    gegründet erbaut gebaut errichtet eröffnet geboren erschienen veröffentlicht eingeweiht entstanden gestorben \
    verstorben geschlossen abgerissen zerstört erfunden entdeckt unterzeichnet verabschiedet eingeführt \
    fertiggestellt aufgelöst umbenannt";

/// What years have, so often that a plural straight behind four digits is no count: `2024 sales`.
pub(in crate::figures) static OF_YEARS: Words = Words::new(
    "\
    sales results rules elections figures earnings revenues profits losses levels prices targets forecasts estimates expectations \
    accounts taxes budgets costs polls midterms primaries deliveries exports imports orders shipments bonds notes gilts \
    treasuries goals deadlines plans rates emissions returns vintages models finals games championships riots protests floods \
    wildfires guidelines standards regulations laws reforms amendments sanctions tariffs data statistics totals dividends \
    dollars euros values terms standings fixtures projections scenarios attacks bombings fires storms earthquakes trials talks \
    awards hearings graduates mergers bailouts",
);

/// What years do, in verbs that look like plurals: `2020 proves`.
pub(in crate::figures) static DONE_BY_YEARS: Words = Words::new(
    "\
    proves ends dawns arrives approaches unfolds feels means represents closes finds continues witnesses heralds differs \
    confirms delivers produces yields belongs owes lacks compares",
);

/// Past tenses and helping verbs behind those who did something: `In 1848 revolts broke out`.
pub(in crate::figures) static PASTS: Words = Words::new(
    "\
    was were had did could would began became broke brought built burst came cut died drew drove fell fled flew fought found gave got grew \
    heard held hit kept knew led left lost made met paid put ran rode rose said sang sank sat saw sent sold spent spoke spread stood struck swept \
    took taught thought told went won wore wrote",
);

/// Those of them that also say what was done to something: `tickets sold at the gate`.
pub(in crate::figures) static PASTS_AND_PARTICIPLES: Words = Words::new(
    "\
    brought built caught cut found heard held kept led made met paid put read said seen sent sold spent struck taught thought told",
);

/// Verbs behind which there may stand what came: `From 1700 letters emerged a portrait`.
pub(in crate::figures) static ORIGINS: Words =
    Words::new("emerged rose arose grew sprang fell poured flowed arrived appeared stemmed hung");

/// Words before a number of four digits that make it no year.
pub(in crate::figures) static PLACES: Words = Words::new(
    "\
    number section form resolution gate lot hymn article paragraph bug ticket room flight page pages route highway \
    apartment suite platform locker zip pin postcode box nr asteroid",
);

/// Words before a number that make it a year.
pub(in crate::figures) static TIMES: Words = Words::new(
    "\
    in since until till during before after around due maturing horizon circa year im seit en depuis desde nel dal early late mid spring christmas easter born founded established died \
    summer autumn fall winter jahr año anno année ab bis fiscal and by from between to of about",
);

/// English months.
pub(in crate::figures) static MONTHS: Words = Words::new(
    "\
    january february march april may june july august september sept october november december",
);

/// Things that are told of by the year in which they end: `the 2051 bond`.
pub(in crate::figures) static DATED: Words = Words::new(
    "\
    bond bonds gilt gilts note notes treasury treasuries debenture debentures maturity maturities target targets goal \
    deadline pledge pledges scenario scenarios horizon vision plan forecast forecasts projection projections commitment \
    linker linkers bund bunds issue",
);

/// Makers of cars and motorcycles, whose models are named after hundreds.
pub(in crate::figures) static MAKES: Words = Words::new(
    "\
    opel fiat ford bmw audi vw volkswagen mercedes benz porsche renault peugeot citroen citroën simca lancia alfa romeo ferrari \
    lada skoda škoda volvo saab triumph austin morris rover jaguar honda toyota nissan mazda suzuki yamaha kawasaki ducati \
    moto guzzi harley davidson datsun subaru mitsubishi hyundai kia dodge chevrolet cadillac buick hillman vauxhall seat dacia",
);

/// Products whose versions are named after years.
pub(in crate::figures) static PRODUCTS: Words = Words::new(
    "\
    windows excel photoshop autocad sharepoint powerpoint solidworks",
);

/// Works of art that may be called by a year or a number: `the novel 1984`.
pub(in crate::figures) static WORKS: Words = Words::new(
    "\
    novel novels film films movie movies album albums song songs book books musical opera symphony roman romans spielfilm \
    filme livre chanson novela película canción libro romanzo canzone series",
);

/// Units in the singular that a number of four digits stands before: `a 1500 metre race`.
pub(in crate::figures) static SINGLE_UNITS: Words = Words::new(
    "\
    metre meter mile kilometre kilometer foot inch yard acre hectare tonne ton pound kilogram gram litre liter watt volt calorie \
    dollar euro word page person people square cubic horsepower strong odd seat member year day hour degree barrel gallon \
    thousand million billion percent euro pixel line point year-old bed room man woman baud",
);

/// What there is one of in a year, which is named by it: `the class of 2016 students`.
pub(in crate::figures) static OF_ONE_YEAR: Words = Words::new(
    "\
    class cohort generation vintage election elections census crash crisis strike strikes revolution uprising war riots \
    floods treaty constitution recession reforms olympics season",
);

/// Products and games whose versions are small numbers.
pub(in crate::figures) static VERSIONED: Words = Words::new(
    "\
    android chrome firefox safari opera python java php perl ruby rails swift unity blender fedora ubuntu debian office word \
    galaxy pixel surface kindle halo fallout fifa madden civilization tekken persona apollo gemini soyuz formula boeing airbus \
    matthew mark luke john genesis exodus acts romans isaiah psalm psalms corinthians leviticus deuteronomy joshua judges ezekiel \
    daniel jeremiah proverbs hebrews galatians ephesians revelation euro expo woodstock italia",
);

/// Places of which there are so many that they are told apart by numbers: `At Junction 12 cars were queueing`.
pub(in crate::figures) static NUMBERED: Words = Words::new(
    "\
    junction studio stalag cabin bay cell block tower camp court hall building division sector warehouse reactor unit mile village \
    stage hole booth table seat berth dock shaft well pit site plot stand office store shop house school squadron company battery \
    station post depot hut barrack barracks corridor stairwell track turn corner checkpoint runway line mine",
);

/// Offices that are no programs.
pub(in crate::figures) static OFFICES: Words = Words::new(
    "home post met head foreign box cabinet patent statistics budget the our their his her press tax land law main war crown register record",
);

/// Those who begin or win something in a year: `2024 interns will start in May`.
pub(in crate::figures) static COHORTS: Words = Words::new(
    "interns apprentices trainees finalists winners champions nominees laureates inductees entrants recruits rookies freshmen fellows",
);
