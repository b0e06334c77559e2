//! The notes of `strace` as changes of files.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

/// The calls that are noted: all by which a file may change, so that one that is not understood is noticed.
pub(crate) const CALLS: &str = "trace=openat,open,creat,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,\
    fallocate,fsync,fdatasync,sync_file_range,rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink,sendfile,\
    copy_file_range";

/// A file, whatever its name.
pub(crate) type FileId = usize;

/// Something that a program did, between two places in the order of everything.
#[derive(Clone, Debug)]
pub(crate) struct Op {
    pub(crate) start: usize,
    pub(crate) done: usize,
    pub(crate) what: What,
}

#[derive(Clone, Debug)]
pub(crate) enum What {
    Create { name: String, file: FileId },
    Unlink { name: String },
    Write { file: FileId, offset: usize, bytes: Vec<u8> },
    Truncate { file: FileId, length: usize },
    Sync { name: String, file: FileId },
    SyncFolder,
    Say(String),
}

/// Reads notes; changes of files outside the folder, and of the index that SQLite shares between processes and makes
/// anew after a crash, are passed over.
pub(crate) fn read(notes: &str, folder: &Path) -> Result<Vec<Op>, Box<dyn Error>> {
    let mut reader = Reader { folder, files: BTreeMap::new(), lengths: Vec::new(), ops: Vec::new() };
    let mut unfinished: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for (at, line) in notes.lines().enumerate() {
        let Some((process, rest)) = line.split_once(char::is_whitespace) else { continue };
        let rest = rest.trim_start();
        if let Some(begun) = rest.strip_suffix("<unfinished ...>") {
            unfinished.insert(process, (at, begun));
        } else if rest.starts_with("<... ") {
            let result = rest.rsplit_once(" = ").map_or("", |(_, result)| result);
            if let Some((start, begun)) = unfinished.remove(process) {
                reader.call(start, at, begun, result)?;
            }
        } else if let Some((call, result)) = rest.rsplit_once(" = ") {
            reader.call(at, at, call, result)?;
        }
    }
    // In the order in which they began; what was under way at the end changed nothing.
    let mut ops = reader.ops;
    ops.sort_by_key(|op| op.start);
    // Places in the order of what is left, so that each moment chosen by chance is one at which something happened.
    let starts: Vec<usize> = ops.iter().map(|op| op.start).collect();
    for (at, op) in ops.iter_mut().enumerate() {
        op.done = starts.partition_point(|start| *start <= op.done).saturating_sub(1).max(at);
        op.start = at;
    }
    Ok(ops)
}

/// The same, on a disk that does nothing when told to sync files whose names end so.
pub(crate) fn without_syncs(ops: &[Op], ending: &str) -> Vec<Op> {
    let is_kept = |op: &&Op| !matches!(&op.what, What::Sync { name, .. } if name.ends_with(ending));
    ops.iter().filter(is_kept).cloned().collect()
}

struct Reader<'a> {
    folder: &'a Path,
    files: BTreeMap<String, FileId>,
    lengths: Vec<usize>,
    ops: Vec<Op>,
}

impl Reader<'_> {
    fn call(&mut self, start: usize, done: usize, call: &str, result: &str) -> Result<(), Box<dyn Error>> {
        let Some((name, args)) = call.split_once('(') else { return Ok(()) };
        if result.trim_start().starts_with('-') {
            return Ok(());
        }
        let written = || result.split(' ').next().and_then(|count| count.parse::<usize>().ok()).unwrap_or(0);
        let what = match name {
            "openat" => self.opened(args),
            "unlink" => quoted(args).and_then(|path| self.own(&path)).map(|name| {
                self.files.remove(&name);
                What::Unlink { name }
            }),
            "write" if args.starts_with("1<") => {
                Some(What::Say(String::from_utf8_lossy(&bytes(args).unwrap_or_default()).into_owned()))
            }
            "write" | "pwrite64" => match self.file(args)? {
                None => None,
                Some((_, file)) => {
                    let mut bytes = bytes(args).ok_or("the notes do not have all bytes of a write")?;
                    bytes.truncate(written());
                    let end = self.lengths.get(file).copied().unwrap_or(0);
                    let offset = if name == "write" { end } else { last_number(args) };
                    self.reach(file, offset + bytes.len());
                    Some(What::Write { file, offset, bytes })
                }
            },
            "ftruncate" => self.file(args)?.map(|(_, file)| {
                let length = last_number(args);
                if let Some(known) = self.lengths.get_mut(file) {
                    *known = length;
                }
                What::Truncate { file, length }
            }),
            "fsync" | "fdatasync" => match descriptor(args) {
                Some(path) if Path::new(&path) == self.folder => Some(What::SyncFolder),
                _ => self.file(args)?.map(|(name, file)| What::Sync { name, file }),
            },
            _ if args.contains(&hex(&self.folder.to_string_lossy())) => {
                return Err(format!("`{name}` changes files in a way that is not known here").into());
            }
            _ => None,
        };
        self.ops.extend(what.map(|what| Op { start, done, what }));
        Ok(())
    }

    /// The name of a file of the folder, but not of the shared index.
    fn own(&self, path: &str) -> Option<String> {
        let name = Path::new(path).strip_prefix(self.folder).ok()?.to_str()?;
        (!name.is_empty() && !name.ends_with("-shm")).then(|| name.to_owned())
    }

    fn opened(&mut self, args: &str) -> Option<What> {
        let name = self.own(&quoted(args)?)?;
        if !args.contains("O_CREAT") || self.files.contains_key(&name) {
            return None;
        }
        let file = self.lengths.len();
        self.lengths.push(0);
        self.files.insert(name.clone(), file);
        Some(What::Create { name, file })
    }

    /// The file behind the descriptor that a call begins with.
    fn file(&self, args: &str) -> Result<Option<(String, FileId)>, Box<dyn Error>> {
        let Some(name) = descriptor(args).and_then(|path| self.own(&path)) else { return Ok(None) };
        match self.files.get(&name) {
            Some(file) => Ok(Some((name, *file))),
            None => Err(format!("`{name}` changed before it was made").into()),
        }
    }

    fn reach(&mut self, file: FileId, length: usize) {
        if let Some(known) = self.lengths.get_mut(file) {
            *known = (*known).max(length);
        }
    }
}

/// The path behind the descriptor that a call begins with.
fn descriptor(args: &str) -> Option<String> {
    let (_, rest) = args.split_once('<')?;
    let (path, _) = rest.split_once('>')?;
    String::from_utf8(unescape(path)?).ok()
}

/// The first quoted text of a call.
fn quoted(args: &str) -> Option<String> {
    String::from_utf8(bytes(args)?).ok()
}

fn bytes(args: &str) -> Option<Vec<u8>> {
    let (_, rest) = args.split_once('"')?;
    let (text, after) = rest.split_once('"')?;
    // Dots would say that some bytes are not there.
    if after.starts_with("...") { None } else { unescape(text) }
}

fn unescape(text: &str) -> Option<Vec<u8>> {
    text.split("\\x").skip(1).map(|digits| u8::from_str_radix(digits, 16).ok()).collect()
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("\\x{byte:02x}")).collect()
}

fn last_number(args: &str) -> usize {
    let number = args.trim_end().trim_end_matches(')').rsplit([',', ' ']).next();
    number.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
}
