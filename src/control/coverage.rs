//! Every operation of the models: served or missing.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use serde::Serialize;

use super::Controlled;
use crate::{
    api::{ServiceId, ssm},
    protocol::{Entry, Table, query},
};

/// The operations of all services.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// By service name.
    pub services: BTreeMap<&'static str, ServiceCoverage>,
}

/// The operations of one service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ServiceCoverage {
    /// Those that are served, by name.
    pub served: Vec<&'static str>,
    /// Those of the covered part of the model that answer 501, by name.
    pub missing: Vec<&'static str>,
    /// Those outside the covered part of the model; they answer 501 too.
    pub not_covered: usize,
    /// Those that are served beside the public model, by name: what agents call.
    pub private: Vec<&'static str>,
}

impl Coverage {
    /// What `table` serves.
    pub fn of(table: &Table) -> Self {
        let mut services = BTreeMap::new();
        for service in ServiceId::ALL {
            let mut coverage = ServiceCoverage::default();
            let covered: Vec<_> = service.operations().iter().map(|info| info.name).collect();
            for entry in table.entries().into_iter().filter(|entry| entry.service == service) {
                match (entry.is_served(), covered.contains(&entry.name)) {
                    (true, _) if is_private(entry) => coverage.private.push(entry.name),
                    (true, _) => coverage.served.push(entry.name),
                    (false, true) => coverage.missing.push(entry.name),
                    (false, false) => coverage.not_covered += 1,
                }
            }
            services.insert(service.name(), coverage);
        }
        let served = query::OPERATIONS.to_vec();
        services.insert(query::SERVICE, ServiceCoverage { served, ..ServiceCoverage::default() });
        Self { services }
    }
}

fn is_private(entry: &Entry) -> bool {
    entry.service == ServiceId::Ssm && ssm::PRIVATE_OPERATIONS.contains(&entry.name)
}

/// `GET /_stockroom/coverage`.
pub(super) async fn get(State(controlled): State<Controlled>) -> Json<Coverage> {
    Json(Coverage::of(&controlled.table))
}
