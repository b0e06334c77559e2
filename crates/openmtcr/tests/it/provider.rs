//! A provider of identities in the settings of a node: what is wrong with it is told before anybody is served.

use crate::run::mtcr_in;

#[test]
fn a_provider_that_cannot_be_used_is_told_at_the_start() {
    let own = tempfile::tempdir().expect("a folder");
    for (file, text) in [("secret", "of-no-use\n"), ("empty", "\n"), ("authorities.pem", "no certificate")] {
        std::fs::write(own.path().join(file), text).expect("written");
    }
    let whole = [
        ("public-url", "https://node.example"),
        ("oidc.issuer", "https://people.example"),
        ("oidc.client-id", "mtcr"),
        ("oidc.client-secret-file", "secret"),
    ];
    for (setting, value, told) in [
        ("public-url", "", "set `public-url`, to which it sends people back"),
        ("oidc.client-id", "", "`oidc.issuer` is set and `oidc.client-id` is not"),
        ("oidc.issuer", "", "`oidc.client-secret-file` is set and `oidc.issuer` is not"),
        ("oidc.issuer", "people.example", "`oidc.issuer` cannot be read; it is an address"),
        ("oidc.issuer", "http://people.example", "must be an https address, or http on this machine"),
        ("public-url", "http://node.example", "must be an https address, or http on this machine"),
        ("oidc.client-secret-file", "absent", "cannot read `absent`"),
        ("oidc.client-secret-file", "empty", "`empty` is empty; put the secret there"),
        ("oidc.ca-file", "absent", "cannot read `absent`"),
        ("oidc.ca-file", "authorities.pem", "the certificates to believe are not certificates in PEM form"),
    ] {
        let others = whole.iter().copied().filter(|(name, _)| *name != setting);
        let settings = others.chain([(setting, value)]).filter(|(_, value)| !value.is_empty());
        let lines: Vec<String> = settings.map(|(name, value)| format!("{name} = {value:?}\n")).collect();
        std::fs::write(own.path().join("mtcr.toml"), lines.concat()).expect("written");
        let ran =
            mtcr_in(own.path(), &["serve", "--config", "mtcr.toml", "--demo", "--listen", "127.0.0.1:0"]);
        assert_eq!(ran.code, 2, "{setting} = {value}: {}", ran.stderr);
        assert!(ran.stderr.contains(told), "{setting} = {value}: {}", ran.stderr);
        assert!(!ran.stderr.contains("of-no-use"), "{}", ran.stderr);
    }
}
