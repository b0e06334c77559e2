//! Exports that somebody tampered with: what the check says.

use crate::fixture::{Files, ORIGIN, entries, entry, export, grow, head, key, replace_entries, trust};
use mtcr_ledger::{
    CHECKPOINT, Checkpoint, Entry, Hash, Log, Note, Parts, Pledge, Role, Seal, SecretKey, Signatures, Trust,
    Verdict, checkpoint_path, seal, sealed_path, verify,
};

/// What the check of an export says, a line for each finding.
fn says(files: &Files) -> Vec<String> {
    let report = verify(files, &trust()).expect("files in memory are read");
    report.findings.iter().map(ToString::to_string).collect()
}

#[test]
fn a_whole_log_is_whole_at_every_size() {
    for size in [0, 1, 2, 255, 256, 257, 511, 512, 700, 65_537] {
        let earlier: Vec<u64> = [1, 256].into_iter().filter(|earlier| *earlier < size).collect();
        let report = verify(&export(&entries(size), &earlier), &trust()).expect("read");
        assert_eq!(report.findings, [], "{size} entries");
        assert_eq!((report.entries, report.unanchored), (size, 0));
        assert_eq!(report.earlier, earlier.len() as u64);
        assert!(report.other_files.is_empty());
        let Signatures::Checked(by) = report.signatures else { panic!("keys were given") };
        assert_eq!(by.iter().map(|by| by.name.as_str()).collect::<Vec<_>>(), [ORIGIN]);
    }
}

#[test]
fn changed_entries_are_located() {
    type Change = fn(&mut Vec<Vec<u8>>);
    let rows: [(&str, Change, &[&str]); 22] = [
        ("edit", |all| all[300] = entry(9000), &["entry 300 was edited"]),
        ("edit the first", |all| all[0] = entry(9000), &["entry 0 was edited"]),
        ("edit the last", |all| all[699] = entry(9000), &["entry 699 was edited"]),
        (
            "edit a run",
            |all| (255..258).for_each(|at| all[at] = entry(9000 + at as u64)),
            &["entries 255 to 257 were edited"],
        ),
        ("delete", |all| drop(all.remove(300)), &["entry 300 was deleted"]),
        ("delete the last", |all| drop(all.pop()), &["entry 699 was deleted"]),
        ("delete a run", |all| drop(all.drain(100..400)), &["entries 100 to 399 were deleted"]),
        ("delete all", Vec::clear, &["entries 0 to 699 were deleted"]),
        ("insert", |all| all.insert(300, entry(9000)), &["entry 300 of the export was inserted"]),
        ("insert a copy", |all| all.insert(300, entry(300)), &["entry 301 of the export was inserted"]),
        ("swap neighbours", |all| all.swap(300, 301), &["entry 301 was moved and now stands at 300"]),
        (
            "swap far apart",
            |all| all.swap(3, 600),
            &["entry 3 was moved and now stands at 600", "entry 600 was moved and now stands at 3"],
        ),
        (
            "move a run",
            |all| all[10..600].rotate_left(3),
            &["entries 10 to 12 were moved and now stand at 597"],
        ),
        ("edit the first of a bundle", |all| all[256] = entry(9000), &["entry 256 was edited"]),
        ("delete the first", |all| drop(all.remove(0)), &["entry 0 was deleted"]),
        ("delete over two bundles", |all| drop(all.drain(255..257)), &["entries 255 to 256 were deleted"]),
        ("insert before all", |all| all.insert(0, entry(9000)), &["entry 0 of the export was inserted"]),
        (
            "insert a run",
            |all| drop(all.splice(300..300, (9000..9003).map(entry))),
            &["entries 300 to 302 of the export were inserted"],
        ),
        ("move the first to the end", |all| all.rotate_left(1), &["entry 0 was moved and now stands at 699"]),
        (
            "exchange two bundles",
            |all| all[..512].rotate_left(256),
            &["entries 256 to 511 were moved and now stand at 0"],
        ),
        (
            "edit one and delete the next",
            |all| {
                all[300] = entry(9000);
                all.remove(301);
            },
            &["entry 300 was edited", "entry 301 was deleted"],
        ),
        (
            "all at once",
            |all| {
                all[500] = entry(9000);
                all.insert(400, entry(9001));
                all.remove(300);
                all.swap(100, 101);
            },
            &[
                "entry 101 was moved and now stands at 100",
                "entry 300 was deleted",
                "entry 399 of the export was inserted",
                "entry 500 was edited",
            ],
        ),
    ];
    for (name, change, right) in rows {
        let mut all = entries(700);
        let mut files = export(&all, &[]);
        change(&mut all);
        replace_entries(&mut files, &all);
        assert_eq!(says(&files), right, "{name}");
    }
}

#[test]
fn a_changed_byte_is_located() {
    let mut files = export(&entries(700), &[]);
    let bundle = files.get_mut("tile/entries/001").expect("a bundle");
    let last = bundle.last_mut().expect("bytes");
    *last ^= 1;
    assert_eq!(says(&files), ["entry 511 was edited"]);
    files.get_mut("tile/entries/001").expect("a bundle").pop();
    assert_eq!(says(&files), ["entry 511 was deleted", "`tile/entries/001` ends in the middle of an entry"],);
    files.remove("tile/entries/001");
    assert_eq!(says(&files), ["entries 256 to 511 were deleted"]);
}

#[test]
fn every_byte_of_a_small_export_matters() {
    let mut all = entries(3);
    all.push(restricted(b"why").0);
    let mut files = export(&all, &[2]);
    files.insert(sealed_path(3), restricted(b"why").1);
    assert_eq!(says(&files), [""; 0]);
    for path in files.keys().cloned().collect::<Vec<_>>() {
        for at in 0..files[&path].len() {
            for bit in 0..8 {
                let mut changed = files.clone();
                changed.get_mut(&path).expect("a file")[at] ^= 1 << bit;
                assert_ne!(says(&changed), [""; 0], "bit {bit} of byte {at} of `{path}`");
            }
        }
        let mut without = files.clone();
        without.remove(&path);
        let needless = path == checkpoint_path(2);
        assert_eq!(says(&without).is_empty(), needless, "without `{path}`");
    }
}

#[test]
fn damaged_tiles_are_named_and_entries_are_not_blamed() {
    for path in ["tile/0/000", "tile/0/002.p/188", "tile/1/000.p/2"] {
        let mut files = export(&entries(700), &[]);
        files.get_mut(path).expect("a tile")[40] ^= 1;
        assert_eq!(says(&files), [format!("`{path}` has another hash at 1 than its entries give")]);
        files.get_mut(path).expect("a tile").pop();
        assert!(says(&files)[0].starts_with(&format!("`{path}` does not hold ")));
        files.remove(path);
        assert_eq!(says(&files), [format!("`{path}` is missing")]);
    }
}

#[test]
fn a_damaged_tile_and_an_edited_entry_elsewhere_are_told_apart() {
    let mut all = entries(700);
    let mut files = export(&all, &[]);
    files.get_mut("tile/0/001").expect("a tile")[40] ^= 1;
    all[3] = entry(9000);
    replace_entries(&mut files, &all);
    let wrong = "`tile/0/001` does not hash to the tile above it";
    assert_eq!(says(&files), ["entry 3 was edited", wrong]);
    all.remove(3);
    replace_entries(&mut files, &all);
    assert_eq!(says(&files), ["entry 3 was deleted", wrong]);
    files.remove("tile/0/001");
    assert_eq!(says(&files), ["entry 3 was deleted", "`tile/0/001` is missing"]);
}

#[test]
fn an_entry_changed_together_with_its_tile_is_narrowed_to_the_tile() {
    let mut all = entries(700);
    let mut files = export(&all, &[]);
    all[300] = entry(9000);
    replace_entries(&mut files, &all);
    files.insert("tile/0/001".into(), grow(&all)["tile/0/001"].clone());
    assert_eq!(
        says(&files),
        [
            "entries 256 to 511: a change among them, together with the hashes that would tell which",
            "`tile/0/001` does not hash to the tile above it",
        ],
    );
}

#[test]
fn a_log_written_anew_is_narrowed_by_earlier_checkpoints() {
    let mut all = entries(700);
    let old = export(&all, &[100, 290, 310, 500]);
    all[300] = entry(9000);
    let mut files = grow(&all);
    files.extend(old.into_iter().filter(|(path, _)| path.starts_with("checkpoint")));
    let lines = says(&files);
    assert!(lines[0].starts_with("entries 290 to 309: "), "{lines:?}");
    assert!(lines[1..].iter().all(|line| line.contains("does not hash to the checkpoint")), "{lines:?}");
}

#[test]
fn a_log_signed_anew_does_not_agree_with_what_a_partner_kept() {
    let mut all = entries(700);
    let kept = head(&all[..500]);
    all[300] = entry(9000);
    let mut files = export(&all, &[]);
    assert_eq!(says(&files), [""; 0], "nothing in it tells");
    files.insert(checkpoint_path(500), kept);
    assert_eq!(
        says(&files),
        ["`checkpoints/500` was signed for other entries than the newest checkpoint: the log was rewritten"],
    );
}

#[test]
fn a_log_cut_short_does_not_agree_with_a_later_checkpoint() {
    let all = entries(700);
    let later = head(&all);
    let mut files = export(&all[..500], &[]);
    files.insert(checkpoint_path(700), later);
    assert_eq!(says(&files)[0], "entries 500 to 699 were deleted");
}

#[test]
fn entries_after_the_checkpoint_are_counted_and_not_vouched_for() {
    let all = entries(700);
    let mut files = export(&all[..600], &[]);
    files.extend(grow(&all));
    let report = verify(&files, &trust()).expect("read");
    assert_eq!((report.findings.as_slice(), report.entries, report.unanchored), (&[][..], 700, 100));
    assert!(
        report.other_files.is_empty(),
        "tiles after the checkpoint are of the log: {:?}",
        report.other_files
    );
    let mut all = all;
    all.remove(100);
    replace_entries(&mut files, &all);
    let report = verify(&files, &trust()).expect("read");
    let lines: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
    assert_eq!(lines, ["entry 100 was deleted"]);
    assert_eq!((report.entries, report.unanchored), (699, 100));
}

#[test]
fn checkpoints_that_cannot_be_believed_are_named() {
    let mut files = export(&entries(5), &[]);
    let good = String::from_utf8(files[CHECKPOINT].clone()).expect("text");
    let stranger = SecretKey::from_seed("cestria.example/log", Role::Log, &[9; 32]).expect("a key");
    let partner = SecretKey::from_seed(ORIGIN, Role::Cosigner, &[8; 32]).expect("a key");
    let root = Log::new(&files, 5).root().expect("a head");
    let foreign =
        Checkpoint::new(ORIGIN, 5, root).and_then(|head| Ok(head.sign(&stranger)?)).expect("a note");
    let mut cosigned = foreign.clone();
    cosigned.cosign(&partner, 7);
    let unknown = "`checkpoint` cannot be believed: no key that was given for the log has signed it";
    for (text, right) in [
        (
            good.replace("\n5\n", "\n4\n"),
            "`checkpoint` cannot be believed: the signature of `arlandia.example/log` does not hold",
        ),
        (foreign.to_string(), unknown),
        (cosigned.to_string(), unknown),
        (
            "5\n".to_owned(),
            "`checkpoint` cannot be believed: it is not a text with a blank line and signatures under it",
        ),
    ] {
        files.insert(CHECKPOINT.into(), text.into_bytes());
        let known = [key().public().clone(), partner.public().clone()];
        let report = verify(&files, &Trust::new(known.to_vec())).expect("read");
        assert_eq!(report.findings.iter().map(ToString::to_string).collect::<Vec<_>>(), [right]);
        assert_eq!((report.checkpoint, report.unanchored), (None, 5));
    }
    files.remove(CHECKPOINT);
    assert_eq!(says(&files), ["`checkpoint` is missing"]);
}

#[test]
fn a_checkpoint_of_another_log_or_size_is_out_of_place() {
    let mut files = export(&entries(5), &[3]);
    let earlier = files[&checkpoint_path(3)].clone();
    files.insert(checkpoint_path(2), earlier);
    assert_eq!(says(&files), ["`checkpoints/2` is a checkpoint of 3 entries"]);
    files.remove(&checkpoint_path(2));
    let root = Hash::tree(&[]);
    let other = Checkpoint::new("borovia.example/log", 0, root).and_then(|head| Ok(head.sign(&key())?));
    files.insert(checkpoint_path(0), other.expect("a note").to_string().into_bytes());
    let says = says(&files);
    let right = "`checkpoints/0` is of the log `borovia.example/log`, the newest checkpoint is of another";
    assert_eq!(says, [right]);
}

#[test]
fn without_keys_the_report_says_that_nothing_vouches() {
    let report = verify(&export(&entries(5), &[]), &Trust::default()).expect("read");
    assert_eq!((report.verdict(), report.signatures), (Verdict::NoKey, Signatures::NotChecked));
}

#[test]
fn a_cosignature_is_reported() {
    let mut files = export(&entries(5), &[]);
    let partner = SecretKey::from_seed("borovia.example/witness", Role::Cosigner, &[8; 32]).expect("a key");
    let mut note = Note::parse(&files[CHECKPOINT]).expect("a note");
    note.cosign(&partner, 1_930_000_000);
    files.insert(CHECKPOINT.into(), note.to_string().into_bytes());
    let report =
        verify(&files, &Trust::new(vec![key().public().clone(), partner.public().clone()])).expect("read");
    let Signatures::Checked(by) = report.signatures else { panic!("keys were given") };
    assert_eq!(
        by.last().map(|by| (by.name.as_str(), by.at)),
        Some(("borovia.example/witness", Some(1_930_000_000)))
    );
}

/// An entry with a restricted text, and its sealed bytes.
fn restricted(text: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let (pledge, bytes) = seal(&Seal { key: [1; 32], nonce: [2; 24], salt: [3; 32] }, text).expect("sealed");
    (with_text(pledge), bytes)
}

fn with_text(pledge: Pledge) -> Vec<u8> {
    let at = "2031-03-04T09:15:00Z".parse().expect("an instant");
    let parts = Parts {
        kind: "advice-given",
        subject: "case/2031-0017",
        actor: "adviser/1",
        at,
        text: Some(pledge),
        payload: b"",
    };
    Entry::new(&parts).expect("an entry").to_bytes()
}

fn deletion(index: u64) -> Vec<u8> {
    let at = "2041-03-04T09:15:00Z".parse().expect("an instant");
    Entry::deletion(index, "officer/2", at, b"retention ended").expect("an entry").to_bytes()
}

#[test]
fn a_deleted_text_leaves_the_log_whole() {
    let (with, bytes) = restricted(b"in confidence");
    let before = vec![entry(0), with];
    let mut files = export(&before, &[]);
    files.insert(sealed_path(1), bytes.clone());
    let report = verify(&files, &trust()).expect("read");
    assert_eq!((report.verdict(), report.texts_kept, report.texts_deleted), (Verdict::Whole, 1, 0));

    files.remove(&sealed_path(1));
    assert_eq!(
        says(&files),
        ["the restricted text of entry 1 is missing, and no entry says that it was deleted"]
    );

    let after = [before, vec![deletion(1)]].concat();
    let mut files = export(&after, &[2]);
    let report = verify(&files, &trust()).expect("read");
    assert_eq!((report.verdict(), report.texts_kept, report.texts_deleted), (Verdict::Whole, 0, 1));

    files.insert(sealed_path(1), bytes);
    let still = "the restricted text of entry 1 is still there, though an entry says that it was deleted";
    assert_eq!(says(&files), [still]);
}

#[test]
fn texts_that_were_exchanged_are_noticed() {
    let (one, bytes) = restricted(b"one");
    let (other, others) = restricted(b"other");
    let mut files = export(&[one, other], &[]);
    files.insert(sealed_path(0), others);
    files.insert(sealed_path(1), bytes);
    assert_eq!(says(&files), [0, 1].map(|at| format!("the restricted text of entry {at} was altered")));
}

#[test]
fn what_was_logged_and_cannot_be_read_is_told() {
    let files = export(&[entry(0), b"junk".to_vec(), deletion(0), deletion(7)], &[]);
    assert_eq!(
        says(&files),
        [
            "entry 1 cannot be read: its line 1 is not `mtcr-ledger-entry/1`",
            "entry 2 cannot be read: it deletes the text of no earlier entry",
            "entry 3 cannot be read: it deletes the text of no earlier entry",
        ]
    );
}

#[test]
fn files_that_are_no_part_of_the_log_are_listed() {
    let mut files = export(&entries(5), &[]);
    files.insert("README".into(), Vec::new());
    files.insert(sealed_path(9), Vec::new());
    let report = verify(&files, &trust()).expect("read");
    assert_eq!(report.verdict(), Verdict::Whole);
    assert_eq!(report.other_files, ["README", "sealed/009"]);
}

#[test]
fn a_tile_changed_with_its_entry_is_narrowed_by_an_earlier_checkpoint() {
    let mut all = entries(700);
    let mut files = export(&all, &[290]);
    all[300] = entry(9000);
    replace_entries(&mut files, &all);
    files.insert("tile/0/001".into(), grow(&all)["tile/0/001"].clone());
    let says = says(&files);
    assert!(says[0].starts_with("entries 290 to 511: a change among them"), "{says:?}");
}
