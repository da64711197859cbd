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

/// Things of which there may be thousands, and that no year has: `1950 bricks`.
pub(in crate::figures) static THINGS: Words = Words::new(
    "\
    bricks tiles stones bottles boxes crates barrels bags sacks chairs tables eggs cows sheep goats pigs horses chickens hens ducks \
    coins stamps tickets postcards leaflets posters photographs photos steps stairs candles balloons flags bulbs saplings seedlings \
    roses apples oranges potatoes loaves sandwiches meals beds rooms litres liters gallons kilograms kilos grams pounds inches yards \
    soldiers sailors guests spectators bees ants books bicycles bikes lamps plates cups glasses spoons bullets rifles shells mines \
    rounds nails screws bolts sheets planks logs loads drops pills tablets doses vials eyes teeth names songs letters emails messages \
    calls questions voters villagers pilgrims refugees prisoners inmates",
);

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
