//! Words of comment threads and their forms.

/// What stands in the form to write one.
pub(super) const COMMENT_FORMS: &[&str] = &[
    "add a public comment",
    "add a comment",
    "leave a comment",
    "leave a reply",
    "post a comment",
    "write a comment",
    "post comment",
    "cancel reply",
    "no comments",
    "no comments yet",
    "be the first to comment",
    "comments are closed",
    "log in to comment",
    "sign in to comment",
    "log in to reply",
    "load more comments",
    "show comments",
    "view comments",
    "hide comments",
    "kommentar schreiben",
    "keine kommentare",
    "noch keine kommentare",
    "laisser un commentaire",
    "aucun commentaire",
    "deja un comentario",
    "dejar un comentario",
    "sin comentarios",
    "no hay comentarios",
    "nessun commento",
    "lascia un commento",
];

/// What stands over a thread, or sorts it.
pub(super) const COMMENT_HEADS: &[&str] = &[
    "comments",
    "comment",
    "reader comments",
    "comments section",
    "kommentare",
    "commentaires",
    "comentarios",
    "commenti",
    "reacties",
    "newest",
    "newest first",
    "oldest",
    "oldest first",
    "sort by",
    "reply",
    "join the conversation",
    "join the discussion",
];

/// What stands behind a count.
pub(super) const COMMENT_COUNTED: &[&str] = &[
    "comment",
    "comments",
    "replies",
    "responses",
    "kommentare",
    "kommentar",
    "commentaires",
    "comentarios",
    "commenti",
];
