//! What the benches of Service Catalog share.

use std::{
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    thread,
};

use serde_json::Value;

use crate::support::Server;

const TEMPLATE: &str = r#"{
    "Parameters": { "Name": { "Type": "String", "Default": "queue" } },
    "Resources": { "Queue": { "Type": "AWS::SQS::Queue" } }
}"#;

/// Serves the template to whoever asks; its URL.
pub(crate) fn template() -> String {
    serve(TEMPLATE.to_owned())
}

/// Serves a document to whoever asks; its URL.
pub(crate) fn serve(document: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let document = document.clone();
            thread::spawn(move || {
                let mut reader = BufReader::new(stream.try_clone().expect("a socket"));
                let mut stream = stream;
                let mut line = String::new();
                while reader.read_line(&mut line).is_ok_and(|read| read > 0) {
                    if line == "\r\n" {
                        let length = document.len();
                        let _ =
                            write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{document}");
                    }
                    line.clear();
                }
            });
        }
    });
    format!("http://{address}/template")
}

/// Sends a request to Service Catalog, which must succeed.
pub(crate) fn send(server: &Server, operation: &str, input: &Value) -> Value {
    let target = format!("AWS242ServiceCatalogService.{operation}");
    let body = server.send("servicecatalog", &target, serde_json::to_vec(input).expect("JSON"));
    serde_json::from_slice(&body).expect("JSON")
}

/// The text at a place of an answer.
pub(crate) fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).expect("a text")
}
