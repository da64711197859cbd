//! Topics that cannot be read as typed.

use crate::cli::messages;
use crate::eval::Topic;
use crate::output::{amounts::count, named_note};
use crate::query::{Note, NoteKind, parse};

/// Topics that are shown at most; the others are counted.
const MOST_SHOWN: usize = 3;

/// Says which of `topics` have a fault, the first of them with its place: what can be read of them is searched for.
pub(in crate::cli) fn say_faults(topics: &[Topic]) {
    let fault = |topic: &Topic| -> Option<Note> {
        parse(&topic.text).notes.into_iter().find(|note| note.kind == NoteKind::Fault)
    };
    let faulty: Vec<(&Topic, Note)> = topics.iter().filter_map(|topic| Some((topic, fault(topic)?))).collect();
    for (topic, note) in faulty.iter().take(MOST_SHOWN) {
        messages::say(&named_note(&topic.id, &topic.text, note));
    }
    if !faulty.is_empty() {
        let first =
            if faulty.len() > MOST_SHOWN { format!(", the first {MOST_SHOWN} are shown") } else { String::new() };
        messages::warning(&format!(
            "{} cannot be read as typed{first}: what can be read is searched for",
            count(faulty.len() as u64, "topic", "topics")
        ));
    }
}
