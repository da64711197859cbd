//! Whether a difference between two runs is more than chance, from the differences topic by topic.

/// Seed of the random signs: the same runs give the same figures.
const SEED: u64 = 0x5eed_2025_0612;

/// Topics up to which every combination of signs is tried.
const FEW: usize = 14;

/// Random combinations of signs that are tried where topics are many.
const ROUNDS: u32 = 20_000;

/// How probable a mean at least as far from 0 is, where the sign of each difference is a matter of chance: the paired
/// randomization test, two-sided. Exact for few topics, else by 20,000 random combinations of signs from a fixed seed, of which
/// the one seen is one more.
///
/// Fisher, "The design of experiments", 1935; Smucker, Allan and Carterette, "A comparison of statistical significance tests for
/// information retrieval evaluation", CIKM 2007.
pub fn randomization(differences: &[f64]) -> f64 {
    let differences: Vec<f64> = differences.iter().copied().filter(|difference| *difference != 0.0).collect();
    let seen = differences.iter().sum::<f64>().abs();
    // Sums of the same numbers in another order may differ in the last bits.
    let reached = |sum: f64| sum.abs() >= seen - 1e-9;
    if differences.is_empty() {
        return 1.0;
    }
    if differences.len() <= FEW {
        let all = 1_u32 << differences.len();
        let sum = |signs: u32| -> f64 {
            (0..)
                .zip(&differences)
                .map(|(at, difference)| if signs >> at & 1 == 1 { -difference } else { *difference })
                .sum()
        };
        return f64::from((0..all).filter(|signs| reached(sum(*signs))).count() as u32) / f64::from(all);
    }
    let mut random = Random(SEED);
    let mut reaching = 1_u32;
    for _ in 0..ROUNDS {
        let mut sum = 0.0;
        for chunk in differences.chunks(64) {
            let mut signs = random.next();
            for difference in chunk {
                sum += if signs & 1 == 1 { -difference } else { *difference };
                signs >>= 1;
            }
        }
        reaching += u32::from(reached(sum));
    }
    f64::from(reaching) / f64::from(ROUNDS + 1)
}

/// What Student's t says of the mean of paired differences.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairedT {
    /// How probable a mean at least as far from 0 is by chance, two-sided.
    pub p: f64,
    /// The mean lies in this interval with a confidence of 95%.
    pub interval: (f64, f64),
}

/// The paired t-test; `None` for fewer than two topics.
///
/// Student, "The probable error of a mean", Biometrika 6(1), 1908.
pub fn paired_t(differences: &[f64]) -> Option<PairedT> {
    let count = differences.len() as f64;
    if differences.len() < 2 {
        return None;
    }
    let mean = differences.iter().sum::<f64>() / count;
    let variance = differences.iter().map(|difference| (difference - mean).powi(2)).sum::<f64>() / (count - 1.0);
    let error = (variance / count).sqrt();
    if error < 1e-15 {
        return Some(PairedT { p: if mean.abs() < 1e-15 { 1.0 } else { 0.0 }, interval: (mean, mean) });
    }
    let freedom = count - 1.0;
    let reach = quantile(0.05, freedom) * error;
    Some(PairedT { p: beyond(mean / error, freedom), interval: (mean - reach, mean + reach) })
}

/// The probability that Student's t is at least as far from 0.
fn beyond(t: f64, freedom: f64) -> f64 {
    incomplete_beta(freedom / 2.0, 0.5, freedom / (freedom + t * t)).clamp(0.0, 1.0)
}

/// The t beyond which, on both sides together, lies the probability `p`.
fn quantile(p: f64, freedom: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    while beyond(high, freedom) > p && high < 1e6 {
        high *= 2.0;
    }
    for _ in 0..100 {
        let middle = (low + high) / 2.0;
        if beyond(middle, freedom) > p { low = middle } else { high = middle }
    }
    (low + high) / 2.0
}

/// The regularized incomplete beta function, by its continued fraction.
///
/// NIST Digital Library of Mathematical Functions, 8.17.22, evaluated by Lentz's method (Applied Optics 15(3), 1976).
fn incomplete_beta(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    // The fraction converges fast on this side; the other is its complement.
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - incomplete_beta(b, a, 1.0 - x);
    }
    let front = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (1.0 - x).ln()).exp() / a;
    let nonzero = |value: f64| if value.abs() < 1e-300 { 1e-300 } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / nonzero(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for step in 1..300 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let before = fraction;
        for term in [even, odd] {
            d = 1.0 / nonzero(1.0 + term * d);
            c = nonzero(1.0 + term / c);
            fraction *= c * d;
        }
        if (fraction - before).abs() < 1e-15 * fraction.abs() {
            break;
        }
    }
    front * fraction
}

/// The logarithm of the gamma function for values above 0.
///
/// Stirling's series (DLMF 5.11.1) above 10, and the recurrence Γ(x + 1) = xΓ(x) below.
fn ln_gamma(x: f64) -> f64 {
    let (mut x, mut below) = (x, 0.0);
    while x < 10.0 {
        below += x.ln();
        x += 1.0;
    }
    let inverse = 1.0 / (x * x);
    let series =
        1.0 / 12.0 - inverse * (1.0 / 360.0 - inverse * (1.0 / 1260.0 - inverse * (1.0 / 1680.0 - inverse / 1188.0)));
    (x - 0.5) * x.ln() - x + 0.5 * (2.0 * std::f64::consts::PI).ln() + series / x - below
}

/// Random bits that are the same on every machine.
///
/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014 (SplitMix).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIFFERENCES: [f64; 8] = [0.1, -0.05, 0.2, 0.0, 0.3, -0.1, 0.15, 0.05];

    #[track_caller]
    fn close(value: f64, expected: f64) {
        assert!((value - expected).abs() < 1e-6, "{value} is not {expected}");
    }

    #[test]
    fn the_t_test_is_that_of_the_statistics_package() {
        // scipy 1.17: ttest_1samp(DIFFERENCES, 0) and its confidence_interval().
        let found = paired_t(&DIFFERENCES).unwrap();
        close(found.p, 0.128_761_713);
        close(found.interval.0, -0.030_328_260);
        close(found.interval.1, 0.192_828_260);
        // scipy.stats.t.sf(t, freedom) * 2
        close(beyond(2.0, 1.0), 0.295_167_235);
        close(beyond(0.5, 3.0), 0.651_447_965);
        close(beyond(1.96, 224.0), 0.051_235_769);
        close(beyond(-4.0, 30.0), 0.000_381_846);
        close(beyond(0.0, 5.0), 1.0);
    }

    #[test]
    fn the_randomization_test_is_exact_for_few_topics() {
        // scipy 1.17: permutation_test((DIFFERENCES, zeros), statistic of the mean, permutation_type="samples"), all of them.
        close(randomization(&DIFFERENCES), 0.171_875);
        close(randomization(&[0.1]), 1.0);
        close(randomization(&[0.0, 0.0]), 1.0);
        close(randomization(&[0.1; 5]), 2.0 / 32.0);
    }

    #[test]
    fn many_topics_are_tried_at_random_and_alike_each_time() {
        let many: Vec<f64> = (0..200).map(|at| f64::from(at % 7) / 10.0 - 0.25).collect();
        let p = randomization(&many);
        assert_eq!(p, randomization(&many));
        let t = paired_t(&many).unwrap().p;
        assert!((p - t).abs() < 0.01, "{p} {t}");
        assert!(randomization(&[0.1; 100]) < 0.0001);
    }

    #[test]
    fn too_little_to_tell_is_told() {
        assert_eq!(paired_t(&[]), None);
        assert_eq!(paired_t(&[0.5]), None);
        assert_eq!(paired_t(&[0.0, 0.0]), Some(PairedT { p: 1.0, interval: (0.0, 0.0) }));
        assert_eq!(paired_t(&[0.5, 0.5]), Some(PairedT { p: 0.0, interval: (0.5, 0.5) }));
    }
}
