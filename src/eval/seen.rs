//! Which documents a topic of a run has already.

use std::collections::HashSet;

use super::run_lines::hash;

/// The documents that a topic has already. Of most runs the lines of a topic stand together, and the documents of one
/// topic are kept at a time; of topics that come back after others all are kept.
#[derive(Default)]
pub(super) struct Seen {
    /// The topic of the last line.
    topic: String,
    /// Topics that had a line.
    begun: HashSet<u64>,
    /// Topics that came back after others.
    back: HashSet<u64>,
    here: HashSet<u64>,
    kept: HashSet<(u64, u64)>,
}

impl Seen {
    /// Of the first reading: a line of `topic`.
    pub(super) fn note(&mut self, topic: &str) {
        if self.topic != topic {
            topic.clone_into(&mut self.topic);
            let id = hash(topic);
            if !self.begun.insert(id) {
                self.back.insert(id);
            }
        }
    }

    /// Begins the second reading.
    pub(super) fn again(&mut self) {
        self.topic.clear();
    }

    /// Of the second reading: whether `topic` did not have `document` before.
    pub(super) fn is_new(&mut self, topic: &str, document: &str) -> bool {
        let id = hash(topic);
        if self.back.contains(&id) {
            return self.kept.insert((id, hash(document)));
        }
        if self.topic != topic {
            topic.clone_into(&mut self.topic);
            self.here.clear();
        }
        self.here.insert(hash(document))
    }
}
