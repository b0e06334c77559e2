//! A gigabyte where a list should be: what is read stays within what was allowed.

use crate::fixture::states;
use mtcr_lists::{Format, Limits, ListError, Part, Role, read};
use mtcr_screening::ListId;
use std::cell::Cell;
use std::io::{BufReader, Read};
use std::rc::Rc;

const GIGABYTE: u64 = 1 << 30;
const ALLOWED: u64 = 2 << 20;

/// Bytes that go on for a gigabyte: a beginning, then the same piece again and again. It counts what was asked of it.
struct Endless {
    beginning: Vec<u8>,
    piece: Vec<u8>,
    at: u64,
    given: Rc<Cell<u64>>,
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let place = usize::try_from(self.at).unwrap();
        let next = match place.checked_sub(self.beginning.len()) {
            None => &self.beginning[place..],
            Some(_) if self.at >= GIGABYTE => &[],
            Some(behind) => &self.piece[behind % self.piece.len()..],
        };
        let given = next.len().min(buffer.len());
        buffer[..given].copy_from_slice(&next[..given]);
        self.at += u64::try_from(given).unwrap();
        self.given.set(self.at);
        Ok(given)
    }
}

fn read_endless(format: Format, beginning: &str, piece: &str) -> (ListError, u64) {
    let given = Rc::new(Cell::new(0));
    let endless = Endless {
        beginning: beginning.as_bytes().to_vec(),
        piece: piece.as_bytes().to_vec(),
        at: 0,
        given: Rc::clone(&given),
    };
    let mut parts =
        vec![Part { role: Role::Main, name: "endless".into(), content: Box::new(BufReader::new(endless)) }];
    if format == Format::OfacCsv {
        for (role, row) in
            [(Role::Aliases, "1,1,\"aka\",\"A\",-0- "), (Role::Addresses, "1,1,-0- ,-0- ,-0- ,-0- ")]
        {
            parts.push(Part { role, name: role.word().into(), content: Box::new(row.as_bytes()) });
        }
    }
    let limits = Limits { file: ALLOWED, record: 1 << 18 };
    let error = read(format, &ListId("endless".into()), parts, states(), limits).unwrap_err();
    (error, given.get())
}

#[test]
fn a_gigabyte_of_records_is_read_as_far_as_allowed() {
    let csl = "source,name,programs,addresses,alt_names,license_policy\n";
    let own = "id,name\n";
    let cases: [(Format, &str, &str); 9] = [
        (Format::UnXml, "<CONSOLIDATED_LIST>", "<ENTITY><FIRST_NAME>Velmar Works</FIRST_NAME></ENTITY>\n"),
        (Format::OfacXml, "<sanctionsData>", "<entity><names/></entity>\n"),
        (Format::OfacCsv, "", "12,\"VELMAR WORKS\",-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n"),
        (Format::CslCsv, csl, "EL,Velmar Works,X,,,\n"),
        (Format::OwnCsv, own, "1,Velmar Works\n"),
        (Format::OwnXlsx, "", "PK\u{3}\u{4}"),
        (Format::JapanText, "", "1 ヴェルマー\nVelmar Works\n所在地：Velmar, Arlandia.\n"),
        (
            Format::DeniedPersons,
            "name\tstreet_address\tcity\tcountry\teffective_date\texpiration_date\n",
            "Velmar Works\t\t\t\t\t\n",
        ),
        (
            Format::DenialsCsv,
            "name,address,country,entity_type,reference,regime_reg_ref,notifying_government,denial_cle,item_description,end_use,reason_for_refusal\n",
            "Velmar Works,,,,,,,,,,\n",
        ),
    ];
    for (format, beginning, piece) in cases {
        let (error, given) = read_endless(format, beginning, piece);
        assert!(matches!(error, ListError::TooLong { limit: ALLOWED, .. }), "{format:?}: {error}");
        assert!(given <= ALLOWED + (1 << 20), "{format:?}: {given} bytes were asked for");
    }
}

#[test]
fn a_gigabyte_within_one_record_is_read_as_far_as_a_record_goes() {
    let cases: [(Format, &str, &str); 6] = [
        (Format::UnXml, "<CONSOLIDATED_LIST><ENTITY><FIRST_NAME>", "Velmar "),
        (Format::UnXml, "<CONSOLIDATED_LIST><ENTITY>", "<FIRST_NAME>Velmar</FIRST_NAME>"),
        (Format::UnXml, "<CONSOLIDATED_LIST x=\"", "Velmar "),
        (Format::OfacCsv, "12,\"", "Velmar\n"),
        (Format::CslCsv, "source,name,programs,addresses,alt_names,license_policy\nEL,\"", "Velmar\n"),
        (Format::OwnCsv, "id,name\n1,", "Velmar, "),
    ];
    for (format, beginning, piece) in cases {
        let (error, given) = read_endless(format, beginning, piece);
        assert!(matches!(error, ListError::RecordTooLong { limit: 262_144, .. }), "{format:?}: {error}");
        assert!(given <= 1 << 20, "{format:?}: {given} bytes were asked for");
    }
}
