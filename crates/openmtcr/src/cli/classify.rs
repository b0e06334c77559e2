//! `mtcr classify`.

use super::args::{Arguments, Classify, Format};
use super::out::{self, Outcome, complain};
use super::{Ended, law};
use mtcr_annex::Classification;
use mtcr_corpus::Report;
use openmtcr::text::{self, Depth, Page};
use openmtcr::wire::{ClassificationForm, ProblemForm, ProductForm};
use openmtcr::{Bench, needs_attention};

pub(crate) fn run(arguments: &Arguments, options: &Classify) -> Ended {
    let law = law(arguments)?;
    let bench = Bench::new(&law, options.edition.as_deref()).map_err(|unknown| {
        complain(&unknown.to_string());
        Outcome::BadInput
    })?;
    let mut answer = match arguments.format {
        Format::Json => Answer::Json(ClassificationForm::new(&law, bench.choice)),
        Format::Text | Format::Csv => {
            let mut page = Page::new();
            text::top(&mut page, &law, bench.choice);
            Answer::Text(page, if options.explain { Depth::Whole } else { Depth::Short })
        }
    };
    let mut outcome = Outcome::Nothing;
    for (at, path) in options.dossiers.iter().enumerate() {
        match bench.open_named(path, &options.facts) {
            Ok(dossier) => {
                let classification = bench.classifier.classify(&dossier);
                if needs_attention(&classification) {
                    outcome = outcome.max(Outcome::Attention);
                }
                answer.product(at, &classification, &path.to_string_lossy());
            }
            Err(report) => {
                out::report(&report);
                answer.problems(&report);
                outcome = outcome.max(Outcome::BadInput);
            }
        }
    }
    answer.print()?;
    Ok(outcome)
}

/// The answer so far.
enum Answer {
    Json(ClassificationForm),
    Text(Page, Depth),
}

impl Answer {
    fn product(&mut self, at: usize, classification: &Classification<'_>, file: &str) {
        match self {
            Answer::Json(form) => form.products.push(ProductForm::of(classification, Some(file))),
            Answer::Text(page, depth) => {
                if at > 0 {
                    text::rule_off(page);
                }
                text::product(page, classification, file, *depth);
            }
        }
    }

    fn problems(&mut self, report: &Report) {
        if let Answer::Json(form) = self {
            form.problems.extend(report.problems().iter().map(ProblemForm::from));
        }
    }

    fn print(&self) -> Result<(), Outcome> {
        match self {
            Answer::Json(form) => out::print_json(form),
            Answer::Text(page, _) => {
                out::print(page.text());
                Ok(())
            }
        }
    }
}
