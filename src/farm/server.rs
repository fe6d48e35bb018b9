//! The endpoint: a thread of its own with a runtime of its own, so that nothing here waits for Python.

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER};
use http::request::Parts;
use http::{Method, Request, Response, StatusCode};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::json;
use tokio::sync::oneshot;

use super::ids::{self, mix};
use super::route::{self, Failure};
use super::world::World;
use super::write::Writer;

/// Bytes of a body: a hundred identifiers take far less.
const MOST: usize = 1 << 20;
/// How much longer the runtime's timer may take.
const COARSE: Duration = Duration::from_millis(2);

/// All that an answer depends on.
pub struct Farm {
    pub world: World,
    pub writer: Writer,
    pub max_page_size: Option<u64>,
    pub retry_after: Option<u64>,
    /// Seconds and a share, as the bits of an `f64`.
    pub latency: AtomicU64,
    pub throttle_rate: AtomicU64,
    pub requests: AtomicU64,
}

/// A running server. Dropping it stops it.
pub struct Server {
    pub port: u16,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    /// The process that has the thread: a fork's child has only a copy of this handle.
    process: u32,
}

impl Server {
    pub fn start(farm: Arc<Farm>, port: u16) -> std::io::Result<Self> {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (stop, stopped) = oneshot::channel();
        let thread = thread::Builder::new().name("deadline-farm".to_owned()).spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    _ = stopped => {}
                    () = accept(farm, listener) => {}
                }
            });
            // Connections end with the runtime, wherever they are.
            drop(runtime);
        })?;
        Ok(Self {
            port,
            stop: Some(stop),
            thread: Some(thread),
            process: std::process::id(),
        })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if self.process != std::process::id() {
            // Neither may be touched here: the thread that would answer is in the parent.
            std::mem::forget(self.stop.take());
            std::mem::forget(self.thread.take());
            return;
        }
        if let Some(stop) = self.stop.take() {
            // An error means that the thread is gone already.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

async fn accept(farm: Arc<Farm>, listener: TcpListener) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
        return;
    };
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Out of file descriptors, or the client is gone already: others may still be served.
            tokio::time::sleep(Duration::from_millis(10)).await;
            continue;
        };
        // Without it, a page in two packets waits for the client's delayed acknowledgement.
        let _ = stream.set_nodelay(true);
        let farm = Arc::clone(&farm);
        tokio::spawn(async move {
            let service = service_fn(|request| answer(Arc::clone(&farm), request));
            // A client that breaks off is no matter of ours.
            let _ = http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

/// To the tenth of a millisecond: the runtime's timer, which counts whole ones and up, waits most of it, a thread the rest.
async fn wait(time: Duration) {
    let end = Instant::now() + time;
    tokio::time::sleep(time.saturating_sub(COARSE)).await;
    let rest = end.saturating_duration_since(Instant::now());
    if !rest.is_zero() {
        // It fails where the farm ends meanwhile.
        let _ = tokio::task::spawn_blocking(move || thread::sleep(rest)).await;
    }
}

async fn answer(farm: Arc<Farm>, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let number = farm.requests.fetch_add(1, Ordering::Relaxed);
    let latency = f64::from_bits(farm.latency.load(Ordering::Relaxed));
    if let Ok(latency) = Duration::try_from_secs_f64(latency)
        && !latency.is_zero()
    {
        wait(latency).await;
    }
    let (parts, body) = request.into_parts();
    let answered = match Limited::new(body, MOST).collect().await {
        Ok(body) => farm.answer(&parts, &body.to_bytes(), number),
        // Too large, or the client is gone already.
        Err(error) => Err(Failure::invalid("body", &error.to_string())),
    };
    let (status, body, failure) = match answered {
        Ok(body) => (StatusCode::OK, body, None),
        Err(failure) => {
            let status = StatusCode::from_u16(failure.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (
                status,
                failure.body.to_string().into_bytes(),
                Some((failure.code, failure.retry_after)),
            )
        }
    };
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let hash = farm.world.hash(301, number);
    if let Ok(id) = HeaderValue::from_bytes(&ids::uuid(u128::from(hash) << 64 | u128::from(mix(hash)))) {
        headers.insert(HeaderName::from_static("x-amzn-requestid"), id);
    }
    if let Some((code, retry_after)) = failure {
        headers.insert(
            HeaderName::from_static("x-amzn-errortype"),
            HeaderValue::from_static(code),
        );
        if let Some(seconds) = retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
    }
    Ok(response)
}

impl Farm {
    fn answer(&self, request: &Parts, body: &[u8], number: u64) -> Result<Vec<u8>, Failure> {
        let (method, path) = (&request.method, request.uri.path());
        let operation = match *method {
            Method::GET => route::operation(false, path),
            Method::POST => route::operation(true, path),
            _ => None,
        };
        let Some((operation, labels)) = operation else {
            let message = format!("The local farm has no operation at {method} {path}.");
            return Err(Failure::new(
                404,
                "UnknownOperationException",
                json!({"message": message}),
            ));
        };
        let signature = request.headers.get(AUTHORIZATION).map(HeaderValue::as_bytes);
        if !signature.is_some_and(|signature| signature.starts_with(b"AWS4-HMAC-SHA256 ")) {
            let body = json!({"message": "Missing Authentication Token: the request is not signed."});
            return Err(Failure::new(403, "AccessDeniedException", body));
        }
        // 53 bits, as many as an f64 has.
        let chance = (self.world.hash(302, number) >> 11) as f64 / (1u64 << 53) as f64;
        if chance < f64::from_bits(self.throttle_rate.load(Ordering::Relaxed)) {
            let body = json!({"message": "Rate exceeded", "serviceCode": "deadline"});
            let failure = Failure::new(429, "ThrottlingException", body);
            return Err(Failure {
                retry_after: self.retry_after,
                ..failure
            });
        }
        let query = request.uri.query().unwrap_or_default();
        route::answer(self, operation, labels, query, body)
    }
}
