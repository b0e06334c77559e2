//! What the node is packaged with: units that systemd takes, settings that the node takes, an image of the same program.

use crate::run::mtcr_in;
use std::path::{Path, PathBuf};
use std::process::Command;

fn packaging() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packaging")
}

fn text(name: &str) -> String {
    std::fs::read_to_string(packaging().join(name)).expect("a file of packaging/")
}

const UNITS: [&str; 3] = ["mtcr.service", "mtcr-backup.service", "mtcr-backup.timer"];

/// Settings of a unit, in order, and no line that is none.
fn settings(unit: &str) -> Vec<(String, String)> {
    let text = text(unit);
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '[']));
    let pair = |line: &str| line.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    lines.map(|line| pair(line).unwrap_or_else(|| panic!("{unit}: {line}"))).collect()
}

/// Where systemd is installed, it judges the units itself; elsewhere only what stands in them is.
#[test]
fn units_are_taken_by_systemd() {
    let own = tempfile::tempdir().expect("a folder");
    for unit in UNITS {
        // It asks that the program be there.
        let here = text(unit).replace("/usr/local/bin/mtcr", env!("CARGO_BIN_EXE_mtcr"));
        std::fs::write(own.path().join(unit), here).expect("written");
    }
    let analyze = |arguments: &[&str]| {
        let units = UNITS.iter().filter(|unit| arguments[0] == "verify" || unit.ends_with("service"));
        let paths = units.map(|unit| own.path().join(unit));
        Command::new("systemd-analyze").args(arguments).args(paths).output()
    };
    let Ok(verified) = analyze(&["verify", "--man=no"]) else { return };
    let said = String::from_utf8_lossy(&verified.stderr);
    assert!(verified.status.success() && said.is_empty(), "{said}");
    // Of 100 points of exposure, where an ordinary service has 96.
    let judged = analyze(&["security", "--offline=true", "--threshold=20"]).expect("it ran before");
    assert!(judged.status.success(), "{}", String::from_utf8_lossy(&judged.stdout));
}

#[test]
fn units_run_the_node_with_the_settings_that_lie_beside_them() {
    for unit in UNITS {
        assert!(!settings(unit).is_empty(), "{unit}");
    }
    let of = |name: &str| settings("mtcr.service").into_iter().find(|one| one.0 == name).expect("set").1;
    let words = of("ExecStart");
    let words: Vec<&str> = words.split(' ').collect();
    assert_eq!(words, ["/usr/local/bin/mtcr", "serve", "--config", "/etc/mtcr/mtcr.toml"]);
    assert_eq!(of("ExecReload"), "/bin/kill -HUP $MAINPID");
    // The command takes what the unit gives it, and the file that is packaged.
    let own = tempfile::tempdir().expect("a folder");
    let file = packaging().join("mtcr.toml");
    let ran = mtcr_in(own.path(), &["admin", "config", "--config", file.to_str().expect("a plain path")]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("database = sqlite:/var/lib/mtcr/mtcr.sqlite"), "{}", ran.stdout);
    // All that is commented out in it is taken as well.
    let whole = text("mtcr.toml").replace("# public-url", "public-url").replace("# [tls]", "[tls]");
    let whole = whole.replace("# certificate", "certificate").replace("# key", "key");
    std::fs::write(own.path().join("mtcr.toml"), whole).expect("written");
    let ran = mtcr_in(own.path(), &["admin", "config", "--config", "mtcr.toml"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("tls.key = /etc/mtcr/private.pem"), "{}", ran.stdout);
    // A backup goes where the settings say that backups lie, and stops in time for the next.
    assert!(
        text("mtcr-backup.service").contains("mtcr backup --config /etc/mtcr/mtcr.toml \"/var/backups/mtcr/")
    );
    let stop: u64 = of("TimeoutStopSec").parse().expect("seconds");
    let limits = mtcr_server::Limits::default();
    assert!(
        limits.body_time.as_secs() + limits.work_time.as_secs() + 5 < stop,
        "a node that stops is not cut off"
    );
}

/// The image is made of this tree by the toolchain that it asks for, and does not run as root.
#[test]
fn the_image_is_of_this_program() {
    let text = text("Containerfile");
    let workspace = std::fs::read_to_string(packaging().join("../Cargo.toml")).expect("a manifest");
    let rust = workspace.lines().find_map(|line| line.strip_prefix("rust-version = ")).expect("a version");
    assert!(text.contains(&format!("library/rust:{}-slim", rust.trim_matches('"'))), "{rust}");
    assert!(text.contains("cargo build --locked --release --package openmtcr --bin mtcr"));
    let last = |word: &str| text.lines().rfind(|line| line.starts_with(word)).expect("a line").to_owned();
    assert_eq!(
        (last("USER").as_str(), last("ENTRYPOINT").as_str()),
        ("USER mtcr", "ENTRYPOINT [\"/usr/local/bin/mtcr\"]")
    );
    // Its variables are settings of the node.
    let own = tempfile::tempdir().expect("a folder");
    let variables =
        text.lines().filter_map(|line| line.trim().trim_start_matches("ENV ").strip_prefix("MTCR_"));
    let variables: Vec<(String, String)> = variables
        .filter_map(|line| line.trim_end_matches(" \\").split_once('='))
        .map(|(name, value)| (format!("MTCR_{name}"), value.to_owned()))
        .collect();
    assert!(variables.len() >= 3, "{variables:?}");
    let ran = Command::new(env!("CARGO_BIN_EXE_mtcr"))
        .args(["admin", "config"])
        .current_dir(own.path())
        .envs(variables)
        .output()
        .expect("the command runs");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}
