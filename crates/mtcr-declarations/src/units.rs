//! Units in texts that are written in capitals.

/// Units by how they stand in capitals.
#[derive(Clone, Debug)]
pub(crate) struct Capitals(Vec<(String, String)>);

impl Capitals {
    pub(crate) fn new(units: &[String]) -> Self {
        let mut all: Vec<(String, String)> =
            units.iter().map(|unit| (unit.to_ascii_uppercase(), unit.clone())).collect();
        // The longest first: `KM/H` before `KM`.
        all.sort_by_key(|(capitals, _)| std::cmp::Reverse(capitals.len()));
        Self(all)
    }

    /// The text with units after numbers as they are written in small letters, in the same bytes; none when it is not in capitals.
    pub(crate) fn restored(&self, text: &str) -> Option<String> {
        if text.chars().any(char::is_lowercase) {
            return None;
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        let mut number = false;
        while let Some(symbol) = rest.chars().next() {
            if number
                && let Some((capitals, unit)) = self.0.iter().find(|(capitals, _)| {
                    rest.strip_prefix(capitals.as_str())
                        .is_some_and(|after| !after.starts_with(char::is_alphanumeric))
                })
            {
                out.push_str(unit);
                rest = rest.get(capitals.len()..).unwrap_or_default();
                number = false;
                continue;
            }
            number = symbol.is_ascii_digit() || (number && matches!(symbol, ' ' | '-'));
            out.push(symbol);
            rest = rest.get(symbol.len_utf8()..).unwrap_or_default();
        }
        Some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_in_capitals_are_units() {
        let capitals = Capitals::new(&["km", "kN", "g/cm3", "deg/h"].map(str::to_owned));
        assert_eq!(
            capitals.restored("RANGE 300 KM, 4 KN, 1.72 G/CM3 KMART").unwrap(),
            "RANGE 300 km, 4 kN, 1.72 g/cm3 KMART"
        );
        assert_eq!(capitals.restored("Range 300 KM"), None);
    }
}
