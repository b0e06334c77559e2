//! The answer: allowed, and by which policies; or refused, and on which ground.

use crate::{ActionId, Role};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What the answer depends on besides actor, action and target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circumstances {
    /// The day.
    pub on: Date,
    /// Whether duties are fully separated on this node.
    pub separation: Separation,
    /// How many administrators there are.
    pub administrators: Administrators,
    /// The digest of what the signer saw, where something is signed (R11).
    pub seen: Option<String>,
}

/// How far duties are separated on a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separation {
    /// By every rule.
    Full,
    /// A small authority combines roles (R12): nobody signs what they proposed, and the reduction is recorded.
    SmallAuthority,
}

/// Whether a second administrator exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Administrators {
    /// Only the first one, who may appoint a second alone and nobody else.
    One,
    /// Two or more.
    Several,
}

/// The answer to whether somebody may do something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// They may.
    Allowed(Permit),
    /// They may not.
    Refused(Refused),
}

/// Why somebody may do something, and what must follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permit {
    /// The role under which they act; `None` for what takes none.
    pub role: Option<Role>,
    /// The policies that permit it.
    pub policies: BTreeSet<String>,
    /// What must be done because of it.
    pub duties: BTreeSet<Duty>,
}

/// What must be done because something was allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Duty {
    /// That it was read is recorded, and shown to the head of the authority (R10).
    RecordReading,
    /// It is reported to the other administrators: somebody proposed a role for themselves (R2).
    ReportOwnGrant,
    /// It is recorded and shown that duties were less separated than the rules ask (R12).
    RecordReducedSeparation,
}

impl Duty {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::RecordReading, Self::ReportOwnGrant, Self::RecordReducedSeparation];

    /// Its name, as policies write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::RecordReading => "record-reading",
            Self::ReportOwnGrant => "report-own-grant",
            Self::RecordReducedSeparation => "record-reduced-separation",
        }
    }
}

/// Why somebody may not do something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The action.
    pub action: ActionId,
    /// The ground.
    pub ground: Ground,
    /// What the one who asked may be told.
    pub answer: Answer,
}

/// What may be said to the one who was refused.
///
/// It is computed from the actor and the action alone unless the actor may know of the target:
/// a target that does not exist and one that is not theirs get the same answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// They are to sign in.
    SignIn,
    /// There is no such thing, as far as they are concerned.
    NotFound,
    /// They may not, and may be told the ground.
    Forbidden,
}

/// The ground on which something is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// Not signed in, and the action is not open to everybody; or at a console that is not for it.
    NotSignedIn,
    /// No such action, or one that takes another kind of target: a mistake of the program.
    NoSuchAction,
    /// There is no such target.
    NoSuchTarget,
    /// None of the roles held gives this; these would.
    RoleMissing {
        /// Roles that would allow it.
        roles: BTreeSet<Role>,
    },
    /// A role that would allow it is not in force.
    RoleNotInForce {
        /// The role.
        role: Role,
        /// Its first day.
        from: Date,
        /// Its last day.
        until: Option<Date>,
    },
    /// A guard forbids it although a role would allow it. What it tells people is in
    /// [`Permissions::policy`](crate::Permissions::policy).
    Forbidden {
        /// The guards that forbid it: `R1`, `R8`, `token-scope`, …
        policies: BTreeSet<String>,
    },
}
