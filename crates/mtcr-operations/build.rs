//! The day on which the program is built, for a clock to be compared with; `SOURCE_DATE_EPOCH` names it where a build is to
//! give the same bytes again.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=SOURCE_DATE_EPOCH");
    let told = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse::<u64>().ok());
    let now = || {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        since.map_or(0, |since| since.as_secs())
    };
    // The day is enough, and keeps two builds of one day the same.
    println!("cargo:rustc-env=BUILT_DAY={}", told.unwrap_or_else(now) / 86_400);
}
