//! Answers for people: plain words, at most [`WIDTH`] columns, colour only where the caller keeps it.

mod ask;
mod audit;
mod check;
mod controlled;
mod coverage;
mod coverage_page;
mod determination;
mod difference;
mod entry;
mod finding;
mod lists;
mod national;
mod open;
mod page;
mod product;
mod registry;
mod related;
mod replay;
mod rule;
mod screen;
mod screening_lists;
mod search;
mod vocabulary;

pub use ask::{
    answers as ask_answers, commands as ask_commands, prompt as ask_prompt, question as ask_question,
    remark as ask_remark, since as ask_since, why as ask_why,
};
pub use audit::audit;
pub use check::check;
pub use coverage::{coverage, coverage_table};
pub use coverage_page::coverage_page;
pub use determination::determination;
pub use difference::difference;
pub use entry::{entry, entry_source};
pub use lists::{editions, entries};
pub use national::{crosswalk, national_list, paragraph, paragraph_source, paragraphs};
pub use page::{Page, WIDTH};
pub(crate) use product::category;
pub use product::{Depth, banner, product, rule_off, top};
pub use registry::{former as registry_former, registry, state as registry_state, tally as registry_tally};
pub use replay::replay;
pub use screen::screen;
pub use screening_lists::{list_diff, list_import, screening_lists};
pub use search::search;
pub use vocabulary::{all_words, word};
