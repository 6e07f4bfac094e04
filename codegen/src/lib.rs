//! Prints `src/api/generated` from the service models in `codegen/models`.
//!
//! `import` reduces botocore's models to facts, [`render`] prints a service's Rust, and [`files`] pairs what is
//! printed with where it belongs. The macros that the printed code calls live in `src/api/macros.rs`.

mod code;
mod import;
pub mod model;
mod names;
mod overrides;
mod pattern;
mod tables;
mod types;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

pub use code::render;
pub use import::import;
use model::Model;
pub use types::facts;

/// What to do when [`files`] and the tree differ.
pub const REFRESH: &str = "cargo run -p codegen -- write";

/// The services with a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// Systems Manager.
    Ssm,
    /// Batch.
    Batch,
    /// Service Catalog.
    ServiceCatalog,
}

impl Service {
    /// Every service.
    pub const ALL: [Self; 3] = [Self::Batch, Self::ServiceCatalog, Self::Ssm];

    /// The name of its directory in botocore, of its model and of its module.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ssm => "ssm",
            Self::Batch => "batch",
            Self::ServiceCatalog => "servicecatalog",
        }
    }

    /// The variant of `ServiceId` in the server.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Ssm => "Ssm",
            Self::Batch => "Batch",
            Self::ServiceCatalog => "ServiceCatalog",
        }
    }

    /// The file of its reduced model.
    pub fn model_path(self) -> PathBuf {
        root().join("models").join(self.name()).with_extension("json")
    }

    /// The file with its operations that are in no public model, written by hand, if it has any: SSM's agents call
    /// some on the same target.
    pub fn private_model_path(self) -> Option<PathBuf> {
        (self == Self::Ssm).then(|| root().join("models/ssm-agent.json"))
    }
}

/// Every generated file: where it belongs and what it should hold.
///
/// # Errors
///
/// When a model cannot be read, or has something that the printer does not know.
pub fn files() -> Result<Vec<(PathBuf, String)>> {
    let directory = root().join("../src/api/generated");
    let mut files = vec![(directory.join("mod.rs"), include_str!("generated_mod.rs.txt").to_owned())];
    for service in Service::ALL {
        let path = directory.join(service.name()).with_extension("rs");
        let mut model = read_model(&service.model_path())?;
        if let Some(private) = service.private_model_path() {
            model.add_private(read_model(&private)?)?;
        }
        let text = render(service, &model)
            .with_context(|| format!("cannot print the code of {}", service.name()))?;
        files.push((path, text));
    }
    Ok(files)
}

/// The file with the facts of `CloudFormation`'s resource types.
pub fn facts_path() -> PathBuf {
    root().join("../src/cloudformation/types/facts.txt")
}

fn read_model(path: &Path) -> Result<Model> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is no model", path.display()))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
