//! The table of operations: every operation of the models, served or not, and how a request finds its own.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, LazyLock},
};

use percent_encoding::percent_decode_str;

use super::{
    decode::Bindings,
    endpoint::{self, Handler},
    stage::Stage,
};
use crate::{
    api::{Operation, OperationInfo, ServiceId, Signer, ssm},
    batch::Batch,
    engine::{Home, World},
    kit::{Outside, Prepare, Read, Register, Service, Write, WritePrepared},
    servicecatalog::ServiceCatalog,
    ssm::Ssm,
};

/// All operations of the models.
#[derive(Debug)]
pub struct Table {
    /// By service, then by name.
    entries: [HashMap<&'static str, Entry>; ServiceId::ALL.len()],
    /// Operations bound to a fixed path: method and operation, by path.
    fixed: HashMap<&'static str, (&'static str, &'static str)>,
    /// Operations whose path ends in a label: method, what comes before the label, its name, the operation.
    labelled: Vec<(&'static str, &'static str, &'static str, &'static str)>,
}

/// An operation of a model.
pub struct Entry {
    /// Its place among all operations, from 0; no two have the same.
    pub number: usize,
    /// The service.
    pub service: ServiceId,
    /// Its name.
    pub name: &'static str,
    /// Who signs its requests.
    pub signer: Signer,
    /// What serves it, if anything does.
    pub(super) handler: Option<Handler>,
    /// Whether it needs something from outside first.
    pub(super) prepares: bool,
}

impl Entry {
    /// Whether it is served.
    pub fn is_served(&self) -> bool {
        self.handler.is_some()
    }

    /// Answers a request for it.
    pub fn answer(
        &self,
        engine: &Arc<crate::engine::Engine>,
        outside: &Outside,
        call: endpoint::Call,
    ) -> endpoint::Reply {
        self.answer_on(Stage::Engine(engine, outside), call)
    }

    /// Answers a call for it where that is to happen.
    pub(super) fn answer_on(&self, stage: Stage<'_>, call: endpoint::Call) -> endpoint::Reply {
        match &self.handler {
            Some(handler) => handler(stage, call),
            None => endpoint::Reply::Now(super::Fault::NotServed(self.service, self.name.to_owned()).answer(
                self.service,
                call.wire,
                &call.origin.request_id,
            )),
        }
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} served: {}", self.service.name(), self.name, self.is_served())
    }
}

impl Table {
    /// The table of all services.
    pub fn new() -> Self {
        let mut table = Self {
            entries: std::array::from_fn(|_| HashMap::new()),
            fixed: HashMap::new(),
            labelled: Vec::new(),
        };
        for service in ServiceId::ALL {
            for info in service.operations() {
                table.add(service, info.name);
                if service.target_prefix().is_none() {
                    table.bind(info);
                }
            }
        }
        for name in ssm::OTHER_OPERATIONS {
            table.add(ServiceId::Ssm, name);
        }
        Ssm::routes(&mut table);
        Batch::routes(&mut table);
        ServiceCatalog::routes(&mut table);
        table
    }

    /// The table of all services, made once for all servers of the process: nothing in it ever changes.
    pub fn shared() -> Arc<Self> {
        static SHARED: LazyLock<Arc<Table>> = LazyLock::new(|| Arc::new(Table::new()));
        Arc::clone(&SHARED)
    }

    fn add(&mut self, service: ServiceId, name: &'static str) {
        let number = self.len();
        let entry = Entry { number, service, name, signer: Signer::Caller, handler: None, prepares: false };
        self.entries[service as usize].entry(name).or_insert(entry);
    }

    fn bind(&mut self, info: &'static OperationInfo) {
        match info.uri.split_once('{') {
            None => drop(self.fixed.insert(info.uri, (info.method, info.name))),
            Some((before, label)) => {
                self.labelled.push((info.method, before, label.trim_end_matches('}'), info.name));
            }
        }
    }

    fn serve(
        &mut self,
        service: ServiceId,
        &OperationInfo { name, signer, .. }: &OperationInfo,
        handler: Handler,
        prepares: bool,
    ) {
        let number = self.find(service, name).map_or(self.len(), |entry| entry.number);
        let entry = Entry { number, service, name, signer, handler: Some(handler), prepares };
        self.entries[service as usize].insert(entry.name, entry);
    }

    /// The operation named `name` of `service`.
    pub fn find(&self, service: ServiceId, name: &str) -> Option<&Entry> {
        self.entries[service as usize].get(name)
    }

    /// The operation of `Target.Operation`, as `X-Amz-Target` writes it.
    pub fn find_target(&self, target: &str) -> Option<&Entry> {
        let (prefix, name) = target.split_once('.')?;
        self.find_prefixed(prefix, name)
    }

    /// The operation `name` of the service with this target prefix.
    pub fn find_prefixed(&self, prefix: &str, name: &str) -> Option<&Entry> {
        let service = ServiceId::ALL.into_iter().find(|service| service.target_prefix() == Some(prefix))?;
        self.find(service, name)
    }

    /// The operation bound to a method and a path as it was sent, with the labels of the path.
    pub fn find_path(&self, method: &str, path: &str) -> Option<(&Entry, Bindings)> {
        if let Some((_, name)) = self.fixed.get(path).filter(|(bound_method, _)| *bound_method == method) {
            return Some((self.find(ServiceId::Batch, name)?, Bindings::new()));
        }
        self.labelled.iter().find_map(|(bound_method, before, label, name)| {
            let value =
                path.strip_prefix(before).filter(|value| !value.is_empty() && method == *bound_method)?;
            let value = percent_decode_str(value).decode_utf8().ok()?.into_owned();
            Some((self.find(ServiceId::Batch, name)?, vec![((*label).to_owned(), value)]))
        })
    }

    /// How many operations there are.
    pub fn len(&self) -> usize {
        self.entries.iter().map(HashMap::len).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every operation, by service and name.
    pub fn entries(&self) -> Vec<&Entry> {
        let mut entries: Vec<_> = self.entries.iter().flat_map(HashMap::values).collect();
        entries.sort_by_key(|entry| (entry.service, entry.name));
        entries
    }
}

impl Default for Table {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Service> Register<S> for Table
where
    World: Home<S>,
{
    fn read<O: Operation>(&mut self, function: Read<S, O>) {
        self.serve(S::ID, O::info(), endpoint::read::<S, O>(function), false);
    }

    fn write<O: Operation>(&mut self, function: Write<S, O>) {
        self.serve(S::ID, O::info(), endpoint::write::<S, O>(function), false);
    }

    fn write_prepared<O: Operation, P: Send + 'static>(
        &mut self,
        prepare: Prepare<S, O, P>,
        function: WritePrepared<S, O, P>,
    ) {
        self.serve(S::ID, O::info(), endpoint::write_prepared::<S, O, P>(prepare, function), true);
    }
}
