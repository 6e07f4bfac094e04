//! Reading XML, as far as answers of AWS use it: elements, texts and the entities in them. Attributes, comments and
//! declarations are passed over.

/// How deep elements may lie within each other.
const MOST_DEEP: usize = 64;

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    name: String,
    /// The text in it, without that of the elements in it.
    text: String,
    children: Vec<Element>,
}

impl Element {
    /// The outermost element of a text; none if it is not well-formed.
    pub(super) fn read(text: &str) -> Option<Self> {
        // What is around is an element without name.
        let mut open = vec![Self::default()];
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('<') {
            open.last_mut()?.text += &unescaped(before);
            rest = if let Some(comment) = behind.strip_prefix("!--") {
                comment.split_once("-->")?.1
            } else if let Some(data) = behind.strip_prefix("![CDATA[") {
                let (data, behind) = data.split_once("]]>")?;
                open.last_mut()?.text += data;
                behind
            } else {
                let (tag, behind) = behind.split_once('>')?;
                take(&mut open, tag)?;
                behind
            };
        }
        let root = open.pop()?;
        if open.is_empty() { root.children.into_iter().next() } else { None }
    }

    /// The first element in it with this name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The element at the end of this path.
    pub(super) fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// The text of the first element in it with this name.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.trim())
    }

    /// The elements of a list: those named `member` in the element with this name.
    pub(super) fn members(&self, name: &str) -> impl Iterator<Item = &Self> {
        let list = self.child(name).map(|list| list.children.as_slice()).unwrap_or_default();
        list.iter().filter(|child| child.name == "member")
    }

    /// The first element with this name, however deep it lies.
    pub(super) fn find(&self, name: &str) -> Option<&Self> {
        if self.name == name { Some(self) } else { self.children.iter().find_map(|child| child.find(name)) }
    }
}

/// Takes what stands between two brackets.
fn take(open: &mut Vec<Element>, tag: &str) -> Option<()> {
    if tag.starts_with(['?', '!']) {
        return Some(());
    }
    if let Some(name) = tag.strip_prefix('/') {
        let closed = open.pop().filter(|element| element.name == name.trim_end())?;
        open.last_mut()?.children.push(closed);
        return Some(());
    }
    let is_empty = tag.ends_with('/');
    let name = tag.trim_end_matches('/').split_ascii_whitespace().next()?;
    let element = Element { name: name.to_owned(), ..Element::default() };
    if is_empty {
        open.last_mut()?.children.push(element);
    } else if open.len() < MOST_DEEP {
        open.push(element);
    } else {
        return None;
    }
    Some(())
}

/// A text with its entities replaced by what they stand for.
fn unescaped(text: &str) -> String {
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(';').and_then(|(entity, rest)| Some((character(entity)?, rest))) {
            Some((character, rest)) => {
                plain.push(character);
                plain += rest;
            }
            None => plain.extend(["&", part]),
        }
    }
    plain
}

fn character(entity: &str) -> Option<char> {
    match entity {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = entity.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_read() {
        let text = "<?xml version='1.0'?>\n<R xmlns=\"x\"><!-- <a> --><L><member><K>a &lt;&#65;&#x42;&gt; &amp; &b</K></member>\
                    <member/><other/></L><T> <![CDATA[<raw>]]> </T><E></E></R>";
        let root = Element::read(text).unwrap();
        let members: Vec<_> = root.members("L").collect();
        assert_eq!(members.len(), 2);
        assert_eq!(members[0].text("K"), Some("a <AB> & &b"));
        assert_eq!((root.text("T"), root.text("E"), root.text("none")), (Some("<raw>"), Some(""), None));
        assert_eq!(root.at(&["L", "member", "K"]), root.find("K"));
    }

    #[test]
    fn what_is_not_well_formed_is_nothing() {
        let deep = "<a>".repeat(1_000_000);
        for text in ["", "text", "<a>", "<a></b>", "</a>", "<a", "<a><!-- </a>", "<>", "< ></ >", &deep] {
            assert_eq!(Element::read(text), None, "{}", &text[..text.len().min(20)]);
        }
    }
}
