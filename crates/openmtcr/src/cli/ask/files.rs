//! The files of an interview.

use super::super::args::Ask;
use super::super::out::{self, Outcome, complain};
use openmtcr::ask::session_text;
use openmtcr::wire::{OutcomeForm, SessionForm};
use std::cell::RefCell;
use std::fs::OpenOptions;
use std::io::{ErrorKind, IsTerminal, Write};
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
    /// The file that answers are kept in when no other was named.
    own: RefCell<Own>,
}

/// A session that nobody named a file for.
#[derive(Debug)]
enum Own {
    /// None is kept: what was piped in can be piped in again, or keeping one failed.
    No,
    /// The first answer begins one in this folder; empty for the current one.
    Wanted(PathBuf),
    /// It is kept in this file until the interview ends.
    Kept(PathBuf),
}

impl Files {
    /// The files that the options name. What would be refused at the end is refused now.
    pub(super) fn of(options: &Ask) -> Result<Self, Outcome> {
        let beside = |dossier: &PathBuf| dossier.with_extension(OUTCOME);
        let files = Files {
            dossier: options.output.clone(),
            outcome: options.outcome.clone().or_else(|| options.output.as_ref().map(beside)),
            session: options.session.clone().or_else(|| options.resume.clone()),
            own: RefCell::new(if std::io::stdin().is_terminal() {
                Own::Wanted(PathBuf::new())
            } else {
                Own::No
            }),
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

    /// Keeps the answers so far: in the file named for them, or at a terminal in one of its own, so that a closed
    /// window costs none.
    pub(super) fn keep(&self, form: &SessionForm) -> Result<(), Outcome> {
        if let Some(path) = &self.session {
            return replace(path, &session_text(form));
        }
        let mut own = self.own.borrow_mut();
        match &*own {
            Own::Wanted(folder) if !form.answers.is_empty() => {
                let begun = begin_own(folder, form);
                *own = begun;
                Ok(())
            }
            Own::Kept(path) => replace(path, &session_text(form)),
            Own::No | Own::Wanted(_) => Ok(()),
        }
    }

    /// Saves the answers of an interview that was broken off.
    pub(super) fn stop(&self, form: &SessionForm) -> Result<(), Outcome> {
        if form.answers.is_empty() && self.session.is_none() {
            out::warn("nothing was answered, so nothing is saved");
            return Ok(());
        }
        let kept = match &*self.own.borrow() {
            Own::Kept(path) => Some(path.clone()),
            Own::No | Own::Wanted(_) => self.session.clone(),
        };
        let path = match kept {
            Some(path) => {
                replace(&path, &session_text(form))?;
                path
            }
            None => {
                fresh(Path::new(""), &session_text(form)).map_err(|(path, error)| failed(&path, &error))?
            }
        };
        let shown = path.display();
        out::warn(&format!("answers saved in `{shown}`; go on with `mtcr ask --resume {shown}`"));
        Ok(())
    }

    /// Writes what an interview ends with. When that fails the answers are saved all the same.
    pub(super) fn finish(&self, form: &SessionForm, outcome: &OutcomeForm) -> Result<(), Outcome> {
        self.written(outcome).or_else(|failed| self.stop(form).and(Err(failed)))?;
        // What it was kept for is over; a file that somebody named stays.
        if let Own::Kept(path) = &*self.own.borrow() {
            std::fs::remove_file(path).map_err(|error| failed(path, &error))?;
        }
        Ok(())
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

/// Begins a session in a file of its own and says where; an interview goes on without when there can be none.
fn begin_own(folder: &Path, form: &SessionForm) -> Own {
    match fresh(folder, &session_text(form)) {
        Ok(path) => {
            let shown = path.display();
            out::warn(&format!(
                "answers are kept in `{shown}` until the end; after a break `mtcr ask --resume {shown}` goes on"
            ));
            Own::Kept(path)
        }
        Err((path, error)) => {
            out::warn(&format!(
                "answers are not kept, since `{}` cannot be written: {error}; `--session FILE` names another file",
                path.display()
            ));
            Own::No
        }
    }
}

/// Writes a session to the first file of its kind in a folder that is not there yet; `Err` says which file failed.
fn fresh(folder: &Path, text: &str) -> Result<PathBuf, (PathBuf, std::io::Error)> {
    let mut at = 1;
    loop {
        let name = if at == 1 { format!("{SESSION}.toml") } else { format!("{SESSION}-{at}.toml") };
        let path = folder.join(name);
        match create(&path, text) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => at += 1,
            Err(error) => return Err((path, error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use openmtcr::ask::read_session;

    fn form(answers: &str) -> SessionForm {
        let text = format!("engine = \"0\"\nedition = \"2024-03\"\ncorpus = \"0\"\nname = \"x\"\n{answers}");
        read_session(&text).expect("a session")
    }

    #[test]
    fn an_interview_at_a_terminal_keeps_its_answers_and_overwrites_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let taken = folder.path().join("mtcr-ask.toml");
        std::fs::write(&taken, "mine").expect("a file");
        let own = RefCell::new(Own::Wanted(folder.path().to_owned()));
        let files = Files { dossier: None, outcome: None, session: None, own };
        files.keep(&form("")).expect("nothing to keep");
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1);
        let one = form("[[answer]]\nabout = \"dry-mass\"\nsaid = \"2 kg\"\n");
        files.keep(&one).expect("kept");
        files.stop(&one).expect("kept");
        let kept = std::fs::read_to_string(folder.path().join("mtcr-ask-2.toml")).expect("the answers");
        assert_eq!(read_session(&kept).expect("a session").answers, one.answers);
        assert_eq!(std::fs::read_to_string(&taken).expect("a file"), "mine");
    }

    #[test]
    fn an_interview_goes_on_where_no_answers_can_be_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let nowhere = folder.path().join("none");
        let own = RefCell::new(Own::Wanted(nowhere));
        let files = Files { dossier: None, outcome: None, session: None, own };
        let one = form("[[answer]]\nabout = \"dry-mass\"\nsaid = \"2 kg\"\n");
        files.keep(&one).expect("no answer is refused");
        assert!(matches!(*files.own.borrow(), Own::No));
    }
}
