use std::{
    convert::Infallible,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use http::{HeaderMap, Response};
use http_body_util::{BodyExt, Full};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use super::*;
use crate::kit::AccountId;

/// What a server was asked: method and path, headers, body.
type Seen = Arc<Mutex<Vec<(String, HeaderMap, Bytes)>>>;

/// A server on a free port of this host that has one bucket, `shelf`, and forgets what it is sent.
async fn server() -> (SocketAddr, Seen) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let seen = Seen::default();
    let noted = Arc::clone(&seen);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let noted = Arc::clone(&noted);
            let service = service_fn(move |request| answer(Arc::clone(&noted), request));
            tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
        }
    });
    (address, seen)
}

async fn answer(seen: Seen, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let found = parts.uri.path().starts_with("/shelf");
    seen.lock().unwrap().push((format!("{} {}", parts.method, parts.uri.path()), parts.headers, body));
    let (status, body) = if found {
        (200, "stored")
    } else {
        (404, "<Error><Code>NoSuchBucket</Code><Message>There is none</Message></Error>")
    };
    Ok(Response::builder().status(status).body(Full::from(body)).unwrap())
}

fn client(address: SocketAddr) -> S3Client {
    S3Client::new(S3::at(format!("http://{address}").parse().unwrap()))
}

fn bucket(name: &str) -> Bucket {
    Bucket { account: AccountId::DEFAULT, region: "eu-west-1".into(), name: name.into() }
}

#[tokio::test]
async fn writes_signed_objects_with_their_acl_and_key() {
    let (address, seen) = server().await;
    let object = NewObject {
        key: "a/AWS:Tag/region=x/i-1.json".into(),
        body: "{}\n".into(),
        kms_key: Some("arn:k".into()),
    };
    client(address).put(bucket("shelf"), object).await.unwrap();
    let (asked, headers, body) = seen.lock().unwrap().pop().unwrap();
    assert_eq!((asked.as_str(), &*body), ("PUT /shelf/a/AWS%3ATag/region%3Dx/i-1.json", &b"{}\n"[..]));
    let header = |name: &str| headers[name].to_str().unwrap();
    assert_eq!(header("x-amz-acl"), "bucket-owner-full-control");
    assert_eq!(header("x-amz-server-side-encryption"), "aws:kms");
    assert_eq!(header("x-amz-server-side-encryption-aws-kms-key-id"), "arn:k");
    let authorization = header("authorization");
    assert!(authorization.contains("Credential=000000000000/"), "{authorization}");
    assert!(authorization.contains("/eu-west-1/s3/aws4_request"), "{authorization}");
    assert!(authorization.contains("SignedHeaders=host;x-amz-acl;x-amz-content-sha256;x-amz-date;"));
}

#[tokio::test]
async fn reads_objects_up_to_a_limit() {
    let (address, _) = server().await;
    assert_eq!(client(address).get(bucket("shelf"), "a".into(), 6).await.unwrap(), b"stored");
    let error = client(address).get(bucket("shelf"), "a".into(), 5).await.unwrap_err();
    assert_eq!(error.to_string(), "it has more than 5 bytes");
}

#[tokio::test]
async fn says_why_a_bucket_cannot_be_used() {
    let (address, seen) = server().await;
    assert_eq!(client(address).check(bucket("shelf")).await, Ok(()));
    assert_eq!(seen.lock().unwrap()[0].0, "HEAD /shelf");
    let error = client(address).get(bucket("b/shelf"), "a".into(), 9).await.unwrap_err();
    assert_eq!(error.to_string(), "it answered 404 Not Found: NoSuchBucket: There is none");
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let error = client(closed).check(bucket("shelf")).await.unwrap_err();
    assert!(error.to_string().contains("refused"), "{error}");
}
