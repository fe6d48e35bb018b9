//! A TCP connection whose descriptor other code may close. Its number may then be that of another file, which is
//! neither written to nor closed.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

pub struct Socket {
    /// Taken when this is dropped.
    stream: Option<TcpStream>,
    /// No other socket has this local address while this one is open.
    address: SocketAddr,
}

impl Socket {
    pub fn new(stream: TcpStream) -> io::Result<Self> {
        let address = stream.local_addr()?;
        let stream = Some(stream);
        Ok(Self { stream, address })
    }

    fn open(self: Pin<&mut Self>) -> io::Result<Pin<&mut TcpStream>> {
        self.get_mut().stream.as_mut().map(Pin::new).ok_or_else(closed)
    }

    /// The stream to write to. One system call, once per request.
    fn checked(self: Pin<&mut Self>) -> io::Result<Pin<&mut TcpStream>> {
        let address = self.address;
        let stream = self.open()?;
        if is_at(&stream, address) {
            Ok(stream)
        } else {
            Err(closed())
        }
    }
}

fn is_at(stream: &TcpStream, address: SocketAddr) -> bool {
    stream.local_addr().is_ok_and(|now| now == address)
}

fn closed() -> io::Error {
    io::Error::new(
        io::ErrorKind::ConnectionAborted,
        "Bad file descriptor: other code closed it",
    )
}

impl Drop for Socket {
    fn drop(&mut self) {
        if let Some(stream) = self.stream.take()
            && !is_at(&stream, self.address)
        {
            std::mem::forget(stream);
        }
    }
}

impl AsyncRead for Socket {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.open()?.poll_read(context, buffer)
    }
}

impl AsyncWrite for Socket {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, data: &[u8]) -> Poll<io::Result<usize>> {
        self.checked()?.poll_write(context, data)
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.open()?.poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.checked()?.poll_shutdown(context)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        data: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.checked()?.poll_write_vectored(context, data)
    }

    fn is_write_vectored(&self) -> bool {
        true
    }
}
