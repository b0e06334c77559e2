//! Both paths over drawn products: the first difference, made as small as it gets.

use crate::draft::Draft;
use crate::drawn::Drawer;
use crate::rounds::cores;
use mtcr_annex::Classifier;
use mtcr_bulk::{BatchBuilder, Plan, ROWS, difference};
use mtcr_rules::Dossier;
use serde_json::{Value, json};

/// What was compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Products.
    pub rows: usize,
    /// Products that went through the ordinary path in both.
    pub ordinary: usize,
    /// Entries found True.
    pub controlled: usize,
    /// Entries found Unknown.
    pub undetermined: usize,
    /// Entries of those whose figures are met.
    pub limits_met: usize,
}

impl Compared {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Compared) -> Compared {
        Compared {
            rows: self.rows + other.rows,
            ordinary: self.ordinary + other.ordinary,
            controlled: self.controlled + other.controlled,
            undetermined: self.undetermined + other.undetermined,
            limits_met: self.limits_met + other.limits_met,
        }
    }
}

/// Compares both paths over products drawn by a seed.
///
/// # Errors
/// The first product over which they differ, in its smallest form, with both answers.
pub fn verify(
    classifier: &Classifier<'_>,
    plan: &Plan<'_>,
    seed: u64,
    rows: usize,
) -> Result<Compared, String> {
    let mut drawer = Drawer::new(classifier, seed);
    let mut compared = Compared::default();
    while compared.rows < rows {
        let mut drafts: Vec<(Draft, Dossier)> = Vec::new();
        while drafts.len() < ROWS.min(rows - compared.rows) {
            let draft = drawer.draft();
            // Products whose parts contradict each other are refused by the reader.
            if let Some(dossier) = draft.dossier(classifier) {
                drafts.push((draft, dossier));
            }
        }
        let mut builder = BatchBuilder::new(plan);
        drafts.iter().for_each(|(_, dossier)| builder.push(dossier));
        let outcomes = plan.evaluate(&builder.finish());
        for ((draft, dossier), row) in drafts.iter().zip(outcomes.iter()) {
            if let Some(difference) = difference(classifier, dossier, &row) {
                return Err(smallest(classifier, plan, draft.clone(), difference));
            }
            compared.rows += 1;
            compared.ordinary += usize::from(row.is_ordinary());
            for entry in row.entries() {
                compared.controlled += usize::from(entry.truth.is_true());
                compared.undetermined += usize::from(entry.truth.is_unknown());
                compared.limits_met += usize::from(entry.limits_met);
            }
        }
    }
    Ok(compared)
}

/// Compares both paths over drawn products, on all cores.
///
/// # Errors
/// The first difference.
pub fn compare(
    classifier: &Classifier<'_>,
    plan: &Plan<'_>,
    rows: usize,
    seed: u64,
) -> Result<Value, String> {
    let threads = cores();
    let found: Vec<Result<Compared, String>> = std::thread::scope(|scope| {
        let running: Vec<_> = (0_u64..)
            .take(threads)
            .map(|thread| {
                scope.spawn(move || verify(classifier, plan, seed + thread, rows.div_ceil(threads)))
            })
            .collect();
        let joined = running.into_iter().map(|thread| {
            thread.join().unwrap_or_else(|_| Err("a comparison stopped in a panic".to_owned()))
        });
        joined.collect()
    });
    let found: Vec<Compared> = found.into_iter().collect::<Result<_, _>>()?;
    let all = found.into_iter().fold(Compared::default(), Compared::and);
    Ok(json!({
        "rows": all.rows,
        "through_columns": all.rows - all.ordinary,
        "controlled": all.controlled,
        "undetermined": all.undetermined,
        "limits_met": all.limits_met,
        "different": 0,
    }))
}

fn smallest(classifier: &Classifier<'_>, plan: &Plan<'_>, mut draft: Draft, mut said: String) -> String {
    let differs = |draft: &Draft| {
        let dossier = draft.dossier(classifier)?;
        let mut builder = BatchBuilder::new(plan);
        builder.push(&dossier);
        let outcomes = plan.evaluate(&builder.finish());
        difference(classifier, &dossier, &outcomes.row(0)?)
    };
    while let Some((smaller, now)) =
        draft.smaller().into_iter().find_map(|smaller| differs(&smaller).map(|now| (smaller, now)))
    {
        (draft, said) = (smaller, now);
    }
    format!("both paths differ: {said}\n{}", draft.text(classifier))
}
