//! Files of an import: which is which, and their digests as they are read.

use super::super::stored::hex;
use super::super::version::FileRecord;
use super::ImportError;
use crate::declaration::{Declaration, FileOf};
use crate::reader::{Part, Role};
use sha2::{Digest as _, Sha256};
use std::cell::RefCell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

/// A file to import.
pub struct SourceFile<'a> {
    /// Its name, without its folder.
    pub name: String,
    /// Its bytes.
    pub content: Box<dyn BufRead + 'a>,
}

/// What is known of the bytes of a file.
#[derive(Default)]
struct Sum {
    digest: Sha256,
    bytes: u64,
}

/// Bytes that are summed as they are handed on.
struct Summed<'a> {
    inner: Box<dyn BufRead + 'a>,
    sum: Rc<RefCell<Sum>>,
}

impl Summed<'_> {
    fn add(&self, bytes: &[u8]) {
        let mut sum = self.sum.borrow_mut();
        sum.digest.update(bytes);
        sum.bytes += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    }
}

impl Read for Summed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.add(buffer.get(..read).unwrap_or_default());
        Ok(read)
    }
}

impl BufRead for Summed<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        if let Ok(bytes) = self.inner.fill_buf() {
            let bytes = bytes.get(..amount).unwrap_or(bytes).to_vec();
            self.add(&bytes);
        }
        self.inner.consume(amount);
    }
}

/// The files of an import by what they are to the list.
pub(super) struct Taken<'a> {
    parts: Vec<Part<'a>>,
    sums: Vec<(String, Rc<RefCell<Sum>>)>,
}

impl<'a> Taken<'a> {
    pub(super) fn of(
        declaration: &Declaration,
        sources: Vec<SourceFile<'a>>,
    ) -> Result<Taken<'a>, ImportError> {
        let mut taken = Taken { parts: Vec::new(), sums: Vec::new() };
        let mut roles: Vec<Role> = Vec::new();
        for SourceFile { name, content } in sources {
            let Some(role) = declaration.role_of(&name) else {
                let endings = endings(declaration.files.iter());
                return Err(ImportError::Stranger { file: name, list: declaration.id.0.clone(), endings });
            };
            let sum = Rc::new(RefCell::new(Sum::default()));
            let content = Box::new(Summed { inner: content, sum: Rc::clone(&sum) });
            taken.sums.push((name.clone(), sum));
            taken.parts.push(Part { role, name, content });
            roles.push(role);
        }
        match declaration.files.iter().find(|file| !file.optional && !roles.contains(&file.role)) {
            Some(missing) => Err(ImportError::NotWhole {
                list: declaration.id.0.clone(),
                endings: endings(std::iter::once(missing)),
            }),
            None => Ok(taken),
        }
    }

    /// The files, to be read.
    pub(super) fn parts(&mut self) -> Vec<Part<'a>> {
        std::mem::take(&mut self.parts)
    }

    /// What was read; readers read every file to its end.
    pub(super) fn files(&self) -> Vec<FileRecord> {
        self.sums
            .iter()
            .map(|(name, sum)| {
                let sum = sum.borrow();
                FileRecord {
                    name: name.clone(),
                    bytes: sum.bytes,
                    sha256: hex(&sum.digest.clone().finalize()),
                }
            })
            .collect()
    }
}

/// How names end, for a message.
fn endings<'f>(files: impl Iterator<Item = &'f FileOf>) -> String {
    let all: Vec<String> = files.flat_map(|file| &file.ends_with).map(|end| format!("`{end}`")).collect();
    all.join(" or ")
}
