//! The questions whose answers could still change the position or a blocker.

use crate::determination::{Inquiry, shown_with};
use crate::line::{LineScene, Products, is_trusted};
use crate::reason::is_product;
use crate::walk::{Step, Walk};
use mtcr_annex::Classification;
use mtcr_corpus::Category;
use mtcr_corpus::corpus::guidelines::{Effect, Provision};
use mtcr_corpus::source::RuleKind;
use mtcr_rules::{Ask, EntryRange, FactId, Rule, Truth};

/// How many questions about a product are put at most; those that settle most come first.
const MOST: usize = 5;

/// The name under which a ground stands that nobody can settle.
const UNSETTLED: &str = "unsettled";

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The line (from 0) it is about; `None` for the whole transfer.
    pub line: Option<usize>,
    /// The name to answer under; what begins with `product.` belongs to the dossier of the line.
    pub name: String,
    /// The question to a person.
    pub text: String,
    /// The provisions it could decide.
    pub rules: Vec<String>,
    /// The overlays among whose rules some of these are.
    pub overlays: Vec<String>,
}

/// Everything that could still matter, in the order of tests; a question of all lines is put once.
pub(crate) fn collect(
    inquiry: &Inquiry<'_>,
    products: &Products<'_>,
    found: &[(LineScene, Walk<'_>)],
) -> Vec<Question> {
    let guidelines = &inquiry.corpus.guidelines;
    let mut all: Vec<Question> = Vec::new();
    for (at, (scene, walk)) in found.iter().enumerate() {
        let Some(product) = products.lines.get(at) else {
            continue;
        };
        let asker = Asker { inquiry, scene, product, line: at };
        let mut own = Vec::new();
        for step in walk.steps.iter().filter(|step| step.truth.is_unknown()) {
            asker.of_rule(&step.provision.id, step.text.rule.as_ref(), &mut own);
        }
        for provision in &guidelines.provisions {
            let wanted = match (&provision.kind, &provision.effect) {
                (RuleKind::Blocker, Effect::Blocker(blocker)) => {
                    guidelines.blockers.get(*blocker).is_some_and(|saying| {
                        let mut positions =
                            walk.possible.iter().filter_map(|place| guidelines.positions.get(*place));
                        positions.any(|position| position.blockers.contains(&saying.id))
                    })
                }
                _ => false,
            };
            if wanted
                && let Some(step) = Step::of(provision, inquiry.on, &scene.scene(inquiry))
                && step.truth.is_unknown()
            {
                asker.of_rule(&provision.id, step.text.rule.as_ref(), &mut own);
            }
        }
        for provision in guidelines.provisions.iter().filter(|provision| provision.kind == RuleKind::Ground) {
            asker.of_ground(provision, &walk.possible, &mut own);
        }
        join(&mut all, own);
    }
    all
}

/// The questions that could settle what is open among some provisions of a line.
pub(crate) fn of_steps(
    inquiry: &Inquiry<'_>,
    scene: &LineScene,
    product: &Classification<'_>,
    line: usize,
    steps: &[Step<'_>],
) -> Vec<Question> {
    let asker = Asker { inquiry, scene, product, line };
    let mut own = Vec::new();
    for step in steps.iter().filter(|step| step.truth.is_unknown()) {
        asker.of_rule(&step.provision.id, step.text.rule.as_ref(), &mut own);
    }
    own
}

/// Adds questions to others: one that is there already is put once, for everything that it could decide.
pub(crate) fn join(all: &mut Vec<Question>, more: Vec<Question>) {
    let add = |to: &mut Vec<String>, names: Vec<String>| {
        for name in names {
            if !to.contains(&name) {
                to.push(name);
            }
        }
    };
    for question in more {
        match all.iter_mut().find(|known| same(known, &question)) {
            Some(known) => {
                if known.line != question.line {
                    known.line = None;
                }
                add(&mut known.rules, question.rules);
                add(&mut known.overlays, question.overlays);
            }
            None => all.push(question),
        }
    }
}

/// The same question of two lines; those about a product are its own, and grounds that nobody can settle differ by
/// what they say.
fn same(known: &Question, question: &Question) -> bool {
    known.name == question.name
        && (known.line == question.line || !question.name.starts_with("product."))
        && (known.name != UNSETTLED || known.text == question.text)
}

struct Asker<'s, 'a> {
    inquiry: &'s Inquiry<'a>,
    scene: &'s LineScene,
    product: &'s Classification<'a>,
    line: usize,
}

impl Asker<'_, '_> {
    fn of_rule(&self, id: &str, rule: Option<&Rule>, into: &mut Vec<Question>) {
        let Some(rule) = rule else { return };
        let mut asks = Vec::new();
        self.scene.scene(self.inquiry).asks(rule, &mut asks);
        for ask in asks {
            self.expand(id, &ask, into);
        }
    }

    /// The questions that a ground raises where it holds, but for what the transfer itself answers.
    fn of_ground(&self, provision: &Provision, possible: &[usize], into: &mut Vec<Question>) {
        let scene = self.scene.scene(self.inquiry);
        if !shown_with(self.inquiry, provision, possible) {
            return;
        }
        let Some(step) = Step::of(provision, self.inquiry.on, &scene).filter(|step| step.truth.is_true())
        else {
            return;
        };
        let words = &self.inquiry.corpus.guidelines.vocabulary;
        for fact in step.text.asks.iter().filter(|fact| self.scene.dossier.stated(**fact).is_none()) {
            let ask = Ask::Fact(*fact);
            self.add(&provision.id, ask.name(words), ask.question(words), into);
        }
    }

    fn expand(&self, rule: &str, ask: &Ask, into: &mut Vec<Question>) {
        let guidelines = &self.inquiry.corpus.guidelines;
        match ask {
            Ask::Fact(fact) if guidelines.computed.contains(fact) => {
                match guidelines.bridges.iter().find(|bridge| bridge.fact == *fact) {
                    Some(bridge) => self.of_bridge(rule, &bridge.rule, into),
                    None => self.of_product(rule, None, into),
                }
            }
            // Which side of a conflict is right is asked where the transfer says it.
            Ask::Unsettled(ground) if self.of_kind().next().is_some() => {
                for fact in self.of_kind() {
                    self.add(rule, Ask::Fact(fact).name(&guidelines.vocabulary), ground.clone(), into);
                }
            }
            Ask::Related(list, _, ranges) if is_product(self.inquiry, *list) => {
                self.of_product(rule, Some(ranges), into);
            }
            Ask::Related(list, at, _) => {
                let members = self.scene.dossier.list(*list);
                let name = members
                    .and_then(|members| members.members.get(*at))
                    .map_or("", |member| member.name.as_str());
                let list = guidelines.vocabulary.list(*list).map_or("", |list| list.decl.id.as_str());
                self.add(
                    rule,
                    format!("{list}[{}]", at + 1),
                    format!("Which entries is `{name}` controlled under?"),
                    into,
                );
            }
            ask => {
                self.add(rule, ask.name(&guidelines.vocabulary), ask.question(&guidelines.vocabulary), into);
            }
        }
    }

    /// Words that contradict what the product is.
    fn of_kind(&self) -> impl Iterator<Item = FactId> + '_ {
        let values = &self.inquiry.corpus.guidelines.values;
        let said = self.scene.conflicts.iter().filter_map(|conflict| conflict.fact);
        said.filter(|fact| values.iter().any(|value| value.fact == *fact))
    }

    fn of_bridge(&self, rule: &str, bridge: &Rule, into: &mut Vec<Question>) {
        let vocabulary = &self.inquiry.corpus.vocabulary;
        let mut asks = Vec::new();
        self.product.scene().asks(bridge, &mut asks);
        for ask in asks {
            self.add(rule, format!("product.{}", ask.name(vocabulary)), ask.question(vocabulary), into);
        }
    }

    /// The questions that could settle what the product is; `ranges` when only some entries matter.
    fn of_product(&self, rule: &str, ranges: Option<&[EntryRange]>, into: &mut Vec<Question>) {
        if !is_trusted(self.inquiry, self.product) {
            let corpus = self.inquiry.corpus;
            let edition = corpus.edition(self.product.classifier().edition().wanted);
            let edition = edition.map_or("", |edition| edition.id.as_str());
            let why = if self.inquiry.edition_open {
                "a later edition may have held on that day".to_owned()
            } else {
                format!("the text of edition {edition} is not held here")
            };
            let text =
                format!("Which entry of the edition in force did it fall under, and who says so? ({why})");
            self.add(rule, "entry".to_owned(), text, into);
            return;
        }
        if ranges.is_none() {
            self.of_releases(rule, into);
        }
        let vocabulary = &self.inquiry.corpus.vocabulary;
        let mut counted: Vec<(usize, String, String)> = Vec::new();
        let mut count =
            |name: String, text: String| match counted.iter_mut().find(|(_, known, _)| *known == name) {
                Some(known) => known.0 += 1,
                None => counted.push((1, name, text)),
            };
        // Where it is listed in any case, only what could make it Category I matters.
        let [unlisted, _, _] = self.scene.possible;
        for finding in self.product.undetermined() {
            if ranges.is_none() && !unlisted && finding.category.could_be != Some(Category::One) {
                continue;
            }
            if ranges.is_none_or(|ranges| ranges.iter().any(|range| range.contains(finding.entry.id))) {
                for question in self.product.questions(finding) {
                    count(question.name, question.text);
                }
            }
        }
        if ranges.is_none() {
            for ask in self.product.inclusion_asks() {
                count(ask.name(vocabulary), ask.question(vocabulary));
            }
            for finding in self.product.findings.iter().filter(|finding| !finding.truth.is_false()) {
                for text in &finding.texts {
                    for (exception, truth) in text.version.exceptions.iter().zip(&text.exceptions) {
                        let mut asks = Vec::new();
                        if truth.is_unknown() {
                            self.product.scene().asks(&exception.when.rule, &mut asks);
                        }
                        for ask in asks {
                            count(ask.name(vocabulary), ask.question(vocabulary));
                        }
                    }
                }
            }
        }
        counted.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let more = counted.len().saturating_sub(MOST);
        for (_, name, text) in counted.into_iter().take(MOST) {
            self.add(rule, format!("product.{name}"), text, into);
        }
        if more > 0 {
            let text = format!("and {more} more questions about the product; `mtcr classify` lists them");
            self.add(rule, "product".to_owned(), text, into);
        }
    }

    /// Questions of the provisions that could take it out of the Annex.
    fn of_releases(&self, rule: &str, into: &mut Vec<Question>) {
        let words = &self.inquiry.corpus.guidelines.vocabulary;
        let scene = self.scene.scene(self.inquiry);
        for provision in &self.inquiry.corpus.guidelines.provisions {
            let text = provision.on(self.inquiry.on).filter(|_| provision.kind == RuleKind::Release);
            let Some(release) = text.and_then(|text| text.rule.as_ref()) else {
                continue;
            };
            if scene.truth(release) != Truth::Unknown {
                continue;
            }
            let mut asks = Vec::new();
            scene.asks(release, &mut asks);
            for ask in asks {
                self.add(rule, ask.name(words), ask.question(words), into);
                self.add(&provision.id, ask.name(words), ask.question(words), into);
            }
        }
    }

    fn add(&self, rule: &str, name: String, text: String, into: &mut Vec<Question>) {
        match into.iter_mut().find(|known| known.name == name && (name != UNSETTLED || known.text == text)) {
            Some(known) => {
                if !known.rules.iter().any(|known| known == rule) {
                    known.rules.push(rule.to_owned());
                }
            }
            None => into.push(Question {
                line: Some(self.line),
                name,
                text,
                rules: vec![rule.to_owned()],
                overlays: Vec::new(),
            }),
        }
    }
}
