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

/// Whether a text looks like a pattern, in which `h` stands for a hexadecimal digit, `A` for an upper-case letter or digit,
/// `a` for a lower-case letter or digit, `9` for a digit, all in angle brackets with how many there are.
#[track_caller]
fn assert_like(text: &str, pattern: &str) {
    let pattern = regex::escape(pattern)
        .replace("<h", "[0-9a-f]{")
        .replace("<A", "[A-Z0-9]{")
        .replace("<a", "[a-z0-9]{")
        .replace("<9", "[0-9]{")
        .replace('>', "}");
    assert!(
        regex::Regex::new(&format!("^{pattern}$")).unwrap().is_match(text),
        "{text} is not like {pattern}"
    );
}

fn attribute(made: &Made, name: &str) -> String {
    made.attributes.get(name).unwrap_or_else(|| panic!("no {name}")).to_string().replace('"', "")
}

#[test]
fn a_vpc_is_what_amazon_makes_of_it() {
    let vpc = made("AWS::EC2::VPC", r#"{"CidrBlock": "10.1.0.1/16"}"#);
    assert_like(&vpc.physical_id, "vpc-<h17>");
    assert_eq!(attribute(&vpc, "VpcId"), *vpc.physical_id);
    assert_eq!(attribute(&vpc, "CidrBlock"), "10.1.0.1/16");
    assert_like(&attribute(&vpc, "DefaultSecurityGroup"), "sg-<h17>");
    assert_like(&attribute(&vpc, "DefaultNetworkAcl"), "acl-<h17>");
    assert_like(&attribute(&vpc, "CidrBlockAssociations"), "[vpc-cidr-assoc-<h17>]");
    assert_like(&attribute(&vpc, "Ipv6CidrBlocks"), "[2600:1f18:<h4>:<h2>00::/56]");
    assert!(!has_attribute("AWS::EC2::VPC", "Arn"));
}

#[test]
fn ids_have_the_forms_of_their_services() {
    for (resource_type, json, pattern) in [
        ("AWS::S3::Bucket", "{}", "shop-thing-<a12>"),
        ("AWS::S3::Bucket", r#"{"BucketName": "mine"}"#, "mine"),
        ("AWS::SNS::Topic", "{}", "arn:aws:sns:eu-central-1:123456789012:shop-Thing-<A12>"),
        ("AWS::SNS::Topic", r#"{"TopicName": "t"}"#, "arn:aws:sns:eu-central-1:123456789012:t"),
        (
            "AWS::SQS::Queue",
            r#"{"FifoQueue": true}"#,
            "https://sqs.eu-central-1.amazonaws.com/123456789012/shop-Thing-<A12>.fifo",
        ),
        ("AWS::IAM::Role", "{}", "shop-Thing-<A12>"),
        ("AWS::IAM::AccessKey", "{}", "AKIA<A16>"),
        ("AWS::EC2::Instance", "{}", "i-<h17>"),
        (
            "AWS::EC2::VPCGatewayAttachment",
            r#"{"VpcId": "vpc-1", "InternetGatewayId": "igw-1"}"#,
            "IGW|vpc-1",
        ),
        (
            "AWS::EC2::Route",
            r#"{"RouteTableId": "rtb-1", "DestinationCidrBlock": "0.0.0.0/0"}"#,
            "rtb-1|0.0.0.0/0",
        ),
        ("AWS::KMS::Key", "{}", "<h8>-<h4>-<h4>-<h4>-<h12>"),
        (
            "AWS::ElasticLoadBalancingV2::LoadBalancer",
            r#"{"Type": "network"}"#,
            "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/net/shop-Thing-<A12>/<h16>",
        ),
        (
            "AWS::ElasticLoadBalancingV2::Listener",
            r#"{"LoadBalancerArn": "arn:aws:elasticloadbalancing:eu-central-1:1:loadbalancer/app/x/0a"}"#,
            "arn:aws:elasticloadbalancing:eu-central-1:1:listener/app/x/0a/<h16>",
        ),
        (
            "AWS::ECS::Service",
            r#"{"Cluster": "arn:aws:ecs:eu-central-1:1:cluster/c", "ServiceName": "s"}"#,
            "arn:aws:ecs:eu-central-1:123456789012:service/c/s",
        ),
        (
            "AWS::Lambda::Version",
            r#"{"FunctionName": "f"}"#,
            "arn:aws:lambda:eu-central-1:123456789012:function:f:1",
        ),
        ("AWS::Events::Rule", r#"{"Name": "r", "EventBusName": "default"}"#, "r"),
        ("AWS::Events::Rule", r#"{"Name": "r", "EventBusName": "bus"}"#, "bus|r"),
        ("AWS::SSM::Parameter", r#"{"Name": "/a/b"}"#, "/a/b"),
        (
            "AWS::Batch::JobQueue",
            r#"{"JobQueueName": "q"}"#,
            "arn:aws:batch:eu-central-1:123456789012:job-queue/q",
        ),
        ("AWS::ServiceCatalog::Portfolio", "{}", "port-<a13>"),
        ("AWS::AmazonMQ::Broker", "{}", "b-<h8>-<h4>-<h4>-<h4>-<h12>"),
        ("AWS::AppSync::GraphQLApi", "{}", "arn:aws:appsync:eu-central-1:123456789012:apis/<a26>"),
        ("AWS::ServiceDiscovery::PrivateDnsNamespace", "{}", "ns-<a16>"),
        ("AWS::Transfer::Server", "{}", "arn:aws:transfer:eu-central-1:123456789012:server/s-<h17>"),
        (
            "AWS::Signer::SigningProfile",
            r#"{"ProfileName": "p"}"#,
            "arn:aws:signer:eu-central-1:123456789012:/signing-profiles/p",
        ),
        (
            "AWS::SageMaker::NotebookInstance",
            r#"{"NotebookInstanceName": "n"}"#,
            "arn:aws:sagemaker:eu-central-1:123456789012:notebook-instance/n",
        ),
    ] {
        assert_like(&made(resource_type, json).physical_id, pattern);
    }
}

#[test]
fn attributes_follow_from_ids_and_properties() {
    for (resource_type, json, name, pattern) in [
        ("AWS::S3::Bucket", r#"{"BucketName": "b"}"#, "Arn", "arn:aws:s3:::b"),
        ("AWS::S3::Bucket", r#"{"BucketName": "b"}"#, "DomainName", "b.s3.amazonaws.com"),
        (
            "AWS::S3::Bucket",
            r#"{"BucketName": "b"}"#,
            "WebsiteURL",
            "http://b.s3-website.eu-central-1.amazonaws.com",
        ),
        ("AWS::SNS::Topic", r#"{"TopicName": "t"}"#, "TopicName", "t"),
        ("AWS::SQS::Queue", r#"{"QueueName": "q"}"#, "Arn", "arn:aws:sqs:eu-central-1:123456789012:q"),
        (
            "AWS::IAM::Role",
            r#"{"RoleName": "r", "Path": "/service/"}"#,
            "Arn",
            "arn:aws:iam::123456789012:role/service/r",
        ),
        ("AWS::IAM::Role", r#"{"RoleName": "r"}"#, "Arn", "arn:aws:iam::123456789012:role/r"),
        (
            "AWS::Lambda::Function",
            r#"{"FunctionName": "f"}"#,
            "Arn",
            "arn:aws:lambda:eu-central-1:123456789012:function:f",
        ),
        ("AWS::RDS::DBInstance", r#"{"Engine": "postgres"}"#, "Endpoint.Port", "5432"),
        ("AWS::RDS::DBInstance", r#"{"Engine": "postgres", "Port": "6000"}"#, "Endpoint.Port", "6000"),
        (
            "AWS::RDS::DBInstance",
            r#"{"DBInstanceIdentifier": "d"}"#,
            "Endpoint.Address",
            "d.<a12>.eu-central-1.rds.amazonaws.com",
        ),
        ("AWS::SSM::Parameter", r#"{"Type": "String", "Value": "v"}"#, "Value", "v"),
        ("AWS::EC2::SecurityGroup", "{}", "GroupId", "sg-<h17>"),
        ("AWS::EC2::Instance", r#"{"PrivateIpAddress": "10.0.0.9"}"#, "PrivateIp", "10.0.0.9"),
        (
            "AWS::EC2::Instance",
            r#"{"PrivateIpAddress": "10.0.0.9"}"#,
            "PrivateDnsName",
            "ip-10-0-0-9.eu-central-1.compute.internal",
        ),
        (
            "AWS::WAFv2::WebACL",
            r#"{"Name": "w", "Scope": "REGIONAL"}"#,
            "Arn",
            "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/w/<h8>-<h4>-<h4>-<h4>-<h12>",
        ),
        ("AWS::CloudFormation::WaitCondition", "{}", "Data", "{}"),
        ("AWS::Route53::HostedZone", "{}", "Id", "Z<A20>"),
    ] {
        assert_like(&attribute(&made(resource_type, json), name), pattern);
    }
}

#[test]
fn endpoints_are_those_of_their_services() {
    for (resource_type, json, name, pattern) in [
        (
            "AWS::EC2::VPCEndpoint",
            r#"{"VpcEndpointType": "Interface", "ServiceName": "com.amazonaws.eu-central-1.ec2"}"#,
            "DnsEntries",
            "[Z7HUB22UULQXV:vpce-<h17>-<a8>.ec2.eu-central-1.vpce.amazonaws.com,\
             Z7HUB22UULQXV:vpce-<h17>-<a8>-eu-central-1a.ec2.eu-central-1.vpce.amazonaws.com]",
        ),
        (
            "AWS::EC2::VPCEndpoint",
            r#"{"VpcEndpointType": "Interface"}"#,
            "NetworkInterfaceIds",
            "[eni-<h17>]",
        ),
        ("AWS::EC2::VPCEndpoint", "{}", "DnsEntries", "[]"),
        ("AWS::EC2::VPCEndpoint", "{}", "NetworkInterfaceIds", "[]"),
        (
            "AWS::DocDB::DBCluster",
            r#"{"DBClusterIdentifier": "D"}"#,
            "Endpoint",
            "d.cluster-<a12>.eu-central-1.docdb.amazonaws.com",
        ),
        ("AWS::DocDB::DBCluster", "{}", "Port", "27017"),
        ("AWS::Neptune::DBCluster", r#"{"DBPort": 8183}"#, "Port", "8183"),
        (
            "AWS::AmazonMQ::Broker",
            r#"{"BrokerName": "b", "EngineType": "RABBITMQ"}"#,
            "AmqpEndpoints",
            "[amqps://b-<h8>-<h4>-<h4>-<h4>-<h12>.mq.eu-central-1.amazonaws.com:5671]",
        ),
        (
            "AWS::AmazonMQ::Broker",
            r#"{"DeploymentMode": "ACTIVE_STANDBY_MULTI_AZ", "EngineType": "ACTIVEMQ"}"#,
            "OpenWireEndpoints",
            "[ssl://b-<h8>-<h4>-<h4>-<h4>-<h12>-1.mq.eu-central-1.amazonaws.com:61617,\
             ssl://b-<h8>-<h4>-<h4>-<h4>-<h12>-2.mq.eu-central-1.amazonaws.com:61617]",
        ),
        ("AWS::AmazonMQ::Broker", r#"{"EngineType": "RABBITMQ"}"#, "WssEndpoints", "[]"),
        (
            "AWS::AmazonMQ::Broker",
            r#"{"BrokerName": "b"}"#,
            "Arn",
            "arn:aws:mq:eu-central-1:123456789012:broker:b:b-<h8>-<h4>-<h4>-<h4>-<h12>",
        ),
        ("AWS::AppSync::GraphQLApi", "{}", "ApiId", "<a26>"),
        (
            "AWS::AppSync::GraphQLApi",
            "{}",
            "GraphQLUrl",
            "https://<a26>.appsync-api.eu-central-1.amazonaws.com/graphql",
        ),
        ("AWS::AppSync::ApiKey", r#"{"ApiId": "a"}"#, "ApiKey", "da2-<a26>"),
        ("AWS::Transfer::Server", "{}", "ServerId", "s-<h17>"),
        ("AWS::DirectoryService::MicrosoftAD", "{}", "Alias", "d-<h10>"),
        (
            "AWS::SES::EmailIdentity",
            r#"{"EmailIdentity": "e.org"}"#,
            "DkimDNSTokenName1",
            "<a32>._domainkey.e.org",
        ),
        (
            "AWS::ServiceDiscovery::PrivateDnsNamespace",
            "{}",
            "Arn",
            "arn:aws:servicediscovery:eu-central-1:123456789012:namespace/ns-<a16>",
        ),
    ] {
        assert_like(&attribute(&made(resource_type, json), name), pattern);
    }
    let api = made("AWS::AppSync::GraphQLApi", "{}");
    let host = attribute(&api, "GraphQLDns").replace(".appsync-api.", ".appsync-realtime-api.");
    assert_eq!(attribute(&api, "RealtimeUrl"), format!("wss://{host}/graphql"));
}

#[test]
fn types_have_their_attributes_and_no_others() {
    assert!(has_attribute("AWS::RDS::DBInstance", "Endpoint.Address"));
    assert!(!has_attribute("AWS::RDS::DBInstance", "Endpoint.Adress"));
    assert!(!has_attribute("AWS::RDS::DBInstance", "MasterUserPassword"));
    assert!(!has_attribute("AWS::EC2::Route", "Arn"));
    assert!(has_attribute("AWS::CloudFormation::Stack", "Outputs.Vpc"));
    assert!(!has_attribute("AWS::CloudFormation::Stack", "Outputs."));
    assert!(!has_attribute("AWS::CloudFormation::Stack", "Arn"));
    assert!(has_attribute("Custom::Anything", "Whatever"));
    assert!(has_attribute("AWS::CloudFormation::CustomResource", "Whatever"));
    assert!(has_attribute("Example::Garden::Tree", "Height"));
}

#[test]
fn everything_can_be_made() {
    for resource_type in tables::types().concat() {
        let facts = Facts::of(resource_type).unwrap_or_else(|| panic!("{resource_type} has no facts"));
        let made = made(resource_type, "{}");
        assert!(!made.physical_id.is_empty(), "{resource_type}");
        assert!(!made.physical_id.contains(['{', '}']), "{resource_type} {}", made.physical_id);
        for name in made.attributes.keys() {
            assert!(has_attribute(resource_type, name), "{resource_type} {name}");
        }
        // Every shape can be read.
        for (name, shape) in Shape::of(resource_type).iter().flat_map(Shape::attributes) {
            assert!(made.attributes.contains_key(name), "{resource_type} {name}={shape}");
            assert!(facts.attributes().any(|each| each == name) || is_custom(resource_type));
        }
    }
}

#[test]
fn tables_are_in_order() {
    for types in tables::types() {
        assert!(types.is_sorted_by(|first, second| first < second));
    }
}

#[test]
fn changes_replace_what_cannot_be_changed() {
    use Replacement::{Always, Never, Sometimes};
    for (resource_type, property, expected) in [
        ("AWS::EC2::VPC", "CidrBlock", Always),
        ("AWS::EC2::VPC", "InstanceTenancy", Sometimes),
        ("AWS::EC2::VPC", "EnableDnsSupport", Never),
        ("AWS::EC2::Instance", "InstanceType", Sometimes),
        ("AWS::EC2::Instance", "ImageId", Always),
        ("AWS::SNS::Topic", "TopicName", Always),
        ("AWS::SNS::Topic", "DisplayName", Never),
        ("AWS::RDS::DBInstance", "AllocatedStorage", Never),
        ("Custom::Thing", "Name", Always),
        ("Custom::Thing", "ServiceToken", Never),
    ] {
        assert_eq!(replaces(resource_type, property), expected, "{resource_type} {property}");
    }
}

#[test]
fn an_update_keeps_what_does_not_follow_from_properties() {
    let before = made("AWS::RDS::DBInstance", r#"{"Engine": "mysql", "Port": "3306"}"#);
    let after = updated(
        "AWS::RDS::DBInstance",
        &before,
        &properties(r#"{"Engine": "mysql", "Port": "3307", "AllocatedStorage": "50"}"#),
        &surroundings(),
    );
    assert_eq!(after.physical_id, before.physical_id);
    assert_eq!(attribute(&after, "Endpoint.Address"), attribute(&before, "Endpoint.Address"));
    assert_eq!(attribute(&after, "Endpoint.Port"), "3307");
    assert_eq!(attribute(&after, "AllocatedStorage"), "50");
}

#[test]
fn names_are_cut_to_what_their_service_takes() {
    let long =
        Surroundings { stack_name: "a-stack-with-a-name-of-very-many-characters".into(), ..surroundings() };
    let logical_id = "AndAResourceWithOneThatIsNotShorterAtAll";
    let mut ids = Ids::new(1, 1);
    let role = make("AWS::IAM::Role", logical_id, &Map::default(), &long, &mut ids);
    assert_eq!(role.physical_id.len(), 64);
    assert_like(&role.physical_id, "a-stack-with-a-name-of-ve-AndAResourceWithOneThatIs-<A12>");
    let bucket = make("AWS::S3::Bucket", "B", &Map::default(), &long, &mut ids);
    assert_like(&bucket.physical_id, "a-stack-with-a-name-of-very-many-characters-b-<a12>");
}

#[test]
fn what_is_called_by_its_properties_is_called_so_only_once() {
    for (resource_type, json, name) in [
        ("AWS::SQS::Queue", r#"{ "QueueName": "jobs" }"#, Some("jobs")),
        ("AWS::SQS::Queue", r#"{ "QueueName": "" }"#, None),
        ("AWS::SQS::Queue", "{}", None),
        ("AWS::S3::Bucket", r#"{ "BucketName": "B" }"#, Some("b")),
        ("AWS::Logs::LogStream", r#"{ "LogGroupName": "g", "LogStreamName": "s" }"#, Some("s|g")),
        ("AWS::Scheduler::Schedule", r#"{ "GroupName": "g", "Name": "s" }"#, Some("s|g")),
        ("AWS::Glue::Table", r#"{ "DatabaseName": "d", "TableInput": { "Name": "T" } }"#, Some("t|d")),
        ("AWS::Events::Rule", r#"{ "EventBusName": "bus", "Name": "r" }"#, Some("r|bus")),
        ("AWS::Batch::JobQueue", r#"{ "JobQueueName": "q" }"#, Some("q")),
        ("AWS::Batch::JobDefinition", r#"{ "JobDefinitionName": "d" }"#, None),
        ("AWS::EC2::VPC", r#"{ "CidrBlock": "10.0.0.0/16" }"#, None),
        ("AWS::ApiGatewayV2::ApiMapping", r#"{ "DomainName": "d" }"#, None),
        ("AWS::EKS::Addon", r#"{ "ClusterName": "c", "AddonName": "a" }"#, Some("c|a")),
        ("Custom::Thing", r#"{ "Name": "n" }"#, None),
    ] {
        assert_eq!(own_name(resource_type, &properties(json)).as_deref(), name, "{resource_type} {json}");
    }
    assert_eq!(reach("AWS::S3::Bucket"), Reach::Partition);
    assert_eq!((reach("AWS::IAM::Role"), reach("AWS::SQS::Queue")), (Reach::Account, Reach::Region));
}

#[test]
fn properties_are_those_of_the_type() {
    let invalid = |resource_type: &str, json| invalid_properties(resource_type, "A", &properties(json));
    assert_eq!(invalid("AWS::SQS::Queue", r#"{ "QueueName": "q", "Tags": [] }"#), None);
    assert_eq!(
        invalid("AWS::SQS::Queue", r#"{ "Arn": "q" }"#).as_deref(),
        Some(
            "Properties validation failed for resource A with message:\n#: extraneous key [Arn] is not permitted"
        )
    );
    assert_eq!(
        invalid("AWS::IAM::Role", r#"{ "roleName": "r" }"#).as_deref(),
        Some(
            "Properties validation failed for resource A with message:\n#: required key [AssumeRolePolicyDocument] \
             not found\n#: extraneous key [roleName] is not permitted"
        )
    );
    for open in ["Custom::Thing", "AWS::CloudFormation::CustomResource", "Other::Type::Name"] {
        assert_eq!(invalid(open, r#"{ "Anything": "x" }"#), None);
    }
}
