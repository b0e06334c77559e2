//! `mtcr-cluster`, which `mtcr cluster` starts.

mod args;

use args::{Arguments, Command, Cut, Executor, Reading, Run, Scheduler, Sql};
use clap::Parser;
use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use mtcr_cluster::{cut, executor, job, scheduler, sql};
use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// What was asked for is wrong, or cannot be done with what there is.
const BAD_INPUT: u8 = 2;
/// A job began and is not done.
const REFUSED: u8 = 3;

/// Plans are taken apart by functions that call themselves; the library asks for stacks of this size.
const STACK: usize = 32 << 20;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // What was evaluated is what an executor has to tell. A run and a query tell what failed themselves, and once.
    let (level, others) = match &arguments.command {
        Command::Executor(_) => (LevelFilter::INFO, LevelFilter::WARN),
        Command::Scheduler(_) => (LevelFilter::WARN, LevelFilter::WARN),
        Command::Cut(_) | Command::Run(_) | Command::Sql(_) => (LevelFilter::WARN, LevelFilter::OFF),
    };
    let log = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(false);
    let shown = Targets::new()
        .with_default(others)
        .with_target("mtcr_cluster", level)
        // While a scheduler is away it would say so sixteen times a second.
        .with_target("ballista_executor::execution_loop", LevelFilter::ERROR);
    tracing_subscriber::registry().with(log).with(shown).init();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(STACK).build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => return complain(BAD_INPUT, &error),
    };
    // The main thread has a small stack of its own, so that the work is done by one of the runtime.
    runtime.block_on(async {
        match tokio::spawn(ran(arguments.command)).await {
            Ok(code) => code,
            Err(died) => complain(REFUSED, &died),
        }
    })
}

async fn ran(command: Command) -> ExitCode {
    match command {
        Command::Sql(options) => sql(options).await,
        Command::Scheduler(options) => scheduler(options).await,
        Command::Executor(options) => executor(options).await,
        Command::Cut(options) => cut_up(&options),
        Command::Run(options) => run(options).await,
    }
}

async fn sql(options: Sql) -> ExitCode {
    let mut tables = Vec::new();
    for table in &options.tables {
        match table.split_once('=') {
            Some((name, path)) if !name.is_empty() && !path.is_empty() => {
                tables.push((name.to_owned(), PathBuf::from(path)));
            }
            _ => {
                return wrong(&format!(
                    "`{table}` is no table: write its name and its file, as products=products.csv"
                ));
            }
        }
    }
    let (delimiter, on) = match reading(&options.reading) {
        Ok(reading) => reading,
        Err(code) => return code,
    };
    let query = sql::Query { sql: &options.query, tables: &tables, delimiter, on };
    match sql::run(&query, options.output.as_deref()).await {
        Ok(None) => ExitCode::SUCCESS,
        Ok(Some(text)) => {
            // A reader that went away wants no more of it.
            let _ = writeln!(std::io::stdout(), "{text}");
            ExitCode::SUCCESS
        }
        Err(error) => complain(BAD_INPUT, &error),
    }
}

async fn scheduler(options: Scheduler) -> ExitCode {
    let spec = scheduler::Spec {
        bind: options.bind,
        port: options.port,
        host: options.host,
        silence: Duration::from_secs(u64::from(options.silence)),
    };
    let listening = |address| say(&format!("scheduler listening on {address}"));
    match scheduler::run(&spec, listening).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => complain(BAD_INPUT, &error),
    }
}

async fn executor(options: Executor) -> ExitCode {
    let Some((host, port)) = address(&options.scheduler) else {
        return wrong(&format!(
            "`{}` is no scheduler: write its host and port, as host:50050",
            options.scheduler
        ));
    };
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let spec = executor::Spec {
        scheduler: (host, port),
        patience: Duration::from_secs(u64::from(options.patience)),
        bind: options.bind,
        host: options.host,
        ports: (options.port, options.grpc_port),
        vcores: options.vcores.map_or(processors, |count| usize::from(count.max(1))),
        work: options.work,
        memory: u64::from(options.memory) << 20,
    };
    if let Err(error) = std::fs::create_dir_all(&spec.work) {
        return wrong(&format!("cannot make `{}`: {error}", spec.work.display()));
    }
    match executor::run(&spec).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => complain(BAD_INPUT, &error),
    }
}

fn cut_up(options: &Cut) -> ExitCode {
    let delimiter = match separator(options.delimiter.as_deref()) {
        Ok(delimiter) => delimiter,
        Err(code) => return code,
    };
    match cut::cut(&options.input, &options.output, options.rows, delimiter) {
        Ok((files, rows)) => {
            say(&format!("{files} files, {rows} rows"));
            ExitCode::SUCCESS
        }
        Err(error) => complain(BAD_INPUT, &error),
    }
}

async fn run(options: Run) -> ExitCode {
    if address(&options.scheduler).is_none() {
        return wrong(&format!(
            "`{}` is no scheduler: write its host and port, as host:50050",
            options.scheduler
        ));
    }
    let (delimiter, on) = match reading(&options.reading) {
        Ok(reading) => reading,
        Err(code) => return code,
    };
    let spec = job::Spec {
        scheduler: options.scheduler,
        query: options.query,
        inputs: options.inputs,
        delimiter,
        output: options.output,
        format: options.format.into(),
        at_once: options.at_once,
        deadline: Duration::from_secs(options.deadline.max(1)),
        attempts: options.attempts,
        on,
    };
    match job::run(&spec, &mut say).await {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) if error.is_incomplete() => complain(REFUSED, &error),
        Err(error) => complain(BAD_INPUT, &error),
    }
}

/// The sign between columns and the day.
fn reading(options: &Reading) -> Result<(Option<u8>, Date), ExitCode> {
    let delimiter = separator(options.delimiter.as_deref())?;
    let on = match options.on.as_deref() {
        None => Zoned::now().with_time_zone(TimeZone::UTC).date(),
        Some(typed) => match typed.parse() {
            Ok(day) => day,
            Err(_) => return Err(wrong(&format!("`{typed}` is no day: write it as 2026-11-22"))),
        },
    };
    Ok((delimiter, on))
}

/// The sign between columns.
fn separator(typed: Option<&str>) -> Result<Option<u8>, ExitCode> {
    match typed {
        None => Ok(None),
        Some("\\t" | "\t") => Ok(Some(b'\t')),
        Some(sign) => match sign.as_bytes() {
            [byte] if byte.is_ascii_punctuation() && *byte != b'"' => Ok(Some(*byte)),
            _ => Err(wrong(&format!("`{sign}` cannot separate columns: write `;`, `,`, `|` or `\\t`"))),
        },
    }
}

/// A host and a port.
fn address(typed: &str) -> Option<(String, u16)> {
    let (host, port) = typed.rsplit_once(':')?;
    let port = port.parse().ok()?;
    (!host.is_empty()).then(|| (host.to_owned(), port))
}

/// Says what happens, on the channel of what is said beside results.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

fn wrong(message: &str) -> ExitCode {
    say(&format!("error: {message}"));
    ExitCode::from(BAD_INPUT)
}

fn complain(code: u8, error: &dyn Error) -> ExitCode {
    let mut message = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !message.contains(&cause_text) {
            message = format!("{message}: {cause_text}");
        }
        source = cause.source();
    }
    say(&format!("error: {message}"));
    ExitCode::from(code)
}
