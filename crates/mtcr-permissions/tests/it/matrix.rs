//! The policies make the matrix, cell by cell.

use mtcr_permissions::Permissions;

#[test]
fn the_policies_make_the_matrix() {
    let permissions = Permissions::built_in().unwrap();
    let differences: Vec<String> = permissions.differences().iter().map(ToString::to_string).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
