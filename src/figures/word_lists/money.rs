//! What is paid, and what is weighed in pounds.

use super::Words;

/// What pounds are paid for or owed as, where others are weighed: `two million pounds of debt`.
pub(in crate::figures) static PAID_FOR: Words = Words::new(
    "\
    debt debts aid funding funds money cash revenue sales profit profits income investment damage damages savings \
    taxpayers taxpayer public government lottery his her their its the our your my new extra additional credit \
    support spending assets loans capital tax taxes losses fines compensation grants business benefits",
);

/// Words before pounds that are weighed.
pub(in crate::figures) static WEIGHED: Words = Words::new(
    "\
    weigh weighs weighed weighing lost lose losing gained gain shed lifted lift lifts",
);

/// Words before pounds that are paid.
pub(in crate::figures) static PAID: Words = Words::new(
    "\
    pay pays paid cost costs worth fined owed owes earn earns earned spend spent priced fee raised charged",
);

/// What is worth so many pounds, where other things weigh them: `a five-pound note`.
pub(in crate::figures) static OF_MONEY: Words = Words::new(
    "note notes coin coins bill bills fine fines fee fees ticket tickets prize voucher cheque bet deposit loan bonus donation fare",
);

/// What so many marks are paid for, or are.
pub(in crate::figures) static PAID_IN_GERMAN: Words = Words::new(
    "eintritt miete strafe lohn steuern pfand gebühr rente schulden gewinn taschengeld trinkgeld startgeld kapital bußgeld honorar gage \
    belohnung zinsen umsatz einsatz guthaben zuschlag aufschlag aufpreis rabatt",
);
