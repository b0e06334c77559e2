//! Facts given on the command line: `--fact max-range="300 km"`.

use super::DossierFile;
use crate::problem::{Problem, Report, code, quoted};
use crate::reader::{Reading, Sink};
use crate::source::{DossierSource, FactSource, FileId, Located, Shape, SourceFile, Span};

/// The name that stands for the command line in places.
const SHOWN_AS: &str = "--fact";

impl DossierFile {
    /// Puts a fact, written `name=value`, in place of what the file says of it.
    ///
    /// The value is a text as it stands, unless it is `true`, `false`, a whole number, or begins like a TOML
    /// text, list or table. Lists, `class` and `complete` can be given in the same way.
    ///
    /// # Errors
    /// What is not of this form.
    pub fn override_fact(&mut self, given: &str) -> Result<(), Report> {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        let (file, change) = read(given, id)?;
        self.files.push(file);
        self.source.change(change);
        Ok(())
    }
}

fn read(given: &str, id: FileId) -> Result<(SourceFile, DossierSource), Report> {
    let as_typed = SourceFile::new(SHOWN_AS, given);
    let refuse = |message: String| {
        let problem = Problem::new(&as_typed, Span::default(), code::BAD_OVERRIDE, message);
        Report::from_iter([problem.help("write it as `max-range=300 km`")])
    };
    let Some((name, value)) = given.split_once('=') else {
        return Err(refuse(format!("{} has no `=` between name and value", quoted(given))));
    };
    let lead = name.len() - name.trim_start().len();
    let (name, text) = (name.trim(), value.trim());
    if name.is_empty() || text.is_empty() {
        return Err(refuse(format!("{} lacks its name or value", quoted(given))));
    }
    if !is_toml(text) {
        let start = given.len() - value.trim_start().len();
        let fact = FactSource {
            file: id,
            name: Located::new(name.to_owned(), Span::new(lead..lead + name.len())),
            value: Located::new(Shape::Text(text.to_owned()), Span::new(start..start + text.len())),
        };
        return Ok((as_typed, DossierSource { file: id, facts: vec![fact], ..DossierSource::default() }));
    }
    let file = SourceFile::new(SHOWN_AS, &format!("{} = {text}", key(name)));
    let sink = Sink::new();
    let change = Reading { file: &file, id, sink: &sink }.document(DossierSource::read_change);
    let report: Report = sink.into_problems().into_iter().collect();
    report.or_value(change.unwrap_or_default()).map(|change| (file, change))
}

/// Whether a value is to be read as TOML.
fn is_toml(text: &str) -> bool {
    let number = text.strip_prefix(['-', '+']).unwrap_or(text);
    matches!(text, "true" | "false")
        || text.starts_with(['"', '\'', '{', '['])
        || number.bytes().all(|byte| byte.is_ascii_digit())
}

/// A name as a TOML key.
fn key(name: &str) -> String {
    let bare = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    if bare { name.to_owned() } else { format!("'{name}'") }
}
