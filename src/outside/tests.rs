use std::{convert::Infallible, net::SocketAddr};

use http_body_util::Full;
use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use super::*;

/// A server on a free port of this host: `/document`, `/moved`, `/gone`, and `/never`, which does not answer.
async fn server() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(answer)));
        }
    });
    address
}

async fn answer(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let status = match request.uri().path() {
        "/document" => 200,
        "/moved" => 302,
        "/never" => std::future::pending().await,
        _ => 404,
    };
    let response = Response::builder().status(status).header(header::LOCATION, "/document");
    Ok(response.body(Full::from("0123456789")).unwrap())
}

async fn fetch(url: &str, limit: usize) -> Result<Vec<u8>, String> {
    let fetcher =
        HttpFetch { longest: Duration::from_millis(300), ..HttpFetch::new(vec!["files.example".into()]) };
    fetcher.fetch(url.to_owned(), limit).await.map_err(|error| error.to_string())
}

#[tokio::test]
async fn fetches_documents_of_this_host() {
    let port = server().await.port();
    assert_eq!(fetch(&format!("http://127.0.0.1:{port}/document"), 10).await.unwrap(), b"0123456789");
    assert_eq!(fetch(&format!("http://localhost:{port}/document?a=b"), 10).await.unwrap(), b"0123456789");
}

#[tokio::test]
async fn reads_files_of_one_directory() {
    let root = std::env::temp_dir().join(format!("stockroom-files-{}", std::process::id()));
    let (inside, outside) = (root.join("in side"), root.join("outside"));
    std::fs::create_dir_all(inside.join("sub")).unwrap();
    std::fs::create_dir_all(&outside).unwrap();
    std::fs::write(inside.join("sub/a.yaml"), "0123456789").unwrap();
    std::fs::write(outside.join("b.yaml"), "secret").unwrap();
    std::os::unix::fs::symlink(outside.join("b.yaml"), inside.join("link.yaml")).unwrap();
    let fetcher = HttpFetch::new(Vec::new());
    let reading = |files: bool, path: &str, limit| {
        let fetcher = fetcher.clone().with_files(files.then(|| inside.clone()));
        let url = format!("file://{}/{path}", inside.display()).replace(' ', "%20");
        async move { fetcher.fetch(url, limit).await.map_err(|error| error.to_string()) }
    };
    assert_eq!(reading(true, "sub/a.yaml", 10).await.unwrap(), b"0123456789");
    for (files, path, limit, why) in [
        (false, "sub/a.yaml", 10, "no directory is set"),
        (true, "sub/a.yaml", 9, "more than 9 bytes"),
        (true, "sub", 10, "not a file"),
        (true, "c.yaml", 10, "No such file"),
        (true, "link.yaml", 10, "outside the directory"),
        (true, "../outside/b.yaml", 10, "outside the directory"),
    ] {
        let text = reading(files, path, limit).await.unwrap_err();
        assert!(text.contains(why), "{text}");
    }
    std::fs::remove_dir_all(root).unwrap();
}

#[tokio::test]
async fn says_why_a_document_cannot_be_read() {
    let address = server().await;
    let url = |path: &str| format!("http://{address}{path}");
    for (path, why) in [
        ("/document", "more than 9 bytes"),
        ("/moved", "302 Found, and redirects are not followed"),
        ("/gone", "404 Not Found"),
        ("/never", "longer than 0.3 s"),
    ] {
        let text = fetch(&url(path), 9).await.unwrap_err();
        assert!(text.contains(why) && text.contains(path), "{text}");
    }
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    assert!(fetch(&format!("http://{closed}/"), 9).await.unwrap_err().contains("refused"));
}

#[test]
fn reaches_only_this_host_and_allowed_ones() {
    let fetcher = HttpFetch::new(vec!["files.example".into()]);
    for url in
        ["http://LOCALHOST/a", "http://127.9.9.9:80/a", "https://[::1]:8000/a", "https://Files.Example/a"]
    {
        assert!(fetcher.check(url).is_ok(), "{url}");
    }
    for url in [
        "",
        "/etc/passwd",
        "file:///etc/passwd",
        "ftp://localhost/a",
        "https://192.168.0.1/a",
        "http://192.168.0.1/a",
        "http://169.254.169.254/latest/meta-data",
        "http://[::ffff:127.0.0.1]/a",
        "http://localhost.example/a",
        "http://127.0.0.1.example/a",
        "http://user@localhost/a",
        "http://localhost@other.example/a",
    ] {
        assert!(fetcher.check(url).is_err(), "{url}");
    }
}
