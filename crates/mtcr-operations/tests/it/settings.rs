//! Four layers, one precedence, and every mistake told at its place.

use mtcr_operations::{Given, KEYS, Origin, Raw, Settings, Wrong, masked};
use std::collections::BTreeSet;
use tempfile::TempDir;

fn file(text: &str) -> (TempDir, Given) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mtcr.toml");
    std::fs::write(&path, text).unwrap();
    (folder, Given { file: Some(path), ..Given::default() })
}

fn variables(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// What is wrong, with the folder of the test left out.
fn said(wrong: &[Wrong]) -> Vec<String> {
    let short = |text: String| {
        text.split_once("/mtcr.toml").map(|(_, rest)| format!("mtcr.toml{rest}")).unwrap_or(text)
    };
    wrong.iter().map(|one| short(one.to_string())).collect()
}

#[test]
fn flags_stand_above_environment_above_file_above_default() {
    let (_folder, mut given) = file("listen = \"127.0.0.1:1\"\n[limits]\nbody = 4096\n");
    given.defaults = vec![("limits.body", 9999), ("limits.jobs", 64)];
    let listen = |given: &Given| {
        let (settings, wrong) = Settings::gather(given);
        assert_eq!(wrong, []);
        (settings.listen().port(), settings.origin("listen").unwrap().layer())
    };
    assert_eq!(listen(&Given::default()), (8470, "default"));
    assert_eq!(listen(&given), (1, "file"));
    given.environment =
        variables(&[("MTCR_LISTEN", "127.0.0.1:2"), ("PATH", "/"), ("MTCR_LIMITS_JOBS", "5")]);
    assert_eq!(listen(&given), (2, "environment"));
    given.flags = vec![("listen", "--listen", Raw::Text("127.0.0.1:3".into()))];
    assert_eq!(listen(&given), (3, "flag"));
    let settings = Settings::gather(&given).0;
    assert_eq!((settings.count("limits.body"), settings.count("limits.jobs")), (Some(4096), Some(5)));
    let effective = settings.effective();
    let body = effective.iter().find(|one| one.name == "limits.body").unwrap();
    assert!(matches!(&body.origin, Origin::File { line: 3, column: 8, .. }), "{body:?}");
    assert_eq!(effective.len(), KEYS.len());
}

#[test]
fn every_layer_says_every_kind() {
    let text = "listen = \"[::1]:0\"\npublic-url = \"https://node.example/mtcr\"\ndemo = true\ncorpus = \"law\"\n\
                database = \"postgres://u:p@h/n\"\nkey = \"k\"\nlog = \"json\"\n\
                tls = { certificate = \"c\", key = \"d\" }\n\
                proxy.trusted = [\"10.0.0.0/8\", \"::1\"]\nledger.sign-every = 5\n";
    let (_folder, given) = file(text);
    let by_file = Settings::gather(&given);
    let environment = variables(&[
        ("MTCR_LISTEN", "[::1]:0"),
        ("MTCR_PUBLIC_URL", "https://node.example/mtcr"),
        ("MTCR_DEMO", "true"),
        ("MTCR_CORPUS", "law"),
        ("MTCR_DATABASE", "postgres://u:p@h/n"),
        ("MTCR_KEY", "k"),
        ("MTCR_LOG", "json"),
        ("MTCR_TLS_CERTIFICATE", "c"),
        ("MTCR_TLS_KEY", "d"),
        ("MTCR_PROXY_TRUSTED", "10.0.0.0/8, ::1"),
        ("MTCR_LEDGER_SIGN_EVERY", "5"),
    ]);
    let by_environment = Settings::gather(&Given { environment, ..Given::default() });
    for (settings, wrong) in [&by_file, &by_environment] {
        assert_eq!(wrong, &[]);
        assert!(settings.demo() && settings.log_as_json());
        assert_eq!(settings.trusted().len(), 2);
        assert_eq!(settings.trusted()[1].to_string(), "::1/128");
        assert_eq!(settings.tls().unwrap().1.to_str(), Some("d"));
        assert_eq!(settings.database(), Some("postgres://u:p@h/n"));
        assert_eq!(settings.database_file(), None);
        assert_eq!(settings.count("ledger.sign-every"), Some(5));
    }
    let values = |settings: &Settings| {
        settings.effective().into_iter().map(|one| (one.name, one.value)).collect::<Vec<_>>()
    };
    assert_eq!(values(&by_file.0), values(&by_environment.0));
}

#[test]
fn mistakes_are_told_all_at_once_with_place_and_nearest_name() {
    let text = "lisen = \"127.0.0.1:1\"\n[tsl]\nkey = \"a\"\n[limits]\nbody = \"much\"\nansers = 3\n[tls]\ncertificate = \"c\"\n";
    let (_folder, mut given) = file(text);
    given.environment =
        variables(&[("MTCR_TRUSTED_PROXY", "x"), ("MTCR_LOGG", "json"), ("MTCR_DEMO", "yes")]);
    given.flags = vec![("listen", "--listen", Raw::Text("here".into()))];
    let (settings, wrong) = Settings::gather(&given);
    assert_eq!(
        said(&wrong),
        [
            "mtcr.toml:1:1: there is no setting `lisen`; did you mean `listen`?",
            "mtcr.toml:2:2: there is no table `[tsl]` of settings; did you mean `[tls]`?",
            "mtcr.toml:6:1: there is no setting `limits.ansers`; did you mean `limits.answers`?",
            "MTCR_TRUSTED_PROXY: there is no setting `MTCR_TRUSTED_PROXY`; did you mean `MTCR_PROXY_TRUSTED`?",
            "MTCR_LOGG: there is no setting `MTCR_LOGG`; did you mean `MTCR_LOG`?",
            "mtcr.toml:5:8: `limits.body` cannot be read; it is a whole number from 1024 to 268435456",
            "MTCR_DEMO: `demo` cannot be read; it is `true` or `false`",
            "--listen: `listen` cannot be read; it is an address and a port, as `127.0.0.1:8470`",
            "mtcr.toml:8:15: `tls.certificate` is set and `tls.key` is not; set both or neither",
        ]
    );
    // What is wrong counts as not given.
    assert_eq!(settings.listen().port(), 8470);
}

#[test]
fn a_file_that_is_none_is_told() {
    for (text, told) in [
        ("listen = ", "mtcr.toml:1:10: "),
        ("listen = 1979-05-27", "mtcr.toml:1:10: `listen` cannot be read; it is an address"),
        ("proxy.trusted = [1]", "mtcr.toml:1:17: `proxy.trusted` cannot be read; it is a list"),
        ("limits.jobs = -1", "mtcr.toml:1:15: `limits.jobs` cannot be read; it is a whole number"),
        ("key = \"\"", "mtcr.toml:1:7: `key` cannot be read"),
        ("public-url = \"https://u:p@node.example\"", "mtcr.toml:1:14: `public-url` cannot be read"),
        ("database = \"mysql:secret@host\"", "mtcr.toml:1:12: `database` cannot be read"),
    ] {
        let (_folder, given) = file(text);
        let wrong = Settings::gather(&given).1;
        assert!(wrong.len() == 1 && said(&wrong)[0].starts_with(told), "{text}: {:?}", said(&wrong));
        assert!(!wrong[0].to_string().contains("secret"));
    }
    let absent = Given { file: Some("absent/mtcr.toml".into()), ..Given::default() };
    assert!(Settings::gather(&absent).1[0].what.starts_with("the file cannot be read"));
}

/// Kubernetes tells every container of the services beside it.
#[test]
fn variables_that_a_cluster_makes_are_no_settings() {
    let environment = variables(&[
        ("MTCR_SERVICE_HOST", "10.0.0.1"),
        ("MTCR_SERVICE_PORT_HTTP", "80"),
        ("MTCR_PORT", "tcp://10.0.0.1:80"),
        ("MTCR_PORT_8470_TCP_ADDR", "10.0.0.1"),
        ("MTCR_CONFIG", "elsewhere"),
    ]);
    assert_eq!(Settings::gather(&Given { environment, ..Given::default() }).1, []);
}

#[test]
fn passwords_are_not_shown() {
    for (url, shown) in [
        ("postgres://u:of-no-use@h:5432/n", "postgres://u:***@h:5432/n"),
        ("postgres://u@h/n?password=of-no-use", "postgres://u@h/n?***"),
        ("postgres://u@h/n", "postgres://u@h/n"),
        ("sqlite:/var/lib/mtcr/a.sqlite", "sqlite:/var/lib/mtcr/a.sqlite"),
    ] {
        assert_eq!(masked(url), shown);
        let environment = variables(&[("MTCR_DATABASE", url)]);
        let settings = Settings::gather(&Given { environment, ..Given::default() }).0;
        assert!(!format!("{:?}", settings.effective()).contains("of-no-use"));
    }
}

#[test]
fn variables_are_told_apart_and_the_book_lists_every_setting() {
    let names: BTreeSet<String> = KEYS.iter().map(mtcr_operations::Key::variable).collect();
    assert_eq!(names.len(), KEYS.len());
    let page = include_str!("../../../../docs/reference/configuration.md");
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| `")).collect();
    let expected: Vec<String> = KEYS
        .iter()
        .map(|key| {
            let default = key.default.filter(|text| !text.is_empty());
            let default = default.map(|text| format!("`{text}`")).unwrap_or_default();
            format!("| `{}` | `{}` | {default} | {} |", key.name, key.variable(), key.what)
        })
        .collect();
    assert_eq!(rows, expected);
}
