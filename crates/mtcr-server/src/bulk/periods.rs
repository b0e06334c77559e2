//! Periods and numbers, which are data: `data/policies/bulk.toml`.

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use std::time::Duration;

const TEXT: &str = include_str!("../../../../data/policies/bulk.toml");

/// For how long files are kept.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Periods {
    kept_days: u32,
    demonstration_hours: u32,
    look_every: u32,
    preview_rows: u32,
}

impl Periods {
    /// Those of the data.
    ///
    /// # Errors
    /// The data is not of the form that this program reads, which a tested build excludes.
    pub(crate) fn built_in() -> Result<Periods, toml::de::Error> {
        toml::from_str(TEXT)
    }

    /// Until when a file is kept that was used at an instant.
    pub(crate) fn until(self, used: Timestamp, demonstration: bool) -> Timestamp {
        let hours = match demonstration {
            true => i64::from(self.demonstration_hours),
            false => i64::from(self.kept_days) * 24,
        };
        used.checked_add(SignedDuration::from_hours(hours)).unwrap_or(Timestamp::MAX)
    }

    /// How often is looked for files whose time is over.
    pub(crate) fn look_every(self) -> Duration {
        Duration::from_secs(u64::from(self.look_every.max(1)))
    }

    /// Rows that a preview shows.
    pub(crate) fn preview_rows(self) -> usize {
        usize::try_from(self.preview_rows).unwrap_or(usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::Periods;
    use jiff::Timestamp;

    #[test]
    fn the_file_is_read_and_says_how_long() {
        let read = Periods::built_in().expect("periods");
        let sent: Timestamp = "2031-03-04T09:15:00Z".parse().expect("an instant");
        assert_eq!(read.until(sent, false).to_string(), "2031-04-03T09:15:00Z");
        assert_eq!(read.until(sent, true).to_string(), "2031-03-05T09:15:00Z");
        assert!(read.preview_rows() > 0 && read.look_every().as_secs() > 0);
    }
}
