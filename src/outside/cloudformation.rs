//! `CloudFormation` of another server: its Query API by plain HTTP, requests signed.

use std::{sync::Arc, time::Duration};

use axum::body::Body;
use form_urlencoded::Serializer;
use http::{Request, StatusCode, header};

use super::{
    ACCOUNT, HttpClient, USER_AGENT, client, read_body,
    sigv4::{self, Signed, Signer},
    with_causes,
    xml::Element,
};
use crate::{
    cloudformation::{StackOutput, Told},
    config::Endpoint,
    engine::wall_clock,
    kit::Scope,
    servicecatalog::delegated::{Blueprint, Failure},
};

/// How long a call may take. Some servers make all there is in a stack before they answer.
const LONGEST_CALL: Duration = Duration::from_secs(300);
/// How many connections are kept open for what is called next.
const KEPT_CONNECTIONS: usize = 8;
/// The longest answer, in bytes.
const LONGEST_ANSWER: usize = 8 * 1024 * 1024;
/// How much is repeated of an answer that is no error of the protocol, in characters.
const MOST_REPEATED: usize = 300;
/// The most pages of a list that are read.
const MOST_PAGES: usize = 100;
/// What servers that check no signatures take.
const SECRET: &str = "stockroom";
const CONTENT_TYPE: &str = "application/x-www-form-urlencoded; charset=utf-8";

/// A client of one server.
#[derive(Clone, Debug)]
pub struct CloudFormation {
    client: HttpClient,
    endpoint: Endpoint,
}

/// Why a call came to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// The server refuses it.
    Refused(Failure),
    /// The server is busy, and may take it later.
    Busy(Failure),
    /// The server cannot be reached, or its answer cannot be understood; in a sentence.
    Unreachable(String),
}

/// The parameters of a call.
type Fields = Vec<(String, String)>;

/// A stack as it is described.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// Its ARN.
    pub arn: Arc<str>,
    /// Its status.
    pub status: String,
    /// Why it has that, if that is told.
    pub reason: Option<String>,
    /// What it puts out.
    pub outputs: Vec<StackOutput>,
}

/// Something that happened to a resource of a stack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// The logical id of the resource; the name of the stack, if it happened to that.
    pub logical_id: String,
    /// The status that it came to have.
    pub status: String,
    /// Why, if that is told.
    pub reason: Option<String>,
}

impl CloudFormation {
    /// A client of the server at `endpoint`.
    pub fn new(endpoint: Endpoint) -> Self {
        Self { client: client(KEPT_CONNECTIONS), endpoint }
    }

    /// Where it is.
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// Asks for a stack of this name. With the same token it is asked for once, however often that is said.
    ///
    /// # Errors
    /// Why the call came to nothing.
    pub async fn create(
        &self,
        scope: &Scope,
        name: &str,
        (blueprint, token): (&Blueprint, &str),
    ) -> Result<Arc<str>, Unanswered> {
        let fields = described(name, blueprint, token);
        let answer = self.call(scope, "CreateStack", fields).await?;
        let id = answer.at(&["CreateStackResult"]).and_then(|result| result.text("StackId"));
        id.map(Arc::from).ok_or_else(|| self.unclear("CreateStack"))
    }

    /// Asks for a stack to become so.
    ///
    /// # Errors
    /// Why the call came to nothing.
    pub async fn update(
        &self,
        scope: &Scope,
        stack: &str,
        (blueprint, token): (&Blueprint, &str),
    ) -> Result<(), Unanswered> {
        self.call(scope, "UpdateStack", described(stack, blueprint, token)).await.map(drop)
    }

    /// Asks for a stack to go.
    ///
    /// # Errors
    /// Why the call came to nothing.
    pub async fn delete(&self, scope: &Scope, stack: &str, token: &str) -> Result<(), Unanswered> {
        let fields = vec![field("StackName", stack), field("ClientRequestToken", token)];
        self.call(scope, "DeleteStack", fields).await.map(drop)
    }

    /// A stack, by its name or ARN.
    ///
    /// # Errors
    /// Why the call came to nothing.
    pub async fn describe(&self, scope: &Scope, stack: &str) -> Result<Described, Unanswered> {
        let answer = self.call(scope, "DescribeStacks", vec![field("StackName", stack)]).await?;
        let found = answer.at(&["DescribeStacksResult", "Stacks", "member"]);
        found.and_then(Described::read).ok_or_else(|| self.unclear("DescribeStacks"))
    }

    /// What is in a stack.
    ///
    /// # Errors
    /// Why the call came to nothing.
    pub async fn resources(&self, scope: &Scope, stack: &str) -> Result<Vec<Told>, Unanswered> {
        let answer = self.call(scope, "DescribeStackResources", vec![field("StackName", stack)]).await?;
        let result = answer
            .child("DescribeStackResourcesResult")
            .ok_or_else(|| self.unclear("DescribeStackResources"))?;
        Ok(result.members("StackResources").filter_map(told).collect())
    }

    /// What happened to a stack, the latest first.
    ///
    /// # Errors
    /// Why the call came to nothing.
    pub async fn events(&self, scope: &Scope, stack: &str) -> Result<Vec<Happened>, Unanswered> {
        let (mut events, mut next) = (Vec::new(), None);
        for _ in 0..MOST_PAGES {
            let mut fields = vec![field("StackName", stack)];
            fields.extend(next.take().map(|token: String| field("NextToken", &token)));
            let answer = self.call(scope, "DescribeStackEvents", fields).await?;
            let result = answer
                .child("DescribeStackEventsResult")
                .ok_or_else(|| self.unclear("DescribeStackEvents"))?;
            events.extend(result.members("StackEvents").filter_map(Happened::read));
            next = result.text("NextToken").filter(|token| !token.is_empty()).map(str::to_owned);
            if next.is_none() {
                break;
            }
        }
        Ok(events)
    }

    async fn call(&self, scope: &Scope, action: &str, fields: Fields) -> Result<Element, Unanswered> {
        let answer = match tokio::time::timeout(LONGEST_CALL, self.send(scope, action, fields)).await {
            Ok(answer) => answer,
            Err(_) => Err(format!("it took longer than {} s", LONGEST_CALL.as_secs())),
        };
        let (status, text) = answer.map_err(|why| {
            let endpoint = &self.endpoint;
            Unanswered::Unreachable(format!(
                "Stockroom has stacks made by {endpoint}, which cannot be reached: {why}"
            ))
        })?;
        if !status.is_success() {
            return Err(refusal(status, &text));
        }
        Element::read(&text).ok_or_else(|| self.unclear(action))
    }

    async fn send(
        &self,
        scope: &Scope,
        action: &str,
        fields: Fields,
    ) -> Result<(StatusCode, String), String> {
        let request = self.request(scope, action, fields)?;
        let response = self.client.request(request).await.map_err(|error| with_causes(&error))?;
        let status = response.status();
        let body = read_body(response.into_body(), LONGEST_ANSWER).await?;
        Ok((status, String::from_utf8_lossy(&body).into_owned()))
    }

    fn request(&self, scope: &Scope, action: &str, fields: Fields) -> Result<Request<Body>, String> {
        let mut form = Serializer::new(String::new());
        form.append_pair("Action", action).append_pair("Version", "2010-05-15").extend_pairs(fields);
        let (body, time) = (form.finish(), sigv4::time(wall_clock()));
        let digest = sigv4::digest(body.as_bytes());
        let headers = [
            (header::CONTENT_TYPE.as_str(), CONTENT_TYPE.to_owned()),
            (header::HOST.as_str(), self.endpoint.authority().to_owned()),
            ("x-amz-date", time.clone()),
        ];
        let signer = Signer {
            access_key_id: scope.account.as_str(),
            secret_access_key: SECRET,
            region: scope.region.as_str(),
            service: "cloudformation",
        };
        let asked = Signed { method: "POST", path: "/", headers: &headers, body: &digest, time: &time };
        let mut request = Request::post(format!("{}/", self.endpoint))
            .header(header::USER_AGENT, USER_AGENT)
            .header(header::AUTHORIZATION, signer.authorization(asked))
            .header(ACCOUNT, scope.account.as_str());
        for (name, value) in headers {
            request = request.header(name, value);
        }
        request.body(Body::from(body)).map_err(|error| error.to_string())
    }

    fn unclear(&self, action: &str) -> Unanswered {
        Unanswered::Unreachable(format!(
            "Stockroom has stacks made by {}, whose answer to {action} cannot be understood.",
            self.endpoint
        ))
    }
}

fn field(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// The parameters of a call that describes a stack.
fn described(stack: &str, blueprint: &Blueprint, token: &str) -> Fields {
    let mut fields = vec![
        field("StackName", stack),
        field("TemplateBody", &blueprint.template),
        field("ClientRequestToken", token),
    ];
    for (number, capability) in
        (1..).zip(["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"])
    {
        fields.push((format!("Capabilities.member.{number}"), capability.to_owned()));
    }
    for (number, (key, value)) in (1..).zip(&blueprint.parameters) {
        fields.push((format!("Parameters.member.{number}.ParameterKey"), key.to_string()));
        fields.push((format!("Parameters.member.{number}.ParameterValue"), value.to_string()));
    }
    for (number, (key, value)) in (1..).zip(&blueprint.tags) {
        fields.push((format!("Tags.member.{number}.Key"), key.clone()));
        fields.push((format!("Tags.member.{number}.Value"), value.clone()));
    }
    for (number, arn) in (1..).zip(&blueprint.notification_arns) {
        fields.push((format!("NotificationARNs.member.{number}"), arn.to_string()));
    }
    fields
}

/// What an answer that is no success says.
fn refusal(status: StatusCode, text: &str) -> Unanswered {
    let answer = Element::read(text);
    let answer = answer.as_ref();
    let error = answer.and_then(|answer| answer.find("Error"));
    let part = |name: &str| error.and_then(|error| error.text(name)).unwrap_or_default().to_owned();
    let request_id = answer.and_then(|answer| answer.text("RequestId").or_else(|| answer.text("RequestID")));
    let failure = Failure::Refused {
        status: status.as_u16(),
        code: if error.is_some() { part("Code") } else { "InternalFailure".to_owned() },
        message: if error.is_some() { part("Message") } else { text.chars().take(MOST_REPEATED).collect() },
        request_id: request_id.unwrap_or_default().to_owned(),
    };
    let is_busy = matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE)
        || matches!(&failure, Failure::Refused { code, .. } if code.starts_with("Throttling"));
    if is_busy { Unanswered::Busy(failure) } else { Unanswered::Refused(failure) }
}

impl Unanswered {
    /// Whether the server says that there is no such stack.
    pub fn is_nothing_there(&self) -> bool {
        matches!(self, Self::Refused(Failure::Refused { message, .. }) if message.ends_with("does not exist"))
    }

    /// Whether the server says that there is nothing to do.
    pub fn is_nothing_to_do(&self) -> bool {
        matches!(self, Self::Refused(Failure::Refused { message, .. })
            if message.contains("No updates are to be performed"))
    }

    /// Whether the server says that there is such a stack already.
    pub fn is_there_already(&self) -> bool {
        matches!(self, Self::Refused(Failure::Refused { code, .. }) if code == "AlreadyExistsException")
    }

    /// Why the call came to nothing.
    pub fn into_failure(self) -> Failure {
        match self {
            Self::Refused(failure) | Self::Busy(failure) => failure,
            Self::Unreachable(text) => Failure::Failed(text),
        }
    }
}

/// A text that says something.
fn said(element: &Element, name: &str) -> Option<String> {
    element.text(name).filter(|text| !text.is_empty()).map(str::to_owned)
}

impl Described {
    fn read(element: &Element) -> Option<Self> {
        let outputs = element.members("Outputs").filter_map(|output| {
            Some(StackOutput {
                key: output.text("OutputKey")?.into(),
                value: output.text("OutputValue").unwrap_or_default().into(),
                description: said(output, "Description").map(Into::into),
            })
        });
        Some(Self {
            arn: element.text("StackId")?.into(),
            status: element.text("StackStatus")?.to_owned(),
            reason: said(element, "StackStatusReason"),
            outputs: outputs.collect(),
        })
    }
}

impl Happened {
    fn read(element: &Element) -> Option<Self> {
        Some(Self {
            logical_id: element.text("LogicalResourceId")?.to_owned(),
            status: element.text("ResourceStatus")?.to_owned(),
            reason: said(element, "ResourceStatusReason"),
        })
    }
}

fn told(element: &Element) -> Option<Told> {
    Some(Told {
        logical_id: element.text("LogicalResourceId")?.into(),
        resource_type: element.text("ResourceType")?.into(),
        physical_id: element.text("PhysicalResourceId").unwrap_or_default().into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_say_what_is_wrong() {
        let text = "<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>No updates are to be \
                    performed.</Message></Error><RequestId>id</RequestId></ErrorResponse>";
        let refused = refusal(StatusCode::BAD_REQUEST, text);
        assert!(refused.is_nothing_to_do() && !refused.is_there_already() && !refused.is_nothing_there());
        let Failure::Refused { status, code, message, request_id } = refused.into_failure() else { panic!() };
        assert_eq!((status, &*code, &*request_id), (400, "ValidationError", "id"));
        assert_eq!(message, "No updates are to be performed.");
        let throttled = "<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>";
        assert!(matches!(refusal(StatusCode::BAD_REQUEST, throttled), Unanswered::Busy(_)));
        let broken = refusal(StatusCode::INTERNAL_SERVER_ERROR, "KeyError");
        assert!(
            matches!(broken, Unanswered::Refused(Failure::Refused { message, .. }) if message == "KeyError")
        );
    }

    #[test]
    fn blueprints_become_fields() {
        let blueprint = Blueprint {
            template: "{}".into(),
            parameters: [("Cidr".into(), "10.0.0.0/16".into())].into(),
            tags: [("a".to_owned(), "1".to_owned())].into(),
            notification_arns: vec!["arn:aws:sns:us-east-1:1:t".into()],
        };
        let fields = described("SC-1", &blueprint, "rec-1");
        for (name, value) in [
            ("StackName", "SC-1"),
            ("ClientRequestToken", "rec-1"),
            ("Parameters.member.1.ParameterKey", "Cidr"),
            ("Tags.member.1.Value", "1"),
            ("NotificationARNs.member.1", "arn:aws:sns:us-east-1:1:t"),
            ("Capabilities.member.2", "CAPABILITY_NAMED_IAM"),
        ] {
            assert!(fields.contains(&field(name, value)), "{name}");
        }
    }
}
