//! Running a node: its configuration, its certificate, and what is wrong with an installation.
//!
//! [`Settings`] puts file, environment and command line above each other. [`Certificate`] is read once for the node that
//! uses it and for the [`doctor`] that judges it. It answers no requests and changes nothing that it looks at.
//!
//! ```
//! use mtcr_operations::{Given, Settings};
//!
//! let environment = vec![("MTCR_LISTEN".to_owned(), "127.0.0.1:9000".to_owned())];
//! let (settings, wrong) = Settings::gather(&Given { environment, ..Given::default() });
//! assert!(wrong.is_empty());
//! assert_eq!(settings.listen().port(), 9000);
//! ```

mod certificate;
pub mod doctor;
mod periods;
mod settings;

pub use certificate::{BadCertificate, Certificate};
pub use periods::Periods;
pub use settings::{Effective, FILE, Given, KEYS, Key, Kind, NOTHING, Origin, Raw, Settings, Wrong, masked};
