//! Connections for all clients: plain, or by TLS where the URL says `https://`.

use std::{
    io,
    pin::Pin,
    sync::{Arc, OnceLock},
    task::{Context, Poll},
    time::Duration,
};

use http::{Uri, uri::Scheme};
use hyper_rustls::{ConfigBuilderExt, HttpsConnector, MaybeHttpsStream};
use hyper_util::{client::legacy::connect::HttpConnector, rt::TokioIo};
use rustls::ClientConfig;
use tokio::net::TcpStream;
use tower::{BoxError, Service};

/// How long it may take until a host takes a connection.
const LONGEST_CONNECT: Duration = Duration::from_secs(5);

/// Connects to hosts. Most servers never need TLS, so the certificates that this host trusts (or those that `SSL_CERT_FILE`
/// and `SSL_CERT_DIR` name) are read when the first `https://` URL is fetched.
#[derive(Clone, Debug)]
pub(crate) struct Connector {
    plain: HttpConnector,
    tls: Arc<OnceLock<Arc<ClientConfig>>>,
}

impl Connector {
    pub(super) fn new() -> Self {
        let mut plain = HttpConnector::new();
        // It is asked for `https://` hosts too.
        plain.enforce_http(false);
        plain.set_connect_timeout(Some(LONGEST_CONNECT));
        // Requests are sent whole, so waiting for more to send only delays them.
        plain.set_nodelay(true);
        Self { plain, tls: Arc::default() }
    }

    fn tls(&self) -> io::Result<Arc<ClientConfig>> {
        if let Some(config) = self.tls.get() {
            return Ok(Arc::clone(config));
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(io::Error::other)?
            .with_native_roots()?
            .with_no_client_auth();
        Ok(Arc::clone(self.tls.get_or_init(|| Arc::new(config))))
    }
}

/// A connection that is being made.
type Connecting =
    Pin<Box<dyn Future<Output = Result<MaybeHttpsStream<TokioIo<TcpStream>>, BoxError>> + Send>>;

impl Service<Uri> for Connector {
    type Response = MaybeHttpsStream<TokioIo<TcpStream>>;
    type Error = BoxError;
    type Future = Connecting;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.plain.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, uri: Uri) -> Connecting {
        let mut connector = self.clone();
        Box::pin(async move {
            if uri.scheme() != Some(&Scheme::HTTPS) {
                return Ok(MaybeHttpsStream::Http(connector.plain.call(uri).await?));
            }
            // Reading certificates takes as long as the disk takes.
            let (reader, plain) = (connector.clone(), connector.plain);
            let config = tokio::task::spawn_blocking(move || reader.tls()).await??;
            HttpsConnector::from((plain, config)).call(uri).await
        })
    }
}
