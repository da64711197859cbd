//! Words that are written with a stop of their own.

/// What a stop after such a word says about the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// What it belongs to always follows: `Mr.`, `vs.`, `e.g.`
    Never,
    /// It may end a sentence; then a word that opens sentences follows: `Inc.`, `St.`
    OnOpener,
    /// A number follows, else it is no abbreviation: `No. 5`, `Jan. 9`
    BeforeNumber,
    /// A number or a name follows: `Fig. 2`, `Art. IV`
    BeforeNumberOrName,
}

/// What `word`, written without its last stop, abbreviates. Stops inside it are kept (`e.g`).
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    use Abbreviation::{BeforeNumber, BeforeNumberOrName, Never, OnOpener};
    Some(match word {
        // Titles before names.
        "Mr" | "Mrs" | "Ms" | "Mx" | "Dr" | "Drs" | "Prof" | "Sen" | "Sens" | "Rep" | "Reps" | "Gov" | "Gen" | "Lt"
        | "Col" | "Sgt" | "Cpl" | "Capt" | "Cmdr" | "Maj" | "Adm" | "Rev" | "Hon" | "Pres" | "Supt" | "Insp"
        | "Messrs" | "Mme" | "Mlle" | "Mgr" | "Msgr" | "Fr" | "Br" | "Hr" | "Frl" | "Sr" | "Sra" | "Srta" | "Sig"
        | "Dott" | "Dña" | "Ing" | "Dipl" | "Mag" | "Exmo" | "Amb" | "Atty" | "Det" | "Pvt" | "Vice-Pres" => {
            match word {
                "Sr" => OnOpener,
                _ => Never,
            }
        }
        // Words that lead on.
        "vs" | "approx" | "ca" | "cf" | "viz" | "resp" | "incl" | "excl" | "e.g" | "i.e" | "E.g" | "I.e" | "eg"
        | "ie" | "c.f" | "esp" | "fmr" | "bzw" | "vgl" | "Vgl" | "inkl" | "ggf" | "evtl" | "d.h" | "z.B" | "u.a"
        | "p.ex" | "p.ej" | "d.w.z" | "bijv" | "т.е" | "т.д" | "напр" | "aka" => Never,
        // Companies, ends of names.
        "Inc" | "Corp" | "Co" | "Cos" | "Ltd" | "Bros" | "Plc" | "plc" | "Jr" | "Esq" | "etc" | "al" | "Intl"
        | "Natl" | "Assn" | "Assoc" | "Univ" | "Dept" | "dept" | "Govt" | "Mfg" | "Ges" | "Mio" | "Mrd" | "usw"
        | "Str" | "Hrsg" | "Cía" | "Cie" | "Pty" | "Pte" | "Acad" | "Inst" | "Bldg" | "Mt" | "Ft" | "St" | "Ste"
        | "Ave" | "Blvd" | "Rd" | "Sq" | "Hwy" | "Pkwy" | "Ln" | "Calif" | "Fla" | "Mass" | "Conn" | "Ill" | "Wis"
        | "Minn" | "Mich" | "Ariz" | "Colo" | "Tex" | "Wash" | "Ore" | "Okla" | "Tenn" | "Ala" | "Ga" | "Pa" | "Va"
        | "Md" | "Ky" | "Miss" | "Neb" | "Nev" | "Mont" | "Kan" | "Ind" | "Del" | "Ont" | "Que" | "est" | "avg"
        | "Av" | "Avda" | "EE" | "UU" | "Chr" | "Ver" | "ibid" | "Ibid" | "op" | "trans" | "Ed" | "Eds" | "transl" => {
            OnOpener
        }
        "No" | "Nos" | "no" | "nos" | "Nr" | "nr" | "Núm" | "núm" | "n°" | "Jan" | "Feb" | "Mar" | "Apr" | "Jun"
        | "Jul" | "Aug" | "Sep" | "Sept" | "Oct" | "Nov" | "Dec" | "Tel" | "tel" | "ext" | "Ext" | "Mon" | "Tue"
        | "Tues" | "Wed" | "Thu" | "Thur" | "Thurs" | "Fri" | "Sat" | "Sun" | "Okt" | "Dez" | "Mär" | "стр" | "art"
        | "arts" | "sec" | "ref" | "refs" | "cap" | "fig" | "figs" | "tab" | "ed" | "ver" => BeforeNumber,
        "p" | "pp" | "P" | "Pp" | "vol" | "vols" | "Vol" | "Vols" | "Fig" | "Figs" | "eq" | "eqs" | "Eq" | "Eqs"
        | "secs" | "Sec" | "Sect" | "sect" | "ch" | "chs" | "Ch" | "chap" | "Chap" | "Art" | "para" | "paras"
        | "Para" | "Ref" | "Refs" | "Tab" | "Abb" | "Bd" | "Kap" | "Abs" | "Cap" | "pág" | "págs" | "рис" | "табл" => {
            BeforeNumberOrName
        }
        _ => return None,
    })
}

/// Whether `word` is letters with stops between, as in `U.S`, `Ph.D`, `a.m`.
pub(super) fn is_dotted(word: &str) -> bool {
    if !word.as_bytes().contains(&b'.') {
        return false;
    }
    let mut parts = 0;
    let mut lone = false;
    for part in word.split('.') {
        let mut letters = 0;
        for c in part.chars() {
            if !c.is_alphabetic() {
                return false;
            }
            letters += 1;
        }
        if letters == 0 || letters > 2 {
            return false;
        }
        lone |= letters == 1;
        parts += 1;
    }
    parts > 1 && lone
}
