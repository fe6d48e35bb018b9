//! Serves a local farm until Ctrl-C, as `python -m deadline_pages farm` does.

use std::convert::Infallible;
use std::fs;
use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;

use clap::Parser;
use deadline_farm::{Content, Dials, Farm, FarmSettings, Kind, Server, Sizes, Studio};
use speedate::DateTime;

const DAY: f64 = 86_400_000.0;
/// More requests than a farm can answer in a second.
const MAX_RATE: f64 = 100_000.0;

/// Serve a Deadline Cloud endpoint with procedural or simulated data on 127.0.0.1 until Ctrl-C.
#[derive(Parser)]
#[command(version)]
struct Args {
    /// Address of this machine to listen on; 0.0.0.0 is all of them
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// Port, 0 for any that is free
    #[arg(long, default_value_t = 8000)]
    port: u16,
    /// Seed of the generated data; another seed gives other ids
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Farms in the account
    #[arg(long, default_value_t = 1)]
    farms: u64,
    /// Queues in each farm
    #[arg(long, default_value_t = 2)]
    queues: u64,
    /// Fleets in each farm; 2 if left out, 3 if the farm is simulated
    #[arg(long)]
    fleets: Option<u64>,
    /// Workers in each fleet, at most so many at a time if the farm is simulated
    #[arg(long, default_value_t = 8)]
    workers: u64,
    /// Jobs in each queue
    #[arg(long, default_value_t = 10)]
    jobs: u64,
    /// Steps in each job
    #[arg(long, default_value_t = 2)]
    steps: u64,
    /// Tasks in each step
    #[arg(long, default_value_t = 10)]
    tasks: u64,
    /// Sessions of each job
    #[arg(long, default_value_t = 25)]
    sessions_per_job: u64,
    /// Session actions of each session
    #[arg(long, default_value_t = 4)]
    actions_per_session: u64,
    /// Jobs of each queue that run, those created last; every other one if left out
    #[arg(long)]
    running_jobs: Option<u32>,
    /// Simulate a studio: jobs arrive, workers come and go, and time passes
    #[arg(long, conflicts_with_all = ["farms", "jobs", "steps", "tasks", "sessions_per_job", "actions_per_session", "running_jobs"])]
    simulated: bool,
    /// JSON file of a scenario, instead of a made-up studio
    #[arg(long, requires = "simulated", conflicts_with_all = ["queues", "fleets", "workers", "jobs_per_day"])]
    scenario: Option<PathBuf>,
    /// Days that have been simulated when the farm is first served; 1 if left out, 0 of a scenario
    #[arg(long, requires = "simulated", value_parser = |text: &str| number(text, 366.0))]
    days: Option<f64>,
    /// Jobs submitted on a simulated working day; as many as keep the workers busy if left out
    #[arg(long, requires = "simulated")]
    jobs_per_day: Option<u32>,
    /// The time of a simulated farm when it is first served
    #[arg(long, requires = "simulated", default_value = "2026-01-06T10:00:00Z", value_parser = time)]
    now: i64,
    /// How many times faster than here time passes in a simulated farm; it stands still if left out
    #[arg(long, requires = "simulated", default_value_t = 0.0, value_parser = |text: &str| number(text, 86_400.0))]
    speed: f64,
    /// Seconds to wait before each answer
    #[arg(long, default_value_t = 0.0, value_parser = |text: &str| number(text, 3600.0))]
    latency: f64,
    /// Share of the requests answered with 429, 0 to 1
    #[arg(long, default_value_t = 0.0, value_parser = |text: &str| number(text, 1.0))]
    throttle_rate: f64,
    /// Rate at which each operation is served, further requests get 429; no limit if left out
    #[arg(long, value_parser = rate)]
    requests_per_second: Option<f64>,
    /// Requests of an operation served at once after a pause; a second's worth if left out
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
    burst: Option<u32>,
    /// Seconds that throttled answers ask for
    #[arg(long, default_value_t = 1)]
    retry_after: u32,
    /// Largest maxResults; the service's own limit if left out
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
    max_page_size: Option<u32>,
}

fn number(text: &str, most: f64) -> Result<f64, String> {
    let number = text.parse().ok().filter(|number| (0.0..=most).contains(number));
    number.ok_or_else(|| format!("not a number from 0 to {most}"))
}

fn rate(text: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|number| *number > 0.0 && *number <= MAX_RATE);
    number.ok_or_else(|| format!("not a number above 0, up to {MAX_RATE}"))
}

fn time(text: &str) -> Result<i64, String> {
    let time = DateTime::parse_str(text).map_err(|error| error.to_string())?;
    Ok(time.timestamp_tz() * 1000)
}

fn main() -> ExitCode {
    let Err(error) = serve(&Args::parse());
    // If stderr is closed, there is no one to tell.
    let _ = writeln!(io::stderr(), "deadline-farm: {error}");
    ExitCode::from(2)
}

fn content(args: &Args) -> io::Result<Content> {
    if args.simulated {
        let small = |number: u64| u32::try_from(number).map_err(io::Error::other);
        let studio = match &args.scenario {
            Some(path) => Studio::Scenario(fs::read_to_string(path)?),
            None => Studio::MadeUp(Dials {
                queues: small(args.queues)?,
                fleets: small(args.fleets.unwrap_or(3))?,
                workers: small(args.workers)?,
                jobs_per_day: args.jobs_per_day,
            }),
        };
        let days = args.days.unwrap_or(if args.scenario.is_some() { 0.0 } else { 1.0 });
        return Ok(Content::Simulated {
            studio,
            start: args.now - (days * DAY) as i64,
            now: args.now,
            speed: args.speed,
        });
    }
    let sizes = Sizes {
        farms: args.farms,
        queues: args.queues,
        fleets: args.fleets.unwrap_or(2),
        workers: args.workers,
        jobs: args.jobs,
        steps: args.steps,
        tasks: args.tasks,
        sessions: args.sessions_per_job,
        actions: args.actions_per_session,
    };
    Ok(Content::Procedural {
        sizes,
        running_jobs: args.running_jobs,
    })
}

/// Ctrl-C ends the process: there is nothing to clean up.
fn serve(args: &Args) -> io::Result<Infallible> {
    let farm = Farm::new(FarmSettings {
        seed: args.seed,
        content: content(args)?,
        latency: args.latency,
        throttle_rate: args.throttle_rate,
        requests_per_second: args.requests_per_second,
        burst: args.burst,
        retry_after: Some(args.retry_after),
        max_page_size: args.max_page_size,
    });
    let farm = Arc::new(farm.map_err(io::Error::other)?);
    let server = Server::start(Arc::clone(&farm), args.host, args.port)?;
    let mut out = io::stdout().lock();
    writeln!(out, "http://127.0.0.1:{}", server.port())?;
    for (name, kind, numbers) in [
        ("farmId  ", Kind::Farm, &[0][..]),
        ("queueId ", Kind::Queue, &[0, 0]),
        ("jobId   ", Kind::Job, &[0, 0, 0]),
    ] {
        // There may be none of this kind.
        if let Ok(id) = farm.id(kind, numbers) {
            writeln!(out, "{name} {id}")?;
        }
    }
    out.flush()?;
    loop {
        thread::park();
    }
}
