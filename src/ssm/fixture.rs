//! A machine whose clock stands still, for the tests of the service.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use super::{
    Event, Ssm, State, describe_instance_information::describe_instance_information, get::get_inventory,
    get_ops_summary::get_ops_summary, get_schema::get_inventory_schema, list_entries::list_inventory_entries,
    put::put_inventory,
};
use crate::{
    api::{
        Operation, ServiceId,
        ssm::{
            DescribeInstanceInformationRequest, DescribeInstanceInformationResult, Error,
            GetInventoryRequest, GetInventoryResult, GetInventorySchemaRequest, GetInventorySchemaResult,
            GetOpsSummaryRequest, GetOpsSummaryResult, InventoryFilter, InventoryItem,
            InventoryQueryOperatorType, ListInventoryEntriesRequest, ListInventoryEntriesResult,
            PutInventoryRequest, PutInventoryResult,
        },
    },
    engine::Engine,
    kit::{
        Caller, Context, Origin, Outside, Pace, Region, Scope, Session, Settings, Transaction,
        outside::{Fetch, FetchError, Fetching},
    },
    protocol::{Call, Reply, Table, Wire},
    sts,
};

/// An outside in which there is nothing.
struct Nowhere;

impl Fetch for Nowhere {
    fn fetch(&self, url: String, _: usize) -> Fetching {
        Box::pin(async move { Err(FetchError(url)) })
    }
}

pub(super) const NODE: &str = "i-0cb2b964d3e14fd9f";
pub(super) const TIME: &str = "2016-08-22T10:01:01Z";
pub(super) const RACK: &str = "Custom:RackInfo";

pub(super) struct Fixture {
    engine: Arc<Engine>,
    origin: Origin,
}

impl Default for Fixture {
    fn default() -> Self {
        Self::with(Settings::default())
    }
}

impl Fixture {
    pub(super) fn with(settings: Settings) -> Self {
        let origin = sts::anybody(Region::default(), "".into());
        Self { engine: Engine::new(Settings { pace: Pace::Manual, ..settings }), origin }
    }

    /// The machine.
    pub(super) fn engine(&self) -> &Arc<Engine> {
        &self.engine
    }

    /// The same machine, seen from another region.
    pub(super) fn elsewhere(&self) -> Self {
        let scope = Scope { region: Region::parse("eu-central-1").unwrap(), ..self.origin.scope.clone() };
        Self { engine: Arc::clone(&self.engine), origin: Origin { scope, ..self.origin.clone() } }
    }

    pub(super) fn advance_days(&self, days: u64) {
        self.engine.advance(Duration::from_secs(days * 24 * 60 * 60));
    }

    pub(super) fn now(&self) -> crate::api::Timestamp {
        self.look(|_, context| context.now)
    }

    pub(super) fn state(&self) -> serde_json::Value {
        self.look(|state, _| serde_json::to_value(state).unwrap())
    }

    /// Puts items, and sees to it that nothing changes if that fails.
    pub(super) fn put(&self, node: &str, items: Vec<InventoryItem>) -> Result<PutInventoryResult, Error> {
        let before = self.state();
        let result = self.put_unseen(node, items);
        assert!(result.is_ok() || self.state() == before, "a failed operation has changed the state");
        result
    }

    /// Puts items, without looking at the state.
    pub(super) fn put_unseen(
        &self,
        node: &str,
        items: Vec<InventoryItem>,
    ) -> Result<PutInventoryResult, Error> {
        let input = PutInventoryRequest { instance_id: node.into(), items };
        let put: fn(&mut State, &mut Transaction<'_, Event>, _) -> _ = put_inventory;
        self.engine.write::<Ssm, _, _>(&self.origin, |state, tx| put(state, tx, input))
    }

    /// Puts one item that must be accepted.
    pub(super) fn put_one(&self, node: &str, item: InventoryItem) {
        assert_eq!(self.put(node, vec![item]), Ok(PutInventoryResult::default()));
    }

    pub(super) fn list(
        &self,
        input: ListInventoryEntriesRequest,
    ) -> Result<ListInventoryEntriesResult, Error> {
        self.look(|state, context| list_inventory_entries(state, context, input))
    }

    /// The entries of a type that a node has.
    pub(super) fn entries(&self, node: &str, type_name: &str) -> Vec<BTreeMap<String, String>> {
        self.list(entries_of(node, type_name)).unwrap().entries.unwrap()
    }

    pub(super) fn get(&self, input: GetInventoryRequest) -> Result<GetInventoryResult, Error> {
        self.look(|state, context| get_inventory(state, context, input))
    }

    pub(super) fn schemas(
        &self,
        input: GetInventorySchemaRequest,
    ) -> Result<GetInventorySchemaResult, Error> {
        self.look(|state, context| get_inventory_schema(state, context, input))
    }

    pub(super) fn ops(&self, input: GetOpsSummaryRequest) -> Result<GetOpsSummaryResult, Error> {
        self.look(|state, context| get_ops_summary(state, context, input))
    }

    /// The nodes that meet filters.
    pub(super) fn matching(&self, filters: Vec<InventoryFilter>) -> Vec<String> {
        let filters = Some(filters);
        let result = self.get(GetInventoryRequest { filters, ..GetInventoryRequest::default() }).unwrap();
        result.entities.unwrap().into_iter().filter_map(|entity| entity.id).collect()
    }

    pub(super) fn describe(
        &self,
        input: DescribeInstanceInformationRequest,
    ) -> Result<DescribeInstanceInformationResult, Error> {
        self.look(|state, context| describe_instance_information(state, context, input))
    }

    /// Writes, and sees to it that nothing changes if that fails.
    pub(super) fn write<T>(
        &self,
        change: impl FnOnce(&mut State, &mut Transaction<'_, Event>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let before = self.state();
        let result = self.engine.write::<Ssm, _, _>(&self.origin, change);
        assert!(result.is_ok() || self.state() == before, "a failed operation has changed the state");
        result
    }

    /// Calls any operation of the service as a client does, in JSON: the answer, or code and message of the error. Sees
    /// to it that a refused call changes nothing.
    pub(super) fn call<O: Operation>(&self, input: &O::Input) -> Result<O::Output, (String, String)> {
        let before = self.state();
        let result = self.call_unseen::<O>(input);
        assert!(result.is_ok() || self.state() == before, "a failed operation has changed the state");
        result
    }

    /// Calls any operation without looking at the state.
    pub(super) fn call_unseen<O: Operation>(&self, input: &O::Input) -> Result<O::Output, (String, String)> {
        let table = Table::new();
        let call = Call {
            wire: Wire::AwsJson,
            origin: self.origin.clone(),
            unauthenticated: None,
            body: serde_json::to_vec(input).unwrap().into(),
            bindings: Vec::new(),
            errand: None,
        };
        let outside = Outside::new(Nowhere);
        let reply = table.find(ServiceId::Ssm, O::info().name).unwrap().answer(&self.engine, &outside, call);
        let Reply::Now(answer) = reply else { panic!("nothing here waits for anything") };
        if answer.status == 200 {
            return Ok(serde_json::from_slice(&answer.body).unwrap());
        }
        let error: BTreeMap<String, String> = serde_json::from_slice(&answer.body).unwrap();
        let text =
            |names: &[&str]| names.iter().find_map(|name| error.get(*name)).cloned().unwrap_or_default();
        Err((text(&["__type"]), text(&["message", "Message"])))
    }

    /// The same machine, called by the hybrid node with this id.
    pub(super) fn as_node(&self, id: &str) -> Self {
        let caller = Caller { arn: "".into(), id: id.into(), role: None };
        Self { engine: Arc::clone(&self.engine), origin: Origin { caller, ..self.origin.clone() } }
    }

    /// Moves the clock on.
    pub(super) fn advance(&self, span: Duration) {
        self.engine.advance(span);
    }

    /// Lets all work end that was begun.
    pub(super) fn settle(&self) {
        assert!(self.engine.settle(1000).1, "the world never comes to rest");
    }

    /// The role session behind an access key id.
    pub(super) fn session(&self, access_key_id: &str) -> Option<Session> {
        self.engine.look(&self.origin, |world, _| world.sts.session(access_key_id).cloned())
    }

    /// How many events are pending.
    pub(super) fn pending(&self) -> usize {
        self.engine.to_json().unwrap()["timeline"].as_array().unwrap().len()
    }

    /// Looks at the state.
    pub(super) fn look<T>(&self, look: impl FnOnce(&State, &Context<'_>) -> T) -> T {
        self.engine.read::<Ssm, _>(&self.origin, look)
    }
}

pub(super) fn map(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// An item in long form, without a hash. AWS types get the version they have.
pub(super) fn item(type_name: &str, content: &[&[(&str, &str)]]) -> InventoryItem {
    let version = if type_name == "AWS:Application" { "1.1" } else { "1.0" };
    InventoryItem {
        type_name: type_name.into(),
        schema_version: version.into(),
        capture_time: TIME.into(),
        content: Some(content.iter().map(|entry| map(entry)).collect()),
        ..InventoryItem::default()
    }
}

pub(super) fn entries_of(node: &str, type_name: &str) -> ListInventoryEntriesRequest {
    ListInventoryEntriesRequest {
        instance_id: node.into(),
        type_name: type_name.into(),
        ..ListInventoryEntriesRequest::default()
    }
}

pub(super) fn filter(key: &str, operator: InventoryQueryOperatorType, values: &[&str]) -> InventoryFilter {
    let values = values.iter().map(|value| (*value).to_owned()).collect();
    InventoryFilter { key: key.into(), values, r#type: Some(operator) }
}

/// The id of a numbered node.
pub(super) fn id(number: u32) -> String {
    format!("i-{number:017x}")
}
