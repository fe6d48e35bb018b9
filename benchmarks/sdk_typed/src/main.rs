//! Times the AWS SDK's own typed paginator of `ListSessions`, used as its documentation shows.
//!
//! `sdk-typed FLAVOR ENDPOINT FARM QUEUE JOB PAGE_SIZE REPEATS` prints one JSON document. FLAVOR is `multi_thread`
//! (`#[tokio::main]`'s default) or `current_thread`. The first listing is a warm-up.

use std::error::Error;
use std::time::Instant;

use aws_config::{BehaviorVersion, Region};
use aws_credential_types::Credentials;
use aws_sdk_deadline::Client;
use aws_sdk_deadline::config::interceptors::BeforeSerializationInterceptorContextMut;
use aws_sdk_deadline::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_smithy_http_client::pool::{self, ConnectionPool};
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::EndpointPrefix;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use rustix::time::{ClockId, clock_gettime};

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// `inject_host_prefix=False` of boto3, because `management.127.0.0.1` does not resolve.
#[derive(Debug)]
struct NoHostPrefix;

#[dyn_dispatch_hint]
impl Intercept for NoHostPrefix {
    fn name(&self) -> &'static str {
        "NoHostPrefix"
    }

    fn modify_before_serialization(
        &self,
        _context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> std::result::Result<(), BoxError> {
        config.interceptor_state().unset::<EndpointPrefix>();
        Ok(())
    }
}

struct Listing {
    endpoint: String,
    farm: String,
    queue: String,
    job: String,
    page_size: i32,
    repeats: usize,
}

struct Drain {
    seconds: f64,
    cpu: f64,
    pages: usize,
    items: usize,
}

async fn client(endpoint: &str) -> Result<Client> {
    let pool = ConnectionPool::builder()
        .tls_provider(Provider::Rustls(CryptoMode::AwsLc))
        .build_https()?;
    let shared = aws_config::defaults(BehaviorVersion::v2026_01_12())
        .http_client(pool::Client::new(&pool)?)
        .region(Region::from_static("us-west-2"))
        .credentials_provider(Credentials::new("x", "y", None, None, "benchmark"))
        .endpoint_url(endpoint)
        .load()
        .await;
    let config = aws_sdk_deadline::config::Builder::from(&shared)
        .interceptor(NoHostPrefix)
        .build();
    Ok(Client::from_conf(config))
}

async fn drain(client: &Client, listing: &Listing) -> Result<Drain> {
    let (start, cpu) = (Instant::now(), cpu_seconds());
    let mut stream = client
        .list_sessions()
        .farm_id(&listing.farm)
        .queue_id(&listing.queue)
        .job_id(&listing.job)
        .into_paginator()
        .page_size(listing.page_size)
        .send();
    let (mut pages, mut items) = (0, 0);
    while let Some(page) = stream.next().await {
        items += page?.sessions().len();
        pages += 1;
    }
    Ok(Drain {
        seconds: start.elapsed().as_secs_f64(),
        cpu: cpu_seconds() - cpu,
        pages,
        items,
    })
}

/// CPU seconds of this process.
fn cpu_seconds() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// Peak resident memory in MB; `None` without `/proc`.
fn peak_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes * 1024.0 / 1e6)
}

async fn measure(listing: Listing) -> Result<()> {
    let client = client(&listing.endpoint).await?;
    drain(&client, &listing).await?;
    let mut drains = Vec::new();
    for _ in 0..listing.repeats {
        drains.push(drain(&client, &listing).await?);
    }
    let document = serde_json::json!({
        "seconds": drains.iter().map(|drain| drain.seconds).collect::<Vec<_>>(),
        "cpu": drains.iter().map(|drain| drain.cpu).collect::<Vec<_>>(),
        "peak_mb": peak_mb(),
        "pages": drains.iter().map(|drain| drain.pages).max(),
        "items": drains.iter().map(|drain| drain.items).max(),
    });
    println!("{document}");
    Ok(())
}

#[tokio::main]
async fn multi_thread(listing: Listing) -> Result<()> {
    measure(listing).await
}

#[tokio::main(flavor = "current_thread")]
async fn current_thread(listing: Listing) -> Result<()> {
    measure(listing).await
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [flavor, endpoint, farm, queue, job, page_size, repeats] = arguments.as_slice() else {
        return Err("usage: sdk-typed FLAVOR ENDPOINT FARM QUEUE JOB PAGE_SIZE REPEATS".into());
    };
    let listing = Listing {
        endpoint: endpoint.clone(),
        farm: farm.clone(),
        queue: queue.clone(),
        job: job.clone(),
        page_size: page_size.parse()?,
        repeats: repeats.parse()?,
    };
    match flavor.as_str() {
        "current_thread" => current_thread(listing),
        _ => multi_thread(listing),
    }
}
