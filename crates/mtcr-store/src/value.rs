//! Values as both databases have them, so that one statement runs on either.

/// What a statement is given in the place of `$1`, `$2`, …; the type stands also where there is no value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Value {
    /// A whole number.
    Int(Option<i64>),
    /// A text.
    Text(Option<String>),
    /// Bytes.
    Bytes(Option<Vec<u8>>),
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(Some(value))
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(Some(value.to_owned()))
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(Some(value))
    }
}

impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Self {
        Self::Bytes(Some(value))
    }
}

impl From<Option<i64>> for Value {
    fn from(value: Option<i64>) -> Self {
        Self::Int(value)
    }
}

impl From<Option<String>> for Value {
    fn from(value: Option<String>) -> Self {
        Self::Text(value)
    }
}

/// A row that a statement gave, in the order of its columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Row(pub(crate) Vec<Value>);

impl Row {
    /// The whole number in a column, if there is one.
    pub(crate) fn int(&self, column: usize) -> Option<i64> {
        match self.0.get(column) {
            Some(Value::Int(value)) => *value,
            _ => None,
        }
    }

    /// The whole number in a column as a count, if it is one.
    pub(crate) fn count(&self, column: usize) -> Option<u64> {
        self.int(column).and_then(|value| u64::try_from(value).ok())
    }

    /// The text in a column, if there is one.
    pub(crate) fn text(&self, column: usize) -> Option<&str> {
        match self.0.get(column) {
            Some(Value::Text(value)) => value.as_deref(),
            _ => None,
        }
    }

    /// The bytes in a column, if there are some.
    pub(crate) fn bytes(&self, column: usize) -> Option<&[u8]> {
        match self.0.get(column) {
            Some(Value::Bytes(value)) => value.as_deref(),
            _ => None,
        }
    }
}

/// A count as the databases keep it; what is greater than they can hold is greater than anything in them.
pub(crate) fn int(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
