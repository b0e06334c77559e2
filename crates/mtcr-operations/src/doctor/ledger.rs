//! The ledger: that it is signed, and that the rows are what was recorded.

use super::report::{LEDGER_LATE, LEDGER_TAMPERED, LEDGER_UNSIGNED, LEDGER_WITHOUT_KEY};
use super::{Report, Visit, database};
use mtcr_store::{Inspection, Limits, Options, PublicKey, Store};

/// Findings that are named; a row more says nothing new to whoever must stop the node.
const NAMED: usize = 5;

pub(super) async fn look(visit: &Visit<'_>, seen: &Inspection, key: Option<&PublicKey>, report: &mut Report) {
    if seen.schema >= 1 && seen.events > 0 && seen.public.is_none() {
        report.find(LEDGER_WITHOUT_KEY, "the database does not say which key signs its ledger");
    } else if seen.events > 0 && seen.signed.is_none() {
        let what = format!("no signature of its key stands over the {} entries of the ledger", seen.events);
        report.find(LEDGER_UNSIGNED, what);
    } else if let Some(since) = seen.unsigned_since
        && visit.now.duration_since(since) > visit.periods.unsigned()
    {
        let entries = seen.events.saturating_sub(seen.signed.unwrap_or(0));
        report.find(LEDGER_LATE, format!("{entries} entries stand unsigned, the first since {since}"));
    }
    let whole = "the rows of the database, one by one";
    if let Some(why) = not_compared(visit, seen, key) {
        return report.leave(whole, why);
    }
    let Some(url) = visit.settings.database() else { return };
    let options = Options {
        key: visit.settings.key_file(),
        limits: Limits { connections: 2, ..Limits::default() },
        ..Options::default()
    };
    let verified = match Store::open(url, &options).await {
        Ok(store) => {
            let verified = store.verify(&store.trust()).await;
            store.close().await;
            verified
        }
        Err(fault) => Err(fault),
    };
    match verified {
        Ok(verified) if verified.is_whole() => {}
        Ok(verified) => {
            let of_log = verified.log.findings.iter().map(ToString::to_string);
            let all: Vec<String> = verified.findings.iter().map(ToString::to_string).chain(of_log).collect();
            let more = all.len().saturating_sub(NAMED);
            let mut what = all.into_iter().take(NAMED).collect::<Vec<_>>().join("; ");
            if what.is_empty() {
                "the newest checkpoint cannot be believed".clone_into(&mut what);
            }
            if more > 0 {
                what.push_str(&format!("; and {more} more"));
            }
            report.find(LEDGER_TAMPERED, what);
        }
        Err(fault) => report.leave(whole, database::chain(&fault)),
    }
}

/// Why the rows are not compared with the ledger: opening the database must change nothing in it.
fn not_compared(visit: &Visit<'_>, seen: &Inspection, key: Option<&PublicKey>) -> Option<String> {
    let most = visit.periods.verify_events;
    let why = if !seen.is_current() {
        "the database is not of the schema of this program"
    } else if !seen.behind.is_empty() {
        "its projections would be computed again"
    } else if !seen.settings.is_empty() {
        "its settings are wrong"
    } else if key.is_none() || seen.public.is_none() {
        "there is no key file that belongs to it"
    } else if seen.signed.is_none() {
        "there is no signature to compare with"
    } else if seen.events > most {
        return Some(format!("it has more than {most} events: run `mtcr audit database`"));
    } else {
        return None;
    };
    Some(why.to_owned())
}
