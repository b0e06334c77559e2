//! Whose files are, and who may do something to one: asked of the policies for every file.

use super::{About, Bulk, FileId, Trouble};
use crate::Node;
use crate::access::{Denied, Visitor};
use mtcr_permissions::{ActionId, OrganisationId, Target};
use std::sync::Arc;

/// Whose a file becomes that somebody sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    /// Of whoever knows its id: in a demonstration.
    Holder,
    /// Of an organisation, as the permissions name it.
    Organisation(String),
}

/// Why nothing is shown or done.
#[derive(Debug)]
pub(crate) enum Not {
    /// Whoever asks may not, or is to be told that there is nothing.
    Denied(Denied),
    /// It does not succeed.
    Trouble(Trouble),
}

impl From<Denied> for Not {
    fn from(denied: Denied) -> Self {
        Not::Denied(denied)
    }
}

impl From<Trouble> for Not {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::NoFile => Not::Denied(Denied::NotFound),
            other => Not::Trouble(other),
        }
    }
}

impl Owner {
    /// As it is kept.
    pub(crate) fn kept(self) -> Option<String> {
        match self {
            Owner::Holder => None,
            Owner::Organisation(name) => Some(name),
        }
    }
}

impl Node {
    /// The files of the node; a node that keeps nothing else keeps none.
    pub(crate) fn files(&self) -> Result<&Arc<Bulk>, Not> {
        self.bulk().ok_or(Not::Denied(Denied::NotFound))
    }

    /// Whose a file becomes that somebody sends.
    pub(crate) async fn owner(&self, visitor: &Visitor) -> Result<Owner, Not> {
        if self.is_demo() {
            return Ok(Owner::Holder);
        }
        let office = self.office().ok_or(Denied::NotFound)?;
        let known = office.known().await.map_err(|fault| Denied::from(mtcr_office::Error::Fault(fault)))?;
        let account = visitor.caller.account().and_then(|id| known.accounts.account(id));
        let account = account.ok_or(Denied::SignIn)?;
        Ok(Owner::Organisation(account.organisation.stream()))
    }

    /// What is known of a file, where whoever asks may do an action to it. A file of others is answered as one that there is not.
    pub(crate) async fn file(&self, visitor: &Visitor, id: &str, action: &str) -> Result<About, Not> {
        let bulk = self.files()?;
        let id = FileId::read(id).ok_or(Denied::NotFound)?;
        let about = bulk.with(move |bulk| bulk.shelf.about(&id)).await?;
        // What is over and not yet deleted is shown to nobody.
        if about.is_over(visitor.now) {
            return Err(Denied::NotFound.into());
        }
        let Some(owner) = &about.owner else {
            return if self.is_demo() { Ok(about) } else { Err(Denied::NotFound.into()) };
        };
        let office = self.office().filter(|_| !self.is_demo()).ok_or(Denied::NotFound)?;
        let (action, target) = asked(action, owner)?;
        let permit = office.may(&visitor.caller, &action, &target, &visitor.request()).await;
        permit.map_err(Denied::from)?;
        Ok(about)
    }

    /// The files that somebody may see, the newest first; none in a demonstration, where only who knows an id sees a file.
    pub(crate) async fn files_of(&self, visitor: &Visitor) -> Result<Vec<About>, Not> {
        let bulk = self.files()?;
        let Some(office) = self.office().filter(|_| !self.is_demo()) else { return Ok(Vec::new()) };
        let known = office.known().await.map_err(|fault| Denied::from(mtcr_office::Error::Fault(fault)))?;
        let mut all = bulk.with(|bulk| Ok(bulk.shelf.all()?)).await?;
        all.retain(|about| {
            let asked = about.owner.as_deref().map(|owner| asked("product-file-read", owner));
            let Some(Ok((action, target))) = asked else { return false };
            let now = visitor.now;
            !about.is_over(now)
                && self.access().allows(&known, office, &visitor.caller, (&action, &target), now)
        });
        all.sort_by(|one, other| other.sent_at.cmp(&one.sent_at).then_with(|| one.id.cmp(&other.id)));
        Ok(all)
    }
}

fn asked(action: &str, owner: &str) -> Result<(ActionId, Target), Denied> {
    let action = ActionId::new(action).map_err(|_| Denied::NotFound)?;
    let owner = OrganisationId::new(owner).map_err(|_| Denied::NotFound)?;
    Ok((action, Target::Organisation(owner)))
}
