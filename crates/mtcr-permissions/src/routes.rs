//! Which route of the API and the pages is which action: the form of `routes.toml`.

use crate::problem::{Problems, Unusable};
use crate::{ActionId, Permissions};
use serde::Deserialize;
use std::collections::BTreeMap;

const FILE: &str = "routes.toml";

/// The routes with their actions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Routes {
    routes: BTreeMap<(String, Method), ActionId>,
}

/// The methods that routes have; `HEAD` and `OPTIONS` go with `GET`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// `GET`
    Get,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    route: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    path: String,
    methods: Vec<Method>,
    action: String,
}

impl Routes {
    /// The routes of `data/policies/routes.toml` that are compiled in.
    ///
    /// # Errors
    /// As [`Routes::read`].
    pub fn built_in(permissions: &Permissions) -> Result<Self, Unusable> {
        Self::read(include_str!("../../../data/policies/routes.toml"), permissions)
    }

    /// Reads routes: their paths as the router writes them, with `{name}` for a part that varies.
    ///
    /// # Errors
    /// The file is not well formed, a path does not begin with `/`, a route stands twice, or its action is none.
    pub fn read(text: &str, permissions: &Permissions) -> Result<Self, Unusable> {
        let mut problems = Problems::default();
        let file = problems.toml::<File>(FILE, text);
        let mut read = Self::default();
        for Row { path, methods, action } in file.into_iter().flat_map(|file| file.route) {
            if !path.starts_with('/') {
                problems.add(FILE, format_args!("`{path}` does not begin with `/`"));
            }
            let action = match ActionId::new(&action) {
                Ok(id) if permissions.action(&id).is_some() => id,
                _ => {
                    problems.add(FILE, format_args!("`{path}`: `{action}` is no action of actions/"));
                    continue;
                }
            };
            if methods.is_empty() {
                problems.add(FILE, format_args!("`{path}` has no method"));
            }
            for method in methods {
                if read.routes.insert((path.clone(), method), action.clone()).is_some() {
                    problems.add(FILE, format_args!("`{path}` has two rows for one method"));
                }
            }
        }
        problems.finish(Some(read))
    }

    /// The action of a route; `None` when it has no row, and then nobody may use it.
    #[must_use]
    pub fn action(&self, path: &str, method: Method) -> Option<&ActionId> {
        self.routes.get(&(path.to_owned(), method))
    }

    /// Every route with its action, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Method, &ActionId)> {
        self.routes.iter().map(|((path, method), action)| (path.as_str(), *method, action))
    }
}
