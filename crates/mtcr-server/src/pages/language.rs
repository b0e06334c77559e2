//! The languages of the pages and their messages, which are data: `data/languages/pages.*.ftl`.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::sync::LazyLock;

/// A language of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lang {
    /// English, the language of the law's own texts.
    En,
    /// French.
    Fr,
}

const ENGLISH: &str = include_str!("../../../../data/languages/pages.en.ftl");
const FRENCH: &str = include_str!("../../../../data/languages/pages.fr.ftl");

static EN: LazyLock<Bundle> = LazyLock::new(|| Bundle::of(Lang::En, ENGLISH));
static FR: LazyLock<Bundle> = LazyLock::new(|| Bundle::of(Lang::Fr, FRENCH));

/// The messages of one language.
struct Bundle(FluentBundle<FluentResource>);

impl Bundle {
    fn of(lang: Lang, source: &str) -> Self {
        let mut bundle = FluentBundle::new_concurrent(lang.code().parse().into_iter().collect());
        // Marks of direction around a value would be copied with it.
        bundle.set_use_isolating(false);
        // A test reads both files and finds them without a mistake, so that nothing is lost here.
        let read = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partly, _)| partly);
        let _ = bundle.add_resource(read);
        Bundle(bundle)
    }

    fn text(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.0.get_message(key)?.value()?;
        let mut mistakes = Vec::new();
        Some(self.0.format_pattern(pattern, args, &mut mistakes).into_owned())
    }
}

impl Lang {
    /// Every language, the default first.
    pub(crate) const ALL: [Lang; 2] = [Lang::En, Lang::Fr];

    /// Its code, as in addresses and `lang`.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Fr => "fr",
        }
    }

    /// The other one.
    pub(crate) fn other(self) -> Self {
        match self {
            Lang::En => Lang::Fr,
            Lang::Fr => Lang::En,
        }
    }

    /// The one that an address begins with.
    pub(crate) fn of_path(path: &str) -> Option<Self> {
        let first = path.trim_start_matches('/').split('/').next()?;
        Lang::ALL.into_iter().find(|lang| lang.code() == first)
    }

    /// The one that a header `Accept-Language` likes best; English where it likes neither.
    pub(crate) fn preferred(accept: &str) -> Self {
        let wish = |part: &str| {
            let mut parts = part.split(';').map(str::trim);
            let tag = parts.next()?.to_lowercase();
            let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(1000, thousandths);
            let primary = tag.split('-').next().unwrap_or_default().to_owned();
            Lang::ALL.into_iter().find(|lang| lang.code() == primary).map(|lang| (weight, lang))
        };
        let mut best = (0, Lang::En);
        for (weight, lang) in accept.split(',').filter_map(wish) {
            if weight > best.0 {
                best = (weight, lang);
            }
        }
        best.1
    }

    /// A message; the key itself where there is none, which a test excludes.
    pub(crate) fn text(self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        self.messages().text(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// A message that may be missing, where data outside this program may bring new words.
    pub(crate) fn known(self, key: &str) -> Option<String> {
        self.messages().text(key, None)
    }

    fn messages(self) -> &'static Bundle {
        match self {
            Lang::En => &EN,
            Lang::Fr => &FR,
        }
    }
}

/// `0.8` as 800; at most three digits count, as in the standard.
fn thousandths(weight: &str) -> u32 {
    let (whole, part) = weight.split_once('.').unwrap_or((weight, ""));
    let digits: String = part.chars().chain("000".chars()).take(3).collect();
    whole.parse().unwrap_or(0_u32).min(1) * 1000 + digits.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn the_language_most_liked_is_taken() {
        for (header, lang) in [
            ("", Lang::En),
            ("de", Lang::En),
            ("fr", Lang::Fr),
            ("fr-CH, fr;q=0.9, en;q=0.8", Lang::Fr),
            ("en-GB;q=0.7, fr;q=0.75", Lang::Fr),
            ("en, fr", Lang::En),
            ("fr;q=0, en;q=0.1", Lang::En),
            ("*;q=0.5, FR;q=0.2", Lang::Fr),
        ] {
            assert_eq!(Lang::preferred(header), lang, "{header}");
        }
    }
}
