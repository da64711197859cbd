//! What single characters do at the end of a sentence.

/// Stops of scripts that do not share `.`, `!` and `?`, and their full-width forms: Sentence_Terminal of
/// the Unicode Character Database without those three.
pub(super) fn is_foreign_stop(c: char) -> bool {
    if c < '\u{589}' {
        return false;
    }
    // The common ones first: this runs for every character that is not ASCII.
    if matches!(c, '\u{2000}'..='\u{203B}' | '\u{4E00}'..='\u{9FFF}' | '\u{3040}'..='\u{30FF}' | '\u{AC00}'..='\u{D7A3}')
    {
        return false;
    }
    matches!(c,
        '。' | '！' | '？' | '．' | '｡' | '।' | '॥' | '؟' | '۔' | '\u{589}' | '\u{61D}'..='\u{61E}'
        | '\u{700}'..='\u{702}' | '\u{7F9}' | '\u{837}' | '\u{839}' | '\u{83D}'..='\u{83E}' | '\u{104A}'..='\u{104B}'
        | '\u{1362}' | '\u{1367}'..='\u{1368}' | '\u{166E}' | '\u{1735}'..='\u{1736}' | '\u{17D4}'..='\u{17D5}'
        | '\u{1803}' | '\u{1809}' | '\u{1944}'..='\u{1945}' | '\u{1AA8}'..='\u{1AAB}' | '\u{1B4E}'..='\u{1B4F}'
        | '\u{1B5A}'..='\u{1B5B}' | '\u{1B5E}'..='\u{1B5F}' | '\u{1B7D}'..='\u{1B7F}' | '\u{1C3B}'..='\u{1C3C}'
        | '\u{1C7E}'..='\u{1C7F}' | '\u{203C}'..='\u{203D}' | '\u{2047}'..='\u{2049}' | '\u{2CF9}'..='\u{2CFB}'
        | '\u{2E2E}' | '\u{2E3C}' | '\u{2E53}'..='\u{2E54}' | '\u{A4FF}' | '\u{A60E}'..='\u{A60F}' | '\u{A6F3}'
        | '\u{A6F7}' | '\u{A876}'..='\u{A877}' | '\u{A8CE}'..='\u{A8CF}' | '\u{A92F}' | '\u{A9C8}'..='\u{A9C9}'
        | '\u{AA5D}'..='\u{AA5F}' | '\u{AAF0}'..='\u{AAF1}' | '\u{ABEB}' | '\u{FE12}' | '\u{FE15}'..='\u{FE16}'
        | '\u{FE52}' | '\u{FE56}'..='\u{FE57}' | '\u{10A56}'..='\u{10A57}' | '\u{10F55}'..='\u{10F59}'
        | '\u{10F86}'..='\u{10F89}' | '\u{11047}'..='\u{11048}' | '\u{110BE}'..='\u{110C1}'
        | '\u{11141}'..='\u{11143}' | '\u{111C5}'..='\u{111C6}' | '\u{111CD}' | '\u{111DE}'..='\u{111DF}'
        | '\u{11238}'..='\u{11239}' | '\u{1123B}'..='\u{1123C}' | '\u{112A9}' | '\u{113D4}'..='\u{113D5}'
        | '\u{1144B}'..='\u{1144C}' | '\u{115C2}'..='\u{115C3}' | '\u{115C9}'..='\u{115D7}'
        | '\u{11641}'..='\u{11642}' | '\u{1173C}'..='\u{1173E}' | '\u{11944}' | '\u{11946}'
        | '\u{11A42}'..='\u{11A43}' | '\u{11A9B}'..='\u{11A9C}' | '\u{11C41}'..='\u{11C42}'
        | '\u{11EF7}'..='\u{11EF8}' | '\u{11F43}'..='\u{11F44}' | '\u{16A6E}'..='\u{16A6F}' | '\u{16AF5}'
        | '\u{16B37}'..='\u{16B38}' | '\u{16B44}' | '\u{16D6E}'..='\u{16D6F}' | '\u{16E98}' | '\u{1BC9F}'
        | '\u{1DA88}')
}

/// Quotation marks and brackets that may close right after a stop. `“` closes in German.
pub(super) fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | ')' | ']' | '}' | '”' | '’' | '“' | '»' | '›' | '「'..='」' | '『'..='』' | '）' | '］' | '｝'
            | '】' | '》' | '〉' | '〕' | '〗' | '〙' | '〛' | '｣' | '｠' | '\u{301E}' | '\u{301F}'
    )
}

/// Marks after which a sentence goes on although a stop stood before them.
pub(super) fn continues(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '、' | '，' | '；' | '：' | '،' | '؛')
}

/// Letters of scripts that put no blank between sentences (nor between words).
pub(in crate::text) fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3041}'..='\u{30FF}'
        | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF66}'..='\u{FF9F}' | '\u{20000}'..='\u{3FFFF}')
}

/// Hiragana: right after a closed quotation it carries the sentence on.
pub(super) fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}')
}
