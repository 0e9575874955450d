//! A file on its way to whoever asked for it: pieces leave while the rest is still being written, so that a long file needs
//! no more memory than a short one. Owns the pipe between the thread that writes and the connection that carries.

use std::{
    io::{self, Write},
    pin::Pin,
    task::{Context, Poll},
};

use tokio::sync::mpsc;
use tokio_stream::{Stream, StreamExt};

/// Bytes that go out together.
const PIECE: usize = 64 * 1024;

/// A file that is still being written. A stream of its pieces; it ends with an error where the file could not be
/// written to its end, so that nobody takes a part for the whole.
#[derive(Debug)]
pub struct Download {
    /// `None` is the file's end.
    pieces: mpsc::Receiver<io::Result<Option<Vec<u8>>>>,
    ended: bool,
}

impl Download {
    /// Begins to write, on a thread of its own.
    pub(super) fn begin(write: impl FnOnce(Pipe) -> io::Result<Pipe> + Send + 'static) -> Self {
        let (sender, pieces) = mpsc::channel(4);
        tokio::task::spawn_blocking(move || {
            let pipe = Pipe { sender: sender.clone(), piece: Vec::with_capacity(PIECE) };
            let end = write(pipe).and_then(|mut pipe| pipe.flush()).map(|()| None);
            // Whoever asked may have gone.
            drop(sender.blocking_send(end));
        });
        Self { pieces, ended: false }
    }

    /// The whole file, in memory.
    ///
    /// # Errors
    /// What kept it from being written.
    pub async fn whole(mut self) -> io::Result<Vec<u8>> {
        let mut all = Vec::new();
        while let Some(piece) = self.next().await {
            all.extend(piece?);
        }
        Ok(all)
    }
}

impl Stream for Download {
    type Item = io::Result<Vec<u8>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.ended {
            return Poll::Ready(None);
        }
        self.pieces.poll_recv(cx).map(|piece| {
            self.ended = !matches!(piece, Some(Ok(Some(_))));
            match piece {
                Some(piece) => piece.transpose(),
                // The thread ended without a word.
                None => Some(Err(io::ErrorKind::UnexpectedEof.into())),
            }
        })
    }
}

/// Where the file is written to.
pub(super) struct Pipe {
    sender: mpsc::Sender<io::Result<Option<Vec<u8>>>>,
    piece: Vec<u8>,
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let piece = std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE));
        self.sender.blocking_send(Ok(Some(piece))).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run<T>(work: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().build().expect("a runtime").block_on(work)
    }

    #[test]
    fn what_is_written_arrives_whole_and_in_order() {
        run(async {
            let sent: Vec<u8> = (0..1_000_000_u32).flat_map(u32::to_le_bytes).collect();
            let written = sent.clone();
            let download = Download::begin(move |mut pipe| {
                for part in written.chunks(777) {
                    pipe.write_all(part)?;
                }
                Ok(pipe)
            });
            assert!(download.whole().await.expect("a file") == sent);
        });
    }

    #[test]
    fn a_file_that_breaks_off_is_no_file() {
        run(async {
            let broken = Download::begin(|mut pipe| {
                pipe.write_all(b"half")?;
                pipe.flush()?;
                Err(io::Error::other("the disk is gone"))
            });
            assert_eq!(broken.whole().await.expect_err("no file").to_string(), "the disk is gone");
            let lost = Download::begin(|mut pipe| {
                pipe.write_all(b"half")?;
                std::panic::resume_unwind(Box::new("lost"))
            });
            assert_eq!(lost.whole().await.expect_err("no file").kind(), io::ErrorKind::UnexpectedEof);
        });
    }

    #[test]
    fn writing_ends_when_nobody_listens() {
        run(async {
            let (tell, told) = tokio::sync::oneshot::channel();
            let mut download = Download::begin(move |mut pipe| {
                let error = loop {
                    if let Err(error) = pipe.write_all(&vec![7; PIECE]) {
                        break error;
                    }
                };
                tell.send(error.kind()).expect("somebody listens");
                Ok(pipe)
            });
            assert!(download.next().await.is_some());
            drop(download);
            assert_eq!(told.await.expect("an end"), io::ErrorKind::BrokenPipe);
        });
    }
}
