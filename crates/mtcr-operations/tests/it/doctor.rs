//! A sound installation has nothing wrong with it, and every fault is found, alone.

use crate::installation::Installation;
use crate::plants::{On, PLANTS};
use mtcr_operations::doctor::{FINDINGS, Report};
use std::collections::BTreeSet;

fn ids(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|finding| finding.id).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sound_installation_has_nothing_wrong_with_it() {
    for (installation, unseen) in
        [(Installation::on_sqlite().await, 0), (Installation::on_postgres().await, 1)]
    {
        let report = installation.examined().await;
        assert_eq!(report.findings, [], "{}", installation.database);
        assert_eq!(report.unseen.len(), unseen, "{:?}", report.unseen);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_planted_fault_is_found_alone() {
    for (at, plant) in PLANTS.iter().enumerate() {
        let mut installations = Vec::new();
        if plant.on != On::Postgres {
            installations.push(Installation::on_sqlite().await);
        }
        if plant.on != On::Sqlite {
            installations.push(Installation::on_postgres().await);
        }
        for mut installation in installations {
            (plant.how)(&mut installation);
            let report = installation.examined().await;
            let place = format!("plant {at} in {}: {report:#?}", installation.database);
            assert_eq!(ids(&report), plant.found, "{place}");
            assert!(report.findings.iter().all(|finding| !finding.what.is_empty()), "{place}");
        }
    }
}

#[test]
fn every_finding_is_planted_and_says_what_to_do() {
    let planted: BTreeSet<&str> = PLANTS.iter().flat_map(|plant| plant.found).copied().collect();
    let known: BTreeSet<&str> = FINDINGS.iter().map(|fault| fault.id).collect();
    assert_eq!(planted, known);
    assert_eq!(known.len(), FINDINGS.len(), "an id stands for one thing");
    assert!(FINDINGS.iter().all(|fault| fault.todo.len() > 10));
}

/// The book explains each of them, and none besides.
#[test]
fn the_book_lists_every_finding() {
    let page = include_str!("../../../../docs/reference/doctor.md");
    let listed: Vec<&str> =
        page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`').map(|(id, _)| id)).collect();
    assert_eq!(listed, FINDINGS.iter().map(|fault| fault.id).collect::<Vec<_>>());
    for fault in FINDINGS {
        assert!(page.contains(fault.todo), "{}: {}", fault.id, fault.todo);
    }
}

/// Looking changes nothing: the same is found again, and the files are what they were.
#[tokio::test(flavor = "multi_thread")]
async fn looking_changes_nothing() {
    let mut installation = Installation::on_sqlite().await;
    installation.tamper(&["UPDATE projection SET applied = 0"]).await;
    let files = |at: &Installation| {
        let items = std::fs::read_dir(at.folder.path()).unwrap();
        items.map(|item| item.unwrap().file_name()).collect::<BTreeSet<_>>()
    };
    let before = std::fs::read(installation.path("node.sqlite")).unwrap();
    let first = installation.examined().await;
    let named = files(&installation);
    assert_eq!(installation.examined().await, first);
    assert_eq!(std::fs::read(installation.path("node.sqlite")).unwrap(), before);
    assert_eq!(files(&installation), named);
    // A database that is not there is not made, nor is a key.
    installation.remove("node.sqlite");
    installation.remove("node.key");
    installation.examined().await;
    assert!(!installation.path("node.sqlite").exists() && !installation.path("node.key").exists());
}
