//! The files of an interview.

use super::super::args::Ask;
use super::super::out::{self, Outcome, complain};
use openmtcr::ask::session_text;
use openmtcr::wire::{OutcomeForm, SessionForm};
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// What a session is called that was given no file.
const SESSION: &str = "mtcr-ask";
/// What follows the name of a dossier in that of its outcome.
const OUTCOME: &str = "outcome.json";

/// Where an interview writes.
pub(super) struct Files {
    dossier: Option<PathBuf>,
    outcome: Option<PathBuf>,
    session: Option<PathBuf>,
}

impl Files {
    /// The files that the options name. What would be refused at the end is refused now.
    pub(super) fn of(options: &Ask) -> Result<Self, Outcome> {
        let beside = |dossier: &PathBuf| dossier.with_extension(OUTCOME);
        let files = Files {
            dossier: options.output.clone(),
            outcome: options.outcome.clone().or_else(|| options.output.as_ref().map(beside)),
            session: options.session.clone().or_else(|| options.resume.clone()),
        };
        let named: Vec<&PathBuf> = files.dossier.iter().chain(&files.outcome).chain(&files.session).collect();
        if let Some(path) =
            named.iter().enumerate().find_map(|(at, path)| named.get(..at)?.contains(path).then_some(path))
        {
            complain(&format!("`{}` is named for two files; name another one", path.display()));
            return Err(Outcome::BadInput);
        }
        for path in files.dossier.iter().chain(&files.outcome) {
            if path.exists() {
                complain(&format!(
                    "`{}` is there already and is not overwritten; name another file",
                    path.display()
                ));
                return Err(Outcome::BadInput);
            }
        }
        if let Some(path) = options.session.as_ref().filter(|path| options.resume.as_ref() != Some(path))
            && path.exists()
        {
            let shown = path.display();
            complain(&format!("`{shown}` is there already; `--resume {shown}` goes on with it"));
            return Err(Outcome::BadInput);
        }
        Ok(files)
    }

    /// Keeps the answers so far where a file was named for them.
    pub(super) fn keep(&self, form: &SessionForm) -> Result<(), Outcome> {
        self.session.as_ref().map_or(Ok(()), |path| replace(path, &session_text(form)))
    }

    /// Saves the answers of an interview that was broken off.
    pub(super) fn stop(&self, form: &SessionForm) -> Result<(), Outcome> {
        if form.answers.is_empty() && self.session.is_none() {
            out::warn("nothing was answered, so nothing is saved");
            return Ok(());
        }
        let path = match &self.session {
            Some(path) => {
                replace(path, &session_text(form))?;
                path.clone()
            }
            None => fresh(&session_text(form))?,
        };
        out::warn(&format!("saved; go on with `mtcr ask --resume {}`", path.display()));
        Ok(())
    }

    /// Writes what an interview ends with. When that fails the answers are saved all the same.
    pub(super) fn finish(&self, form: &SessionForm, outcome: &OutcomeForm) -> Result<(), Outcome> {
        self.written(outcome).or_else(|failed| self.stop(form).and(Err(failed)))
    }

    fn written(&self, outcome: &OutcomeForm) -> Result<(), Outcome> {
        if let Some(path) = &self.dossier {
            let head = format!(
                "# From an interview by `mtcr ask`: edition {}, law of SHA-256 {}.\n",
                outcome.edition, outcome.corpus
            );
            create(path, &(head + &outcome.dossier)).map_err(|error| failed(path, &error))?;
            out::warn(&format!("dossier written to `{}`", path.display()));
        }
        if let Some(path) = &self.outcome {
            create(path, &outcome.text()).map_err(|error| failed(path, &error))?;
            out::warn(&format!("outcome written to `{}`, SHA-256 {}", path.display(), outcome.digest));
        }
        Ok(())
    }
}

/// Reads a file that the user named.
pub(super) fn read(path: &Path) -> Result<String, Outcome> {
    std::fs::read_to_string(path).map_err(|error| {
        complain(&format!("`{}` cannot be read: {error}", path.display()));
        Outcome::BadInput
    })
}

fn failed(path: &Path, error: &std::io::Error) -> Outcome {
    complain(&format!("`{}` cannot be written: {error}", path.display()));
    Outcome::BadInput
}

/// Writes a file that is not there yet.
fn create(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())
}

/// Writes a session in place of its older state, which stays whole until the new one is.
fn replace(path: &Path, text: &str) -> Result<(), Outcome> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".new");
    let new = path.with_file_name(name);
    let written = std::fs::write(&new, text).and_then(|()| std::fs::rename(&new, path));
    written.map_err(|error| failed(path, &error))
}

/// Writes a session to the first file of its kind that is not there yet.
fn fresh(text: &str) -> Result<PathBuf, Outcome> {
    let names =
        std::iter::once(format!("{SESSION}.toml")).chain((2..).map(|at| format!("{SESSION}-{at}.toml")));
    for path in names.map(PathBuf::from) {
        match create(&path, text) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(failed(&path, &error)),
        }
    }
    Err(Outcome::Refused)
}
