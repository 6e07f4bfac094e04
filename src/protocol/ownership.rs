//! What is ours of services that others serve too, and what is left to them.

use serde::Deserialize;

use super::{Entry, Table};
use crate::api::{
    ServiceId,
    ssm::{self, ResourceTypeForTagging},
};

/// The operations of SSM that are about many kinds of resources, of which one is ours.
const SHARED: [&str; 3] = ["AddTagsToResource", "ListTagsForResource", "RemoveTagsFromResource"];

impl Table {
    /// Whether what `X-Amz-Target` names is of the part of a service that is ours, served or not. Of SSM that is what
    /// there is around inventory; of Service Catalog everything.
    pub fn owns_target(&self, target: &str) -> bool {
        let Some((prefix, name)) = target.split_once('.') else { return false };
        if Some(prefix) != ServiceId::Ssm.target_prefix() {
            return ServiceId::ALL.into_iter().any(|service| service.target_prefix() == Some(prefix));
        }
        self.find(ServiceId::Ssm, name).is_some_and(|entry| !ssm::OTHER_OPERATIONS.contains(&entry.name))
    }
}

/// The kind of resource that a request is about.
#[derive(Deserialize)]
struct About {
    #[serde(rename = "ResourceType")]
    kind: ResourceTypeForTagging,
}

impl Entry {
    /// Whether a request with this body is ours: not if it is about resources that are not. One that cannot be read is
    /// ours to refuse.
    pub fn owns(&self, body: &[u8]) -> bool {
        if self.service != ServiceId::Ssm || !SHARED.contains(&self.name) {
            return true;
        }
        let about = serde_json::from_slice::<About>(body);
        about.map_or(true, |about| about.kind == ResourceTypeForTagging::ManagedInstance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_around_inventory_is_ours() {
        let table = Table::new();
        for target in
            ["AmazonSSM.GetInventory", "AmazonSSM.AddTagsToResource", "AWS242ServiceCatalogService.Nonsense"]
        {
            assert!(table.owns_target(target), "{target}");
        }
        for target in ["AmazonSSM.PutParameter", "AmazonSSM.Nonsense", "DynamoDB_20120810.ListTables", ""] {
            assert!(!table.owns_target(target), "{target}");
        }
    }

    #[test]
    fn tags_are_ours_of_managed_nodes_only() {
        let table = Table::new();
        let owns = |name, body: &str| table.find(ServiceId::Ssm, name).unwrap().owns(body.as_bytes());
        assert!(!owns(
            "AddTagsToResource",
            r#"{"ResourceType": "Parameter", "ResourceId": "/a", "Tags": []}"#
        ));
        assert!(!owns("ListTagsForResource", r#"{"ResourceId": "d", "ResourceType": "Document"}"#));
        for body in [r#"{"ResourceType": "ManagedInstance"}"#, r#"{"ResourceType": "Rack"}"#, "{}", "{", ""] {
            assert!(owns("RemoveTagsFromResource", body), "{body}");
        }
        assert!(owns("GetInventory", r#"{"ResourceType": "Parameter"}"#));
    }
}
