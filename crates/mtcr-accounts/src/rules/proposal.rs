//! What two administrators must want besides roles: a new password for somebody, and being a small authority.

use super::{Changes, Context, reason, refuse_if};
use crate::event::{Change, Event, LinkPurpose, Matter, Report};
use crate::ground::{Ground, Refused};
use crate::id::{AccountId, LinkId, ProposalId};
use crate::state::{Accounts, Proposal, Standing};
use crate::who::Who;

impl Accounts {
    pub(super) fn propose_reset(
        &self,
        id: &ProposalId,
        account: &AccountId,
        why: &str,
        context: &Context<'_>,
    ) -> Changes {
        let known = self.acting(account)?;
        refuse_if(account.is_service(), Ground::NotAPerson)?;
        // Who has no password yet is invited.
        refuse_if(!known.entered, Ground::NotFound)?;
        self.propose(id, Matter::PasswordReset { account: account.clone() }, why, context)
    }

    pub(super) fn propose_small(
        &self,
        id: &ProposalId,
        small: bool,
        why: &str,
        context: &Context<'_>,
    ) -> Changes {
        refuse_if(self.small == small, Ground::Already)?;
        self.propose(id, Matter::SmallAuthority { small }, why, context)
    }

    fn propose(&self, id: &ProposalId, matter: Matter, why: &str, context: &Context<'_>) -> Changes {
        context.administrator(self)?;
        let reason = reason(why)?;
        refuse_if(self.proposals.contains_key(id), Ground::Already)?;
        Ok(vec![Change::new(id.stream(), Event::ProposalMade { matter, reason })])
    }

    fn open_proposal(&self, id: &ProposalId) -> Result<&Proposal, Refused> {
        let proposal = self.proposals.get(id).ok_or(Refused(Ground::NotFound))?;
        refuse_if(proposal.standing != Standing::Proposed, Ground::NotOpen)?;
        Ok(proposal)
    }

    pub(super) fn approve(&self, id: &ProposalId, link: &LinkId, context: &Context<'_>) -> Changes {
        let hand = context.administrator(self)?;
        let proposal = self.open_proposal(id)?;
        let mut reported = Vec::new();
        if *context.by == proposal.proposed.by {
            let is_mode = matches!(proposal.matter, Matter::SmallAuthority { .. });
            refuse_if(!is_mode || !self.is_beginning(context.roles), Ground::SecondPerson)?;
            reported.push(Report::SingleHand);
        }
        let waited = context.now.duration_since(proposal.proposed.at);
        refuse_if(waited >= context.policy.grant.proposal.duration(), Ground::Stale)?;
        if let Who::Account(proposer) = &proposal.proposed.by {
            let administers =
                self.roles(proposer, context.today()).iter().any(|role| context.roles.administers(role));
            refuse_if(!administers, Ground::ProposerGone)?;
        }
        let mut changes = vec![Change::new(id.stream(), Event::ProposalApproved { reported })];
        match &proposal.matter {
            Matter::SmallAuthority { small } => refuse_if(self.small == *small, Ground::Already)?,
            Matter::PasswordReset { account } => {
                refuse_if(hand == account, Ground::OwnGrant)?;
                self.acting(account)?;
                let purpose = LinkPurpose::PasswordReset;
                changes.extend(self.new_link(link, purpose, Some(account), context)?);
            }
        }
        Ok(changes)
    }

    pub(super) fn reject(&self, id: &ProposalId, why: &str, context: &Context<'_>) -> Changes {
        context.administrator(self)?;
        let reason = reason(why)?;
        self.open_proposal(id)?;
        Ok(vec![Change::new(id.stream(), Event::ProposalRejected { reason })])
    }
}
