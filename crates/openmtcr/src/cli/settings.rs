//! Settings, as command line, environment and file give them.

use super::Ended;
use super::args::{Arguments, Format, Kept, LogFormat, Serve};
use super::out::{self, Outcome, complain};
use mtcr_operations::{FILE, Given, Raw, Settings, Wrong};
use mtcr_server::Limits;
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What stands on the command line for one setting.
type Flag = (&'static str, &'static str, Raw);

/// A setting as `mtcr admin config` prints it.
#[derive(Serialize)]
struct SettingForm {
    name: &'static str,
    /// Null where it does not hold.
    value: Option<String>,
    /// `default`, `file`, `environment` or `flag`.
    from: &'static str,
    /// Line and column of the file, the variable, or the flag.
    place: String,
}

/// The settings of a node, with all that is wrong with them.
pub(super) fn gathered(arguments: &Arguments, options: &Serve) -> (Settings, Vec<Wrong>) {
    let mut flags = of_kept(&options.kept);
    let mut add = |name, flag, raw: Option<Raw>| flags.extend(raw.map(|raw| (name, flag, raw)));
    let text = |text: &Option<String>| text.clone().map(Raw::Text);
    let path = |path: &Option<PathBuf>| path.as_deref().map(raw_path);
    add("demo", "--demo", options.demo.then_some(Raw::Flag(true)));
    add("listen", "--listen", options.listen.map(|listen| Raw::Text(listen.to_string())));
    add("corpus", "--corpus", path(&arguments.corpus));
    let log = options.log.map(|log| if log == LogFormat::Json { "json" } else { "text" });
    add("log", "--log", log.map(|log| Raw::Text(log.to_owned())));
    let operations = options.operations.map(|operations| Raw::Text(operations.to_string()));
    add("operations.listen", "--operations", operations);
    add("public-url", "--public-url", text(&options.public_url));
    add("tls.certificate", "--tls-certificate", path(&options.tls_certificate));
    add("tls.key", "--tls-key", path(&options.tls_key));
    let trusted = Some(options.trusted.clone()).filter(|trusted| !trusted.is_empty());
    add("proxy.trusted", "--trusted-proxy", trusted.map(Raw::List));
    gather(&options.kept, flags)
}

/// The settings of a node that is to run; what is wrong with them is told and ends the command.
pub(super) fn sound(arguments: &Arguments, options: &Serve) -> Result<Settings, Outcome> {
    refuse(gathered(arguments, options))
}

/// The settings of a command that works on a database.
pub(super) fn of_database(kept: &Kept) -> Result<Settings, Outcome> {
    refuse(gather(kept, of_kept(kept)))
}

fn refuse((settings, wrong): (Settings, Vec<Wrong>)) -> Result<Settings, Outcome> {
    wrong.iter().for_each(|wrong| complain(&wrong.to_string()));
    if wrong.is_empty() { Ok(settings) } else { Err(Outcome::BadInput) }
}

fn of_kept(kept: &Kept) -> Vec<Flag> {
    let database = kept.database.clone().map(|database| ("database", "--database", Raw::Text(database)));
    let key = kept.key.as_deref().map(|key| ("key", "--key", raw_path(key)));
    database.into_iter().chain(key).collect()
}

fn gather(kept: &Kept, flags: Vec<Flag>) -> (Settings, Vec<Wrong>) {
    let named = std::env::var_os(FILE).filter(|file| !file.is_empty()).map(PathBuf::from);
    // What is no text is none of ours.
    let texts = std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value)));
    let environment = texts.map(|(name, value)| (name, value.to_string_lossy().into_owned())).collect();
    let file = kept.config.clone().or(named);
    Settings::gather(&Given { defaults: usual_limits(), file, environment, flags })
}

fn raw_path(path: &Path) -> Raw {
    Raw::Text(path.to_string_lossy().into_owned())
}

/// The limits that depend on the machine, where nothing sets them.
fn usual_limits() -> Vec<(&'static str, u64)> {
    let usual = Limits::default();
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    vec![
        ("limits.body", count(usual.body)),
        ("limits.dossiers", count(usual.dossiers)),
        ("limits.answers", count(usual.answers)),
        ("limits.body-time", usual.body_time.as_secs()),
        ("limits.work-time", usual.work_time.as_secs()),
        ("limits.at-once", count(usual.at_once)),
        ("limits.waiting", count(usual.waiting)),
        ("limits.long-at-once", count(usual.long_at_once)),
        ("limits.long-waiting", count(usual.long_waiting)),
        ("limits.jobs-at-once", count(usual.jobs_at_once)),
        ("limits.jobs-waiting", count(usual.jobs_waiting)),
        ("limits.jobs", count(usual.jobs)),
        ("limits.kept-result", count(usual.kept_result)),
        ("limits.kept-results", count(usual.kept_results)),
        ("limits.upload", usual.upload),
        ("limits.uploads", usual.uploads),
    ]
}

/// The limits of the settings.
pub(super) fn limits(settings: &Settings) -> Limits {
    let usual = Limits::default();
    let count = |name: &str, usual: usize| {
        settings.count(name).and_then(|count| usize::try_from(count).ok()).unwrap_or(usual)
    };
    let time = |name: &str, usual: Duration| settings.count(name).map_or(usual, Duration::from_secs);
    Limits {
        body: count("limits.body", usual.body),
        dossiers: count("limits.dossiers", usual.dossiers),
        answers: count("limits.answers", usual.answers),
        body_time: time("limits.body-time", usual.body_time),
        work_time: time("limits.work-time", usual.work_time),
        at_once: count("limits.at-once", usual.at_once),
        waiting: count("limits.waiting", usual.waiting),
        long_at_once: count("limits.long-at-once", usual.long_at_once),
        long_waiting: count("limits.long-waiting", usual.long_waiting),
        jobs_at_once: count("limits.jobs-at-once", usual.jobs_at_once),
        jobs_waiting: count("limits.jobs-waiting", usual.jobs_waiting),
        jobs: count("limits.jobs", usual.jobs),
        kept_result: count("limits.kept-result", usual.kept_result),
        kept_results: count("limits.kept-results", usual.kept_results),
        upload: settings.count("limits.upload").unwrap_or(usual.upload),
        uploads: settings.count("limits.uploads").unwrap_or(usual.uploads),
    }
}

/// `mtcr admin config`.
pub(super) fn show(arguments: &Arguments, options: &Serve) -> Ended {
    let (settings, wrong) = gathered(arguments, options);
    let forms: Vec<SettingForm> = settings
        .effective()
        .into_iter()
        .map(|one| {
            let place = one.origin.to_string();
            SettingForm { name: one.name, value: one.value, from: one.origin.layer(), place }
        })
        .collect();
    match arguments.format {
        Format::Json => out::print_json(&forms)?,
        Format::Text | Format::Csv => {
            for form in &forms {
                let value = form.value.as_deref().unwrap_or("-");
                out::print(&format!("{} = {value}  ({})\n", form.name, form.place));
            }
        }
    }
    refuse((settings, wrong)).map(|_| Outcome::Nothing)
}
