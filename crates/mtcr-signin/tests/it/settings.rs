//! The file of periods and limits.

use mtcr_signin::{Fault, Settings};
use std::error::Error;

const FILE: &str = include_str!("../../../../data/policies/accounts.toml");

fn changed(from: &str, to: &str) -> Result<Settings, Fault> {
    assert!(FILE.contains(from), "`{from}` is not in the file");
    Settings::read(&FILE.replacen(from, to, 1))
}

fn said(fault: &Fault) -> String {
    let cause = fault.source().map(ToString::to_string).unwrap_or_default();
    format!("{fault}: {cause}")
}

#[test]
fn the_costs_are_at_least_the_public_minimum() {
    // OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane.
    let password = Settings::built_in().unwrap().password;
    assert!(19 * 1024 <= password.memory && 2 <= password.passes && 1 <= password.lanes);
}

#[test]
fn mistakes_are_refused_with_their_place() {
    let rows = [
        ("shortest = 12", "shortest = 7", "`password.shortest`: `7` is not 8 or more"),
        ("longest  = 128", "longest = 63", "`password.longest`"),
        ("left     = 8", "left = 13", "`password.left`: `13` is not at most `password.shortest`"),
        ("memory   = 19456", "memory = 4", "`password.memory`"),
        ("passes   = 2", "passes = 0", "`password.passes`"),
        ("lanes    = 1", "lanes = 2", "`password.lanes`"),
        ("at-once  = 4", "at-once = 0", "`password.at-once`"),
        ("window   = 1", "window = 3", "`second-factor.window`"),
        ("step     = \"30 seconds\"", "step = \"6 minutes\"", "`second-factor.step`"),
        ("idle     = \"30 minutes\"", "idle = \"13 hours\"", "`session.idle`"),
        ("usual    = \"90 days\"", "usual = \"366 days\"", "`token.usual`"),
        ("ipv4-bits = 24", "ipv4-bits = 33", "`throttle.ipv4-bits`"),
        ("by     = \"name\"\n", "by = \"network\"\n", "`throttle.limit`"),
        ("idle     = \"30 minutes\"", "idle = \"half an hour\"", "`half an hour` is not a period"),
        ("idle     = \"30 minutes\"", "idle = \"0 minutes\"", "`0 minutes` is not a period"),
        ("idle     = \"30 minutes\"", "idle = \"-1 minutes\"", "`-1 minutes` is not a period"),
        ("idle     = \"30 minutes\"", "idel = \"30 minutes\"", "idel"),
        ("[session]", "[sessions]", "missing field `session`"),
    ];
    for (from, to, expected) in rows {
        let message = said(&changed(from, to).err().unwrap_or_else(|| panic!("{to} was taken")));
        assert!(message.contains(expected), "{to}: {message}");
    }
}
