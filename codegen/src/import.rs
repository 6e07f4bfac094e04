//! Reduces a botocore model to the operations that the server knows of and the shapes these are made of.

use std::{
    collections::BTreeSet,
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use flate2::read::GzDecoder;

use crate::{Service, model::Model, tables::closure};

/// The operations of SSM that the server serves: the inventory family.
const SSM_OPERATIONS: [&str; 28] = [
    "AddTagsToResource",
    "CreateActivation",
    "CreateResourceDataSync",
    "DeleteActivation",
    "DeleteInventory",
    "DeleteResourceDataSync",
    "DeregisterManagedInstance",
    "DescribeActivations",
    "DescribeInstanceInformation",
    "DescribeInstanceProperties",
    "DescribeInventoryDeletions",
    "GetConnectionStatus",
    "GetInventory",
    "GetInventorySchema",
    "GetOpsSummary",
    "ListComplianceItems",
    "ListComplianceSummaries",
    "ListInventoryEntries",
    "ListNodes",
    "ListNodesSummary",
    "ListResourceComplianceSummaries",
    "ListResourceDataSync",
    "ListTagsForResource",
    "PutComplianceItems",
    "PutInventory",
    "RemoveTagsFromResource",
    "UpdateManagedInstanceRole",
    "UpdateResourceDataSync",
];

/// Reads the newest model of `service` below botocore's `data` directory and reduces it.
///
/// # Errors
///
/// When there is no model, it cannot be read, or an operation or shape that is needed is missing in it.
pub fn import(data: &Path, service: Service) -> Result<Model> {
    let directory = data.join(service.name());
    let version = newest(&directory).with_context(|| format!("no model in {}", directory.display()))?;
    let text = read(&version)?;
    let model = serde_json::from_str(&text).with_context(|| format!("{} is no model", version.display()))?;
    reduce(model, service)
}

/// The last of the version directories, which are called by date.
fn newest(directory: &Path) -> Result<PathBuf> {
    let entries = fs::read_dir(directory)?.map(|entry| entry.map(|entry| entry.path()));
    let paths = entries.collect::<Result<Vec<_>, _>>()?;
    paths.into_iter().max().context("the directory is empty")
}

fn read(version: &Path) -> Result<String> {
    let (plain, packed) = (version.join("service-2.json"), version.join("service-2.json.gz"));
    if plain.exists() {
        return fs::read_to_string(&plain).with_context(|| format!("cannot read {}", plain.display()));
    }
    let context = || format!("cannot read {}", packed.display());
    let mut text = String::new();
    GzDecoder::new(fs::File::open(&packed).with_context(context)?)
        .read_to_string(&mut text)
        .with_context(context)?;
    Ok(text)
}

fn reduce(mut model: Model, service: Service) -> Result<Model> {
    if service == Service::Ssm {
        for name in SSM_OPERATIONS {
            ensure!(model.operations.contains_key(name), "the model has no operation {name}");
        }
        let dropped = model.operations.extract_if(.., |name, _| !SSM_OPERATIONS.contains(&name.as_str()));
        model.other_operations = dropped.map(|(name, _)| name).collect();
    }
    let operations = model.operations.values();
    let roots = operations.flat_map(|it| [&it.input, &it.output].into_iter().chain(&it.errors));
    let reached: BTreeSet<String> = closure(&model, roots)?.into_iter().map(str::to_owned).collect();
    model.shapes.retain(|name, _| reached.contains(name));
    Ok(model)
}
