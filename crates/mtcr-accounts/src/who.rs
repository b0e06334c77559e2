//! Who acts.

use crate::id::AccountId;
use std::fmt;

/// Who acts, as the ledger names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// A person or a program, signed in.
    Account(AccountId),
    /// Somebody who is not signed in.
    Public,
    /// Whoever sits at the machine of the node.
    Console,
}

impl Who {
    /// The account, where it is one.
    #[must_use]
    pub const fn account(&self) -> Option<&AccountId> {
        match self {
            Self::Account(account) => Some(account),
            Self::Public | Self::Console => None,
        }
    }

    /// Reads what [`Who`] is displayed as; none where it is nobody of these.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "public" => Some(Self::Public),
            "console" => Some(Self::Console),
            account => AccountId::parse(account).ok().map(Self::Account),
        }
    }
}

impl fmt::Display for Who {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account(account) => account.fmt(out),
            Self::Public => out.write_str("public"),
            Self::Console => out.write_str("console"),
        }
    }
}
