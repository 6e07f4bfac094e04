use super::*;

fn needing(list: Value) -> Value {
    json!({ "consumableResourcePropertiesOverride": { "consumableResourceList": list } })
}

fn units(demand: &Demand) -> Vec<(&str, u64)> {
    demand.units.iter().map(|(name, units)| (&**name, *units)).collect()
}

fn unfit(list: Value) -> (String, bool) {
    let refusal = work(small(), needing(list)).demand(&scope()).unwrap_err();
    (refusal.to_string(), matches!(refusal, Refusal::Work(_)))
}

#[test]
fn fargate_has_parts_of_processors() {
    assert_eq!(demand(&work(fargate(), json!({}))).milli_vcpus, 250);
    let given = json!({ "containerOverrides": { "resourceRequirements": resources("4", "30720") } });
    assert_eq!(demand(&work(fargate(), given)).milli_vcpus, 4000);
}

#[test]
fn memory_takes_processors_of_instances() {
    let with = |vcpus: &str, memory: &str| {
        let given = json!({ "containerOverrides": { "resourceRequirements": resources(vcpus, memory) } });
        demand(&work(modern(), given)).milli_vcpus
    };
    assert_eq!((with("1", "8192"), with("1", "16384"), with("1", "8193")), (1000, 2000, 1001));
    assert_eq!((with("3", "4"), with("9223372036854775807", "4")), (3000, u64::MAX));
    assert_eq!(with("1", "9223372036854775807"), 1_125_899_906_842_624_000);
}

#[test]
fn pods_count_what_they_request_and_what_runs_before_them() {
    let mut definition = pod();
    let container =
        |name: &str, resources: Value| json!({ "name": name, "image": "busybox", "resources": resources });
    let properties = &mut definition["eksProperties"]["podProperties"];
    properties["containers"] = json!([
        container("a", json!({ "requests": { "cpu": "0.25", "memory": "4Mi" }, "limits": { "cpu": "2" } })),
        container("b", json!({ "limits": { "cpu": "1.5", "memory": "4Mi" } })),
    ]);
    assert_eq!(demand(&work(definition.clone(), json!({}))).milli_vcpus, 1750);
    definition["eksProperties"]["podProperties"]["initContainers"] =
        json!([container("c", json!({ "requests": { "cpu": "4" } })), { "image": "busybox" }]);
    assert_eq!(demand(&work(definition, json!({}))).milli_vcpus, 4000);
}

#[test]
fn units_are_counted_by_name() {
    let arn = "arn:aws:batch:us-east-1:000000000000:consumable-resource/licence";
    let list = json!([
        { "consumableResource": arn, "quantity": 2 },
        { "consumableResource": "a", "quantity": 1 },
        { "consumableResource": "none", "quantity": 0 },
    ]);
    assert_eq!(units(&demand(&work(small(), needing(list)))), [("a", 1), ("licence", 2)]);
}

#[test]
fn every_node_of_a_range_needs_its_units() {
    let list = |quantity: i64| json!({ "consumableResourceList": [{ "consumableResource": "licence", "quantity": quantity }] });
    let mut definition = nodes();
    definition["consumableResourceProperties"] = list(100);
    definition["nodeProperties"]["nodeRangeProperties"][0]["consumableResourceProperties"] = list(2);
    assert_eq!(units(&demand(&work(definition.clone(), json!({})))), [("licence", 106)]);
    let given = json!({ "nodeOverrides": { "numNodes": 5, "nodePropertyOverrides": [
        { "targetNodes": "0:", "consumableResourcePropertiesOverride": list(i64::MAX) },
    ] } });
    assert_eq!(units(&demand(&work(definition, given))), [("licence", u64::MAX)]);
}

#[test]
fn resources_are_checked_as_those_of_definitions_are() {
    let one = |name: &str, quantity: i64| json!({ "consumableResource": name, "quantity": quantity });
    let many: Vec<_> = (0..6).map(|number| one(&format!("r{number}"), 1)).collect();
    let sentence = "Each ConsumableResourceProperty can have at most 5 consumableResources";
    assert_eq!(unfit(json!(many)), (sentence.to_owned(), true));
    let sentence = "Cannot have duplicate consumableResource in consumableResourceProperties";
    assert_eq!(unfit(json!([one("a", 1), one("a", 2)])), (sentence.to_owned(), true));
    assert_eq!(unfit(json!([one("a", -1)])), ("quantity cannot be a negative number.".to_owned(), false));
    assert_eq!(unfit(json!([{ "consumableResource": "a" }])), ("quantity is required.".to_owned(), false));
}
