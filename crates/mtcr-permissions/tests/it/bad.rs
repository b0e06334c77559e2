//! Files with one mistake each, and what is told of it.

use crate::world::{files, folder, permissions};
use mtcr_permissions::{Permissions, Routes};

/// Replaces a text in a file, once.
fn told(file: &str, from: &str, to: &str) -> String {
    let mut files = files();
    let text = files.get_mut(file).unwrap();
    assert!(text.contains(from), "`{from}` does not stand in {file}");
    *text = text.replacen(from, to, 1);
    match Permissions::read(&files) {
        Ok(_) => "nothing".into(),
        Err(error) => error.problems().join("\n"),
    }
}

#[test]
fn mistakes_are_told() {
    let rows: [(&str, &str, &str, &str); 23] = [
        (
            "roles.toml",
            "code           = \"EA\"",
            "code           = \"ea\"",
            "roles.toml: `ea` is no name of a role",
        ),
        ("roles.toml", "code           = \"ES\"", "code           = \"EA\"", "roles.toml: `EA` has two rows"),
        (
            "roles.toml",
            "[\"exporter\"]",
            "[\"abroad\"]",
            "roles.toml: `EA` has the scope `abroad`; there are exporter",
        ),
        (
            "roles.toml",
            "exclusive-with = [\"EA\"",
            "exclusive-with = [\"ZZ\"",
            "`LM` is exclusive with `ZZ`, which has no row",
        ),
        ("roles.toml", "held-by        =", "heldby =", "roles.toml:14: unknown field `heldby`"),
        (
            "actions/casework.toml",
            "id     = \"intake\"",
            "id     = \"Intake\"",
            "`Intake` is no name of an action",
        ),
        ("actions/casework.toml", "id     = \"intake\"", "id     = \"rating\"", "`rating` has two rows"),
        ("actions/casework.toml", "status = \"later\"", "status = \"soon\"", "unknown variant `soon`"),
        (
            "actions/casework.toml",
            "how    = [\"write\", \"read\"]",
            "how    = [\"read\"]",
            "the row has no way `write`",
        ),
        ("matrix.csv", "intake", "outtake", "matrix.csv: the rows are not those of actions/, each once"),
        ("matrix.csv", ", W  ", ", X  ", "`X` is no cell; it is made of W, P, S, R, r"),
        ("matrix.csv", ", W  ", "     ", " cells and there are 27 columns"),
        ("matrix.csv", "EA , ES ", "ES , EA ", "matrix.csv: the columns are not EA, ES"),
        (
            "schema.cedarschema",
            "entity Site;",
            "entity Sight;",
            "schema.cedarschema: failed to resolve types: Site",
        ),
        ("casework.cedar", "Role::\"RO\"", "Rôle::\"RO\"", "casework.cedar:5: invalid token"),
        ("casework.cedar", "@id(\"intake/W\")", "", "casework.cedar: a policy has no `@id`"),
        (
            "casework.cedar",
            "@id(\"intake/W\")",
            "@id(\"rating/W\")",
            "casework.cedar: duplicate template or policy id `rating/W`",
        ),
        (
            "casework.cedar",
            "Action::\"intake/W\"",
            "Action::\"intake/Z\"",
            "casework.cedar: for policy `intake/W`, unrecognized action",
        ),
        ("casework.cedar", "Role::\"RO\"", "Role::\"RX\"", "casework.cedar: `RX` is no role of roles.toml"),
        (
            "scope.cedar",
            "Scope::\"all\"",
            "Scope::\"al\"",
            "scope.cedar: `al` is no scope; there are exporter",
        ),
        (
            "separation.cedar",
            "resource.assessed",
            "resource.judgement",
            "attribute `judgement` on entity type `Case` not found",
        ),
        ("separation.cedar", "@duty(\"report-own-grant\")", "@duty(\"nothing\")", "`nothing` is no duty"),
        ("scope.cedar", "@hides\n", "@hidden\n", "scope.cedar: `@hidden` is no annotation"),
    ];
    for (file, from, to, expected) in rows {
        let told = told(file, from, to);
        assert!(told.contains(expected), "{file}, `{from}` -> `{to}`: expected `{expected}`, told\n{told}");
    }
}

#[test]
fn a_guard_says_why() {
    let told = told("separation.cedar", "@en(\"who administers the platform takes no part in cases\")\n", "");
    assert!(told.contains("separation.cedar: `R2`: a guard says in `@en` and `@fr` why"), "{told}");
}

/// A permit for another role than before is told by the matrix.
#[test]
fn a_policy_for_another_role_is_told_by_the_matrix() {
    let mut files = files();
    let text = files.get_mut("casework.cedar").unwrap();
    *text = text.replacen("Role::\"RO\"", "Role::\"TA\"", 1);
    let differences = Permissions::read(&files).unwrap().differences();
    let told: Vec<String> = differences.iter().map(ToString::to_string).collect();
    let rows = ["RO: the matrix says W and the policies -", "TA: the matrix says - and the policies W"];
    assert_eq!(told, rows.map(|row| format!("intake, {row}")));
}

#[test]
fn files_that_are_missing_are_told() {
    for name in ["roles.toml", "matrix.csv", "schema.cedarschema"] {
        let mut files = files();
        files.remove(name);
        let error = Permissions::read(&files).unwrap_err();
        assert!(error.problems().contains(&format!("{name}: is missing")), "{error}");
    }
}

/// What is compiled in is what the folder holds.
#[test]
fn every_file_is_compiled_in() {
    let read = Permissions::read(&files()).unwrap();
    let names = |permissions: &Permissions| {
        permissions.policies().map(|policy| (policy.file.clone(), policy.id.clone())).collect::<Vec<_>>()
    };
    assert_eq!(names(&read), names(permissions()));
    assert_eq!(read.matrix(), permissions().matrix());
    assert!(read.actions().map(|(id, ..)| id).eq(permissions().actions().map(|(id, ..)| id)));
    assert!(read.roles().eq(permissions().roles()));
}

#[test]
fn routes_have_actions() {
    let routes = Routes::built_in(permissions()).unwrap();
    assert!(routes.iter().count() > 0);
    for (path, method, action) in routes.iter() {
        assert_eq!(routes.action(path, method), Some(action));
    }
    let text = std::fs::read_to_string(folder().join("routes.toml")).unwrap();
    let rows = [
        ("\"public-rules-read\"", "\"everything-write\"", "`everything-write` is no action of actions/"),
        ("\"GET\"", "\"FETCH\"", "unknown variant `FETCH`"),
        ("methods = [\"GET\"]", "methods = []", "has no method"),
        ("path    = \"/", "path    = \"", "does not begin with `/`"),
        ("methods = [\"GET\"]", "methods = [\"GET\", \"GET\"]", "has two rows for one method"),
    ];
    for (from, to, expected) in rows {
        assert!(text.contains(from), "{from}");
        let error = Routes::read(&text.replacen(from, to, 1), permissions()).unwrap_err();
        assert!(error.to_string().contains(expected), "{from} -> {to}: {error}");
    }
}
