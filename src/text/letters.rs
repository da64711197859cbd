//! ASCII letters, eight bytes at a time.

/// One in each of eight bytes.
const ONES: u64 = 0x0101_0101_0101_0101;
/// The upper bit of each of eight bytes.
pub(crate) const UPPER: u64 = 0x80 * ONES;

/// The upper bit of each byte of `bytes` that is an ASCII letter.
pub(crate) fn letters(bytes: u64) -> u64 {
    // Capitals become small letters; what else changes becomes no letter.
    let small = (bytes | (0x20 * ONES)) & !UPPER;
    let from_a = small + (0x80 - u64::from(b'a')) * ONES;
    let beyond_z = small + (0x80 - u64::from(b'z') - 1) * ONES;
    from_a & !beyond_z & !bytes & UPPER
}

/// The upper bit of each byte of `bytes` from `first` to `last`, which must be ASCII.
pub(crate) fn within(bytes: u64, first: u8, last: u8) -> u64 {
    let low = bytes & !UPPER;
    let from_first = low + u64::from(0x80 - first) * ONES;
    let beyond_last = low + u64::from(0x7f - last) * ONES;
    from_first & !beyond_last & !bytes & UPPER
}

/// The upper bit of each byte of `bytes` that is `sign`, which must be ASCII.
pub(crate) fn equal(bytes: u64, sign: u8) -> u64 {
    let zero_where_equal = bytes ^ (u64::from(sign) * ONES);
    !(((zero_where_equal & !UPPER) + !UPPER) | zero_where_equal) & UPPER
}

/// The first eight bytes of `bytes`, the first one lowest, zeros behind the last one.
pub(crate) fn eight(bytes: &[u8]) -> u64 {
    match bytes.first_chunk() {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => bytes.iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte)),
    }
}

/// How many bytes come before the first one whose upper bit is set in `marks`; eight where none is.
pub(crate) fn before(marks: u64) -> usize {
    (marks.trailing_zeros() / 8) as usize
}

/// How many ASCII letters `bytes` begins with.
pub(crate) fn letter_count(bytes: &[u8]) -> usize {
    let mut count = 0;
    loop {
        let run = before(!letters(eight(bytes.get(count..).unwrap_or_default())) & UPPER);
        count += run;
        if run < 8 {
            return count;
        }
    }
}

/// How many ASCII letters `bytes` ends with.
pub(crate) fn letter_count_at_end(bytes: &[u8]) -> usize {
    let near = bytes.last_chunk().map(|chunk| (letters(u64::from_le_bytes(*chunk)) ^ UPPER).leading_zeros() / 8);
    match near {
        Some(count @ 0..8) => count as usize,
        _ => bytes.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_byte_is_told_in_every_place() {
        for byte in 0..=255u8 {
            for place in 0..8 {
                for around in [0, b'a', b'Z', b'@', b'[', b'`', b'{', b'\'', b'&', 0xff] {
                    let mut bytes = [around; 8];
                    bytes[place] = byte;
                    let told = |marks: u64, is: &dyn Fn(u8) -> bool| {
                        let expected = bytes.map(|byte| if is(byte) { 0x80 } else { 0 });
                        assert_eq!(marks.to_le_bytes(), expected, "{bytes:?}");
                    };
                    told(letters(eight(&bytes)), &|byte| byte.is_ascii_alphabetic());
                    told(within(eight(&bytes), b'\t', b'\r'), &|byte| (b'\t'..=b'\r').contains(&byte));
                    told(within(eight(&bytes), b'0', b'9'), &|byte| byte.is_ascii_digit());
                    told(equal(eight(&bytes), b'\''), &|byte| byte == b'\'');
                }
            }
        }
    }

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

        #[test]
        fn letters_are_counted_as_one_by_one(text in "[a-zA-Z]{0,40}([ é.\u{0}]|\\PC)[a-z]{0,9}|[a-z]{0,9}") {
            let expected = text.bytes().take_while(u8::is_ascii_alphabetic).count();
            prop_assert_eq!(letter_count(text.as_bytes()), expected);
            let at_end = text.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
            prop_assert_eq!(letter_count_at_end(text.as_bytes()), at_end);
        }
    }
}
