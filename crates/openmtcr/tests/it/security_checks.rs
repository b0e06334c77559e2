//! Every row of the page of security checks names a test that is there, or says why there is none; and what the sources
//! themselves show of it.

use crate::threats::{has_script, root, sources};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The requirements of levels 1 and 2 of version 5.0.0, by section.
const ASKED: &str = "\
    1.1:1-2 1.2:1-9 1.3:1-11 1.4:1-3 1.5:1-2 2.1:1-3 2.2:1-3 2.3:1-4 2.4:1-1 3.2:1-2 3.3:1-4 3.4:1-6 3.5:1-5 3.7:1-2 \
    4.1:1-3 4.2:1-1 4.3:1-2 4.4:1-4 5.1:1-1 5.2:1-3 5.3:1-2 5.4:1-3 6.1:1-3 6.2:1-12 6.3:1-4 6.4:1-4 6.5:1-5 6.6:1-3 \
    6.8:1-4 7.1:1-3 7.2:1-4 7.3:1-2 7.4:1-5 7.5:1-2 7.6:1-2 8.1:1-2 8.2:1-3 8.3:1-1 8.4:1-1 9.1:1-3 9.2:1-4 10.1:1-2 \
    10.2:1-2 10.3:1-4 10.4:1-11 10.5:1-5 10.6:1-2 10.7:1-3 11.1:1-2 11.2:1-3 11.3:1-3 11.4:1-4 11.5:1-1 11.6:1-1 \
    12.1:1-3 12.2:1-2 12.3:1-4 13.1:1-1 13.2:1-5 13.3:1-2 13.4:1-5 14.1:1-2 14.2:1-4 14.3:1-3 15.1:1-3 15.2:1-3 \
    15.3:1-7 16.1:1-1 16.2:1-5 16.3:1-4 16.4:1-3 16.5:1-3 17.1:1-1 17.2:1-4 17.3:1-2";

type Id = (u8, u8, u8);

fn asked() -> BTreeSet<Id> {
    let mut all = BTreeSet::new();
    for section in ASKED.split_whitespace() {
        let (section, range) = section.split_once(':').expect("a section");
        let (first, last) = range.split_once('-').expect("a range");
        for number in first.parse::<u8>().expect("a number")..=last.parse().expect("a number") {
            all.insert(id(&format!("{section}.{number}")));
        }
    }
    all
}

/// An id: chapter, section and number, each without a zero in front.
fn id(text: &str) -> Id {
    let part = |part: &str| {
        let number: u8 = part.parse().unwrap_or_else(|_| panic!("`{text}` is no id"));
        assert!(number > 0 && number.to_string() == part, "`{text}` is no id");
        number
    };
    match text.split('.').collect::<Vec<_>>().as_slice() {
        [chapter, section, number] => (part(chapter), part(section), part(number)),
        _ => panic!("`{text}` is no id"),
    }
}

/// The ids of a cell: `1.2.3`, several with commas, or a range within a section.
fn ids(cell: &str) -> Vec<Id> {
    let mut all = Vec::new();
    for part in cell.split(", ") {
        match part.split_once('–') {
            None => all.push(id(part)),
            Some((first, last)) => {
                let (first, last) = (id(first), id(last));
                assert!((first.0, first.1) == (last.0, last.1) && first.2 < last.2, "`{part}` is no range");
                all.extend((first.2..=last.2).map(|number| (first.0, first.1, number)));
            }
        }
    }
    all
}

/// The names of functions in each file of the crates, by the name of the file.
fn functions() -> BTreeMap<String, String> {
    let mut files = Vec::new();
    below(&root().join("crates"), &mut files);
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for path in files {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned();
        let text = std::fs::read_to_string(&path).expect("a source");
        // Functions that other files call are none of a suite: a test has its mark, or stands in a suite.
        if text.contains("#[test]")
            || text.contains("#[tokio::test")
            || path.parent().is_some_and(|of| of.ends_with("suite"))
        {
            found.entry(stem).or_default().push_str(&text);
        }
    }
    found
}

fn below(folder: &Path, found: &mut Vec<PathBuf>) {
    for item in std::fs::read_dir(folder).expect("a folder") {
        let path = item.expect("an item").path();
        if path.is_dir() {
            below(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn the_page_has_every_requirement_once_and_names_what_is_there() {
    let page = std::fs::read_to_string(root().join("docs/security-checks.md")).expect("a page");
    let functions = functions();
    let (mut seen, mut open, mut chapter) = (BTreeSet::new(), 0, 0);
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("## V") {
            chapter = heading.split(' ').next().and_then(|number| number.parse().ok()).expect("a chapter");
        }
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        if !line.starts_with('|') || cells[0] == "id" || cells[0] == "---" {
            continue;
        }
        let [of, asks, here, shown] = cells.as_slice() else { panic!("{line}") };
        assert!(!asks.is_empty() && !here.is_empty(), "{line}");
        let of = ids(of);
        for id in &of {
            assert_eq!(id.0, chapter, "{line}");
            assert!(seen.insert(*id), "{id:?} stands twice");
        }
        match *shown {
            "open" => open += of.len(),
            "does not apply" | "by reading" => {}
            _ => shown.split(", ").for_each(|test| is_there(test, &functions)),
        }
    }
    assert_eq!(seen, asked());
    assert!(
        page.contains(&format!("\nOpen: {open} of {}.\n", seen.len())),
        "{open} of {} are open",
        seen.len()
    );
}

fn is_there(test: &str, functions: &BTreeMap<String, String>) {
    let name = test.strip_prefix('`').and_then(|name| name.strip_suffix('`'));
    let name = name.unwrap_or_else(|| panic!("`{test}` is no name"));
    if let Some(script) = name.strip_prefix("cargo xtask ") {
        assert!(has_script(script), "no script {script}");
        return;
    }
    let (file, function) = name.split_once("::").unwrap_or_else(|| panic!("`{name}` is no test"));
    let there = functions.get(file).is_some_and(|text| text.contains(&format!("fn {function}(")));
    assert!(there, "no test {name}");
}

/// The manifests of the crates that are delivered, with their dependencies.
fn dependencies() -> Vec<(String, BTreeSet<String>)> {
    let mut all = Vec::new();
    for item in std::fs::read_dir(root().join("crates")).expect("a folder") {
        let path = item.expect("an item").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        if name == "mtcr-testbed" {
            continue;
        }
        let text = std::fs::read_to_string(path.join("Cargo.toml")).expect("a manifest");
        let manifest: toml::Table = text.parse().expect("a manifest");
        let names = manifest.get("dependencies").and_then(toml::Value::as_table);
        all.push((name, names.into_iter().flat_map(|table| table.keys().cloned()).collect()));
    }
    assert!(all.len() > 15, "{all:?}");
    all
}

#[test]
fn no_crate_of_ours_depends_on_what_would_interpret() {
    const NONE: [&str; 38] = [
        // Expressions, scripts and templates that are read while the node runs.
        "regex",
        "regex-lite",
        "fancy-regex",
        "rhai",
        "mlua",
        "boa_engine",
        "deno_core",
        "pyo3",
        "tera",
        "handlebars",
        "minijinja",
        "liquid",
        "pulldown-cmark",
        "comrak",
        // XML, LDAP, YAML with types, and other formats that do more than they say.
        "quick-xml",
        "xml-rs",
        "roxmltree",
        "libxml",
        "sxd-xpath",
        "ldap3",
        "serde_yaml",
        "bincode",
        "rmp-serde",
        // Archives and pictures.
        "zip",
        "tar",
        "flate2",
        "image",
        "resvg",
        // Mail, caches and other services.
        "lettre",
        "memcache",
        "redis",
        "async-graphql",
        "juniper",
        "tokio-tungstenite",
        "tungstenite",
        "jni",
        "h2",
        "webrtc",
    ];
    for (name, uses) in dependencies() {
        // Lists come as XML and as workbooks, which are archives of XML: entities are refused there, and depth, size and
        // what an archive unpacks to have bounds (`hostile.rs`, `workbook.rs`).
        let reads_lists = |none: &str| name == "mtcr-lists" && ["quick-xml", "zip"].contains(&none);
        // What the shared texts of a workbook unpack to has a bound, which takes unpacking them (`input/xlsx.rs`).
        let bounds_workbooks = |none: &str| name == "mtcr-bulk-files" && none == "zip";
        let may = |none: &str| reads_lists(none) || bounds_workbooks(none);
        for none in NONE {
            assert!(!uses.contains(none) || may(none), "{name} depends on {none}");
        }
    }
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("a manifest");
    let axum = manifest.lines().find(|line| line.starts_with("axum = ")).expect("axum");
    for feature in ["\"ws\"", "\"http2\"", "default-features = true"] {
        assert!(!axum.contains(feature), "{axum}");
    }
}

#[test]
fn only_signing_in_asks_other_machines() {
    for (name, uses) in dependencies() {
        for client in ["ureq", "reqwest", "hyper-util", "isahc", "curl", "openidconnect"] {
            assert!(!uses.contains(client) || name == "mtcr-signin", "{name} depends on {client}");
        }
        assert!(!uses.contains("sqlx") || name == "mtcr-store", "{name} speaks to databases");
    }
}

#[test]
fn cryptography_comes_from_known_crates() {
    const KNOWN: [&str; 16] = [
        "argon2",
        "base32",
        "base64",
        "chacha20poly1305",
        "crc32fast",
        "ed25519-dalek",
        "getrandom",
        "hmac",
        "rustls",
        "rustls-native-certs",
        "sha1",
        "sha2",
        "subtle",
        "tokio-rustls",
        "totp-rs",
        "zeroize",
    ];
    // Names that give away what they are for.
    const OF_THIS_KIND: [&str; 20] = [
        "aes", "argon", "bcrypt", "blake", "chacha", "cipher", "crypt", "dalek", "des", "hmac", "md5",
        "openssl", "rand", "ring", "rsa", "rustls", "scrypt", "sha1", "sha2", "subtle",
    ];
    for (name, uses) in dependencies() {
        for used in uses.iter().filter(|used| OF_THIS_KIND.iter().any(|kind| used.starts_with(kind))) {
            assert!(KNOWN.contains(&used.as_str()), "{name} depends on {used}");
        }
    }
}

#[test]
fn our_crates_forbid_what_is_unsafe() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("a manifest");
    let manifest: toml::Table = manifest.parse().expect("a manifest");
    let lints = &manifest["workspace"]["lints"];
    assert_eq!(lints["rust"]["unsafe_code"].as_str(), Some("forbid"));
    for lint in [
        "cast_possible_truncation",
        "cast_sign_loss",
        "indexing_slicing",
        "unwrap_used",
        "panic",
        "float_arithmetic",
    ] {
        let level = &lints["clippy"][lint];
        let level = level.as_str().or_else(|| level.get("level").and_then(toml::Value::as_str));
        assert_eq!(level, Some("deny"), "{lint}");
    }
    for item in std::fs::read_dir(root().join("crates")).expect("a folder") {
        let path = item.expect("an item").path().join("Cargo.toml");
        let manifest: toml::Table =
            std::fs::read_to_string(&path).expect("a manifest").parse().expect("a manifest");
        assert_eq!(manifest["lints"]["workspace"].as_bool(), Some(true), "{}", path.display());
    }
}

#[test]
fn queries_take_values_as_parameters_only() {
    // Names of tables and settings of our own, which no parameter can stand for.
    const NAMES: [&str; 7] = ["table", "shadow", "left", "right", "quoted", "which", "name"];
    let mut files = Vec::new();
    below(&root().join("crates/mtcr-store/src"), &mut files);
    let mut put_in = 0;
    for path in files {
        let text = std::fs::read_to_string(&path).expect("a source");
        for piece in text.split("format!(").skip(1) {
            let Some(literal) = piece.trim_start().strip_prefix('"').map(|rest| rest.replace("\\\"", "'"))
            else {
                continue;
            };
            let literal = literal.split('"').next().unwrap_or_default();
            const VERBS: [&str; 8] =
                ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "CREATE ", "DROP ", "ALTER ", "WHERE "];
            if !VERBS.iter().any(|verb| literal.contains(verb)) {
                continue;
            }
            for hole in literal.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
                // Columns of ours, and a number.
                if hole.is_empty()
                    && ["append.rs", "inspect.rs", "results.rs"].iter().any(|file| path.ends_with(file))
                {
                    continue;
                }
                let constant = !hole.is_empty()
                    && hole.chars().all(|letter| letter.is_ascii_uppercase() || letter == '_');
                assert!(constant || NAMES.contains(&hole), "{}: `{{{hole}}}` in `{literal}`", path.display());
                put_in += 1;
            }
        }
        let trusted = text.contains("AssertSqlSafe(");
        let place = path
            .strip_prefix(root().join("crates/mtcr-store/src"))
            .expect("below")
            .to_string_lossy()
            .into_owned();
        const PLACES: [&str; 4] = ["database.rs", "database/inspect.rs", "database/tx.rs", "migrations.rs"];
        assert!(!trusted || PLACES.contains(&place.as_str()), "{place} makes queries of its own");
    }
    assert!(put_in > 15, "{put_in}");
}

#[test]
fn programs_are_started_in_two_places_and_without_a_shell() {
    let mut files = Vec::new();
    for item in std::fs::read_dir(root().join("crates")).expect("a folder") {
        let path = item.expect("an item").path();
        // Not delivered: what tests need around them, and what starts the peers of a measurement.
        let measures = path.to_string_lossy().ends_with("-bench");
        if !path.ends_with("mtcr-testbed") && !measures {
            below(&path.join("src"), &mut files);
        }
    }
    let starts = |path: &&PathBuf| std::fs::read_to_string(path).expect("a source").contains("Command::new(");
    let found: Vec<&PathBuf> = files.iter().filter(starts).collect();
    // The tools of PostgreSQL, and the program for clusters by whoever types the command.
    const PLACES: [&str; 2] = ["mtcr-store/src/backup/postgres.rs", "openmtcr/src/cli/cluster.rs"];
    assert_eq!(found.len(), PLACES.len(), "{found:?}");
    for file in found {
        assert!(PLACES.iter().any(|place| file.ends_with(place)), "{}", file.display());
        let text = std::fs::read_to_string(file).expect("a source");
        assert!(!text.contains("\"sh\"") && !text.contains("\"-c\"") && !text.contains("bash"), "a shell");
    }
}

#[test]
fn cookies_are_made_in_one_place_with_every_flag() {
    let mut files = Vec::new();
    below(&root().join("crates/mtcr-server/src"), &mut files);
    let mut made = 0;
    for path in files {
        let text = std::fs::read_to_string(&path).expect("a source");
        let lines: Vec<&str> = text.lines().filter(|line| line.contains("; Path=/")).collect();
        assert!(lines.is_empty() || path.ends_with("access/cookies.rs"), "{}", path.display());
        for line in lines {
            assert!(line.contains("; HttpOnly; SameSite=Lax{secure}"), "{line}");
            made += 1;
        }
        if path.ends_with("access/cookies.rs") {
            assert_eq!(text.matches("let secure = if by_tls { \"; Secure\" } else { \"\" };").count(), 2);
            let names = text.matches(", true) => \"__Host-").count();
            assert_eq!(names, text.matches(", true) => ").count());
            assert!(!text.contains("Domain="));
        }
    }
    assert_eq!(made, 2);
}

fn everything(folder: &Path, found: &mut String) {
    for item in std::fs::read_dir(folder).expect("a folder") {
        let path = item.expect("an item").path();
        if path.is_dir() {
            everything(&path, found);
        } else {
            found.push_str(&std::fs::read_to_string(&path).expect("a template"));
        }
    }
}

fn script() -> String {
    std::fs::read_to_string(root().join("crates/mtcr-server/assets/enhance.js")).expect("a script")
}

#[test]
fn the_script_keeps_nothing_and_writes_no_markup() {
    let script = script();
    for not in [
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "document.cookie",
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "postMessage",
        "\"message\"",
        "fetch(",
        "XMLHttpRequest",
        "WebSocket",
        "__proto__",
        "importScripts",
    ] {
        assert!(!script.contains(not), "{not}");
    }
    let mut templates = String::new();
    everything(&root().join("crates/mtcr-server/templates"), &mut templates);
    // The name of SVG is an address that nobody asks.
    let templates = templates.replace("http://www.w3.org/2000/svg", "");
    for not in [" onclick=", " onload=", " style=", "javascript:", "<script>", "http://"] {
        assert!(!templates.contains(not), "{not}");
    }
    // What is not escaped again was made by a template, or is a mark of language or a figure of ours.
    for piece in templates.split("{{ ").filter_map(|piece| piece.split(" }}").next()) {
        let Some(made) = piece.strip_suffix("|safe") else { continue };
        let known = [
            "cell.html()",
            "f.en()",
            "field",
            "figure",
            "finding",
            "first.html()",
            "form",
            "lang",
            "line.product",
            "member",
            "part",
            "plot",
            "product",
            "rule",
        ];
        assert!(known.contains(&made), "{made}");
    }
    let signing_out =
        std::fs::read_to_string(root().join("crates/mtcr-server/src/pages/sign_in.rs")).expect("a source");
    assert!(signing_out.contains("clear-site-data"));
}

#[test]
fn every_page_of_somebody_signed_in_has_the_way_out() {
    let frame =
        std::fs::read_to_string(root().join("crates/mtcr-server/templates/layout.html")).expect("a template");
    assert!(frame.contains("/sign-out"), "{frame}");
    for item in std::fs::read_dir(root().join("crates/mtcr-server/templates")).expect("a folder") {
        let path = item.expect("an item").path();
        let text =
            if path.is_file() { std::fs::read_to_string(&path).expect("a template") } else { continue };
        let whole = text.to_lowercase().contains("<!doctype");
        assert_eq!(whole, path.ends_with("layout.html"), "{} is a page of its own", path.display());
    }
}

#[test]
fn addresses_carry_no_secrets() {
    let routes = std::fs::read_to_string(root().join("data/policies/routes.toml")).expect("routes");
    for part in ["{token}", "{secret}", "{session}", "{password}", "{key}", "{link}"] {
        // What is named in an address is an id, and an id opens nothing.
        assert!(!routes.contains(part), "{part}");
    }
    let mut code = String::new();
    sources(&root().join("crates/mtcr-server/src/api"), &mut code);
    assert!(
        !code.contains("(\"token\" = String, Query") && !code.contains("access_token"),
        "a token in an address"
    );
}

#[test]
fn what_is_typed_to_sign_in_is_neither_logged_nor_kept_in_the_open() {
    const NAME: &str = "quetzalinda";
    const PASSWORD: &str = "eleven vermilion axolotls";
    let own = tempfile::tempdir().expect("a folder");
    let node = crate::serve::Node::start(own.path(), &["--log", "json"]);
    let agent: ureq::Agent =
        ureq::Agent::config_builder().http_status_as_error(false).proxy(None).build().into();
    let mut page = agent.get(format!("{}/en/sign-in", node.address)).call().expect("a page");
    let cookie = page.headers().get("set-cookie").and_then(|cookie| cookie.to_str().ok()).expect("a cookie");
    let cookie = cookie.split(';').next().expect("a pair").to_owned();
    let text = page.body_mut().read_to_string().expect("text");
    let token =
        text.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a token");
    let form = format!("csrf={token}&name={NAME}&password={}", PASSWORD.replace(' ', "+"));
    for cookie in [cookie.as_str(), "mtcr-form=mtcrs_forged-by-quetzalinda"] {
        let request = agent.post(format!("{}/en/sign-in", node.address)).header("cookie", cookie);
        let answer = request
            .header("content-type", "application/x-www-form-urlencoded")
            .send(&form)
            .expect("an answer");
        assert!(answer.status().is_client_error(), "{}", answer.status());
    }
    let bearer = agent
        .get(format!("{}/api/v1/account", node.address))
        .header("authorization", "Bearer mtcr_quetzalinda");
    assert_eq!(bearer.call().expect("an answer").status().as_u16(), 401);
    let (code, log) = node.stop();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("/sign-in"), "{log}");
    let kept = crate::serve::everything_below(own.path());
    for word in [NAME, "vermilion", token, cookie.split('=').nth(1).expect("a value")] {
        assert!(!log.contains(word), "{log}");
        assert!(!kept.windows(word.len()).any(|window| window == word.as_bytes()), "{word} is kept");
    }
}
