//! Words that bound an amount, doubt it or deny it.

use super::Words;

/// Units of time: `$5 billion over ten years` says how long.
pub(in crate::figures) static SPANS: Words = Words::new(
    "\
    years months weeks days decades quarters hours year minutes",
);

/// Words before `over` that make it a bound even before a time: `for over ten years`.
pub(in crate::figures) static BOUND_LEADS: Words = Words::new(
    "\
    for lasted took takes just well spent after of in has have had having with is was be been are were by than nearly \
    already still now needs needed requires required served lived waited worked lasts lasting last save saves saved saving \
    stay stays stayed staying sleep sleeps slept faces faced sentenced serve serves survived logged clocked shaves shaved \
    to remained remains wait waits taking take slashes",
);

/// Verbs before a person of whom they take time: `it took them over ten years`.
pub(in crate::figures) static TAKES_TIME: Words = Words::new(
    "\
    take takes took taken taking cost costs costing save saves saved saving give gives gave given giving spare spares spared keep \
    keeps kept last lasts lasted earn earned get gets got buy buys bought leave leaves left make makes made",
);

/// Ends of German nouns for what is made out about an amount or a time: `ein Kreditvertrag über zwei Jahre`.
pub(in crate::figures) const OF_AN_AMOUNT: &str = "\
    vertrag vertrages vertrags verträge verträgen darlehen darlehens kredit kredits kredite krediten auftrag \
    auftrags aufträge aufträgen rechnung rechnungen scheck schecks anleihe anleihen bürgschaft bürgschaften betrag \
    beträge summe summen vereinbarung abkommen police policen hypothek hypotheken überweisung überweisungen spende \
    spenden bescheid bescheide quittung gutschein gutscheine laufzeit garantie garantien zusage zusagen angebot \
    bestellung bestellungen wechsel finanzierung forderung forderungen bußgeld strafe programm paket haftstrafe \
    mahnung abo abonnement";

/// What is *over* an amount without being a bound of it: `a debate over $5 billion`.
pub(in crate::figures) static DISPUTES: Words = Words::new(
    "\
    debate dispute fight row battle concerns concern questions talks lawsuit clash anger negotiations feud case \
    control argument controversy sued suit outcry criticism spread won lead victory win",
);

/// Verbs that `over` belongs to before money: `handed over $5m`, `fought over $5m`. `Paid over $5m` is a bound.
pub(in crate::figures) static OVER_VERBS: Words = Words::new(
    "\
    hand hands handed handing turn turns turned turning sign signs signed signing take takes took taken taking carry \
    carries carried carrying roll rolls rolled rolling fight fights fought fighting argue argues argued arguing quarrel \
    quarrels quarrelled quarreled squabble squabbles squabbled bicker bickered haggle haggles haggled haggling wrangle \
    wrangled clashed disagree disagreed tussle tussled",
);

/// Words that say that what follows is not asserted, as they are written.
pub(in crate::figures) static UNSURE: Words = Words::new(
    "\
    reportedly potentially potential would could might may allegedly supposedly purportedly rumored rumoured \
    possibly perhaps maybe probably presumably Maybe Reportedly Potentially Potential Perhaps angeblich soll sollen könnte könnten würde pourrait \
    serait podría potrebbe Angeblich Allegedly presuntamente possible proposed alleged Possible Proposed Alleged",
);

/// Verbs without an object before `up to`, which tell where something is now: `went up to 85p`.
pub(in crate::figures) static MOVED: Words = Words::new(
    "\
    went going gone rose risen climbed jumped ticked edged crept rocketed",
);

/// Words that bound an amount by comparing it, and turn to the opposite where they are denied.
pub(in crate::figures) static EXCEEDING: Words = Words::new(
    "\
    exceed exceeds exceeded exceeding surpass surpassed surpassing top topped topping above over below under über \
    unter oltre",
);

/// Words that deny what follows.
pub(in crate::figures) static DENYING: Words = Words::new(
    "\
    no not never nobody none neither nor without cannot hardly nicht nie niemand kein keine keinen ohne pas jamais \
    personne aucun aucune sans nunca nadie ningún ninguna sin non mai nessuno senza",
);

/// Words that begin another clause.
pub(in crate::figures) static NEW_CLAUSE: Words = Words::new(
    "\
    that which who whose because but and if while when although though whereas dass weil aber und wenn que qui mais et \
    pero y che ma e",
);
