//! The records of files of lists as JSON, one a line: `parties FILE…`. A file is told by its name; the four files of a list
//! of the United States Treasury are given one after another. What is wrong with a record goes to the other stream.

use mtcr_lists::{Format, Limits, Part, Role, States, read};
use mtcr_screening::ListId;
use std::error::Error;
use std::fs::File;
use std::io::{BufReader, Write as _};
use std::path::Path;

/// What a file is, by how its name ends.
const ENDINGS: [(&str, &str, Format, Role); 15] = [
    ("consolidated.xml", "un-consolidated", Format::UnXml, Role::Main),
    ("cons_prim.csv", "us-non-sdn", Format::OfacCsv, Role::Main),
    ("cons_alt.csv", "us-non-sdn", Format::OfacCsv, Role::Aliases),
    ("cons_add.csv", "us-non-sdn", Format::OfacCsv, Role::Addresses),
    ("cons_comments.csv", "us-non-sdn", Format::OfacCsv, Role::Comments),
    ("sdn_comments.csv", "us-sdn", Format::OfacCsv, Role::Comments),
    ("sdn.csv", "us-sdn", Format::OfacCsv, Role::Main),
    ("alt.csv", "us-sdn", Format::OfacCsv, Role::Aliases),
    ("add.csv", "us-sdn", Format::OfacCsv, Role::Addresses),
    ("csl-sample.csv", "us-csl", Format::CslCsv, Role::Main),
    ("layout-sample.csv", "us-csl", Format::CslCsv, Role::Main),
    ("dpl.txt", "us-denied-persons", Format::DeniedPersons, Role::Main),
    ("ENHANCED.xml", "us-non-sdn", Format::OfacXml, Role::Main),
    ("countries.txt", "jp-end-users", Format::JapanText, Role::Main),
    ("russia.txt", "jp-end-users", Format::JapanText, Role::Main),
];

fn main() -> Result<(), Box<dyn Error>> {
    let states = States::built_in()?;
    let mut lists: Vec<(&str, Format, Vec<Part<'_>>)> = Vec::new();
    for argument in std::env::args().skip(1) {
        let path = Path::new(&argument);
        let name = path.file_name().and_then(|name| name.to_str()).ok_or("a file has no name")?.to_owned();
        let regulation = ("", "eu-measures", Format::EuCsv, Role::Main);
        let chinese = ("", "cn-lists", Format::ChinaCsv, Role::Main);
        let known = ENDINGS.iter().find(|(ending, ..)| name.ends_with(ending));
        let other = match name.as_str() {
            "mofcom-mfa-lists.csv" => Some(&chinese),
            number if number.starts_with('3') && number.ends_with(".csv") => Some(&regulation),
            _ => None,
        };
        let Some((_, list, format, role)) = known.or(other) else {
            return Err(format!("`{name}` is the name of no list that is known").into());
        };
        let part = Part { role: *role, name, content: Box::new(BufReader::new(File::open(path)?)) };
        match lists.iter_mut().find(|(id, ..)| id == list) {
            Some((.., parts)) => parts.push(part),
            None => lists.push((list, *format, vec![part])),
        }
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (list, format, parts) in lists {
        let loaded = read(format, &ListId(list.to_owned()), parts, &states, Limits::of_file(256 << 20))?;
        for problem in &loaded.problems {
            eprintln!("{}:{}: {}", problem.file, problem.line, problem.what);
        }
        for party in &loaded.parties {
            serde_json::to_writer(&mut out, party)?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()?;
    Ok(())
}
