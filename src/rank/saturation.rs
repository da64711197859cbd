//! The parts that BM25 is made of.

/// How much `count` occurrences count, as BM25 has it (Robertson and Zaragoza, The Probabilistic Relevance
/// Framework, 2009): each further one less than the one before, never more than `k1` + 1 together.
///
/// `length` is that of the text over the average one; `b` says how much a longer text weakens them, 0 not at all.
pub(super) fn saturated(count: f64, k1: f64, b: f64, length: f64) -> f64 {
    if count <= 0.0 {
        return 0.0;
    }
    (k1 + 1.0) * count / (count + k1 * (1.0 - b + b * length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn further_occurrences_count_less() {
        assert_eq!(saturated(0.0, 1.2, 0.75, 1.0), 0.0);
        assert!((saturated(1.0, 1.2, 0.75, 1.0) - 1.0).abs() < 1e-12);
        // 2.2 × 2 / (2 + 1.2)
        assert!((saturated(2.0, 1.2, 0.0, 9.0) - 1.375).abs() < 1e-12);
        // 1.5 × 1 / (1 + 0.5 × (0.4 + 0.6 × 2))
        assert!((saturated(1.0, 0.5, 0.6, 2.0) - 1.5 / 1.8).abs() < 1e-12);
        assert!(saturated(1e300, 1.2, 0.75, 1.0) <= 2.2);
    }
}
