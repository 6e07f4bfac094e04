//! A service model, reduced to what the server needs: no documentation text.
//!
//! The same types read the `service-2.json` of botocore (what they do not name is dropped) and the files in
//! `codegen/models`.

use std::{collections::BTreeMap, fmt};

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser::SerializeMap};

/// The model of one service.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Model {
    /// Protocols and names.
    pub metadata: Metadata,
    /// The operations by name.
    pub operations: BTreeMap<String, Operation>,
    /// Names of operations that the service has and this model leaves out.
    #[serde(default)]
    pub other_operations: Vec<String>,
    /// The shapes reachable from the operations, by name.
    pub shapes: BTreeMap<String, Shape>,
    /// Names of operations that are not in the service's public model.
    #[serde(skip)]
    pub private_operations: Vec<String>,
}

impl Model {
    /// The shape called `name`.
    ///
    /// # Errors
    ///
    /// When the model has none.
    pub fn shape(&self, name: &str) -> Result<&Shape> {
        self.shapes.get(name).with_context(|| format!("the model has no shape {name:?}"))
    }

    /// Adds the operations of `private`, which the public model leaves out, and the shapes that only they are made of.
    ///
    /// # Errors
    ///
    /// When something is in both.
    pub fn add_private(&mut self, private: Self) -> Result<()> {
        self.private_operations = private.operations.keys().cloned().collect();
        for (name, operation) in private.operations {
            ensure!(!self.operations.contains_key(&name), "the operation {name} is public");
            self.operations.insert(name, operation);
        }
        for (name, shape) in private.shapes {
            ensure!(!self.shapes.contains_key(&name), "the shape {name} is in the public model");
            self.shapes.insert(name, shape);
        }
        Ok(())
    }
}

/// How a service is spoken to.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Metadata {
    /// The name in the model, such as `Service Catalog`.
    pub service_id: String,
    /// The version of the API: a date.
    pub api_version: String,
    /// The first label of the host name.
    pub endpoint_prefix: String,
    /// The name in the signature, where it is not the endpoint prefix.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signing_name: Option<String>,
    /// The algorithm of the signature.
    pub signature_version: String,
    /// The protocols, the preferred one first.
    pub protocols: Vec<String>,
    /// The version of the awsJson protocol.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub json_version: Option<String>,
    /// The prefix of `X-Amz-Target`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_prefix: Option<String>,
}

/// An operation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Operation {
    /// Where it is bound to.
    pub http: Http,
    /// The structure of its request.
    pub input: Reference,
    /// The structure of its answer.
    pub output: Reference,
    /// The structures of its errors.
    #[serde(default)]
    pub errors: Vec<Reference>,
    /// Whether the model says that calling twice is the same as calling once.
    #[serde(default, skip_serializing_if = "is_false")]
    pub idempotent: bool,
    /// Whether the model says that it only reads (few models say so at all).
    #[serde(default, skip_serializing_if = "is_false")]
    pub readonly: bool,
    /// How requests are signed, where it is not the way of the service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authtype: Option<AuthType>,
}

/// How the requests of an operation are signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AuthType {
    /// Not at all.
    None,
    /// By a managed node with a key of its own. (Our word: public models have no such operations.)
    Node,
}

/// An HTTP binding.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Http {
    /// The method.
    pub method: String,
    /// The path, with `{labels}`.
    pub request_uri: String,
}

/// A shape, named.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reference {
    /// The name.
    pub shape: String,
}

/// What a shape is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the models' own words")]
pub enum Type {
    Blob,
    Boolean,
    Double,
    Float,
    Integer,
    List,
    Long,
    Map,
    String,
    Structure,
    Timestamp,
}

/// A shape. The fields carry the names of the model format.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "the format's traits are independent flags")]
pub struct Shape {
    /// What it is.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Of a structure: the members that must be there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub required: Vec<String>,
    /// Of a structure: its members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<Members>,
    /// Of a list: its elements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<Reference>,
    /// Of a map: its keys.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Reference>,
    /// Of a map: its values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Reference>,
    /// The least length or value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// The greatest length or value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// The regular expression of a text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// The texts allowed.
    #[serde(default, rename = "enum", skip_serializing_if = "Option::is_none")]
    pub values: Option<Vec<String>>,
    /// Whether a number may be absent in languages where numbers always have a value.
    #[serde(default, rename = "box", skip_serializing_if = "is_false")]
    pub boxed: bool,
    /// Whether it must not be logged.
    #[serde(default, skip_serializing_if = "is_false")]
    pub sensitive: bool,
    /// Whether exactly one member is set.
    #[serde(default, skip_serializing_if = "is_false")]
    pub union: bool,
    /// Whether it is an error.
    #[serde(default, skip_serializing_if = "is_false")]
    pub exception: bool,
    /// Whether it is an error that the service is to blame for.
    #[serde(default, skip_serializing_if = "is_false")]
    pub fault: bool,
    /// Of an error: how it is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorTrait>,
}

impl Shape {
    /// The shapes that this one is made of.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        let members = self.members.iter().flat_map(|members| &members.0).map(|member| &member.facts.shape);
        let references = [&self.member, &self.key, &self.value].into_iter().flatten().map(|part| &part.shape);
        members.chain(references).map(String::as_str)
    }

    /// The members of a structure, in model order; of anything else none.
    pub fn fields(&self) -> &[Member] {
        self.members.as_ref().map_or(&[], |members| &members.0)
    }
}

/// How an error is sent.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ErrorTrait {
    /// Its HTTP status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub http_status_code: Option<u16>,
}

/// The members of a structure: an object in JSON, whose order counts.
#[derive(Clone, Debug, Default)]
pub struct Members(pub Vec<Member>);

/// A member of a structure.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name on the wire.
    pub name: String,
    /// The rest.
    pub facts: MemberFacts,
}

/// What the model says of a member.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MemberFacts {
    /// Its shape.
    pub shape: String,
    /// Where it travels if not in the body: `uri` or `querystring`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Its name there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_name: Option<String>,
    /// Whether SDKs fill it with a fresh token.
    #[serde(default, skip_serializing_if = "is_false")]
    pub idempotency_token: bool,
    /// Whether it should no longer be used.
    #[serde(default, skip_serializing_if = "is_false")]
    pub deprecated: bool,
}

impl Serialize for Members {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        self.0.iter().try_for_each(|member| map.serialize_entry(&member.name, &member.facts))?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the members of a structure")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some((name, facts)) = map.next_entry()? {
                    members.push(Member { name, facts });
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Visitor)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if passes a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}
