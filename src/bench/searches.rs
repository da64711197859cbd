//! Searches in an open index.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use super::Times;
use crate::search::{Backend, SearchError, SearchRequest, search_many};

/// Asks each of `requests` once unmeasured and then `rounds` times; the least time of each is its time, for whatever
/// else the machine did is no part of it. Also how many found anything.
///
/// # Errors
/// A search failed.
pub fn time_searches(
    backend: &dyn Backend,
    requests: &[SearchRequest],
    rounds: usize,
) -> Result<(Times, usize), SearchError> {
    let mut found = 0;
    for request in requests {
        found += usize::from(!backend.search(request)?.hits.is_empty());
    }
    let mut times = vec![Duration::MAX; requests.len()];
    for _ in 0..rounds.max(1) {
        for (request, time) in requests.iter().zip(&mut times) {
            let began = Instant::now();
            backend.search(request)?;
            *time = began.elapsed().min(*time);
        }
    }
    Ok((Times::of(&times), found))
}

/// Answers all of `requests` on `threads` threads, again and again until `least` is over, at least once: how many were answered a second.
///
/// # Errors
/// A search failed.
pub fn time_throughput(
    backend: &dyn Backend,
    requests: &[SearchRequest],
    threads: usize,
    least: Duration,
) -> Result<f64, SearchError> {
    if requests.is_empty() {
        return Ok(0.0);
    }
    let began = Instant::now();
    let all = requests.len();
    let again = requests.iter().cycle().enumerate().take_while(|(asked, _)| *asked < all || began.elapsed() < least);
    let again = again.map(|(_, request)| ((), request.clone()));
    let (mut answered, mut failed) = (0_u64, None);
    search_many(backend, again, threads, |(), answer| match answer {
        Ok(_) => {
            answered += 1;
            ControlFlow::Continue(())
        }
        Err(error) => {
            failed = Some(error);
            ControlFlow::Break(())
        }
    });
    match failed {
        Some(error) => Err(error),
        None => Ok(answered as f64 / began.elapsed().as_secs_f64()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::LocalBackend;
    use crate::search::world::{World, asking};

    #[test]
    fn searches_are_timed_and_what_they_find_is_counted() {
        let backend = LocalBackend::new(World::new().file("a.txt", "alpha beta gamma").index());
        let requests = [asking("alpha"), asking("omega"), asking("beta gamma")];
        let (times, found) = time_searches(&backend, &requests, 2).unwrap();
        assert_eq!(found, 2);
        assert!(times.p50_ms > 0.0 && times.p50_ms <= times.p95_ms && times.p95_ms <= times.p99_ms);
        assert!(time_throughput(&backend, &requests, 2, Duration::from_millis(5)).unwrap() > 0.0);
        assert_eq!(time_throughput(&backend, &[], 2, Duration::from_millis(5)).unwrap(), 0.0);
    }
}
