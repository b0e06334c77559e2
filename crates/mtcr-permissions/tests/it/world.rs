//! The policies that tests share, and who appears in them.

use mtcr_permissions::{AccountId, OrganisationId, Permissions};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static BUILT_IN: LazyLock<Permissions> = LazyLock::new(|| Permissions::built_in().unwrap());

static PLANTED: LazyLock<Permissions> = LazyLock::new(|| {
    let mut files = files();
    files.insert("planted.cedar".into(), "@id(\"planted\")\npermit (principal, action, resource);\n".into());
    Permissions::read(&files).unwrap()
});

/// The policies of this repository.
pub(crate) fn permissions() -> &'static Permissions {
    &BUILT_IN
}

/// The same, with a permit for everything among them by mistake: what guards alone keep out.
pub(crate) fn planted() -> &'static Permissions {
    &PLANTED
}

/// The folder of the policies.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/policies")
}

/// Those of its files that policies are read from.
pub(crate) fn files() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut waiting = vec![folder()];
    while let Some(path) = waiting.pop() {
        for entry in std::fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
                continue;
            }
            let name = path.strip_prefix(folder()).unwrap().to_str().unwrap().to_owned();
            let policies = ["roles.toml", "matrix.csv"].contains(&name.as_str())
                || name.starts_with("actions/")
                || name.ends_with(".cedar")
                || name.ends_with(".cedarschema");
            if policies {
                files.insert(name, std::fs::read_to_string(path).unwrap());
            }
        }
    }
    files
}

pub(crate) fn me() -> AccountId {
    AccountId::new("person/me").unwrap()
}

pub(crate) fn organisation(name: &str) -> OrganisationId {
    OrganisationId::new(&format!("organisation/{name}")).unwrap()
}
