//! The HTTP endpoint: a thread and a runtime of its own, so that it waits for nothing of the program around it.

use std::future;
use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER};
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::sync::oneshot;

use crate::body::ResponseBody;
use crate::call::Call;
use crate::failure::Failure;
use crate::faults::Effect;
use crate::ids;
use crate::log::Entry;
use crate::route;
use crate::state::Farm;
use crate::timer::Timer;
use crate::writes;

/// The largest body in bytes: a template may have a million letters, and more bytes.
const MAX_BODY: usize = 5 << 20;
/// What a proxy answers instead of the service.
const PROXY_PAGE: &[u8] = b"<html><body><h1>502 Bad Gateway</h1></body></html>";

/// A running server. Dropping it stops it.
pub struct Server {
    port: u16,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    /// The process that has the thread: a forked child has only a copy of this handle.
    process: u32,
}

impl Server {
    /// Listen on this address of the machine; port 0 takes any that is free.
    pub fn start(farm: Arc<Farm>, host: IpAddr, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind(SocketAddr::from((host, port)))?;
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
            // Open connections end with the runtime.
            drop(runtime);
        })?;
        Ok(Self {
            port,
            stop: Some(stop),
            thread: Some(thread),
            process: std::process::id(),
        })
    }

    /// The port that it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if self.process != std::process::id() {
            // Neither may be used here: their thread is in the parent.
            std::mem::forget(self.stop.take());
            std::mem::forget(self.thread.take());
            return;
        }
        if let Some(stop) = self.stop.take() {
            // An error means that the thread has ended already.
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
    let timer = Arc::new(Timer::default());
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Out of file descriptors, or the client has gone already: others may still be served.
            tokio::time::sleep(Duration::from_millis(10)).await;
            continue;
        };
        // Without it, a page in two packets waits for the client's delayed acknowledgement.
        let _ = stream.set_nodelay(true);
        let (farm, timer) = (Arc::clone(&farm), Arc::clone(&timer));
        tokio::spawn(async move {
            let service = service_fn(|request| answer(Arc::clone(&farm), Arc::clone(&timer), request));
            // A client may close its connection at any time.
            let _ = http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

/// The answer to a request; an error closes the connection without one.
async fn answer(farm: Arc<Farm>, timer: Arc<Timer>, request: Request<Incoming>) -> io::Result<Response<ResponseBody>> {
    let number = farm.count_request();
    if let Ok(latency) = Duration::try_from_secs_f64(farm.latency())
        && !latency.is_zero()
    {
        timer.wait(latency).await;
    }
    let (parts, body) = request.into_parts();
    let (body, unread) = match Limited::new(body, MAX_BODY).collect().await {
        // Copied: it would hold the connection's whole buffer in the log.
        Ok(body) => (Bytes::copy_from_slice(&body.to_bytes()), None),
        // Too large, or the client has gone already.
        Err(error) => (Bytes::new(), Some(Failure::invalid("body", &error.to_string()))),
    };
    let call = Call::new(&parts, body);
    let fault = farm.faults.meet(&call);
    let effect = match &fault {
        Some(fault) => {
            tokio::time::sleep(fault.settings().delay).await;
            fault.settings().effect.clone()
        }
        None => Effect::None,
    };
    let operation = call.operation.as_ref().map_or("", |(operation, _)| operation.name);
    let answered = match (&effect, unread) {
        (Effect::Hang | Effect::Closed, _) => {
            farm.log.add(Entry {
                call,
                status: None,
                error: None,
            });
            if matches!(effect, Effect::Hang) {
                // Until the client closes the connection, or the farm is closed.
                return future::pending().await;
            }
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        (Effect::Error(error), _) => Err(error.failure(operation)),
        (_, Some(unread)) => Err(unread),
        (_, None) => route::answer(&farm, &call, number),
    };
    let (status, body, error) = match answered {
        Ok(body) => {
            let status = writes::find(operation).map_or(200, |write| write.status);
            (StatusCode::from_u16(status).unwrap_or_default(), body, None)
        }
        Err(failure) => {
            let status = StatusCode::from_u16(failure.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let body = failure.body.to_string().into_bytes();
            (status, body, Some((failure.code, failure.retry_after)))
        }
    };
    farm.log.add(Entry {
        call,
        status: Some(status.as_u16()),
        error: error.as_ref().map(|(code, _)| code.clone()),
    });
    let body = Bytes::from(body);
    let mut response = match effect {
        Effect::Truncated => {
            let length = HeaderValue::from(body.len());
            let mut response = Response::new(ResponseBody::truncated(body));
            response.headers_mut().insert(CONTENT_LENGTH, length);
            response
        }
        Effect::Garbled => Response::new(ResponseBody::whole(Bytes::from_static(PROXY_PAGE), None)),
        _ => {
            let pace = fault.and_then(|fault| fault.settings().bytes_per_second);
            Response::new(ResponseBody::whole(body, pace))
        }
    };
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let id = ids::uuid(ids::widen(farm.world().hash(301, number)));
    if let Ok(id) = HeaderValue::try_from(id) {
        headers.insert(HeaderName::from_static("x-amzn-requestid"), id);
    }
    if let Some((code, retry_after)) = error {
        if let Ok(code) = HeaderValue::try_from(&*code) {
            headers.insert(HeaderName::from_static("x-amzn-errortype"), code);
        }
        if let Some(seconds) = retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
    }
    Ok(response)
}
