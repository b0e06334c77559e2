//! Keys with the numbers under them, in a few flat slices.

use crate::number::{at, id};

/// Numbers by key. Different keys may fall together; who looks up checks what is found.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    shift: u32,
    /// Where the entries of each bucket begin; one more than there are buckets.
    starts: Vec<u32>,
    keys: Vec<u32>,
    values: Vec<u32>,
}

impl Table {
    /// From pairs of key and number, packed as `key << 32 | number`.
    pub(super) fn build(mut pairs: Vec<u64>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let bits = usize::BITS - (pairs.len() / 2).leading_zeros();
        let shift = 32 - bits.clamp(1, 28);
        let buckets = 1_usize << (32 - shift);
        let mut starts = vec![0_u32; buckets + 1];
        let (mut keys, mut values) = (Vec::with_capacity(pairs.len()), Vec::with_capacity(pairs.len()));
        for pair in &pairs {
            let key = crate::number::low(pair >> 32);
            keys.push(key);
            values.push(crate::number::low(*pair));
            if let Some(count) = starts.get_mut(at(key >> shift) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        Self { shift, starts, keys, values }
    }

    /// The numbers under a key, in order.
    pub(super) fn get(&self, key: u32) -> &[u32] {
        let bucket = at(key >> self.shift);
        let (Some(from), Some(until)) = (self.starts.get(bucket), self.starts.get(bucket + 1)) else {
            return &[];
        };
        let (from, until) = (at(*from), at(*until));
        let keys = self.keys.get(from..until).unwrap_or_default();
        let first = keys.partition_point(|held| *held < key);
        let last = first + keys.get(first..).unwrap_or_default().partition_point(|held| *held == key);
        self.values.get(from + first..from + last).unwrap_or_default()
    }

    /// Bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        (self.starts.len() + self.keys.len() + self.values.len()) * 4
    }
}

/// Lists behind one another.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists<T> {
    starts: Vec<u32>,
    values: Vec<T>,
}

impl<T: Copy + Default> Lists<T> {
    /// From pairs of list and entry; there are `count` lists. The entries keep their order.
    pub(super) fn build(count: usize, pairs: &[(u32, T)]) -> Self {
        let mut starts = vec![0_u32; count + 1];
        for (list, _) in pairs {
            if let Some(start) = starts.get_mut(at(*list) + 1) {
                *start += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut values = vec![T::default(); pairs.len()];
        for (list, value) in pairs {
            if let Some(place) = next.get_mut(at(*list)) {
                if let Some(held) = values.get_mut(at(*place)) {
                    *held = *value;
                }
                *place += 1;
            }
        }
        Self { starts, values }
    }

    /// List `number`.
    pub(super) fn get(&self, number: u32) -> &[T] {
        let number = at(number);
        let (Some(from), Some(until)) = (self.starts.get(number), self.starts.get(number + 1)) else {
            return &[];
        };
        self.values.get(at(*from)..at(*until)).unwrap_or_default()
    }

    pub(super) fn bytes(&self) -> usize {
        self.starts.len() * 4 + self.values.len() * size_of::<T>()
    }
}

/// A key and a number as one.
pub(super) fn packed(key: u32, number: u32) -> u64 {
    u64::from(key) << 32 | u64::from(number)
}

/// The number of entries of a slice.
pub(super) fn count<T>(slice: &[T]) -> u32 {
    id(slice.len())
}
