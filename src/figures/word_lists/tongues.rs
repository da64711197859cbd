//! Words that show the language of a text.

use super::Words;

/// Words of these languages that are no name in another one, and so tell a line alone.
pub(in crate::figures) static SURE: Words = Words::new(
    "\
    almeno mindestens höchstens fois veces volte menschen prozent milliarden millionen mrd mio kostet für \
    wurde wurden nicht zwischen beschäftigte milliards millones ciento miliardi milioni moitié años jahren \
    arbeitsplätze arbeitsplätzen mitarbeiter mitarbeiterinnen zuschauer einwohner \
    pourcentage porcentuales percentuali prozentpunkte prozentpunkten basispunkte",
);

/// Words of them that are names as well, where they have a capital: `Ms Perdu owns`.
pub(in crate::figures) static ALSO_NAMES: Words = Words::new("perdu gagné ville");

/// Words that none of the other languages has, English among them.
pub(in crate::figures) static LITTLE: [(&str, Words); 5] = [
    (
        "en",
        Words::new(
            "\
            the of and with from percent its their was were has by at said for to on that will would after about \
            nearly over it an is",
        ),
    ),
    (
        "de",
        Words::new(
            "\
            der das und mit ein eine einen einem einer für auf im prozent milliarden mrd mio millionen wurde wurden \
            nach sich dem den ist sind rund etwa mehr bei beschäftigte jahre zwischen bis vor hat von über fast \
            kostet um als nicht wird werden durch auch zum zur jahren seit laut wie aber noch unter gegen oder aus \
            sie liegt lag stieg sank hatte wegen januar februar märz juni juli oktober dezember menschen mindestens \
            höchstens hälfte fiel fielen sein ihr kosten preise liegen hoch viel etwas immer prozentpunkte \
            prozentpunkten basispunkte jeder jede beträgt betrug legte legten dass wies zwei drei vier fünf zehn \
            diese dieser seine seiner ihre ihrer waren viele doppelt jährlich arbeitsplätze arbeitsplätzen mitarbeiter mitarbeiterinnen zuschauer einwohner kamen ins am gehen gingen wenn schon beim vom neue neuen ohne drittel viertel weniger stellen",
        ),
    ),
    (
        "fr",
        Words::new(
            "\
            le les des une et dans pour avec sur est milliards milliard plus près ont été du au aux entre emplois \
            environ selon à ici pas qu va ses soit après n cette sa chez depuis sans leur elle mais sous ainsi \
            moitié mois fois janvier février avril juin juillet août septembre octobre novembre décembre tiers \
            pourcentage hausse baisse taux par ces cet ils nous très deux trois quatre cinq dix chômage abaisse \
            atteint voir était voix perdu gagné entreprise salariés élèves ville compte ventes",
        ),
    ),
    (
        "es",
        Words::new(
            "\
            más personas según el los las y con por millones mil ciento casi fue han unos empleados entre una del \
            hasta para sobre desde pero este esta sus puntos dólares años tercio veces enero febrero abril mayo \
            junio julio septiembre octubre noviembre diciembre mitad porcentuales dos tres cuatro cinco seis siete \
            ocho diez muy está están tiene tienen ser tercios",
        ),
    ),
    (
        "it",
        Words::new(
            "\
            oltre persone degli hanno metà più il gli di che nel della dei miliardi milioni cento quasi sono una del \
            con circa ha tra lavoratori dipendenti secondo volte gennaio febbraio aprile maggio giugno luglio \
            settembre ottobre novembre dicembre è alle alla dalla dopo anche ogni almeno terzo percentuali tre \
            quattro cinque sei sette otto dieci delle nella molto questo questa dal",
        ),
    ),
];

/// Italian plurals in -a and -o, and nouns that do not change in the plural.
pub(in crate::figures) static ITALIAN_PLURALS: Words = Words::new(
    "\
    miglia migliaia centinaia paia uova dita braccia ginocchia labbra ossa mura lenzuola risa membra corna grida cuoia vaglia \
    cinema panda koala gorilla delta boa puma sosia euro auto moto foto radio video kilo",
);

/// Italian verbs of a thing that has a number, in the forms that end as plurals do: `il treno 5210 parte`.
pub(in crate::figures) static ITALIAN_VERBS: Words = Words::new(
    "\
    parte riparte scende vale dice segue chiude apre prevede corre prende perde vince mette pone vende rende resta diviene viene \
    proviene conviene tiene ottiene contiene mantiene rimane conduce produce percorre attende raggiunge giunge aggiunge piace deve può \
    decide richiede concede succede dispone propone riceve scrive descrive include esclude conclude comprende difende dipende \
    muore nasce cresce conosce finisce",
);
