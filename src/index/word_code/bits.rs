//! Bits in bytes, the highest first.

/// Writes bits behind what is in a buffer.
pub(super) struct BitWriter<'a> {
    bytes: &'a mut Vec<u8>,
    /// Those that make no four bytes yet, lowest last.
    held: u64,
    count: u32,
}

impl<'a> BitWriter<'a> {
    pub(super) fn new(bytes: &'a mut Vec<u8>) -> Self {
        Self { bytes, held: 0, count: 0 }
    }

    /// Writes the lowest `count` bits of `bits`, at most 32; those above must be 0.
    #[inline]
    pub(super) fn put(&mut self, bits: u32, count: u32) {
        self.held = self.held << count | u64::from(bits);
        self.count += count;
        if self.count >= 32 {
            self.count -= 32;
            self.bytes.extend_from_slice(&((self.held >> self.count) as u32).to_be_bytes());
        }
    }

    /// Fills the last byte with zeros.
    pub(super) fn finish(self) {
        let bytes = ((self.held << (32 - self.count)) as u32).to_be_bytes();
        self.bytes.extend_from_slice(&bytes[..self.count.div_ceil(8) as usize]);
    }
}

/// Reads bits; beyond the end all are 0.
pub(super) struct BitReader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> BitReader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The next 32 bits, which are still to be read.
    #[inline]
    pub(super) fn peek(&self) -> u32 {
        let from = self.bytes.get(self.at / 8..).unwrap_or_default();
        let eight = match from.first_chunk::<8>() {
            Some(eight) => u64::from_be_bytes(*eight),
            None => {
                let mut eight = [0; 8];
                eight[..from.len()].copy_from_slice(from);
                u64::from_be_bytes(eight)
            }
        };
        ((eight << (self.at % 8)) >> 32) as u32
    }

    /// Passes over `count` bits; `None` where there are not as many.
    #[inline]
    pub(super) fn skip(&mut self, count: u32) -> Option<()> {
        self.at += count as usize;
        (self.at <= self.bytes.len() * 8).then_some(())
    }

    /// The next `count` bits, at most 31.
    pub(super) fn take(&mut self, count: u32) -> Option<u32> {
        let bits = u64::from(self.peek()) >> (32 - count);
        self.skip(count)?;
        Some(bits as u32)
    }
}
