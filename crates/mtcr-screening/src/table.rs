//! Keys with the numbers under them, in a few flat slices.

use crate::number::{at, id, low};

/// Numbers by key. Different keys may fall together; who looks up checks what is found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    shift: u32,
    /// Where the entries of each bucket begin; one more than there are buckets.
    starts: Vec<u32>,
    /// Keys with their numbers, as [`packed`] makes them, in order: one place in memory for both.
    entries: Vec<u64>,
}

impl Table {
    /// From pairs of key and number, packed as `key << 32 | number`.
    pub(crate) fn build(mut pairs: Vec<u64>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let bits = usize::BITS - (pairs.len() / 2).leading_zeros();
        let shift = 32 - bits.clamp(1, 28);
        let buckets = 1_usize << (32 - shift);
        let mut starts = vec![0_u32; buckets + 1];
        for pair in &pairs {
            if let Some(count) = starts.get_mut(at(low(pair >> 32) >> shift) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        pairs.shrink_to_fit();
        Self { shift, starts, entries: pairs }
    }

    /// The numbers under a key, in order.
    pub(crate) fn get(&self, key: u32) -> impl Iterator<Item = u32> + '_ {
        let bucket = at(key >> self.shift);
        let bounds = self.starts.get(bucket).zip(self.starts.get(bucket + 1));
        let (from, until) = bounds.map_or((0, 0), |(from, until)| (at(*from), at(*until)));
        let entries = self.entries.get(from..until).unwrap_or_default();
        // Buckets hold two entries in the mean: looking at them in turn is quicker than halving them.
        let first = entries.iter().position(|entry| *entry >= packed(key, 0)).unwrap_or(entries.len());
        let rest = entries.get(first..).unwrap_or_default();
        rest.iter().take_while(move |entry| low(**entry >> 32) == key).map(|entry| low(*entry))
    }

    /// Bytes it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.starts.len() * 4 + self.entries.len() * 8
    }
}

/// Lists behind one another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lists<T> {
    starts: Vec<u32>,
    values: Vec<T>,
}

impl<T: Copy + Default> Lists<T> {
    /// From pairs of list and entry; there are `count` lists. The entries keep their order.
    pub(crate) fn build(count: usize, pairs: &[(u32, T)]) -> Self {
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
    pub(crate) fn get(&self, number: u32) -> &[T] {
        let number = at(number);
        let (Some(from), Some(until)) = (self.starts.get(number), self.starts.get(number + 1)) else {
            return &[];
        };
        self.values.get(at(*from)..at(*until)).unwrap_or_default()
    }

    pub(crate) fn bytes(&self) -> usize {
        self.starts.len() * 4 + self.values.len() * size_of::<T>()
    }
}

/// A key and a number as one.
pub(crate) fn packed(key: u32, number: u32) -> u64 {
    u64::from(key) << 32 | u64::from(number)
}

/// The number of entries of a slice.
pub(crate) fn count<T>(slice: &[T]) -> u32 {
    id(slice.len())
}
