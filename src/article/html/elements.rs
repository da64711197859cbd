//! What the names of elements say of the text in them.

use crate::article::BlockKind;

/// What kind of text an element holds, where its name says so.
pub(super) fn kind_of(name: &str) -> Option<BlockKind> {
    match name {
        "h1" => Some(BlockKind::Heading(1)),
        "h2" => Some(BlockKind::Heading(2)),
        "h3" => Some(BlockKind::Heading(3)),
        "h4" => Some(BlockKind::Heading(4)),
        "h5" => Some(BlockKind::Heading(5)),
        "h6" => Some(BlockKind::Heading(6)),
        "pre" => Some(BlockKind::Code),
        "p" | "td" | "th" | "tr" | "table" | "blockquote" | "figcaption" | "section" | "article" | "main" | "ul"
        | "ol" => Some(BlockKind::Paragraph),
        _ => None,
    }
}

/// Elements whose text is no part of what a reader reads.
pub(super) fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "noscript"
            | "template"
            | "svg"
            | "select"
            | "option"
            | "datalist"
            | "button"
            | "textarea"
            | "iframe"
            | "object"
            | "canvas"
            | "audio"
            | "video"
            | "map"
            | "noembed"
    )
}

/// Some write the line below their headline as a heading; nothing stands under it.
pub(super) fn is_subtitle(attributes: &[(String, &str)]) -> bool {
    let named = |class: &str| {
        ["subtitle", "dek", "standfirst", "subheadline", "subhead", "deck"]
            .iter()
            .any(|name| class == *name || class.strip_suffix(name).is_some_and(|rest| rest.ends_with(['-', '_'])))
    };
    attributes.iter().any(|(key, value)| key == "class" && value.split_whitespace().any(named))
}

/// Elements that need no end tag: however many there are, they do not nest.
pub(super) fn ends_itself(name: &str) -> bool {
    matches!(
        name,
        "br" | "hr"
            | "img"
            | "input"
            | "meta"
            | "link"
            | "area"
            | "base"
            | "col"
            | "embed"
            | "source"
            | "track"
            | "wbr"
            | "param"
            | "p"
            | "li"
            | "dt"
            | "dd"
            | "tr"
            | "td"
            | "th"
            | "tbody"
            | "thead"
            | "tfoot"
            | "option"
            | "html"
            | "head"
            | "body"
            | "path"
    )
}

/// Whether an element stands on lines of its own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "frame"
            | "frameset"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "caption"
            | "ul"
            | "legend"
            | "search"
            | "noscript"
            | "template"
    )
}
