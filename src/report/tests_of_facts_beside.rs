//! Sentences with a negation, a refusal, a condition or a question beside a figure that is a fact, and others in which it is none: of a
//! library that may have got $5m.

use super::standing::Standing;
use super::tests_of_standing::all_stand;

#[test]
fn a_fact_is_asserted_whatever_is_denied_beside_it() {
    let sentences = [
        // Told as a fact by what was done with it.
        "Lund denied that the $5m he took was a bribe.",
        "It was not the $5m that surprised the readers.",
        "Nobody asked for the $5m that the library had won back.",
        "Lund rejected claims that the $5m went to a friend.",
        "She asked whether he remembered the $5m that vanished in May.",
        // Negated verbs that leave it standing.
        "Nobody expected $5m.",
        "The bill does not include $5m for shelves.",
        "The costs did not exceed $5m by much, they came to twice that.",
        "The library could not stop $5m of damage.",
        "The work did not justify $5m.",
        "Not all $5m was for books.",
        "The library did not only get $5m.",
        "Lund does not regret giving $5m.",
        "The library never forgot the $5m gift.",
        // Verbs of refusal and failing of something else.
        "The library refused to lend books and spent $5m.",
        "The library turned down the heating and saved $5m.",
        "Lund passed on $5m to her niece.",
        "The mayor said no to the club, which then lost $5m.",
        "A failed pump cost the library $5m.",
        "The collapsed $5m roof has been rebuilt.",
        "The rejected offer cost the library $5m in fees.",
        "The talks broke down after the library had paid $5m.",
        "The vote went against the library, which had spent $5m.",
        "The roof fell short of the wall and cost $5m.",
        // Claims about something else.
        "The claim that the library is haunted brought in $5m.",
        "The legend of the $5m book drew crowds.",
        "It is a mistake to spend $5m on shelves.",
        "The library published a book about $5m and was wrong about the date.",
        "The error cost the library $5m.",
        "The library found $5m to be too little.",
        "The reported $5m was paid on Monday.",
        "Correction: the library actually paid $5m.",
        // Conditions and questions of something else.
        "In case of fire, call the porter; the alarm cost $5m.",
        "As long as anyone remembers, the library has had $5m.",
        "The library, provided by the town with a hall, paid $5m.",
        "I wish to thank Lund for the $5m.",
        "They say the library has $5m.",
        "Should you come by, you will see what $5m has built.",
        "Is it any wonder that the library spent $5m?",
        "Why did the library spend $5m?",
        "The library spent $5m, didn't it?",
        "The fee of $5m was confirmed by both.",
        "Both confirmed the $5m; the date they could not confirm.",
        // Other languages.
        "Die Stadt lehnte den Bau nicht ab und zahlte 5 Millionen Euro.",
        "Der Bericht über die Bücherei kostete 5 Millionen Euro.",
        "La ville a refusé de parler et a payé 5 millions d'euros.",
        "La ville ne regrette pas les 5 millions d'euros.",
    ];
    all_stand(&sentences, None);
}

#[test]
fn what_came_to_nothing_or_is_called_untrue_is_denied() {
    let sentences = [
        "Nobody was promised $5m.",
        "The town never gave her $5m.",
        "Lund never in her career had $5m.",
        "There has never been $5m in the till.",
        "Talks about a $5m sale of the library have broken down.",
        "The merger, worth $5m, was blocked by the court.",
        "Members voted down the $5m scheme proposal.",
        "The town knocked back a $5m offer.",
        "The library said no to $5m.",
        "A failed $5m bid for the library made news.",
        "The club bid $5m in vain.",
        "The club ruled out paying $5m.",
        "The town stopped short of paying $5m.",
        "The library's refusal to pay $5m angered many.",
        "Lund called the $5m figure a fantasy.",
        "The auditors found the loan of $5m to be fictitious.",
        "Lund dismissed the sum of $5m as pure fiction.",
        "The $5m it published was a misprint.",
        "The $5m that was reported turned out to be a hoax.",
        "The supposed $5m hoard does not exist.",
        "The claim of $5m does not add up.",
        "The library rubbished the $5m claim.",
        "Correction: an article on Tuesday said the library cost $5m.",
        "It is a mistake to think that the library cost $5m.",
        "The story of the $5m gift is a myth.",
        "Der Verein lehnte das Angebot von 5 Millionen Euro ab.",
        "Der Verein hat die Offerte über 5 Millionen Euro ausgeschlagen.",
        "Berichte über 5 Millionen Euro sind frei erfunden.",
        "Die Stadt zahlte die 5 Millionen Euro nicht.",
        "La ville a rejeté l'offre de 5 millions d'euros.",
        "La ville a démenti la rumeur de 5 millions d'euros.",
    ];
    all_stand(&sentences, Some(Standing::Denied));
}

#[test]
fn conditions_wishes_and_questions_suppose() {
    let sentences = [
        "In case the roof costs $5m, the town has a fund.",
        "The town will help, provided the readers give $5m.",
        "On condition that the state adds $5m, the hall will be built.",
        "Say the roof costs $5m.",
        "Let's say it costs $5m.",
        "I wish we had $5m.",
        "Should the roof cost $5m, we are lost.",
        "As long as the library earns $5m, it stays.",
        "Without help, otherwise the roof would cost $5m.",
        "A new roof would cost $5m, should the old one fall.",
        "And did the roof cost $5m?",
        "One question: has the town paid $5m?",
        "Who would pay $5m for a roof?",
        "Unconfirmed reports spoke of $5m.",
        "The $5m could not be independently verified.",
        "Hat die Stadt 5 Millionen Euro gezahlt?",
        "Angenommen, das Dach kostet 5 Millionen Euro.",
        "Sollte das Dach 5 Millionen Euro kosten, fehlt das Geld.",
        "La ville a-t-elle payé 5 millions d'euros ?",
        "Si la ville payait 5 millions d'euros, tout irait bien.",
        "Si le toit tombait, la ville paierait 5 millions d'euros.",
    ];
    all_stand(&sentences, Some(Standing::Supposed));
}
