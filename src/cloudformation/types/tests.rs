use super::*;

fn surroundings() -> Surroundings {
    Surroundings {
        account: "123456789012".into(),
        region: "eu-central-1".into(),
        partition: "aws".into(),
        stack_id: "arn:aws:cloudformation:eu-central-1:123456789012:stack/shop/0a1b".into(),
        stack_name: "shop".into(),
        notification_arns: Vec::new(),
    }
}

fn properties(json: &str) -> Map {
    match crate::cloudformation::read_json(json).unwrap() {
        Value::Map(map) => map,
        other => panic!("{other}"),
    }
}

fn made(resource_type: &str, json: &str) -> Made {
    make(resource_type, "Thing", &properties(json), &surroundings(), &mut Ids::new(1, 1))
}

#[test]
fn unknown_types_are_called_by_stack_and_logical_id() {
    let made = made("Example::Garden::Tree", "{}");
    let random = made.physical_id.strip_prefix("shop-Thing-").unwrap();
    assert_eq!(random.len(), 12);
    assert!(random.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()));
}
