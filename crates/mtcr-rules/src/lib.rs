//! The rule language: a vocabulary, rules over it, and their truth over what is known of a product.
//!
//! The crate reads rules as text, checks them against a [`Vocabulary`], and evaluates them over a [`Dossier`] to
//! [`Truth`] with every reason kept. What a dossier does not say is Unknown and turns into a question
//! ([`Ask`]); evaluation cannot fail.
//!
//! It does not read files, knows no entry, state or regime by name, and decides nothing:
//! which rules there are and what follows from them is the matter of the crates above it.
//!
//! ```
//! use mtcr_rules::{Declarations, ClassDecl, Dossier, Scene, Truth, Vocabulary, check, parse};
//!
//! let class = |id: &str| ClassDecl { id: id.into(), ..ClassDecl::default() };
//! let decls = Declarations { classes: vec![class("kite"), class("drone")], ..Declarations::default() };
//! let mut vocabulary = Vocabulary::new(decls).expect("no flaws");
//! let rule = check(&parse("class is kite").expect("of the language"), &mut vocabulary, &()).expect("declared");
//! let mut toy = Dossier::new("toy");
//! assert_eq!(Scene::new(&vocabulary, &toy).truth(&rule), Truth::Unknown);
//! toy.add_class(&vocabulary, vocabulary.find_class("kite").expect("declared")).expect("nothing speaks against it");
//! assert_eq!(Scene::new(&vocabulary, &toy).truth(&rule), Truth::True);
//! ```

mod asks;
mod bits;
mod check;
mod conditions;
mod derive;
mod dossier;
mod evaluate;
mod flaw;
mod formula;
mod rule;
pub mod syntax;
mod truth;
mod vocabulary;

pub use asks::{Ask, is_figure, target_names};
pub use bits::Bits;
pub use check::{Tables, check, check_member};
pub use conditions::{Conditions, changed_conditions};
pub use derive::{complete, show};
pub use dossier::{Assertion, Contradiction, Dossier, Link, Members, Stated, Statement, Target, Value};
pub use evaluate::{Judged, Scene};
pub use flaw::{Flaw, did_you_mean, nearest};
pub use formula::{Formula, Join, Method};
pub use rule::{Node, Row, Rule, Test};
pub use syntax::parse;
pub use truth::Truth;
pub use vocabulary::*;
