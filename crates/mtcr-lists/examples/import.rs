//! Puts files on a shelf: `import DIR LIST FILE…`. The same as `mtcr lists import`, for measuring without the command.

use mtcr_lists::{Import, Programmes, Shelf, SourceFile, States};
use std::error::Error;
use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder: PathBuf = arguments.next().ok_or("name the folder of the lists")?.into();
    let list = arguments.next().ok_or("name the list")?;
    let shelf = Shelf::at(&folder);
    let declaration = shelf.declarations()?.into_iter().find(|one| one.id.0 == list).ok_or("there is no such list")?;
    let mut sources = Vec::new();
    for argument in arguments {
        let path = PathBuf::from(argument);
        let name = path.file_name().and_then(|name| name.to_str()).ok_or("a file has no name")?.to_owned();
        sources.push(SourceFile { name, content: Box::new(BufReader::new(File::open(path)?)) });
    }
    let (states, programmes) = (States::built_in()?, Programmes::built_in()?);
    let import = Import { at: jiff::Timestamp::now(), by: "an example", sha256: &[], accept: None };
    let imported = shelf.import(&declaration, sources, (&states, &programmes), &import)?;
    println!("{list}: {} records, {} names", imported.version.records, imported.version.names);
    Ok(())
}
