//! Many searches with one open index.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crossbeam_channel::bounded;

use super::{Backend, SearchError, SearchRequest, SearchResponse};
use crate::together::alone;

/// Searches that may be under way or wait for their turn, for each thread.
const AHEAD: usize = 4;

/// Answers `requests` on `threads` threads and hands the answers to `each`, in the order of the
/// requests, until it breaks.
///
/// Requests are taken as they are needed and answers given as they come: memory does not grow with
/// their number. `key` is whatever the caller knows a request by.
pub fn search_many<K: Send>(
    backend: &dyn Backend,
    requests: impl IntoIterator<Item = (K, SearchRequest)>,
    threads: usize,
    mut each: impl FnMut(K, Result<SearchResponse, SearchError>) -> ControlFlow<()>,
) {
    let mut requests = requests.into_iter();
    if threads <= 1 {
        for (key, request) in requests {
            if each(key, alone(|| backend.search(&request))).is_break() {
                return;
            }
        }
        return;
    }
    let window = threads.saturating_mul(AHEAD);
    let (jobs, taken) = bounded::<(usize, K, SearchRequest)>(window);
    let (done, answers) = bounded(window);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let (taken, done) = (taken.clone(), done.clone());
            scope.spawn(move || {
                for (number, key, request) in taken {
                    if done.send((number, key, alone(|| backend.search(&request)))).is_err() {
                        return;
                    }
                }
            });
        }
        drop((taken, done));
        let mut waiting = BTreeMap::new();
        let (mut asked, mut given) = (0, 0);
        loop {
            while asked - given < window {
                let Some((key, request)) = requests.next() else { break };
                if jobs.send((asked, key, request)).is_err() {
                    break;
                }
                asked += 1;
            }
            if given == asked {
                break;
            }
            let Ok((number, key, answer)) = answers.recv() else { break };
            waiting.insert(number, (key, answer));
            while let Some((key, answer)) = waiting.remove(&given) {
                given += 1;
                if each(key, answer).is_break() {
                    return;
                }
            }
        }
        // Dropped here, the channel of jobs ends the threads.
        drop(jobs);
    });
}
