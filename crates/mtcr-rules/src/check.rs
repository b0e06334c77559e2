//! Checks a parsed rule against the vocabulary and links it.

use crate::dossier::Target;
use crate::flaw::{Flaw, did_you_mean};
use crate::rule::{Node, Row, Rule, Test};
use crate::syntax::*;
use crate::vocabulary::*;
use std::ops::Range;

/// Where a rule stands, which decides what it may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// Over a product.
    Product,
    /// Over a product related to another, where references to entries are allowed.
    Related,
    /// Over the members of a list of facts.
    Members(ListId),
}

/// Rows of tables as far as they are needed to check rules that name tables.
pub trait Tables {
    /// The rows of a table.
    fn rows(&self, table: TableId) -> &[Row];
}

/// No tables at all.
impl Tables for () {
    fn rows(&self, _: TableId) -> &[Row] {
        &[]
    }
}

/// Checks a rule over a product.
///
/// # Errors
/// Every name that is not declared, every quantity of another dimension, every predicate that does not suit its fact.
pub fn check(tree: &Expr, vocabulary: &mut Vocabulary, tables: &dyn Tables) -> Result<Rule, Vec<Flaw>> {
    Checker { vocabulary, tables, flaws: Vec::new(), host: None }.run(tree, Scope::Product)
}

/// Checks the rule of a sum over a list: over its members, with `host has ( … )` for the product itself.
///
/// # Errors
/// As [`check`].
pub fn check_member(
    tree: &Expr,
    list: ListId,
    vocabulary: &mut Vocabulary,
    tables: &dyn Tables,
) -> Result<Rule, Vec<Flaw>> {
    Checker { vocabulary, tables, flaws: Vec::new(), host: Some(Scope::Product) }
        .run(tree, Scope::Members(list))
}

struct Checker<'a> {
    vocabulary: &'a mut Vocabulary,
    tables: &'a dyn Tables,
    flaws: Vec<Flaw>,
    host: Option<Scope>,
}

impl Checker<'_> {
    fn run(mut self, tree: &Expr, scope: Scope) -> Result<Rule, Vec<Flaw>> {
        let rule = self.rule(tree, scope);
        if self.flaws.is_empty() { Ok(rule) } else { Err(self.flaws) }
    }

    fn rule(&mut self, tree: &Expr, scope: Scope) -> Rule {
        let mut nodes = Vec::new();
        self.node(tree, scope, &mut nodes);
        let text = tree.to_string();
        Rule { nodes, written: text.clone(), text }
    }

    fn node(&mut self, tree: &Expr, scope: Scope, nodes: &mut Vec<Node>) {
        let place = nodes.len();
        let test = self.test(tree, scope);
        // A predicate with a flaw keeps its place as one that is never settled; the rule is refused anyway.
        let test = test.unwrap_or_else(|| Test::Unsettled(String::new()));
        nodes.push(Node { test, end: place + 1, at: tree.at.clone(), text: tree.to_string() });
        match &tree.kind {
            Kind::All(members) | Kind::Any(members) => {
                members.iter().for_each(|member| self.node(member, scope, nodes));
            }
            Kind::Not(inner) => self.node(inner, scope, nodes),
            _ => {}
        }
        let end = nodes.len();
        if let Some(node) = nodes.get_mut(place) {
            node.end = end;
        }
    }

    fn test(&mut self, tree: &Expr, scope: Scope) -> Option<Test> {
        let at = &tree.at;
        match &tree.kind {
            Kind::All(_) => Some(Test::All),
            Kind::Any(_) => Some(Test::Any),
            Kind::Not(_) => Some(Test::Not),
            Kind::Class(names) => {
                self.products_only(scope, at)?;
                names.iter().map(|name| self.class(name)).collect::<Option<Vec<_>>>().map(Test::Class)
            }
            Kind::Flag(fact) => {
                let id = self.fact(fact, scope)?;
                self.suits(id, fact, "a flag", |kind| matches!(kind, FactKind::Flag))?;
                Some(Test::Flag(id))
            }
            Kind::Word(fact, words) => self.word(fact, words, scope),
            Kind::Ordered(fact, rank, word) => self.ordered(fact, *rank, word, scope),
            Kind::Compare(fact, op, limit) => {
                let id = self.fact(fact, scope)?;
                self.suits(id, fact, "one number", |kind| {
                    matches!(kind, FactKind::Quantity(_) | FactKind::Count)
                })?;
                let limit = self.limit(id, limit)?;
                Some(Test::Compare { fact: id, op: *op, limit })
            }
            Kind::Reaches(fact, side, limit) => {
                let id = self.span(fact, scope)?;
                let limit = self.limit(id, limit)?;
                Some(match side {
                    Side::Above => Test::ReachesAbove(id, limit),
                    Side::Below => Test::ReachesBelow(id, limit),
                })
            }
            Kind::Covers(fact, low, high) => {
                let (id, low, high) = self.stretch(fact, low, high, scope)?;
                Some(Test::Covers(id, low, high))
            }
            Kind::Overlaps(fact, low, high) => {
                let (id, low, high) = self.stretch(fact, low, high, scope)?;
                Some(Test::Overlaps(id, low, high))
            }
            Kind::Has(quantifier, list, rule) => self.has(*quantifier, list, rule, scope),
            Kind::Host(rule) => {
                let Some(host) = self.host else {
                    self.flaws.push(Flaw::new(
                        "no-host",
                        at.clone(),
                        "`host` can stand only in the rule of a method",
                    ));
                    return None;
                };
                Some(Test::Host(Box::new(self.rule(rule, host))))
            }
            Kind::Purpose(word, targets) => {
                self.products_only(scope, at)?;
                self.purpose(word, targets)
            }
            Kind::Serves(targets, activities) => {
                self.products_only(scope, at)?;
                self.serves(targets, activities, at)
            }
            Kind::SpecifiedIn(entries) => {
                if scope != Scope::Related {
                    let message = "`specified-in` can look only at related products";
                    self.flaws.push(
                        Flaw::new("not-related", at.clone(), message)
                            .help("put it inside `some contains has ( … )` or `some for has ( … )`"),
                    );
                    return None;
                }
                entries
                    .iter()
                    .map(|name| self.entries(name))
                    .collect::<Option<Vec<_>>>()
                    .map(Test::SpecifiedIn)
            }
            Kind::Substance(name) => {
                self.products_only(scope, at)?;
                self.substance(name).map(Test::Substance)
            }
            Kind::Table(name) => {
                self.products_only(scope, at)?;
                let Some(table) = self.vocabulary.find_table(&name.text) else {
                    let known = self.vocabulary.tables().to_vec();
                    return self.unknown("unknown-table", "table", name, known.iter().map(String::as_str));
                };
                Some(Test::Table(table, self.tables.rows(table).to_vec()))
            }
            Kind::Unsettled(ground) => Some(Test::Unsettled(ground.clone())),
        }
    }

    fn unknown<'a, T>(
        &mut self,
        code: &'static str,
        what: &str,
        name: &Name,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Option<T> {
        let flaw = Flaw::new(code, name.at.clone(), format!("unknown {what} `{}`", name.text));
        self.flaws.push(match did_you_mean(&name.text, known) {
            Some(help) => flaw.help(help),
            None => flaw,
        });
        None
    }

    fn products_only(&mut self, scope: Scope, at: &Range<usize>) -> Option<()> {
        if let Scope::Members(list) = scope {
            let id = self.vocabulary.list(list).map_or("", |list| list.decl.id.as_str());
            let message = format!("the members of `{id}` have facts only");
            self.flaws.push(Flaw::new("members-have-facts", at.clone(), message));
            return None;
        }
        Some(())
    }

    fn class(&mut self, name: &Name) -> Option<ClassId> {
        if let Some(class) = self.vocabulary.find_class(&name.text) {
            return Some(class);
        }
        let known: Vec<String> = self.vocabulary.classes().map(|(_, class)| class.decl.id.clone()).collect();
        self.unknown("unknown-class", "class", name, known.iter().map(String::as_str))
    }

    fn fact(&mut self, name: &FactName, scope: Scope) -> Option<FactId> {
        if let Scope::Members(list) = scope {
            let found = self.vocabulary.find_member_fact(list, &name.name);
            if found.is_none() {
                let known: Vec<String> = self
                    .vocabulary
                    .facts()
                    .filter(|(_, fact)| fact.list == Some(list))
                    .map(|(_, fact)| fact.name.clone())
                    .collect();
                let plain = Name { text: name.to_string(), at: name.at.clone() };
                return self.unknown(
                    "unknown-fact",
                    "fact of these members",
                    &plain,
                    known.iter().map(String::as_str),
                );
            }
            return found;
        }
        match self.vocabulary.fact_or_instance(&name.name, name.parameter.as_deref()) {
            Ok(id) => Some(id),
            Err(mut flaw) => {
                flaw.at = name.at.start + flaw.at.start..name.at.start + flaw.at.end;
                self.flaws.push(flaw);
                None
            }
        }
    }

    fn suits(
        &mut self,
        id: FactId,
        name: &FactName,
        wanted: &str,
        fits: fn(&FactKind) -> bool,
    ) -> Option<()> {
        let kind = self.vocabulary.fact(id).map(|fact| fact.kind.clone())?;
        if fits(&kind) {
            return Some(());
        }
        let (is, write) = match kind {
            FactKind::Quantity(_) => ("one number", "compare it with `>=`, `>`, `<=` or `<`"),
            FactKind::Count => ("a whole number", "compare it with `>=`, `>`, `<=` or `<`"),
            FactKind::Span(_) => {
                ("a span", "use `reaches above`, `reaches below`, `covers … to …` or `overlaps … to …`")
            }
            FactKind::Flag => ("a flag", "name it alone, or after `not`"),
            FactKind::Word | FactKind::Words => ("a word", "use `is` or `in { … }`"),
            FactKind::Substance => ("a substance", "use `substance is` or `substance in`"),
        };
        let message = format!("`{name}` is {is}, not {wanted}");
        self.flaws.push(Flaw::new("wrong-predicate", name.at.clone(), message).help(write));
        None
    }

    fn limit(&mut self, id: FactId, limit: &Limit) -> Option<mtcr_quantity::Number> {
        let fact = self.vocabulary.fact(id)?;
        match self.vocabulary.check_quantity(fact, &limit.written, limit.at.clone()) {
            Ok(()) => Some(limit.written.quantity.magnitude().clone()),
            Err(flaw) => {
                self.flaws.push(flaw);
                None
            }
        }
    }

    fn span(&mut self, fact: &FactName, scope: Scope) -> Option<FactId> {
        let id = self.fact(fact, scope)?;
        self.suits(id, fact, "a span", |kind| matches!(kind, FactKind::Span(_)))?;
        Some(id)
    }

    fn stretch(
        &mut self,
        fact: &FactName,
        low: &Limit,
        high: &Limit,
        scope: Scope,
    ) -> Option<(FactId, mtcr_quantity::Number, mtcr_quantity::Number)> {
        let id = self.span(fact, scope)?;
        let (from, to) = (self.limit(id, low)?, self.limit(id, high)?);
        if from.compare(&to) == Some(std::cmp::Ordering::Greater) {
            let message = format!("`{low} to {high}` starts above its end");
            self.flaws.push(Flaw::new("impossible-interval", low.at.start..high.at.end, message));
            return None;
        }
        Some((id, from, to))
    }

    fn word(&mut self, fact: &FactName, words: &[Name], scope: Scope) -> Option<Test> {
        let id = self.fact(fact, scope)?;
        self.suits(id, fact, "a word", |kind| matches!(kind, FactKind::Word | FactKind::Words))?;
        let mut accepted = 0;
        for word in words {
            accepted |= self.value(id, word)?;
        }
        Some(Test::Word { fact: id, accepted, ordered: false })
    }

    fn value(&mut self, id: FactId, word: &Name) -> Option<u64> {
        let fact = self.vocabulary.fact(id)?;
        if let Some(bit) = fact.value_bit(&word.text) {
            return Some(bit);
        }
        let (name, known) =
            (fact.name.clone(), fact.decl.values.iter().map(|value| value.id.clone()).collect::<Vec<_>>());
        let flaw =
            Flaw::new("unknown-word", word.at.clone(), format!("`{}` is not a value of `{name}`", word.text));
        let help = did_you_mean(&word.text, known.iter().map(String::as_str))
            .unwrap_or_else(|| format!("its values are {}", known.join(", ")));
        self.flaws.push(flaw.help(help));
        None
    }

    fn ordered(&mut self, fact: &FactName, rank: Rank, word: &Name, scope: Scope) -> Option<Test> {
        let id = self.fact(fact, scope)?;
        self.suits(id, fact, "an ordered word", |kind| matches!(kind, FactKind::Word))?;
        let bit = self.value(id, word)?;
        let declared = self.vocabulary.fact(id)?;
        if !declared.decl.ordered {
            let message = format!("the values of `{fact}` are not declared in order");
            self.flaws
                .push(Flaw::new("not-ordered", fact.at.clone(), message).help("use `is` or `in { … }`"));
            return None;
        }
        let all = (1_u64 << declared.decl.values.len()) - 1;
        let below = bit - 1;
        let accepted = match rank {
            Rank::AtLeast => all & !below,
            Rank::Above => all & !below & !bit,
            Rank::AtMost => below | bit,
            Rank::Below => below,
        };
        Some(Test::Word { fact: id, accepted, ordered: true })
    }

    fn has(&mut self, quantifier: Quantifier, list: &Name, rule: &Expr, scope: Scope) -> Option<Test> {
        self.products_only(scope, &list.at)?;
        let Some(id) = self.vocabulary.find_list(&list.text) else {
            let known: Vec<String> = self.vocabulary.lists().map(|(_, list)| list.decl.id.clone()).collect();
            return self.unknown("unknown-list", "list", list, known.iter().map(String::as_str));
        };
        let inner = match self.vocabulary.list(id).map(|list| list.decl.holds) {
            Some(Holds::Dossiers) => Scope::Related,
            _ => Scope::Members(id),
        };
        Some(Test::Has(quantifier, id, Box::new(self.rule(rule, inner))))
    }

    fn purpose(&mut self, word: &Name, targets: &[Name]) -> Option<Test> {
        let Some(id) = self.vocabulary.find_purpose(&word.text) else {
            let known: Vec<String> =
                self.vocabulary.purposes().map(|(_, word)| word.decl.id.clone()).collect();
            return self.unknown(
                "unknown-purpose",
                "word of purpose",
                word,
                known.iter().map(String::as_str),
            );
        };
        let targets = self.targets(targets)?;
        let declared = self.vocabulary.purpose(id)?;
        Some(Test::Purpose { word: id, narrower: declared.narrower, wider: declared.wider, targets })
    }

    fn serves(&mut self, targets: &[Name], activities: &[Name], at: &Range<usize>) -> Option<Test> {
        let Some(word) = self.vocabulary.find_purpose(SERVES) else {
            self.flaws.push(Flaw::new(
                "unknown-purpose",
                at.clone(),
                "the vocabulary does not declare `serves`",
            ));
            return None;
        };
        let targets = self.targets(targets)?;
        let (mut accepted, mut containing) = (0, 0);
        for name in activities {
            let Some(id) = self.vocabulary.find_activity(&name.text) else {
                let known: Vec<String> =
                    self.vocabulary.activities().map(|(_, word)| word.decl.id.clone()).collect();
                return self.unknown("unknown-activity", "activity", name, known.iter().map(String::as_str));
            };
            let declared = self.vocabulary.activity(id)?;
            accepted |= declared.narrower;
            containing |= declared.wider;
        }
        Some(Test::Serves { word, targets, activities: accepted, containing: containing & !accepted })
    }

    fn targets(&mut self, names: &[Name]) -> Option<Vec<Target>> {
        names.iter().map(|name| self.target(name)).collect()
    }

    fn target(&mut self, name: &Name) -> Option<Target> {
        if let Some(id) = self.vocabulary.find_use(&name.text) {
            return Some(Target::Use(id));
        }
        let entries = self.vocabulary.entries().range(&name.text);
        if entries.is_some() || name.text.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase())
        {
            return self.entries(name).map(Target::Entries);
        }
        let known: Vec<String> = self.vocabulary.uses().iter().map(|word| word.id.clone()).collect();
        self.unknown("unknown-target", "use word", name, known.iter().map(String::as_str))
    }

    fn entries(&mut self, name: &Name) -> Option<EntryRange> {
        let found = self.vocabulary.entries().range(&name.text);
        if found.is_none() {
            let known: Vec<String> = self.vocabulary.entries().iter().map(|(_, id)| id.to_owned()).collect();
            return self.unknown("unknown-entry", "entry", name, known.iter().map(String::as_str));
        }
        found
    }

    fn substance(&mut self, name: &Name) -> Option<SubstanceId> {
        if let Some(id) = self.vocabulary.find_substance(&name.text) {
            return Some(id);
        }
        let known: Vec<String> = self.vocabulary.substances().iter().map(|decl| decl.id.clone()).collect();
        self.unknown("unknown-substance", "substance", name, known.iter().map(String::as_str))
    }
}
