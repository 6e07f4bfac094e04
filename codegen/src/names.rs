//! From the models' names to Rust's.

/// Words that stay whole although their letters suggest a cut elsewhere: `minvCpus`, `AWSKMSKeyARN`.
const WHOLE: [&str; 4] = ["vCpus", "AWS", "GiB", "IoT"];

/// What cannot be the name of a field, not even with `r#`.
const NEVER_RAW: [&str; 4] = ["self", "super", "crate", "Self"];

/// The keywords of the edition, and those reserved.
const KEYWORDS: [&str; 45] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "where",
];

/// The name of a field: `IPAddress` becomes `ip_address`, `type` becomes `r#type`.
pub(crate) fn field(name: &str) -> String {
    let snake = join(name, str::to_ascii_lowercase, "_");
    match snake.as_str() {
        snake if NEVER_RAW.contains(&snake) => format!("{snake}_"),
        snake if KEYWORDS.contains(&snake) => format!("r#{snake}"),
        _ => snake,
    }
}

/// The name of a static: `IPAddress` becomes `IP_ADDRESS`.
pub(crate) fn constant(name: &str) -> String {
    join(name, str::to_ascii_uppercase, "_")
}

/// The name of an enum's variant: `CFN_STACK` becomes `CfnStack`.
pub(crate) fn variant(wire: &str) -> String {
    let camel = join(wire, capitalized, "");
    if camel.starts_with(|first: char| first.is_ascii_digit()) || camel == "Self" || camel.is_empty() {
        return format!("Value{camel}");
    }
    camel
}

/// The name of a type: the model's own, starting with a capital and without signs.
pub(crate) fn type_name(name: &str) -> String {
    let clean: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let (first, rest) = clean.split_at(clean.len().min(1));
    first.to_ascii_uppercase() + rest
}

/// `name`, or the first of `name2`, `name3`... that `taken` does not hold yet; `separator` stands before the number.
pub(crate) fn unique(name: &str, separator: &str, taken: &mut std::collections::BTreeSet<String>) -> String {
    let numbered = (2_usize..).map(|number| format!("{name}{separator}{number}"));
    let free = std::iter::once(name.to_owned()).chain(numbered).find(|candidate| !taken.contains(candidate));
    let free = free.unwrap_or_default();
    taken.insert(free.clone());
    free
}

fn join(name: &str, word: impl Fn(&str) -> String, separator: &str) -> String {
    words(name).into_iter().map(word).collect::<Vec<_>>().join(separator)
}

fn capitalized(word: &str) -> String {
    let (first, rest) = word.split_at(word.len().min(1));
    first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
}

/// The words of a name, as written. Digits belong to the word before them.
fn words(name: &str) -> Vec<&str> {
    let parts = name.split(|sign: char| !sign.is_ascii_alphanumeric());
    parts.flat_map(whole_words).flat_map(cut_by_case).collect()
}

/// The pieces of a name around and including the words of [`WHOLE`].
fn whole_words(name: &str) -> Vec<&str> {
    let found = WHOLE.iter().find_map(|whole| name.find(whole).map(|at| (at, at + whole.len())));
    match found {
        Some((start, end)) if (start, end) != (0, name.len()) => {
            let mut pieces = whole_words(&name[..start]);
            pieces.push(&name[start..end]);
            pieces.extend(whole_words(&name[end..]));
            pieces
        }
        _ => vec![name],
    }
}

/// Cuts before a capital that follows another kind of letter, and before the last capital of an acronym that a word
/// follows.
fn cut_by_case(piece: &str) -> Vec<&str> {
    if piece.is_empty() || WHOLE.contains(&piece) {
        return [piece].into_iter().filter(|piece| !piece.is_empty()).collect();
    }
    let bytes = piece.as_bytes();
    let starts_word = |at: usize| {
        let after_other = !bytes[at - 1].is_ascii_uppercase();
        let before_lower = bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase);
        bytes[at].is_ascii_uppercase() && (after_other || before_lower)
    };
    let mut cuts = vec![0];
    cuts.extend((1..bytes.len()).filter(|at| starts_word(*at)));
    cuts.push(bytes.len());
    cuts.windows(2).map(|cut| &piece[cut[0]..cut[1]]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_words_in_lower_case() {
        for (name, expected) in [
            ("IPAddress", "ip_address"),
            ("AWSKMSKeyARN", "aws_kms_key_arn"),
            ("AWSOrganizationsSource", "aws_organizations_source"),
            ("vCpus", "vcpus"),
            ("minvCpus", "min_vcpus"),
            ("unmanagedvCpus", "unmanaged_vcpus"),
            ("RecordId", "record_id"),
            ("containerID", "container_id"),
            ("ResourceDataSyncS3Destination", "resource_data_sync_s3_destination"),
            ("MaxResultsEC2Compatible", "max_results_ec2_compatible"),
            ("s3filesVolumeConfiguration", "s3files_volume_configuration"),
            ("EFSAuthorizationConfigIAM", "efs_authorization_config_iam"),
            ("ipv6Address", "ipv6_address"),
            ("storageSizeGiB", "storage_size_gib"),
            ("jobRoleArn", "job_role_arn"),
            ("Type", "r#type"),
            ("ref", "r#ref"),
            ("Self", "self_"),
        ] {
            assert_eq!(field(name), expected);
        }
    }

    #[test]
    fn statics_are_words_in_upper_case() {
        assert_eq!(constant("PutInventoryRequest"), "PUT_INVENTORY_REQUEST");
        assert_eq!(constant("CEState"), "CE_STATE");
        assert_eq!(constant("UUID"), "UUID");
    }

    #[test]
    fn variants_come_from_the_wire_text() {
        for (wire, expected) in [
            ("EC2Instance", "Ec2Instance"),
            ("CFN_STACK", "CfnStack"),
            ("N_TO_N", "NToN"),
            ("json-file", "JsonFile"),
            ("MacOS", "MacOs"),
            ("AWS::EC2::Instance", "AwsEc2Instance"),
            ("Microsoft.Compute/virtualMachines", "MicrosoftComputeVirtualMachines"),
            ("AWS::IoT::Thing", "AwsIotThing"),
            ("2XL", "Value2Xl"),
            ("Self", "ValueSelf"),
        ] {
            assert_eq!(variant(wire), expected);
        }
    }

    #[test]
    fn types_keep_the_name_of_the_model() {
        assert_eq!(type_name("CEState"), "CEState");
        assert_eq!(type_name("__listOf-string"), "ListOfstring");
    }

    #[test]
    fn names_that_collide_are_numbered() {
        let mut taken = std::collections::BTreeSet::new();
        let names = ["A", "A", "A"].map(|name| unique(name, "_", &mut taken));
        assert_eq!(names, ["A", "A_2", "A_3"]);
    }
}
