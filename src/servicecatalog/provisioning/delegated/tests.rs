use super::{
    super::{
        super::{api, testing::World},
        describe_provisioned_product, provision_product, terminate_provisioned_product,
    },
    *,
};
use crate::{
    cloudformation::{StackOutput, Told},
    kit::{AccountId, Region},
};

const ARN: &str = "arn:aws:cloudformation:us-east-1:000000000000:stack/SC/there";

fn world() -> (World, String) {
    let mut world = World::new();
    world.settings(|settings| settings.delegates_stacks = true);
    let product = world.product("App");
    world.portfolio_with("Web", &product);
    (world, product)
}

fn provision(world: &mut World, product: &str) {
    let input = api::ProvisionProductInput {
        product_id: Some(product.to_owned()),
        provisioning_artifact_name: Some("v1".into()),
        provisioned_product_name: "mine".into(),
        provision_token: "t".into(),
        ..Default::default()
    };
    world.write(provision_product, input).unwrap();
    world.settle();
}

fn terminate(world: &mut World, token: &str) {
    let input = api::TerminateProvisionedProductInput {
        provisioned_product_name: Some("mine".into()),
        terminate_token: token.into(),
        ..Default::default()
    };
    world.write(terminate_provisioned_product, input).unwrap();
    world.settle();
}

fn mine(world: &World) -> Option<api::ProvisionedProductDetail> {
    let input = api::DescribeProvisionedProductInput { name: Some("mine".into()), ..Default::default() };
    world.read(describe_provisioned_product, input).ok()?.provisioned_product_detail
}

fn status(world: &World) -> api::ProvisionedProductStatus {
    mine(world).unwrap().status.unwrap()
}

fn taken(world: &mut World, most: usize) -> Vec<Order> {
    world.change(|state, change| Ok(hand_out(state, change, most))).unwrap()
}

fn end(world: &mut World, ticket: &RecordId, result: Result<(), Failure>, is_there: bool) {
    let found = is_there.then(|| Found {
        arn: ARN.into(),
        resources: vec![Told {
            logical_id: "Queue".into(),
            resource_type: "AWS::SQS::Queue".into(),
            physical_id: "queue".into(),
        }],
        outputs: vec![StackOutput { key: "K".into(), value: "V".into(), description: None }],
    });
    let end = End { found, result };
    world.change(|state, change| Ok(note_ended(state, change, ticket, end))).unwrap();
}

#[test]
fn a_stack_is_handed_out_once_and_is_what_is_told_of_it() {
    let (mut world, product) = world();
    provision(&mut world, &product);
    assert!(is_under_way(world.state_mut()) && waiting(world.state_mut()).len() == 1);
    assert!(taken(&mut world, 0).is_empty());
    let orders = taken(&mut world, 9);
    let [Order { ticket, stack, task: Task::Create(blueprint) }] = &orders[..] else { panic!("{orders:?}") };
    assert!(stack.starts_with("SC-000000000000-pp-") && blueprint.tags.len() == 5, "{stack}");
    assert!(taken(&mut world, 9).is_empty() && waiting(world.state_mut()).is_empty());
    assert_eq!(status(&world), api::ProvisionedProductStatus::UnderChange);

    end(&mut world, ticket, Ok(()), true);
    assert!(!is_under_way(world.state_mut()));
    assert_eq!(status(&world), api::ProvisionedProductStatus::Available);
    // What is told again, or of what nobody asked for, counts for nothing.
    end(&mut world, ticket, Err(Failure::Failed("late".into())), false);
    assert_eq!(status(&world), api::ProvisionedProductStatus::Available);

    terminate(&mut world, "gone");
    let orders = taken(&mut world, 9);
    let [Order { ticket, stack, task: Task::Delete }] = &orders[..] else { panic!("{orders:?}") };
    assert_eq!(**stack, *ARN);
    end(&mut world, ticket, Ok(()), false);
    assert_eq!(mine(&world), None);
}

#[test]
fn what_may_be_there_is_deleted_and_what_was_refused_is_not() {
    let refused = Failure::Refused {
        status: 400,
        code: "ValidationError".into(),
        message: "No.".into(),
        request_id: "id".into(),
    };
    for (failure, is_deleted) in [(refused, false), (Failure::Failed("Nobody is there.".into()), true)] {
        let (mut world, product) = world();
        provision(&mut world, &product);
        let order = taken(&mut world, 9).remove(0);
        end(&mut world, &order.ticket, Err(failure), false);
        assert_eq!(status(&world), api::ProvisionedProductStatus::Error);
        terminate(&mut world, "gone");
        let orders = taken(&mut world, 9);
        assert_eq!(!orders.is_empty(), is_deleted);
        // By its name, as nobody has told its ARN.
        assert!(orders.iter().all(|deletion| deletion.stack == order.stack));
    }
}

#[test]
fn nothing_is_awaited_any_more_after_a_reset() {
    let (mut world, product) = world();
    provision(&mut world, &product);
    let order = taken(&mut world, 9).remove(0);
    let scope = Scope { account: AccountId::DEFAULT, region: Region::default() };
    assert!(awaits(world.state_mut(), &scope, &order.ticket));
    world.state_mut().reset(None);
    assert!(!awaits(world.state_mut(), &scope, &order.ticket) && !is_under_way(world.state_mut()));
    end(&mut world, &order.ticket, Ok(()), true);
    assert_eq!(mine(&world), None);
}
