//! What a search shows of a provisioned product, and in which of it it looks.

use std::borrow::Cow;

use super::super::{
    super::{
        access::View, api, artifacts, ids::RecordId, owners::session_role, selector::Selector, system_tags,
        tagging,
    },
    ProvisionedProduct, ProvisionedProducts,
    describe::detail,
};
use super::pattern::Pattern;
use crate::kit::{Arn, Scope};

/// Provisioned products as a search sees them.
#[derive(Debug)]
pub(super) struct Seen<'a> {
    pub(super) all: &'a ProvisionedProducts,
    pub(super) view: View<'a>,
    pub(super) scope: &'a Scope,
}

/// What a search can look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Arn,
    CreatedTime,
    Id,
    LastRecordId,
    IdempotencyToken,
    Name,
    PhysicalId,
    ProductId,
    ProvisioningArtifactId,
    Type,
    Status,
    Tags,
    UserArn,
    UserArnSession,
    LastProvisioningRecordId,
    LastSuccessfulProvisioningRecordId,
    ProductName,
    ProvisioningArtifactName,
}

impl Field {
    /// All of them, as queries name them.
    pub(super) const ALL: [(&'static str, Self); 18] = [
        ("arn", Self::Arn),
        ("createdTime", Self::CreatedTime),
        ("id", Self::Id),
        ("lastRecordId", Self::LastRecordId),
        ("idempotencyToken", Self::IdempotencyToken),
        ("name", Self::Name),
        ("physicalId", Self::PhysicalId),
        ("productId", Self::ProductId),
        ("provisioningArtifactId", Self::ProvisioningArtifactId),
        ("type", Self::Type),
        ("status", Self::Status),
        ("tags", Self::Tags),
        ("userArn", Self::UserArn),
        ("userArnSession", Self::UserArnSession),
        ("lastProvisioningRecordId", Self::LastProvisioningRecordId),
        ("lastSuccessfulProvisioningRecordId", Self::LastSuccessfulProvisioningRecordId),
        ("productName", Self::ProductName),
        ("provisioningArtifactName", Self::ProvisioningArtifactName),
    ];
}

impl<'a> Seen<'a> {
    /// Whether a field of a provisioned product has a value that fits.
    pub(super) fn any(&self, field: Field, product: &ProvisionedProduct, pattern: &Pattern) -> bool {
        let fits = |text: &str| pattern.matches(text);
        let is = |record: Option<&RecordId>| record.is_some_and(|record| fits(record.as_str()));
        let launch = &product.launch;
        match field {
            Field::Arn => pattern.may_begin("arn:") && fits(&launch.arn(self.scope)),
            // unverified: in which form it is looked for.
            Field::CreatedTime => pattern.may_begin_with_digit() && fits(&launch.created.to_iso8601()),
            Field::Id => fits(launch.id.as_str()),
            Field::LastRecordId => is(product.last_record.as_ref()),
            Field::IdempotencyToken => fits(&launch.token),
            Field::Name => fits(&launch.name),
            Field::PhysicalId => physical_id(product).is_some_and(fits),
            Field::ProductId => fits(product.target.product.as_str()),
            Field::ProvisioningArtifactId => fits(product.target.artifact.as_str()),
            Field::Type => fits(launch.kind.as_str()),
            Field::Status => fits(product.condition.status().as_str()),
            Field::Tags => has_tag(product, pattern) || self.has_system_tag(product, pattern),
            Field::UserArn => fits(&user(self.all.owner(product))),
            Field::UserArnSession => fits(self.all.owner(product)),
            Field::LastProvisioningRecordId => is(product.last_provisioning.as_ref()),
            Field::LastSuccessfulProvisioningRecordId => is(product.last_successful.as_ref()),
            Field::ProductName => self.names(product).is_some_and(|(name, _)| fits(name)),
            Field::ProvisioningArtifactName => {
                self.names(product).and_then(|(_, artifact)| artifact).is_some_and(fits)
            }
        }
    }

    /// The provisioned product as searches show it.
    pub(super) fn attribute(&self, product: &ProvisionedProduct) -> api::ProvisionedProductAttribute {
        let detail = detail(product, self.scope);
        let owner = self.all.owner(product);
        let names = self.names(product);
        let mut tags = tagging::write(&product.tags);
        let system = system_tags::of(self.scope, &product.launch, &product.target);
        tags.extend(system.into_iter().map(|(key, value)| api::Tag { key, value }));
        api::ProvisionedProductAttribute {
            name: detail.name,
            arn: detail.arn,
            r#type: detail.r#type,
            id: detail.id,
            status: detail.status,
            status_message: detail.status_message,
            created_time: detail.created_time,
            idempotency_token: detail.idempotency_token,
            last_record_id: detail.last_record_id,
            last_provisioning_record_id: detail.last_provisioning_record_id,
            last_successful_provisioning_record_id: detail.last_successful_provisioning_record_id,
            tags: Some(tags),
            physical_id: physical_id(product).map(str::to_owned),
            product_id: detail.product_id,
            product_name: names.map(|(product, _)| product.to_owned()),
            provisioning_artifact_id: detail.provisioning_artifact_id,
            provisioning_artifact_name: names.and_then(|(_, artifact)| artifact).map(str::to_owned),
            user_arn: Some(user(owner).into_owned()),
            user_arn_session: Some(owner.as_ref().to_owned()),
        }
    }

    /// As [`has_tag`], for system tags. They are only spelled out for patterns that could fit them.
    fn has_system_tag(&self, product: &ProvisionedProduct, pattern: &Pattern) -> bool {
        let could = pattern.may_begin("arn:") || pattern.may_begin(system_tags::PREFIX);
        let tags = || system_tags::of(self.scope, &product.launch, &product.target);
        let could = could || pattern.matches(product.launch.artifact.as_str());
        could && tags().iter().any(|(key, value)| is_tag(key, value, pattern))
    }

    /// The names of the product and of the version that it was made from, as far as they are still there. unverified:
    /// that they are those of now, not those of then.
    fn names(&self, of: &ProvisionedProduct) -> Option<(&'a str, Option<&'a str>)> {
        let product = self.view.known(of.target.product.as_str())?.product;
        let artifact = Selector::Id(of.target.artifact.as_str());
        let artifact = artifacts::find_any(&product.artifacts, artifact).ok();
        Some((&product.name, artifact.and_then(|artifact| artifact.name.as_deref())))
    }
}

/// The ARN of its stack or stack set, from its first success on.
fn physical_id(product: &ProvisionedProduct) -> Option<&str> {
    let stack = product.last_successful.as_ref().map(|_| product.launch.stack.as_ref());
    stack.filter(|arn| !arn.is_empty())
}

/// Whether a tag of the user has such a key, such a value, or both as `key=value`. unverified: how tags are looked for.
fn has_tag(product: &ProvisionedProduct, pattern: &Pattern) -> bool {
    product.tags.iter().any(|(key, value)| is_tag(key, value, pattern))
}

fn is_tag(key: &str, value: &str, pattern: &Pattern) -> bool {
    let both = || pattern.may_have('=') && pattern.matches(&format!("{key}={value}"));
    pattern.matches(key) || pattern.matches(value) || both()
}

/// The ARN of the user or role that somebody is, whatever the session. unverified: what AWS shows of a session, whose ARN
/// does not tell the path of its role.
fn user(owner: &str) -> Cow<'_, str> {
    match Arn::parse(owner) {
        Some(arn) => session_role(&arn).map_or(Cow::Borrowed(owner), |role| {
            format!("arn:{}:iam::{}:role/{role}", arn.partition(), arn.account()).into()
        }),
        None => Cow::Borrowed(owner),
    }
}
