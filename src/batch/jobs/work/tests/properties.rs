use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::Map;

use super::*;

/// Texts that are something in one place and nonsense in another.
fn text() -> impl Strategy<Value = String> {
    proptest::sample::select(vec![
        "",
        "a",
        "main",
        "init",
        "0:",
        "1",
        ":",
        "0:3",
        "0.25",
        "1",
        "4",
        "512",
        "1024Mi",
        "9223372036854775807",
        "99999999999999999999",
        "Ref::a",
        "Ref::b Ref::",
        "Default",
        "licence",
        "-1",
    ])
    .prop_map(str::to_owned)
}

fn number() -> impl Strategy<Value = Value> {
    proptest::sample::select(vec![i32::MIN, -1, 0, 1, 2, 5, 60, 1000, i32::MAX]).prop_map(|it| json!(it))
}

fn texts() -> impl Strategy<Value = Value> {
    prop::collection::vec(text(), 0..3).prop_map(|list| json!(list))
}

fn pairs() -> impl Strategy<Value = Value> {
    prop::collection::vec((text(), text()), 0..3).prop_map(|pairs| {
        json!(pairs.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect::<Vec<_>>())
    })
}

fn requirements() -> impl Strategy<Value = Value> {
    let kind = proptest::sample::select(vec!["VCPU", "MEMORY", "GPU"]);
    prop::collection::vec((kind, text()), 0..3).prop_map(|list| {
        json!(list.iter().map(|(kind, value)| json!({ "type": kind, "value": value })).collect::<Vec<_>>())
    })
}

fn units() -> impl Strategy<Value = Value> {
    let quantity = proptest::sample::select(vec![i64::MIN, -1, 0, 1, i64::MAX]);
    prop::collection::vec((text(), quantity), 0..3).prop_map(|list| {
        let one =
            |(name, quantity): &(String, i64)| json!({ "consumableResource": name, "quantity": quantity });
        json!({ "consumableResourceList": list.iter().map(one).collect::<Vec<_>>() })
    })
}

/// An object with some of these members.
fn object(members: Vec<(&'static str, BoxedStrategy<Value>)>) -> BoxedStrategy<Value> {
    let members = members.into_iter().map(|(name, value)| (Just(name), prop::option::weighted(0.4, value)));
    members
        .collect::<Vec<_>>()
        .prop_map(|members| {
            let given = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
            Value::Object(given.collect::<Map<_, _>>())
        })
        .boxed()
}

fn list_of(one: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    prop::collection::vec(one, 0..3).prop_map(|list| json!(list)).boxed()
}

fn name() -> BoxedStrategy<Value> {
    text().prop_map(|text| json!(text)).boxed()
}

fn container_overrides() -> BoxedStrategy<Value> {
    object(vec![
        ("vcpus", number().boxed()),
        ("memory", number().boxed()),
        ("command", texts().boxed()),
        ("environment", pairs().boxed()),
        ("resourceRequirements", requirements().boxed()),
    ])
}

fn ecs_override() -> BoxedStrategy<Value> {
    let container = object(vec![
        ("name", name()),
        ("command", texts().boxed()),
        ("environment", pairs().boxed()),
        ("resourceRequirements", requirements().boxed()),
    ]);
    object(vec![("taskProperties", list_of(object(vec![("containers", list_of(container))])))])
}

fn eks_override() -> BoxedStrategy<Value> {
    let amounts = || object(vec![("cpu", name()), ("memory", name())]);
    let resources = object(vec![("limits", amounts()), ("requests", amounts())]);
    let container = || {
        object(vec![
            ("name", name()),
            ("args", texts().boxed()),
            ("env", pairs().boxed()),
            ("resources", resources.clone()),
        ])
    };
    let pod = vec![("containers", list_of(container())), ("initContainers", list_of(container()))];
    object(vec![("podProperties", object(pod))])
}

fn node_overrides() -> BoxedStrategy<Value> {
    let one = object(vec![
        ("containerOverrides", container_overrides()),
        ("ecsPropertiesOverride", ecs_override()),
        ("eksPropertiesOverride", eks_override()),
        ("consumableResourcePropertiesOverride", units().boxed()),
    ]);
    let one = (one, text()).prop_map(|(mut one, target)| {
        one["targetNodes"] = json!(target);
        one
    });
    object(vec![("numNodes", number().boxed()), ("nodePropertyOverrides", list_of(one.boxed()))])
}

/// Any submission, or one with overrides of one kind alone.
fn given() -> BoxedStrategy<Value> {
    let common = || {
        vec![
            ("parameters", object(vec![("a", name()), ("b", name())])),
            ("retryStrategy", object(vec![("attempts", number().boxed())])),
            ("timeout", object(vec![("attemptDurationSeconds", number().boxed())])),
            ("consumableResourcePropertiesOverride", units().boxed()),
        ]
    };
    let kinds = vec![
        ("containerOverrides", container_overrides()),
        ("ecsPropertiesOverride", ecs_override()),
        ("eksPropertiesOverride", eks_override()),
        ("nodeOverrides", node_overrides()),
    ];
    let alone = kinds.clone().into_iter().map(|(name, value)| {
        let whole = (object(common()), value).prop_map(move |(mut whole, value)| {
            whole[name] = value;
            whole
        });
        whole.boxed()
    });
    let alone = alone.collect::<Vec<_>>();
    prop_oneof![
        object(common().into_iter().chain(kinds).collect()),
        (0..alone.len()).prop_flat_map(move |kind| alone[kind].clone()),
    ]
    .boxed()
}

/// One definition of each kind.
static DEFINITIONS: LazyLock<[Arc<JobDefinition>; 6]> =
    LazyLock::new(|| [small(), modern(), fargate(), task(), pod(), nodes()].map(defined));

/// Reads everything there is to be read off a work.
fn read(work: &Work) {
    for node in [0, 1, 4, 1000, u32::MAX] {
        let _ = (work.node_container(node), work.node_ecs(node), work.node_eks(node));
    }
    let _ = (work.container(), work.ecs(), work.eks(), work.node_properties(), work.nodes());
    let _ = (work.command(), work.environment_of(None), work.parameters(), work.consumables());
    let _ = (work.launch_failure(&[]), work.demand(&scope()));
    assert!(work.attempts() >= 1);
}

proptest! {
    #[test]
    fn overrides_never_panic(given in prop::collection::vec(given(), 10)) {
        for given in given {
            let input = submission(given);
            for definition in &*DEFINITIONS {
                if let Ok(work) = Work::new(Arc::clone(definition), &input) {
                    read(&work);
                }
            }
        }
    }
}

/// What `shown` has beyond `defined`, member by member, is one of `more`, and what both have is the same.
fn describes(defined: &Value, shown: &Value, more: &[&str]) {
    match (defined, shown) {
        (Value::Object(defined), Value::Object(shown)) => {
            for (name, value) in shown {
                match defined.get(name) {
                    Some(defined) => describes(defined, value, more),
                    None => assert!(more.contains(&name.as_str()), "{name}"),
                }
            }
            assert!(defined.keys().all(|name| shown.contains_key(name)));
        }
        (Value::Array(defined), Value::Array(shown)) => {
            assert_eq!(defined.len(), shown.len());
            defined.iter().zip(shown).for_each(|(defined, shown)| describes(defined, shown, more));
        }
        _ => assert_eq!(defined, shown),
    }
}

#[test]
fn without_overrides_a_job_is_described_as_its_definition_is() {
    for definition in &*DEFINITIONS {
        let work = Work::new(Arc::clone(definition), &submission(json!({}))).unwrap();
        assert!(Arc::ptr_eq(work.definition(), definition));
        describes(&shown(&definition.container_properties), &shown(work.container()), &["networkInterfaces"]);
        describes(&shown(&definition.ecs_properties), &shown(work.ecs()), &["networkInterfaces"]);
        describes(&shown(&definition.eks_properties), &shown(work.eks()), &[]);
        assert_eq!(definition.node_properties, work.node_properties());
        assert_eq!(definition.consumable_resource_properties, work.consumables());
        assert_eq!(definition.parameters.clone().unwrap_or_default(), work.parameters());
        read(&work);
    }
}
