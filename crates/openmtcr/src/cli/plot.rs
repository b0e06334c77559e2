//! `mtcr annex plot`: figures as SVG.

use super::annex::edition_of;
use super::args::{Arguments, Format, Plot};
use super::out::{self, Outcome, complain};
use super::{Ended, law};
use mtcr_annex::Classification;
use mtcr_rules::Dossier;
use openmtcr::{Bench, Law, figure, needs_attention};
use std::path::{Path, PathBuf};

pub(crate) fn run(arguments: &Arguments, kind: &Plot, output: Option<&Path>) -> Ended {
    if arguments.format == Format::Json {
        complain("a figure is written as SVG; leave out `--format json`");
        return Err(Outcome::BadInput);
    }
    let law = law(arguments)?;
    let (figure, outcome) = match kind {
        Plot::RangePayload { dossiers, edition } => range_payload(&law, dossiers, edition.as_deref())?,
        Plot::Coverage { list, edition } => coverage(&law, list, edition.as_deref())?,
        Plot::Timeline => (figure::timeline(&law), Outcome::Nothing),
    };
    match output {
        None => out::print_bytes(figure.as_bytes()),
        Some(path) => out::write(path, &figure)?,
    }
    Ok(outcome)
}

fn coverage(law: &Law, list: &str, edition: Option<&str>) -> Result<(String, Outcome), Outcome> {
    let edition = edition_of(&law.corpus, edition)?;
    let form = super::cover::found(law, list, edition, &|_| true)?;
    let notices: Vec<String> = law.banner().into_iter().collect();
    let figure = figure::coverage(&form.title, &form.edition, &notices, &form.figure_rows());
    Ok((figure, super::cover::outcome(&form)))
}

fn range_payload(law: &Law, paths: &[PathBuf], edition: Option<&str>) -> Result<(String, Outcome), Outcome> {
    let bench = Bench::new(law, edition).map_err(|unknown| {
        complain(&unknown.to_string());
        Outcome::BadInput
    })?;
    let mut dossiers: Vec<Dossier> = Vec::new();
    let mut wrong = false;
    for path in paths {
        match bench.open_named(path, &[]) {
            Ok(dossier) => dossiers.push(dossier),
            Err(report) => {
                out::report(&report);
                wrong = true;
            }
        }
    }
    if wrong {
        return Err(Outcome::BadInput);
    }
    let products: Vec<Classification<'_>> =
        dossiers.iter().map(|dossier| bench.classifier.classify(dossier)).collect();
    let figure = figure::range_payload(law, bench.choice, &products).map_err(|none| {
        complain(&none.to_string());
        Outcome::BadInput
    })?;
    let attention = products.iter().any(needs_attention);
    Ok((figure, if attention { Outcome::Attention } else { Outcome::Nothing }))
}
