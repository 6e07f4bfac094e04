use http::{Method, Request, header::AUTHORIZATION};

use super::*;
use crate::protocol::Table;

/// A head, signed for a service unless that is empty.
fn head(service: &str, method: Method, uri: &str, headers: &[(&str, &str)]) -> Parts {
    let mut request = Request::builder().method(method).uri(uri);
    if !service.is_empty() {
        let scope = format!("Credential=123456789012/20260101/us-east-1/{service}/aws4_request");
        request = request
            .header("x-amz-date", "20260101T000000Z")
            .header(AUTHORIZATION, format!("AWS4-HMAC-SHA256 {scope}, SignedHeaders=host, Signature=0"));
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(()).unwrap().into_parts().0
}

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded; charset=utf-8");

#[test]
fn what_a_request_is_signed_for_decides() {
    let table = Table::new();
    let ours = |service, method, uri, headers: &[_]| is_ours(&table, &head(service, method, uri, headers));
    let target = |target| [("x-amz-target", target), ("content-type", "application/x-amz-json-1.1")];
    let (get, post) = (Method::GET, Method::POST);
    assert!(ours("ssm", post.clone(), "/", &target("AmazonSSM.GetInventory")));
    assert!(!ours("ssm", post.clone(), "/", &target("AmazonSSM.PutParameter")));
    assert!(ours("servicecatalog", post.clone(), "/", &target("AWS242ServiceCatalogService.ListPortfolios")));
    let cbor = "/service/AWS242ServiceCatalogService/operation/ListPortfolios";
    assert!(ours("servicecatalog", post.clone(), cbor, &[]));
    // The registry of applications, which signs with the same name.
    assert!(!ours("servicecatalog", get.clone(), "/applications", &[]));
    assert!(ours("batch", post.clone(), "/v1/describejobs", &[]));
    assert!(ours("batch", get.clone(), "/v1/nonsense", &[]));
    assert!(ours("sts", post.clone(), "/", &[FORM]));
    for service in ["s3", "apigateway", "lambda"] {
        assert!(!ours(service, post.clone(), "/v1/describejobs", &[]));
    }
    assert!(!ours("iam", post.clone(), "/", &[FORM]));
    assert!(!ours("dynamodb", post, "/", &target("DynamoDB_20120810.ListTables")));
    let presigned = "/v1/tags/x?X-Amz-Credential=K%2F20260101%2Fus-east-1%2Fs3%2Faws4_request";
    assert!(!ours("", get, presigned, &[]));
}

#[test]
fn what_nobody_signs_is_ours_by_what_it_names() {
    let table = Table::new();
    let ours = |method, uri, headers: &[_]| is_ours(&table, &head("", method, uri, headers));
    let (get, post) = (Method::GET, Method::POST);
    assert!(ours(post.clone(), "/", &[("x-amz-target", "AmazonSSM.RegisterManagedInstance")]));
    assert!(!ours(post.clone(), "/", &[("x-amz-target", "AWSCognitoIdentityService.GetId")]));
    assert!(ours(post.clone(), "/v1/describejobs", &[]));
    assert!(ours(post.clone(), "/", &[FORM]) && ours(get.clone(), "/?Action=GetCallerIdentity", &[]));
    for uri in ["/", "/v1/tags/key", "/bucket/v1/describejobs", "/moto-api/data.json"] {
        assert!(!ours(get.clone(), uri, &[]), "{uri}");
    }
    assert!(!ours(post, "/", &[("authorization", "AWS key:signature"), ("content-type", "text/plain")]));
}

#[test]
fn a_preflight_is_ours_where_services_share_a_path() {
    let table = Table::new();
    let ours =
        |uri| is_ours(&table, &head("", Method::OPTIONS, uri, &[("access-control-request-method", "POST")]));
    assert!(ours("/") && ours("/v1/submitjob") && ours("/service/AWS242ServiceCatalogService/operation/X"));
    assert!(!ours("/bucket/key") && !ours("/v1/nonsense"));
}

#[test]
fn errors_are_written_as_who_asks_expects() {
    let form = |service, method, uri, headers: &[_]| whose::form(&head(service, method, uri, headers));
    let (get, post) = (Method::GET, Method::POST);
    let json = |version| [("x-amz-target", "DynamoDB_20120810.ListTables"), ("content-type", version)];
    assert_eq!(form("dynamodb", post.clone(), "/", &json("application/x-amz-json-1.0")), Form::Json10);
    assert_eq!(form("ssm", post.clone(), "/", &json("application/x-amz-json-1.1")), Form::Json11);
    assert_eq!(form("iam", post.clone(), "/", &[FORM]), Form::Query);
    assert_eq!(form("ec2", post.clone(), "/", &[FORM]), Form::Ec2);
    assert_eq!(form("s3", get.clone(), "/bucket", &[]), Form::Xml);
    assert_eq!(form("", get.clone(), "/bucket", &[]), Form::Xml);
    assert_eq!(form("lambda", get, "/2015-03-31/functions", &[]), Form::RestJson);
    assert_eq!(
        form("arc", post, "/service/X/operation/Y", &[("smithy-protocol", "rpc-v2-cbor")]),
        Form::Cbor
    );
}

fn upstream(endpoint: &str) -> Upstream {
    Upstream::new(endpoint.parse().unwrap(), Duration::from_secs(60))
}

#[test]
fn a_request_is_changed_as_little_as_can_be() {
    let upstream = upstream("http://127.0.0.1:5000");
    let target = "/b//%7Ekey%20x/../y?list-type=2&prefix=a%2Fb";
    let headers = [
        ("host", "b.s3.localhost:4566"),
        ("connection", "keep-alive"),
        ("expect", "100-continue"),
        ("transfer-encoding", "chunked"),
        ("content-encoding", "aws-chunked"),
    ];
    let parts = head("s3", Method::PUT, target, &headers);
    let request = upstream.request(&parts, AccountId::DEFAULT, Body::empty()).unwrap();
    assert_eq!(request.uri().to_string(), format!("http://127.0.0.1:5000{target}"));
    let header = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap());
    assert_eq!(header("host"), Some("b.s3.localhost:4566"));
    assert_eq!(header("content-encoding"), Some("aws-chunked"));
    assert_eq!(header(ACCOUNT), Some("000000000000"));
    assert_eq!((header("connection"), header("expect"), header("transfer-encoding")), (None, None, None));

    // Who names an account means it; and HTTP/2 has the host in its URL.
    let parts = head("s3", Method::GET, "http://b.localhost:4566/k", &[(ACCOUNT, "111111111111")]);
    let request = upstream.request(&parts, AccountId::DEFAULT, Body::empty()).unwrap();
    assert_eq!(request.headers()[ACCOUNT], "111111111111");
    assert_eq!(request.headers()["host"], "b.localhost:4566");
}

#[tokio::test]
async fn what_comes_back_is_not_passed_on_again() {
    let upstream = upstream("http://127.0.0.1:1");
    let mut parts = head("s3", Method::GET, "/b", &[]);
    let refused = |undone| matches!(undone, Err(Undone::Unreachable(_)));
    assert!(refused(upstream.pass(&parts, AccountId::DEFAULT, Body::empty()).await));
    parts.headers.append("via", "1.1 elsewhere".parse().unwrap());
    assert!(refused(upstream.pass(&parts, AccountId::DEFAULT, Body::empty()).await));
    parts.headers.append("via", upstream.name.clone());
    let undone = upstream.pass(&parts, AccountId::DEFAULT, Body::empty()).await;
    assert!(matches!(undone, Err(Undone::Loop)));
}

mod sockets {
    use std::{
        io::{Read, Write},
        net::{TcpListener, TcpStream},
        thread::{self, sleep},
        time::Duration,
    };

    use crate::Stockroom;

    const PATIENCE: Duration = Duration::from_millis(300);
    const HEAD: &str = "PUT /bucket/key HTTP/1.1\r\nHost: s3\r\nAuthorization: AWS4-HMAC-SHA256 \
                        Credential=123456789012/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0\r\n\
                        X-Amz-Date: 20260101T000000Z\r\nConnection: close\r\nContent-Length: 3\r\n\r\n";

    /// A server before an upstream that does this with each connection.
    fn before(upstream: impl Fn(TcpStream) + Send + 'static) -> Stockroom {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        thread::spawn(move || listener.incoming().map_while(Result::ok).for_each(upstream));
        Stockroom::builder().read_timeout(PATIENCE).upstream(&endpoint).start_blocking()
    }

    /// Everything that comes in answer to these bytes.
    fn answer(stockroom: &Stockroom, request: &str) -> String {
        let mut stream = TcpStream::connect(stockroom.address()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn a_client_that_stops_amid_a_body_is_not_waited_for() {
        let stockroom = before(|mut stream| drop(stream.read_to_end(&mut Vec::new())));
        let text = answer(&stockroom, &format!("{HEAD}ab"));
        assert!(text.starts_with("HTTP/1.1 408 "), "{text}");
    }

    #[test]
    fn an_answer_may_take_longer_than_a_client_may_keep_silent() {
        let stockroom = before(|mut stream| {
            let mut seen = Vec::new();
            while !seen.ends_with(b"abc") {
                let mut piece = [0; 1024];
                let length = stream.read(&mut piece).unwrap();
                seen.extend_from_slice(&piece[..length]);
            }
            sleep(PATIENCE * 4);
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n").unwrap();
            for _ in 0..20 {
                sleep(PATIENCE / 3);
                stream.write_all(b"x").unwrap();
            }
        });
        let text = answer(&stockroom, &format!("{HEAD}abc"));
        assert!(text.ends_with(&"x".repeat(20)), "{text}");
    }
}
