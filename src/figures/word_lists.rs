//! Words that tell what a number beside them is. Each list is one string, so that it can be read at a glance.

use std::sync::OnceLock;

/// Words, written as one string, and found by their first letter and their length.
pub(super) struct Words {
    list: &'static str,
    found: OnceLock<[Vec<&'static str>; BUCKETS]>,
}

const BUCKETS: usize = 128;

impl Words {
    const fn new(list: &'static str) -> Self {
        Self { list, found: OnceLock::new() }
    }

    fn bucket(word: &str) -> usize {
        let first = word.bytes().next().map_or(0, usize::from);
        (first + 31 * word.len()) % BUCKETS
    }

    fn holds(&self, word: &str) -> bool {
        let found = self.found.get_or_init(|| {
            let mut found = [const { Vec::new() }; BUCKETS];
            for known in self.list.split_ascii_whitespace() {
                if let Some(bucket) = found.get_mut(Self::bucket(known)) {
                    bucket.push(known);
                }
            }
            found
        });
        found.get(Self::bucket(word)).is_some_and(|bucket| bucket.contains(&word))
    }
}

/// Whether `list` holds `word`; a text's longest words are looked up as the empty one and are in no list.
pub(super) fn listed(list: &Words, word: &str) -> bool {
    list.holds(word)
}

/// Words that end the phrase in which a noun could stand, verbs in -s among them.
pub(super) static FUNCTION: Words = Words::new(
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
    tenths percent times other others apart apiece annually altogether aims begins becomes brings exceeds equals holds keeps leaves \
    opens requires runs sees sits stands starts tells tends uses exists suggests appears offers follows",
);

/// Words of other languages that follow a number and are not counted.
pub(super) static FOREIGN_FUNCTION: Words = Words::new(
    "\
    thirds fourths fifths sixths sevenths eighths ninths tenths les des dans sans sous plus moins puis depuis mais \
    pas vers los las sus pues más menos desde tras entonces después per con che nel del della dal sul una uno come \
    dopo prima contro anche sono era aux est ses nous vous dos para por que non più \
    veces vez fois volte volta",
);

/// German words that follow a number and are not counted, nor describe what is.
pub(super) static GERMAN_FUNCTION: Words = Words::new(
    "\
    der die das den dem des und oder wurde wurden war waren ist sind hat hatte hatten haben im in am an auf aus bei mit nach seit von \
    zu zur zum für durch um über unter vor bis als wie wenn dass weil aber nicht auch so es er sie wir ich man sich wird werden kam \
    kamen ein eine einen einem einer eines gegen ohne beim vom ins doch dann denn sowie je pro wo wer was sein seine seinen ihr ihre \
    ihren kann können soll sollen muss müssen will wollen begann starb ging zog entstand",
);

/// Plurals that do not end in -s, and nouns that are counted in the singular.
pub(super) static PLURALS: Words = Words::new(
    "\
    lynx elk moose reindeer shrimp squid people men women children feet teeth mice geese staff police personnel cattle sheep fish aircraft spacecraft \
    species series crew criteria phenomena bacteria alumni fishermen lawmen policemen firemen businessmen \
    congressmen servicemen salmon offspring headquarters square livestock households vertebrae larvae algae nuclei \
    genera data media quanta horsepower yuan clergy craft hertz oxen swine deer trout cod bison nationals gross \
    watercraft hovercraft fungi cacti strata sportsmen tradesmen",
);

/// Plurals that end as most singulars do.
pub(super) static PLURALS_IN_US_AND_IS: Words = Words::new(
    "\
    taxis gurus menus skis emus gnus rabbis safaris bikinis",
);

/// Nouns in the singular that end in -s.
pub(super) static SINGULARS: Words = Words::new(
    "\
    news gas bias atlas canvas perhaps mathematics has bonus",
);

/// Plurals that stand before the noun that is counted: `sports teams`.
pub(super) static ATTRIBUTIVE: Words = Words::new(
    "\
    sports sales arms savings systems operations communications customs goods women men children people police data \
    staff crew media aircraft square species games futures securities electronics robotics logistics earnings fish \
    cattle",
);

/// Nouns that stand behind numbers of four digits so often that these are no years.
pub(super) static COUNTED: Words = Words::new(
    "\
    people men women children workers employees jobs staff students pupils soldiers troops homes houses households \
    hectares acres miles kilometres kilometers km m metres meters feet tonnes tons kg hours days words pages copies \
    volts watts MW kW GW kWh calories residents protesters members visitors units cars vehicles deaths cases victims \
    votes seats shares passengers patients fans runners engineers contractors Beschäftigte Mitarbeiter Menschen \
    Stellen personnes emplois trabajadores empleados personas persone lavoratori dipendenti salariés points steps \
    customers users birds trees",
);

/// Words behind a number's hyphen that are not counted: `one-on-one`, `two-way`, `100-strong`.
pub(super) static NO_UNIT: Words = Words::new(
    "\
    and bit based class cut ever first for fold hand hit ish man max off old only out piece something star strong \
    style the thing time tier tone track type way wheel wheeler nil all love series pro plus odd some over \
    under than legged sided pronged stop dimensional fifths thirds quarters half third quarter fifth sixth tenth \
    fourths sixths sevenths ninths tenths hundredths thousandths eighths ranked seeded rated liner horse handed digit figure eyed ply lane magnitude",
);

/// Words that end the name of a street.
pub(super) static STREETS: Words = Words::new(
    "\
    Street St Avenue Ave Road Rd Drive Lane Boulevard Blvd Parkway Square Place Court Way Terrace Highway Plaza Row \
    Close Crescent Broadway Hill Quay Gardens Mews",
);

/// Units that are counted from one on: `one year` is a quantity, `one company` is a company.
pub(super) static MEASURES: Words = Words::new(
    "\
    year years month months week weeks hour hours minute minutes mile miles kilometre kilometres kilometer \
    kilometers metre metres meter meters tonne tonnes ton tons acre acres hectare hectares gigawatt gigawatts \
    megawatt megawatts litre litres inch inches",
);

/// Words that open a sentence before a number and name nothing.
pub(super) static OPENERS: Words = Words::new(
    "\
    nearly roughly approximately around these last next first another kills kill injures hurts wounds arrests \
    take add allow expect walk use give pay buy bring spend save keep cook bake boil wait drive send mix stir drink eat cycle \
    try choose sell collect answer hold visit count cover burn lift swim hire invest deposit bid offer win raise donate pick fill pour nur fewer less exactly barely today yesterday \
    many rund etwa fast knapp mehr über environ unos casi circa oltre previously currently estimated",
);

/// Words that open a sentence and tell somebody what to do with so many: `Whisk 4 eggs`.
pub(super) static TOLD: Words = Words::new(
    "\
    whisk beat chop slice dice peel grate soak rinse drain melt simmer fry roast grill steam knead roll spread sprinkle season fold \
    toss heat preheat serve serves cut tie knot glue sew knit cast cross paint sand drill screw insert press hold install remove \
    attach fasten turn move place put set leave rest chill freeze dissolve combine blend divide arrange line dip brush coat measure \
    weigh draw read write find solve plant dig prune sow trim feed wash clean dry pack load charge connect tap click enter save \
    delete copy run jog repeat do stretch book reserve tip rent grab catch see meet join skip wear bring carry crack crush squeeze \
    scatter stack stir thread string stitch tear toast unscrew wrap zest lay loosen mount nail pull push pin reduce score separate \
    sift skewer spoon squash strain string stuff taste thin top trace transfer turn twist unroll use warm whip work reach score",
);

/// Beginnings of German participles for what happens to something once: `die 1887 gegründete Firma`.
pub(super) const DONE_IN_A_YEAR: &[&str] = &[
    "gegründet",
    "erbaut",
    "gebaut",
    "errichtet",
    "eröffnet",
    "geboren",
    "erschienen",
    "veröffentlicht",
    "eingeweiht",
    "entstanden",
    "gestorben",
    "verstorben",
    "geschlossen",
    "abgerissen",
    "zerstört",
    "erfunden",
    "entdeckt",
    "unterzeichnet",
    "verabschiedet",
    "eingeführt",
    "fertiggestellt",
    "aufgelöst",
    "umbenannt",
];

/// What is run or swum over so many metres: `the 400m hurdles`.
pub(super) static RUN_OVER_METRES: Words = Words::new(
    "hurdles hurdlers sprints sprinters races heats finals semi-finals semifinals relays records runners swimmers pools titles events medals",
);

/// Things of which there may be thousands, and that no year has: `1950 bricks`.
pub(super) static THINGS: Words = Words::new(
    "\
    bricks tiles stones bottles boxes crates barrels bags sacks chairs tables eggs cows sheep goats pigs horses chickens hens ducks \
    coins stamps tickets postcards leaflets posters photographs photos steps stairs candles balloons flags bulbs saplings seedlings \
    roses apples oranges potatoes loaves sandwiches meals beds rooms litres liters gallons kilograms kilos grams pounds inches yards \
    soldiers sailors guests spectators bees ants books bicycles bikes lamps plates cups glasses spoons bullets rifles shells mines \
    rounds nails screws bolts sheets planks logs loads drops pills tablets doses vials eyes teeth names songs letters emails messages \
    calls questions voters villagers pilgrims refugees prisoners inmates",
);

/// Words that give the number behind them a place in an order.
pub(super) static LABELS: Words = Words::new(
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

/// Words before a number of four digits that make it no year.
pub(super) static PLACES: Words = Words::new(
    "\
    number section form resolution gate lot hymn article paragraph bug ticket room flight page pages route highway \
    apartment suite platform locker zip pin postcode box nr asteroid",
);

/// Units of time: `$5 billion over ten years` says how long.
pub(super) static SPANS: Words = Words::new(
    "\
    years months weeks days decades quarters hours year minutes",
);

/// Words before `over` that make it a bound even before a time: `for over ten years`.
pub(super) static BOUND_LEADS: Words = Words::new(
    "\
    for lasted took takes just well spent after of in has have had having with is was be been are were by than nearly \
    already still now needs needed requires required served lived waited worked lasts lasting last save saves saved saving \
    stay stays stayed staying sleep sleeps slept faces faced sentenced serve serves survived logged clocked shaves shaved \
    to remained remains wait waits taking take slashes",
);

/// Verbs before a person of whom they take time: `it took them over ten years`.
pub(super) static TAKES_TIME: Words = Words::new(
    "\
    take takes took taken taking cost costs costing save saves saved saving give gives gave given giving spare spares spared keep \
    keeps kept last lasts lasted earn earned get gets got buy buys bought leave leaves left make makes made",
);

/// Ends of German nouns for what is made out about an amount or a time: `ein Kreditvertrag über zwei Jahre`.
pub(super) const OF_AN_AMOUNT: &[&str] = &[
    "vertrag",
    "vertrages",
    "vertrags",
    "verträge",
    "verträgen",
    "darlehen",
    "darlehens",
    "kredit",
    "kredits",
    "kredite",
    "krediten",
    "auftrag",
    "auftrags",
    "aufträge",
    "aufträgen",
    "rechnung",
    "rechnungen",
    "scheck",
    "schecks",
    "anleihe",
    "anleihen",
    "bürgschaft",
    "bürgschaften",
    "betrag",
    "beträge",
    "summe",
    "summen",
    "vereinbarung",
    "abkommen",
    "police",
    "policen",
    "hypothek",
    "hypotheken",
    "überweisung",
    "überweisungen",
    "spende",
    "spenden",
    "bescheid",
    "bescheide",
    "quittung",
    "gutschein",
    "gutscheine",
    "laufzeit",
    "garantie",
    "garantien",
    "zusage",
    "zusagen",
    "angebot",
    "bestellung",
    "bestellungen",
    "wechsel",
    "finanzierung",
    "forderung",
    "forderungen",
    "bußgeld",
    "strafe",
    "programm",
    "paket",
    "haftstrafe",
    "mahnung",
    "abo",
    "abonnement",
];

/// What is *over* an amount without being a bound of it: `a debate over $5 billion`.
pub(super) static DISPUTES: Words = Words::new(
    "\
    debate dispute fight row battle concerns concern questions talks lawsuit clash anger negotiations feud case \
    control argument controversy sued suit outcry criticism spread won lead victory win",
);

/// Verbs that `over` belongs to before money: `handed over $5m`, `fought over $5m`. `Paid over $5m` is a bound.
pub(super) static OVER_VERBS: Words = Words::new(
    "\
    hand hands handed handing turn turns turned turning sign signs signed signing take takes took taken taking carry \
    carries carried carrying roll rolls rolled rolling fight fights fought fighting argue argues argued arguing quarrel \
    quarrels quarrelled quarreled squabble squabbles squabbled bicker bickered haggle haggles haggled haggling wrangle \
    wrangled clashed disagree disagreed tussle tussled",
);

/// People, counted by the million.
pub(super) static PEOPLE: Words = Words::new(
    "\
    people users customers subscribers members viewers listeners readers voters workers employees passengers visitors \
    residents inhabitants children adults students patients players downloads accounts jobs households homes refugees \
    followers citizens tourists",
);

/// What may stand between a million and its people.
pub(super) static OF_PEOPLE: Words = Words::new(
    "\
    active new monthly daily weekly paying registered young more other extra additional",
);

/// Words that say that what follows is not asserted, as they are written.
pub(super) static UNSURE: Words = Words::new(
    "\
    reportedly potentially potential would could might may allegedly supposedly purportedly rumored rumoured \
    possibly perhaps maybe probably presumably Maybe Reportedly Potentially Potential Perhaps angeblich soll sollen könnte könnten würde pourrait \
    serait podría potrebbe Angeblich Allegedly presuntamente possible proposed alleged Possible Proposed Alleged",
);

/// Verbs before `up to` that tell where something is now: `went up to 85p`.
pub(super) static MOVED: Words = Words::new(
    "\
    went going gone jumped shot moved ticked edged crept pushed drove brought sent bid came rocketed stepped",
);

/// Words that bound an amount by comparing it, and turn to the opposite where they are denied.
pub(super) static EXCEEDING: Words = Words::new(
    "\
    exceed exceeds exceeded exceeding surpass surpassed surpassing top topped topping above over below under über \
    unter oltre",
);

/// Words that deny what follows.
pub(super) static DENYING: Words = Words::new(
    "\
    no not never nobody none neither nor without cannot hardly nicht nie niemand kein keine keinen ohne pas jamais \
    personne aucun aucune sans nunca nadie ningún ninguna sin non mai nessuno senza",
);

/// Words that begin another clause.
pub(super) static NEW_CLAUSE: Words = Words::new(
    "\
    that which who whose because but and if while when although though whereas dass weil aber und wenn que qui mais et \
    pero y che ma e",
);

/// Words before `half` that make it a time or a place.
pub(super) static HALVES: Words = Words::new(
    "\
    first second latter other better top bottom back front each either this that upper lower northern southern \
    eastern western and the last final opening",
);

/// Words before a fraction that stands for an amount.
pub(super) static FRACTION_LEADS: Words = Words::new(
    "\
    by about nearly almost roughly around over than to least only just under up approximately exactly lost from drop drops \
    dropped dropping fall falls fell falling fallen rise rises rose rising risen grow grows grew growing grown shrink \
    shrinks shrank shrunk lose loses losing gain gains gained gaining climb climbs climbed jump jumps jumped surge surged \
    soar soared sink sank sunk slide slid slip slips slipped slump slumped plunge plunged tumble tumbled decline declined \
    decrease decreased increase increased expand expanded contract contracted dip dipped ease eased shed sheds cut cuts \
    slash slashed trim trimmed down swell swelled swollen shave shaved below above exceeding virtually further dwindled \
    merely barely scarcely",
);

/// Words that go on after an amount has ended.
pub(super) static GOES_ON: Words = Words::new(
    "\
    in to from this last since on after and while as when compared over within during before because but by at \
    between under next or with for \
    against above below off down up ahead behind until till through per into amid despite although though where \
    which who that among across year-on-year annually overall again today now nationwide already yesterday",
);

/// Words before a number that make it a year.
pub(super) static TIMES: Words = Words::new(
    "\
    in since until till during before after around due maturing horizon circa year im seit en depuis desde nel dal early late mid spring born founded established died \
    summer autumn fall winter jahr año anno année ab bis fiscal and by from between to of about",
);

/// What follows `times` where it says how much rather than how often.
pub(super) static COMPARES: Words = Words::new(
    "\
    book forward what as more less the its their his her larger bigger smaller higher lower greater faster slower longer \
    stronger cheaper heavier likelier earnings sales revenue that what oversubscribed better worse fewer plus moins más \
    menos più meno mehr weniger so those our your my too salary capacity budget wages bookings ebitda cashflow income \
    profit profits turnover output gdp costs debt equity capital mayor mayores menor menores superior superiores inferior \
    inferiores mejor mejores peor peores supérieur supérieure supérieurs supérieures inférieur inférieure inférieurs \
    inférieures celui celle ceux celles superiore superiori maggiore maggiori minore minori migliore peggio quello quella \
    quelli quelle aquella aquellos aquel größer höher kleiner niedriger schneller stärker teurer länger schwerer größere \
    größeren höhere höheren",
);

/// Words in -er that compare nothing.
pub(super) static NO_COMPARATIVE: Words = Words::new(
    "\
    after under never however later earlier other together whether another either neither rather there further per \
    over ever summer winter october september november december number order player member former computer \
    water paper power matter winner letter doctor offer quarter weather daughter mother father brother sister river \
    server dinner master mister easter leader minister manager soldier",
);

/// English months.
pub(super) static MONTHS: Words = Words::new(
    "\
    january february march april may june july august september sept october november december",
);

/// Words before an amount that say by how much something changed.
pub(super) static CHANGES: Words = Words::new(
    "\
    rose rise rises rising fell fall falls falling climbed climbs gained gains gain added adds lost loses slid slides \
    slipped slips dropped drops drop jumped jumps surged surges soared sank plunged tumbled advanced retreated eased \
    up down grew grows increased decreased declined stieg steigen stiegen fiel fielen augmenté baissé gagné subió \
    bajó cayó shrank shrinks shrunk narrowed narrows widened widens",
);

/// What pounds are paid for or owed as, where others are weighed: `two million pounds of debt`.
pub(super) static PAID_FOR: Words = Words::new(
    "\
    debt debts aid funding funds money cash revenue sales profit profits income investment damage damages savings \
    taxpayers taxpayer public government lottery his her their its the our your my new extra additional credit \
    support spending assets loans capital tax taxes losses fines compensation grants business benefits",
);

/// Words before pounds that are weighed.
pub(super) static WEIGHED: Words = Words::new(
    "\
    weigh weighs weighed weighing lost lose losing gained gain shed lifted lift lifts",
);

/// Words before pounds that are paid.
pub(super) static PAID: Words = Words::new(
    "\
    pay pays paid cost costs worth fined owed owes earn earns earned spend spent priced fee raised charged",
);

/// Words in -s that are verbs as often as nouns.
pub(super) static VERBS_OR_NOUNS: Words = Words::new(
    "\
    lies changes buys reports plans works moves plays claims covers deals faces fails leads looks marks offers places puts \
    ranks reaches rests results rises sets starts states stops supports tests turns views calls drops cuts falls \
    gains helps hits hopes issues launches lets links lists matches names notes orders passes pays picks promises \
    questions quotes raises rates releases replaces returns rules seeks sells sends serves shifts shows signs solves \
    speeds spends splits steps strikes talks targets tops touches trades treats tries triggers walks wins",
);

/// Articles and pronouns that begin what a verb is done to.
pub(super) static DETERMINERS: Words =
    Words::new("the a an its their his her this these those our your my it them him us that");

/// What is compared with behind `tres veces el …`, `trois fois leur …`: how much of it there is, where other nouns say how often.
pub(super) static VALUES: Words = Words::new(
    "\
    ingresos ingreso ventas beneficio beneficios ganancias precio precios valor peso tamaño sueldo salario media promedio nivel pib \
    deuda capital facturación presupuesto coste costo población patrimonio ebitda límite cuota altura longitud número cantidad \
    volumen tasa revenus revenu ventes bénéfice bénéfices prix valeur poids taille salaire salaires moyenne niveau dette \
    chiffre budget coût coûts montant capacité patrimoine nombre volume taux quantité hauteur longueur surface ricavi \
    vendite utili utile prezzo valore stipendio livello pil debito fatturato bilancio reddito numero quantità tasso \
    volumi dimensioni preis wert gewicht gehalt durchschnitt umsatz umsatzes gewinn gewinns einkommen einkommens größe \
    menge jahresumsatz jahresgewinn eigenkapital",
);

/// Words before a part of a point that say by how much a rate rose or fell.
pub(super) static RATE_CHANGES: Words = Words::new(
    "\
    cut cuts cutting rise rises rose rising risen increase increases increased reduction reduced reduces reducing hike \
    hikes hiked hiking raise raises raised raising lower lowers lowered lowering drop drops dropped dropping fall falls \
    fell fallen falling change changes changed move moved moves moving down up climb climbed climbs add added adds slip \
    slipped slips slid slide dip dipped dips ease eased eases trim trimmed trims shave shaved jump jumped jumps tighten \
    tightened tightens loosen loosened narrow narrowed narrows widen widened widens edged ticked inched declined decline \
    easing tightening bumped bump higher nudged nudge hausse baisse augmenté augmente relevé relève relever abaissé \
    abaisse réduit baissé recule reculé progressé subió sube subir bajó baja bajar subida bajada aumentó aumento recortó \
    recorte recortar rebaja alza cayó suben subirá subirán bajan bajará bajarán aumentan augmentent augmenter baissent \
    relèvent abaissent steigen sinken senken erhöhen stieg steigt fiel sinkt sank senkte senkt gesenkt erhöhte erhöht \
    gestiegen gefallen gesunken",
);

/// Words that may stand between such a change and the part of a point.
pub(super) static RATE_LINKS: Words = Words::new(
    "\
    by of with um de en d a an un une son sa ses seinen ihren su sus suo sua rates rate taux tipos nearly almost about over just another at most least to up more less \
    than around roughly some as much close only further full perhaps maybe under virtually below above approximately yields \
    inflation nur rund etwa knapp fast über mindestens höchstens environ presque plus moins casi más menos unos the down well",
);

/// Things that are told of by the year in which they end: `the 2051 bond`.
pub(super) static DATED: Words = Words::new(
    "\
    bond bonds gilt gilts note notes treasury treasuries debenture debentures maturity maturities target targets goal \
    deadline pledge pledges scenario scenarios horizon vision plan forecast forecasts projection projections commitment \
    linker linkers bund bunds issue",
);

/// Products whose versions are named after years.
pub(super) static PRODUCTS: Words = Words::new(
    "\
    windows excel photoshop autocad sharepoint powerpoint solidworks",
);

/// Works of art that may be called by a year or a number: `the novel 1984`.
pub(super) static WORKS: Words = Words::new(
    "\
    novel novels film films movie movies album albums song songs book books musical opera symphony roman romans spielfilm \
    filme livre chanson novela película canción libro romanzo canzone series",
);

/// What a fraction standing by itself between commas is a part of: `its stake, a fifth, is for sale`.
pub(super) static PORTIONS: Words = Words::new(
    "\
    stake stakes share shares holding holdings portion part slice interest minority majority proportion cut remainder rest chunk",
);

/// Units that several numbers may share: `10 and 20 years`, `5, 10 and 15 km`.
pub(super) static LISTED_UNITS: Words = Words::new(
    "\
    years months weeks days hours minutes seconds decades miles kilometres kilometers metres meters feet inches yards acres hectares \
    tonnes tons pounds kilograms kilos grams litres liters gallons barrels degrees watts volts megawatts gigawatts people \
    workers employees jobs men women children votes seats points members students goals games matches cents runs staff \
    jahre jahren monate monaten wochen tage tagen stunden minuten meter kilometer tonnen liter personen menschen grad ans jours \
    mois semaines heures minutes mètres kilomètres tonnes litres personnes habitants años meses semanas días horas minutos \
    metros kilómetros toneladas litros personas anni mesi settimane giorni ore minuti metri chilometri tonnellate litri persone",
);

/// Articles and pronouns between `veces` and what it is so many times of.
pub(super) static LINKS_TO_VALUE: Words = Words::new(
    "\
    el la los las su sus lo le les l son sa ses leur leurs un une il i gli il suo suoi sua loro den die das der dem des \
    seinen seinem seines seiner ihren ihrem ihres ihrer",
);

/// Books of the Bible of which there are several, and how they are shortened.
pub(super) static BIBLE: Words =
    Words::new("Samuel Kings Chronicles Timothy Peter John Esdras Nephi Cor Thess Sam Chron Tim");

/// What companies and places are, behind their names: `Two Palms Resort`.
pub(super) static COMPANIES: Words = Words::new(
    "Resort Resorts Media Group Bank Inc Corp Ltd Capital Hotel Hotels Partners Energy Holdings Records Pictures",
);

/// Words before what something is several times of: `three times normal levels`, where `three times national champion` says how often.
pub(super) static DESCRIBES_VALUE: Words = Words::new(
    "\
    annual normal average current expected previous prior original usual recommended permitted legal national global safe minimum \
    maximum european official estimated trailing net gross operating pre historic asking market cash",
);

/// How much of something there is, behind `three times` and such a word.
pub(super) static ENGLISH_VALUES: Words = Words::new(
    "\
    earnings sales level levels average averages revenue revenues price prices income incomes profit profits value values limit limits \
    rate rates size salary salaries pay wage wages cost costs output capacity budget flow cap ebitda gdp amount amounts number \
    numbers volume volumes dose rainfall turnover spending consumption production assets debt speed rent rents return returns \
    weight demand yield yields margin dividend dividends worth",
);

/// Units in the singular that a number of four digits stands before: `a 1500 metre race`.
pub(super) static SINGLE_UNITS: Words = Words::new(
    "\
    metre meter mile kilometre kilometer foot inch yard acre hectare tonne ton pound kilogram gram litre liter watt volt calorie \
    dollar euro word page person people square cubic horsepower strong odd seat member year day hour degree barrel gallon \
    thousand million billion percent euro pixel line point year-old bed room man woman baud",
);

/// Words before `times` that say how much something is, not how often it was done.
pub(super) static MULTIPLE_LEADS: Words = Words::new(
    "\
    or to at is was are were be now about nearly almost over under below above roughly around approximately least most",
);

/// What many do, behind the share of them that does it: `only a quarter stayed`, `a fifth did not`.
pub(super) static DONE_BY_MANY: Words = Words::new(
    "\
    did do don didn were are have had said say voted vote want wanted would could opposed oppose backed back favoured favored favor \
    favour think thought believe believed chose choose stayed stay abstained weren aren haven preferred prefer disagreed agreed \
    agree refused left leave live lived work worked own owned use used survived survive died passed failed finished returned return \
    came come went go took take got get made make reported report needed need expected expect felt feel saw see knew know paid pay \
    bought buy sold sell remained remain showed show admitted admit supported support responded turned won lost",
);

/// What is worth so many pounds, where other things weigh them: `a five-pound note`.
pub(super) static OF_MONEY: Words = Words::new(
    "note notes coin coins bill bills fine fines fee fees ticket tickets prize voucher cheque bet deposit loan bonus donation fare",
);

/// What begins the whole behind a part of it, in other languages.
pub(super) static OF_A_WHOLE: Words =
    Words::new("der des von aller ihrer ihres seiner seines dieser de du del dei della degli delle di");

/// What is so much more or less, behind a German fraction: `ein Viertel weniger`.
pub(super) static GERMAN_COMPARATIVES: Words = Words::new(
    "\
    weniger mehr höher niedriger größer kleiner teurer billiger günstiger schneller langsamer länger kürzer schwerer leichter \
    stärker schwächer über unter",
);

/// Verbs of other languages before a fraction that something changed by.
pub(super) static FOREIGN_CHANGES: Words = Words::new(
    "\
    verlor verloren verliert fiel fielen stieg stiegen wuchs sank sanken schrumpfte \
    creció crecieron cayó cayeron subió subieron bajó bajaron perdió perdieron aumentó aumentaron disminuyó redujo \
    perdu perd gagné baissé reculé augmenté progressé bondi chuté perso perde cresciuto calato sceso salito",
);
