//! How much each text of an entry counts. They were chosen on the rows of `examples/search/` that may be looked at one by
//! one, those that name goods and those that tell what goods do alike; the other rows show what they are worth.

/// A heading is the shortest true description of what an entry controls.
pub(crate) const HEADING: f32 = 3.5;
/// Everyday words were put down because people search by them.
pub(crate) const EVERYDAY: f32 = 3.0;
/// Labels of the classes that the rule names, and of those below them.
pub(crate) const KINDS: f32 = 2.5;
/// The summary says everything, thus also much that is beside the point.
pub(crate) const SUMMARY: f32 = 2.5;
/// Substances of the rule, by all their names.
pub(crate) const SUBSTANCES: f32 = 2.0;
/// Notes, exclusions, and names of the facts compared.
pub(crate) const NOTES: f32 = 0.7;
/// What software, technology and production equipment is about: headings and classes of the entries named.
pub(crate) const ABOUT: f32 = 1.0;
/// Headings above and the title of the item: a heading found brings its leaves.
pub(crate) const ABOVE: f32 = 0.6;
/// The part of the lesser fields that counts beside the best one, word by word.
pub(crate) const TIE: f32 = 0.12;

/// What is left of a word that an ordinary one stands for.
pub(crate) const ALIKE: f32 = 0.5;
/// What is left of a word that was read as another than it was written.
pub(crate) const CORRECTED: f32 = 0.6;
/// What is left of a word that says where the goods go, not what they are.
pub(crate) const HOST: f32 = 0.55;
/// The same of a name.
pub(crate) const HOST_NAME: f32 = 0.55;

/// A phrase that is the name of a class in the rule.
pub(crate) const CLASS: f32 = 3.0;
/// A phrase that names something narrower than a class in the rule.
pub(crate) const CLASS_ABOVE: f32 = 2.2;
/// A phrase that names something wider.
pub(crate) const CLASS_BELOW: f32 = 1.5;
/// A phrase that names a substance of the rule.
pub(crate) const SUBSTANCE: f32 = 5.0;
/// A phrase that everyday words tie to the entry itself.
pub(crate) const ENTRY: f32 = 5.0;
/// A phrase that names a use in the rule.
pub(crate) const USE: f32 = 1.5;
/// A phrase that names a fact in the rule.
pub(crate) const FACT: f32 = 1.8;
/// A class in the rule of an entry named by the rule: what software and the like are about.
pub(crate) const CLASS_ABOUT: f32 = 2.2;

/// Hundredths added to a score for each limit that figures of the text touch, up to [`MOST_TOUCHED`] of them:
/// a text that gives these figures is about such goods.
pub(crate) const TOUCHES: u64 = 12;
/// Limits that count at most.
pub(crate) const MOST_TOUCHED: usize = 3;
/// Hundredths taken from a score when figures miss a limit.
pub(crate) const MISSES: u64 = 10;
/// Hundredths of a score that are left when a text and an entry are not in one form: software and a thing.
pub(crate) const OTHER_FORM: u64 = 50;
/// Hundredths of a score that are left to entries for software and the like when the text names no form.
pub(crate) const UNNAMED_FORM: u64 = 75;
/// A hit below this part of the best one's score is not shown.
pub(crate) const LEAST_PART: u64 = 8;
