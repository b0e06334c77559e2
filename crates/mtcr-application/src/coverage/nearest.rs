//! The paragraph that comes nearest to catching a product, and what keeps the product out of it.

use mtcr_annex::{Classification, ParagraphFinding};
use mtcr_rules::{Rule, Test, Truth, lies_below};

/// A paragraph that a product is not under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// Its id as the law prints it.
    pub paragraph: String,
    /// Its heading.
    pub heading: String,
    /// The conditions that the product does not meet, in the words of the rule, or the exclusions that take it out.
    pub lacks: Vec<String>,
}

/// What a product lacks for a rule.
#[derive(Clone, Debug, Default)]
struct Lack {
    refuted: Vec<String>,
    open: usize,
}

impl Lack {
    /// The fewer conditions fail the nearer; what is open counts less than what fails.
    fn size(&self) -> (usize, usize) {
        (self.refuted.len(), self.open)
    }
}

impl Nearest {
    /// The nearest of the paragraphs `beside` an entry, ids or what ids begin with; of all where none is beside it.
    #[must_use]
    pub fn of(found: &Classification<'_>, beside: &[&str]) -> Option<Self> {
        let named = |finding: &&ParagraphFinding<'_>| {
            beside.iter().any(|row| lies_below(&finding.paragraph.name, row))
        };
        let among = found.national.iter().filter(named).min_by_key(|finding| lack(finding).size());
        let finding = among.or_else(|| found.national.iter().min_by_key(|finding| lack(finding).size()))?;
        Some(Nearest {
            paragraph: finding.paragraph.name.clone(),
            heading: finding.paragraph.heading.clone(),
            lacks: lack(finding).refuted,
        })
    }
}

fn lack(finding: &ParagraphFinding<'_>) -> Lack {
    let Some(rule) = &finding.paragraph.rule else { return Lack::default() };
    let mut lack = of_node(rule, &finding.nodes, 0);
    let exclusions = finding.paragraph.exclusions.iter().zip(&finding.exclusions);
    let firing = exclusions.filter(|(_, truth)| truth.is_true());
    lack.refuted.extend(firing.map(|(part, _)| format!("left out by {}", part.id)));
    lack
}

fn of_node(rule: &Rule, truths: &[Truth], at: usize) -> Lack {
    let truth = truths.get(at).copied().unwrap_or_default();
    let Some(node) = rule.node(at).filter(|_| !truth.is_true()) else { return Lack::default() };
    let members = || rule.members(at).map(|member| of_node(rule, truths, member));
    match node.test {
        Test::All => members().fold(Lack::default(), |mut all, one| {
            all.refuted.extend(one.refuted);
            all.open += one.open;
            all
        }),
        Test::Any => members().min_by_key(Lack::size).unwrap_or_default(),
        _ if truth.is_unknown() => Lack { refuted: Vec::new(), open: 1 },
        _ => Lack { refuted: vec![node.text.clone()], open: 0 },
    }
}
