//! Shares, and what changes by them.

use super::Words;

/// Words before `half` that make it a time or a place.
pub(in crate::figures) static HALVES: Words = Words::new(
    "\
    first second latter other better top bottom back front each either this that upper lower northern southern \
    eastern western and the last final opening",
);

/// Words before a fraction that stands for an amount.
pub(in crate::figures) static FRACTION_LEADS: Words = Words::new(
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
pub(in crate::figures) static GOES_ON: Words = Words::new(
    "\
    in to from this last since on after and while as when compared over within during before because but by at \
    between under next or with for \
    against above below off down up ahead behind until till through per into amid despite although though where \
    which who that among across year-on-year annually overall again today now nationwide already yesterday",
);

/// Words before an amount that say by how much something changed.
pub(in crate::figures) static CHANGES: Words = Words::new(
    "\
    rose rise rises rising fell fall falls falling climbed climbs gained gains gain added adds lost loses slid slides \
    slipped slips dropped drops drop jumped jumps surged surges soared sank plunged tumbled advanced retreated eased \
    up down grew grows increased decreased declined stieg steigen stiegen fiel fielen augmenté baissé gagné subió \
    bajó cayó shrank shrinks shrunk narrowed narrows widened widens",
);

/// Words before a part of a point that say by how much a rate rose or fell.
pub(in crate::figures) static RATE_CHANGES: Words = Words::new(
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
pub(in crate::figures) static RATE_LINKS: Words = Words::new(
    "\
    by of with um de en d a an un une son sa ses seinen ihren su sus suo sua rates rate taux tipos nearly almost about over just another at most least to up more less \
    than around roughly some as much close only further full perhaps maybe under virtually below above approximately yields \
    inflation nur rund etwa knapp fast über mindestens höchstens environ presque plus moins casi más menos unos the down well",
);

/// What a fraction standing by itself between commas is a part of: `its stake, a fifth, is for sale`.
pub(in crate::figures) static PORTIONS: Words = Words::new(
    "\
    stake stakes share shares holding holdings portion part slice interest minority majority proportion cut remainder rest chunk",
);

/// What many do, behind the share of them that does it: `only a quarter stayed`, `a fifth did not`.
pub(in crate::figures) static DONE_BY_MANY: Words = Words::new(
    "\
    did do don didn were are have had said say voted vote want wanted would could opposed oppose backed back favoured favored favor \
    favour think thought believe believed chose choose stayed stay abstained weren aren haven preferred prefer disagreed agreed \
    agree refused left leave live lived work worked own owned use used survived survive died passed failed finished returned return \
    came come went go took take got get made make reported report needed need expected expect felt feel saw see knew know paid pay \
    bought buy sold sell remained remain showed show admitted admit supported support responded turned won lost",
);

/// What begins the whole behind a part of it, in other languages.
pub(in crate::figures) static OF_A_WHOLE: Words =
    Words::new("der des von aller ihrer ihres seiner seines dieser de du del dei della degli delle di");

/// What is so much more or less, behind a German fraction: `ein Viertel weniger`.
pub(in crate::figures) static GERMAN_COMPARATIVES: Words = Words::new(
    "\
    weniger mehr höher niedriger größer kleiner teurer billiger günstiger schneller langsamer länger kürzer schwerer leichter \
    stärker schwächer über unter",
);

/// Verbs of other languages before a fraction that something changed by.
pub(in crate::figures) static FOREIGN_CHANGES: Words = Words::new(
    "\
    verlor verloren verliert fiel fielen stieg stiegen wuchs sank sanken schrumpfte \
    creció crecieron cayó cayeron subió subieron bajó bajaron perdió perdieron aumentó aumentaron disminuyó redujo \
    perdu perd gagné baissé reculé augmenté progressé bondi chuté perso perde cresciuto calato sceso salito",
);
