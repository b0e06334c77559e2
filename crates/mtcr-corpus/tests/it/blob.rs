//! The compact form.

use mtcr_corpus::blob::{BlobMistake, from_blob, list, to_blob};
use mtcr_corpus::compile_with;
use mtcr_corpus::files::{CorpusSource, read_texts};

use crate::dummy;

#[test]
fn a_blob_gives_back_all_but_cases_and_texts() {
    let source = dummy::read().source;
    let blob = to_blob(&source).unwrap();
    let back = from_blob(&blob).unwrap();
    assert!(back.cases.is_empty() && !source.cases.is_empty());
    assert_eq!(back.entries, source.entries);
    assert_eq!(back.vocabulary.facts, source.vocabulary.facts);
    assert_eq!(back.digest, source.digest);
    for (entry, place) in
        [(0, "data/annex/item-04/4.C.1.toml:11:1"), (1, "data/annex/item-19/19.A.1.toml:11:1")]
    {
        let entry = &back.entries[entry];
        let rule = entry.versions[0].rule.as_ref().unwrap();
        let shown = back.place(entry.file, rule.at).unwrap();
        assert_eq!(shown.to_string(), place, "a rule begins in the line after its quotes");
        assert_eq!(Some(shown), source.place(entry.file, rule.at));
    }
    assert_eq!(to_blob(&back).unwrap(), blob, "the same corpus gives the same bytes");
    assert!(!blob.windows(16).any(|window| window == b"exactly at both "), "no case is embedded");
}

#[test]
fn other_bytes_are_refused() {
    let blob = to_blob(&dummy::read().source).unwrap();
    assert_eq!(from_blob(b"").unwrap_err(), BlobMistake::Foreign);
    assert_eq!(from_blob(b"mtcrlaw\n").unwrap_err(), BlobMistake::Foreign);
    let mut other = blob.clone();
    other[8] = 250;
    assert_eq!(from_blob(&other).unwrap_err(), BlobMistake::Version { found: 250 });
    let mut longer = blob.clone();
    longer.push(0);
    assert!(matches!(from_blob(&longer), Err(BlobMistake::Damaged(_))));
    for cut in [13, 100, blob.len() / 2, blob.len() - 1] {
        assert!(matches!(from_blob(&blob[..cut]), Err(BlobMistake::Damaged(_))), "cut at {cut}");
    }
}

#[test]
fn a_list_is_a_blob_beside_its_law() {
    let source = dummy::read().source;
    let list = &source.national[0];
    let law = to_blob(&source).unwrap();
    let of_list = |bytes: &[u8]| bytes.windows(12).any(|window| window == b"national/xa/");
    assert!(!of_list(&law), "the blob of the law names no file of a list");
    let blob = list::to_blob(&source, list).unwrap();
    let mut back = from_blob(&law).unwrap();
    assert!(back.national.is_empty());
    list::add_from_blob(&blob, &mut back).unwrap();
    let there = &back.national[0];
    assert_eq!((&there.entries, &there.terms, &there.digest), (&list.entries, &list.terms, &list.digest));
    assert!(there.cases.is_empty() && !list.cases.is_empty());
    let places = |source: &CorpusSource| {
        let corpus = compile_with(source, "xa").unwrap();
        let list = corpus.list.unwrap();
        list.paragraphs.iter().map(|paragraph| paragraph.place.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(places(&back), places(&source));

    let mut texts = dummy::texts();
    texts[0].1.push('\n');
    let mut other = read_texts("data", texts).source;
    assert_eq!(list::add_from_blob(&blob, &mut other).unwrap_err(), BlobMistake::OtherLaw);
    assert_eq!(list::add_from_blob(&law, &mut back).unwrap_err(), BlobMistake::Foreign);
    assert!(matches!(list::add_from_blob(&blob[..blob.len() - 1], &mut back), Err(BlobMistake::Damaged(_))));
}

#[test]
fn the_digest_is_that_of_the_law() {
    let texts = dummy::texts();
    let digest = |texts: Vec<(String, String)>| read_texts("elsewhere", texts).source.digest;
    let whole = digest(texts.clone());
    assert_eq!(whole, dummy::read().source.digest, "where the corpus lies does not matter");
    assert_eq!(whole.len(), 64);

    let without_cases: Vec<_> =
        texts.iter().filter(|(path, _)| !path.ends_with(".cases.toml")).cloned().collect();
    assert_eq!(digest(without_cases), whole, "cases are not the law");

    let mut reversed = texts.clone();
    reversed.reverse();
    assert_eq!(digest(reversed), whole, "the order of reading does not matter");

    let mut changed = texts;
    changed[0].1.push('\n');
    assert_ne!(digest(changed), whole);
}
