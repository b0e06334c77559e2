//! What takes how long, one step at a time. `marks.rs` holds the same against the marks.

#![expect(clippy::expect_used, reason = "without its law a benchmark has nothing to measure")]

use divan::Bencher;
use divan::counter::BytesCount;
use mtcr_corpus::{blob, compile};
use openmtcr::wire::ProductForm;
use openmtcr::{Bench, Law};
use std::path::Path;
use std::sync::LazyLock;

const ONE: &str = include_str!("dossiers/turbojet.toml");
const WITH_TEN: &str = include_str!("dossiers/drone-with-ten-parts.toml");

static LAW: LazyLock<Law> = LazyLock::new(|| Law::built_in().expect("the law is built in whole"));
static BLOB: LazyLock<Vec<u8>> = LazyLock::new(|| blob::to_blob(&LAW.source).expect("a checked law"));
static BENCH: LazyLock<Bench<'static>> =
    LazyLock::new(|| Bench::new(&LAW, None).expect("an edition is held"));

fn main() {
    divan::main();
}

/// Every entry of the edition over one product.
#[divan::bench]
fn classify_one(bencher: Bencher<'_, '_>) {
    let dossier = BENCH.read("one.toml", ONE).expect("a dossier without problems");
    bencher.bench(|| BENCH.classifier.classify(&dossier));
}

/// Every entry of the edition over a product and ten described parts.
#[divan::bench]
fn classify_with_ten(bencher: Bencher<'_, '_>) {
    let dossier = BENCH.read("with-ten.toml", WITH_TEN).expect("a dossier without problems");
    bencher.bench(|| BENCH.classifier.classify(&dossier));
}

/// The same with questions and explanations, as they are written as JSON.
#[divan::bench]
fn answer_one(bencher: Bencher<'_, '_>) {
    let dossier = BENCH.read("one.toml", ONE).expect("a dossier without problems");
    bencher.bench(|| ProductForm::of(&BENCH.classifier.classify(&dossier), None));
}

/// From text to a dossier without contradictions.
#[divan::bench]
fn read_dossier(bencher: Bencher<'_, '_>) {
    bencher.counter(BytesCount::of_str(ONE)).bench(|| BENCH.read("one.toml", ONE));
}

/// From the bytes in the program to documents.
#[divan::bench]
fn decode_built_in(bencher: Bencher<'_, '_>) {
    bencher.counter(BytesCount::of_slice(BLOB.as_slice())).bench(|| blob::from_blob(&BLOB));
}

/// From documents to a linked law.
#[divan::bench]
fn compile_law(bencher: Bencher<'_, '_>) {
    bencher.bench(|| compile(&LAW.source));
}

/// From a linked law to an edition ready to classify.
#[divan::bench]
fn prepare_edition(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Bench::new(&LAW, None));
}

/// From a folder to a linked law, as `--corpus DIR` reads it.
#[divan::bench]
fn read_folder(bencher: Bencher<'_, '_>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    bencher.bench(|| Law::of_folder(&folder));
}
