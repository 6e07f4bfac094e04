//! What the request to Amazon `SageMaker` says of the capacity that it needs.
//!
//! Batch passes the request on as it is; what `SageMaker` would refuse fails only when it gets there.

use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use super::ServiceJobRefusal;
use crate::batch::quota::Instances;

/// The most bytes of a request that is passed on.
const LARGEST: usize = 10 * 1024;
/// The most characters of a job's name that fit between `AWSBatch` and the id of an attempt.
const LONGEST_NAME: usize = 23;

/// What is read out of a request.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Payload {
    /// How many instances of which type it needs.
    pub(super) instances: Arc<Instances>,
    /// The name of the training job, which its attempts are named after.
    pub(super) name: String,
    /// Why `SageMaker` does not take it.
    pub(super) defect: Option<Defect>,
}

/// A request that `SageMaker` does not take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) enum Defect {
    /// It has no name.
    Name,
    /// It does not say which instances it needs.
    Resources,
}

impl Defect {
    /// What the status of the job says then.
    ///
    /// unverified: the code is published as an example of what a retry strategy looks for, the rest is not.
    pub(super) const fn reason(self) -> &'static str {
        match self {
            Self::Name => {
                "Received status from SageMaker: ValidationException: Missing required field: TrainingJobName"
            }
            Self::Resources => {
                "Received status from SageMaker: ValidationException: ResourceConfig must have instance types and counts"
            }
        }
    }
}

impl Payload {
    /// Reads a request: an object in JSON of at most 10 KiB.
    pub(super) fn read(text: &str) -> Result<Self, ServiceJobRefusal> {
        if text.len() > LARGEST {
            return Err(ServiceJobRefusal::PayloadSize(text.len().div_ceil(1024)));
        }
        let value: Value = serde_json::from_str(text).map_err(|_| ServiceJobRefusal::PayloadForm)?;
        if !value.is_object() {
            return Err(ServiceJobRefusal::PayloadForm);
        }
        let name = value.get("TrainingJobName").and_then(Value::as_str).filter(|name| !name.is_empty());
        let instances = value.get("ResourceConfig").and_then(instances);
        let defect = match (name, &instances) {
            (None, _) => Some(Defect::Name),
            (_, None) => Some(Defect::Resources),
            _ => None,
        };
        let name = name.unwrap_or_default().chars().take(LONGEST_NAME).collect();
        Ok(Self { instances: Arc::new(instances.unwrap_or_default()), name, defect })
    }
}

/// The instances of a resource configuration: groups of them, or one type. None if that is not as it should be.
fn instances(config: &Value) -> Option<Instances> {
    let mut instances = Instances::new();
    let groups = config.get("InstanceGroups").and_then(Value::as_array).filter(|groups| !groups.is_empty());
    let groups = groups.map_or_else(|| std::slice::from_ref(config), Vec::as_slice);
    for group in groups {
        let kind = group.get("InstanceType")?.as_str()?;
        let count = group.get("InstanceCount")?.as_u64().filter(|count| *count > 0)?;
        let sum = instances.entry(kind.into()).or_default();
        *sum = count.saturating_add(*sum);
    }
    Some(instances)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<(String, u64)>, Option<Defect>) {
        let payload = Payload::read(text).unwrap();
        let instances = payload.instances.iter().map(|(kind, count)| (kind.to_string(), *count)).collect();
        (instances, payload.defect)
    }

    #[test]
    fn instances_are_counted_by_type() {
        let one =
            r#"{"TrainingJobName":"t","ResourceConfig":{"InstanceType":"ml.m5.large","InstanceCount":3}}"#;
        assert_eq!(read(one), (vec![("ml.m5.large".into(), 3)], None));
        let groups = r#"{"TrainingJobName":"t","ResourceConfig":{"InstanceGroups":[
            {"InstanceGroupName":"a","InstanceType":"ml.p4d.24xlarge","InstanceCount":1},
            {"InstanceGroupName":"b","InstanceType":"ml.m5.large","InstanceCount":2},
            {"InstanceGroupName":"c","InstanceType":"ml.m5.large","InstanceCount":2}]}}"#;
        assert_eq!(read(groups), (vec![("ml.m5.large".into(), 4), ("ml.p4d.24xlarge".into(), 1)], None));
    }

    #[test]
    fn what_sagemaker_refuses_is_passed_on() {
        assert_eq!(read("{}"), (vec![], Some(Defect::Name)));
        for config in
            ["", r#","ResourceConfig":{}"#, r#","ResourceConfig":{"InstanceType":"x","InstanceCount":0}"#]
        {
            let text = format!(r#"{{"TrainingJobName":"t"{config}}}"#);
            assert_eq!(read(&text), (vec![], Some(Defect::Resources)), "{config}");
        }
    }

    #[test]
    fn what_is_no_object_or_too_large_is_refused() {
        for text in ["", "[]", "{", "1"] {
            assert_eq!(Payload::read(text), Err(ServiceJobRefusal::PayloadForm), "{text}");
        }
        let large = format!(r#"{{"TrainingJobName":"{}"}}"#, "x".repeat(LARGEST));
        assert_eq!(Payload::read(&large), Err(ServiceJobRefusal::PayloadSize(11)));
    }
}
