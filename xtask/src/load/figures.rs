//! What came of a run.

use std::fmt;
use std::time::Duration;

/// Latencies and errors.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figures {
    micros: Vec<u64>,
    /// How many requests had no good answer.
    pub(crate) errors: u64,
    first_error: Option<String>,
    elapsed: Duration,
}

impl Figures {
    pub(crate) fn took(&mut self, time: Duration) {
        self.micros.push(u64::try_from(time.as_micros()).unwrap_or(u64::MAX));
    }

    pub(crate) fn failed(&mut self, why: String) {
        self.errors += 1;
        self.first_error.get_or_insert(why);
    }

    pub(crate) fn add(&mut self, other: Figures) {
        self.micros.extend(other.micros);
        self.errors += other.errors;
        self.first_error = self.first_error.take().or(other.first_error);
    }

    /// Ends the run, so that it can be asked.
    pub(crate) fn ended(&mut self, elapsed: Duration) {
        self.elapsed = elapsed;
        self.micros.sort_unstable();
    }

    /// How many requests were answered well.
    pub(crate) fn count(&self) -> usize {
        self.micros.len()
    }

    /// The latency that so many of a hundred requests did not exceed.
    pub(crate) fn percentile(&self, of_a_hundred: usize) -> u64 {
        let rank = (self.micros.len() * of_a_hundred).div_ceil(100).saturating_sub(1);
        self.micros.get(rank).copied().unwrap_or_default()
    }

    /// Requests a second, rounded down.
    pub(crate) fn per_second(&self) -> u64 {
        let millis = self.elapsed.as_millis().max(1);
        u64::try_from(u128::try_from(self.micros.len()).unwrap_or_default() * 1000 / millis)
            .unwrap_or(u64::MAX)
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, errors, rate) = (self.count(), self.errors, self.per_second());
        let [p50, p95, p99, max] = [50, 95, 99, 100].map(|part| self.percentile(part));
        write!(
            out,
            "{count} answers, {errors} errors, {rate} a second; p50 {p50} us, p95 {p95} us, p99 {p99} us, longest {max} us"
        )?;
        match &self.first_error {
            Some(error) => write!(out, "; first error: {error}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Figures;
    use std::time::Duration;

    #[test]
    fn percentiles_are_those_of_the_sorted_latencies() {
        let mut figures = Figures::default();
        (1..=200).rev().for_each(|micros| figures.took(Duration::from_micros(micros)));
        figures.ended(Duration::from_secs(2));
        assert_eq!([50, 95, 99, 100].map(|part| figures.percentile(part)), [100, 190, 198, 200]);
        assert_eq!(figures.per_second(), 100);
        assert_eq!(Figures::default().percentile(95), 0);
    }
}
