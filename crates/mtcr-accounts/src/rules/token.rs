//! Tokens, by which programs act for an account.

use super::{Changes, Context, reason, refuse_if};
use crate::event::{Change, Event};
use crate::ground::{Ground, Refused};
use crate::id::{AccountId, TokenId};
use crate::state::{Accounts, Token};
use jiff::Timestamp;
use mtcr_permissions::ActionId;
use std::collections::BTreeSet;

/// Actions that one token may be for.
const SCOPES: usize = 200;

impl Accounts {
    pub(super) fn make_token(
        &self,
        id: &TokenId,
        account: &AccountId,
        scopes: &BTreeSet<ActionId>,
        until: Option<Timestamp>,
        context: &Context<'_>,
    ) -> Changes {
        // A token of a program is made by whoever administers the node; one of a person by nobody else.
        if account.is_service() {
            context.administrator(self)?;
        } else {
            refuse_if(!context.is(account), Ground::NotFound)?;
        }
        self.acting(account)?;
        refuse_if(self.tokens.contains_key(id), Ground::Already)?;
        refuse_if(scopes.is_empty() || scopes.len() > SCOPES, Ground::Scope)?;
        let policy = &context.policy.token;
        let open = self.tokens_of(account).filter(|(_, token)| !token.revoked && context.now < token.until);
        refuse_if(open.count() >= context.policy.account.tokens, Ground::TooMany)?;
        let after = |period: jiff::SignedDuration| {
            context.now.checked_add(period).map_err(|_| Refused(Ground::Period))
        };
        let until = until.map_or_else(|| after(policy.usual.duration()), Ok)?;
        refuse_if(until <= context.now || until > after(policy.longest.duration())?, Ground::Period)?;
        let made = Event::TokenMade { account: account.clone(), scopes: scopes.clone(), until };
        Ok(vec![Change::new(id.stream(), made)])
    }

    /// A token that whoever acts may change: its own, that of a program, or for an administrator any.
    fn my_token(&self, id: &TokenId, context: &Context<'_>) -> Result<&Token, Refused> {
        let token = self.tokens.get(id).ok_or(Refused(Ground::NotFound))?;
        if !context.is(&token.account) {
            context.administrator(self).map_err(|_| Refused(Ground::NotFound))?;
        }
        refuse_if(token.revoked || context.now >= token.until, Ground::TokenOver)?;
        Ok(token)
    }

    pub(super) fn shrink_token(
        &self,
        id: &TokenId,
        scopes: &BTreeSet<ActionId>,
        context: &Context<'_>,
    ) -> Changes {
        let token = self.my_token(id, context)?;
        let shrinks = scopes.is_subset(&token.scopes) && scopes.len() < token.scopes.len();
        refuse_if(!shrinks || scopes.is_empty(), Ground::Scope)?;
        Ok(vec![Change::new(id.stream(), Event::TokenShrunk { scopes: scopes.clone() })])
    }

    pub(super) fn revoke_token(&self, id: &TokenId, why: &str, context: &Context<'_>) -> Changes {
        let reason = reason(why)?;
        self.my_token(id, context)?;
        Ok(vec![Change::new(id.stream(), Event::TokenRevoked { reason })])
    }
}
