//! What stands around every page.

use super::assets;
use super::language::Lang;
use crate::access::Nav;
use fluent_bundle::FluentArgs;
use std::borrow::Borrow;
use std::fmt::Display;

/// What the layout shows around a page, and the messages in its language.
pub(crate) struct Frame {
    /// The language.
    pub(crate) lang: Lang,
    /// The title of the page.
    pub(crate) title: String,
    /// The place in the navigation.
    pub(crate) at: &'static str,
    /// The address of the page in the other language.
    pub(crate) other: String,
    /// That nobody vouches for the law; one line each.
    pub(crate) banner: Vec<String>,
    /// Whether this is a demonstration.
    pub(crate) demo: bool,
    /// The newest edition whose text is held.
    pub(crate) edition: String,
    /// SHA-256 of the law.
    pub(crate) digest: String,
    /// Whether the node has accounts.
    pub(crate) accounts: bool,
    /// Who is signed in.
    pub(crate) nav: Option<Nav>,
    /// A token for the form that signs out.
    pub(crate) csrf: String,
    /// Places that this node has nothing for.
    pub(crate) absent: Vec<&'static str>,
}

/// A place in the navigation.
pub(crate) struct Place {
    /// Its address.
    pub(crate) href: String,
    /// Its name.
    pub(crate) label: String,
    /// Whether the page belongs to it.
    pub(crate) here: bool,
}

/// The places of the navigation, in order.
const PLACES: [&str; 8] = ["annex", "search", "ask", "classify", "decide", "registry", "ledger", "api"];

impl Frame {
    /// The code of the language.
    pub(crate) fn code(&self) -> &'static str {
        self.lang.code()
    }

    /// A message.
    pub(crate) fn t(&self, key: impl AsRef<str>) -> String {
        self.lang.text(key.as_ref(), None)
    }

    /// A message with the number `n`.
    pub(crate) fn n(&self, key: impl AsRef<str>, number: impl Borrow<usize>) -> String {
        self.lang.text(key.as_ref(), Some(&FluentArgs::from_iter([("n", *number.borrow())])))
    }

    /// A message with the text `x`.
    pub(crate) fn x(&self, key: impl AsRef<str>, text: impl Display) -> String {
        self.lang.text(key.as_ref(), Some(&FluentArgs::from_iter([("x", text.to_string())])))
    }

    /// The attribute that marks a text of the law, which is English, on a page of another language.
    pub(crate) fn en(&self) -> &'static str {
        if self.lang == Lang::En { "" } else { " lang=\"en\"" }
    }

    /// An address in the language of the page.
    pub(crate) fn to(&self, path: impl Display) -> String {
        format!("/{}{path}", self.lang.code())
    }

    /// Whether the node has anything for a place of the navigation.
    pub(crate) fn has(&self, name: &str) -> bool {
        !self.absent.contains(&name)
    }

    /// The navigation.
    pub(crate) fn places(&self) -> Vec<Place> {
        let place = |name: &str| Place {
            href: self.to(format_args!("/{name}")),
            label: self.t(format!("nav-{name}")),
            here: self.at == name,
        };
        let nav = self.nav.as_ref();
        // Whoever sees only how lists stand is led there.
        let lists = nav.is_some_and(|nav| nav.lists && !nav.screening);
        let lists = lists.then(|| Place { href: self.to("/screening/lists"), ..place("screening") });
        // In a demonstration files are for everybody.
        let files = self.demo || nav.is_some_and(|nav| nav.files);
        let own = [
            ("bulk", files && self.has("bulk")),
            ("screening", nav.is_some_and(|nav| nav.screening)),
            ("account", nav.is_some()),
            ("administration", nav.is_some_and(|nav| nav.administration)),
            ("security", nav.is_some_and(|nav| nav.security)),
        ];
        let own = own.into_iter().filter(|(_, there)| *there).map(|(name, _)| name);
        let open = PLACES.into_iter().filter(|name| self.has(name)).map(place);
        open.chain(lists).chain(own.map(place)).collect()
    }

    /// The code of the other language.
    pub(crate) fn other_code(&self) -> &'static str {
        self.lang.other().code()
    }

    /// The beginning of the digest, which is enough to compare by eye.
    pub(crate) fn short_digest(&self) -> String {
        self.digest.chars().take(12).collect()
    }

    /// The address of the stylesheet.
    pub(crate) fn style(&self) -> &'static str {
        &assets::STYLE.path
    }

    /// The address of the script.
    pub(crate) fn script(&self) -> &'static str {
        &assets::SCRIPT.path
    }

    /// The address of the icon.
    pub(crate) fn icon(&self) -> &'static str {
        &assets::ICON.path
    }
}
