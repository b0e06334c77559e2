//! The files of `data/policies/` as they are compiled in.

use std::collections::BTreeMap;

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        [$(($path, include_str!(concat!("../../../data/policies/", $path)))),*]
    };
}

/// Each file with its text. A test compares the list with the folder.
const BUILT_IN: [(&str, &str); 28] = files![
    "accounts.cedar",
    "actions/accounts.toml",
    "actions/audit.toml",
    "actions/bulk.toml",
    "actions/casework.toml",
    "actions/exchange.toml",
    "actions/exporters.toml",
    "actions/licences.toml",
    "actions/operations.toml",
    "actions/public.toml",
    "actions/rules.toml",
    "actions/screening.toml",
    "audit.cedar",
    "bulk.cedar",
    "casework.cedar",
    "exchange.cedar",
    "exporters.cedar",
    "licences.cedar",
    "matrix.csv",
    "operations.cedar",
    "public.cedar",
    "roles.toml",
    "rules.cedar",
    "schema.cedarschema",
    "scope.cedar",
    "screening.cedar",
    "separation.cedar",
    "signatures.cedar",
];

/// The texts of policies by their paths below `data/policies/`.
pub(crate) type Files = BTreeMap<String, String>;

/// The files that are compiled in.
pub(crate) fn built_in() -> Files {
    BUILT_IN.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}
