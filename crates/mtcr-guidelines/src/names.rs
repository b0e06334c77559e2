//! The words of transfers that the engine itself fills in. A vocabulary without one of them goes without.

/// What the Annex says of the product.
pub(crate) const CATEGORY: &str = "category";
/// The values of [`CATEGORY`], mildest first.
pub(crate) const CATEGORIES: [&str; 3] = ["not-listed", "category-2", "category-1"];
/// Whether it contains a Category I item.
pub(crate) const CONTAINS_ONE: &str = "contains-category-1";
/// Whether it is Category I by what it contains.
pub(crate) const INCLUSION: &str = "category-through-inclusion";
/// Whether a single figure keeps it out of certain entries.
pub(crate) const NEAR_MISS: &str = "near-miss";
/// Whether a word said of the product contradicts what the product shows.
pub(crate) const CONTRADICTED: &str = "said-to-be-another-kind";
/// Whether it is a transfer at all.
pub(crate) const LEAVES: &str = "leaves-jurisdiction";
/// What the exporting state is.
pub(crate) const STANDING: &str = "exporter-standing";
/// The product and what is in it, as a list of dossiers.
pub(crate) const PRODUCT: &str = "product";
/// The product alone, without what is in it; rules of overlays only.
pub(crate) const ITEM: &str = "item";
/// Whether the destination is a member of the European Union; rules of overlays only.
pub(crate) const IN_EU: &str = "destination-in-eu";
/// Products of the other lines.
pub(crate) const BESIDE: &str = "beside";
/// What went before.
pub(crate) const EARLIER: &str = "earlier";
/// Of a member of a list: whether it counts on the day.
pub(crate) const IN_FORCE: &str = "in-force";
/// Of a denial: whether it was about the same end user or consignee.
pub(crate) const SAME_RECIPIENT: &str = "same-recipient";
/// Of an authorisation: whether it is for the same end user.
pub(crate) const SAME_END_USER: &str = "same-end-user";
/// Of a denial: whether it was about the same item.
pub(crate) const SAME_ITEM: &str = "same-item";
