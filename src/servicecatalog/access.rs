//! What the caller may use: every rule about launch paths, for every operation of end users.

use super::{
    api::PrincipalType,
    artifacts::Purpose,
    errors::{Result, hidden_name, no_path, not_found, several, several_paths, stale_path},
    ids::PathId,
    portfolios::Portfolio,
    principals::Principal,
    products::Product,
    selector::Selector,
    shares::{self, Imported},
    state::{Catalog, State},
};
use crate::kit::{AccountId, Arn, Context, LaunchPaths, Scope};

/// The catalogues as a caller sees them.
#[derive(Clone, Debug)]
pub(super) struct View<'a> {
    own: Owner<'a>,
    /// What the account has of others.
    imports: Vec<Imported<'a>>,
    caller: Option<Arn>,
    launch_paths: LaunchPaths,
}

/// An account's catalogue in one region: where a product and the portfolios that hold it are kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owner<'a> {
    pub(super) scope: &'a Scope,
    pub(super) catalog: &'a Catalog,
}

/// A product that a caller sees, and whose it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Visible<'a> {
    pub(super) product: &'a Product,
    pub(super) owner: Owner<'a>,
}

/// A way for a caller to a product: a portfolio that holds the product and is associated with the caller.
#[derive(Clone, Copy, Debug)]
pub(super) struct Path<'a> {
    /// The number of the association of product and portfolio; those of imported portfolios come behind all others.
    pub(super) number: u64,
    pub(super) portfolio: &'a Portfolio,
    /// Whose portfolio it is.
    pub(super) owner: Owner<'a>,
    /// The imported portfolio that the product was put into this one from, and whose that is.
    pub(super) source: Option<(Owner<'a>, &'a Portfolio)>,
    /// Whether the `TagOptions` of the portfolio count, and those of the product: those of others do where they are
    /// shared.
    pub(super) portfolio_options: bool,
    pub(super) product_options: bool,
}

/// What the numbers of associations in imported portfolios have that others do not.
const IMPORTED: u64 = 1 << 63;

impl Path<'_> {
    /// The path's id.
    pub(super) fn id(&self) -> PathId {
        PathId::through(&self.portfolio.id)
    }

    fn is(&self, wanted: Selector<'_>) -> bool {
        match wanted {
            Selector::Id(id) => self.id().as_str() == id,
            Selector::Name(name) => self.portfolio.name == name,
        }
    }
}

impl<'a> View<'a> {
    /// What the caller of `context` sees.
    pub(super) fn new(state: &'a State, context: &Context<'a>) -> Self {
        let origin = context.origin;
        let own = Owner { scope: &origin.scope, catalog: state.at(&origin.scope) };
        Self {
            own,
            imports: shares::imports(state, own.scope),
            caller: Arn::parse(origin.caller.principal()),
            launch_paths: context.settings.launch_paths,
        }
    }

    /// The caller's own account.
    pub(super) fn own(&self) -> Owner<'a> {
        self.own
    }

    /// The paths to the product with this id, behind number `after`, in the order in which it was put into portfolios.
    pub(super) fn paths(&self, product: &str, after: Option<u64>) -> impl Iterator<Item = Path<'a>> {
        let owner = self.own;
        let own = owner.catalog.associations.of(product, after).filter_map(move |(number, id)| {
            let portfolio = owner.catalog.portfolios.get(id.as_str())?;
            if !self.may_use(&mut portfolio.principals.iter()) {
                return None;
            }
            let import = match owner.catalog.products.get(product) {
                Some(_) => None,
                None => Some(self.source(portfolio, product)?),
            };
            Some(Path {
                number,
                portfolio,
                owner,
                source: import.map(|import| (import.owner, import.portfolio)),
                portfolio_options: true,
                product_options: import.is_none_or(Imported::shares_tag_options),
            })
        });
        own.chain(self.imported_paths(product, after))
    }

    /// The paths through portfolios of others, behind number `after`.
    fn imported_paths(&self, product: &str, after: Option<u64>) -> Vec<Path<'a>> {
        let mut paths = Vec::new();
        for import in &self.imports {
            let (owner, portfolio) = (import.owner, import.portfolio);
            let Some(number) = owner.catalog.associations.number(product, portfolio.id.as_str()) else {
                continue;
            };
            // All portfolios that hold a product are of one account, so that their numbers differ.
            let number = number | IMPORTED;
            if after.is_none_or(|after| number > after) && self.may_use(&mut import.principals()) {
                let shares = import.shares_tag_options();
                let (portfolio_options, product_options) = (shares, shares);
                paths.push(Path {
                    number,
                    portfolio,
                    owner,
                    source: None,
                    portfolio_options,
                    product_options,
                });
            }
        }
        paths.sort_unstable_by_key(|path| path.number);
        paths
    }

    /// What a product of others was put into a portfolio of the account's own from, if it is still there.
    fn source(&self, portfolio: &Portfolio, product: &str) -> Option<&Imported<'a>> {
        let source = self.own.catalog.shares.source(portfolio.id.as_str(), product)?;
        self.imports.iter().find(|import| import.portfolio.id == *source && import.holds(product))
    }

    /// The portfolio with this id, of the account's own or imported, and whose it is.
    pub(super) fn portfolio(&self, id: &str) -> Option<(Owner<'a>, &'a Portfolio)> {
        let import = || self.imports.iter().find(|import| import.portfolio.id.as_str() == id);
        match self.own.catalog.portfolios.get(id) {
            Some(portfolio) => Some((self.own, portfolio)),
            None => import().map(|import| (import.owner, import.portfolio)),
        }
    }

    /// The product with this id, of the account's own or in an imported portfolio, whether the caller has a path to it or
    /// not.
    pub(super) fn known(&self, id: &str) -> Option<Visible<'a>> {
        let owner = self.own;
        match owner.catalog.products.get(id) {
            Some(product) => Some(Visible { product, owner }),
            None => self.imports.iter().find_map(|import| import.product(id)),
        }
    }

    /// The products with this name, likewise.
    fn named(&self, name: &str) -> Vec<Visible<'a>> {
        let owner = self.own;
        let own = owner.catalog.products.named(name);
        let mut found: Vec<_> = own.map(|(_, product)| Visible { product, owner }).collect();
        for import in &self.imports {
            for (_, product) in import.owner.catalog.products.named(name) {
                let is_new = found.iter().all(|one| one.product.id != product.id);
                if is_new && import.holds(product.id.as_str()) {
                    found.push(Visible { product, owner: import.owner });
                }
            }
        }
        found
    }

    /// The product of an account, this one or one that a portfolio was imported from, with this number there.
    pub(super) fn numbered(&self, account: AccountId, number: u64) -> Option<Visible<'a>> {
        let is_owner = |owner: &Owner<'_>| owner.scope.account == account;
        let mut owners = [self.own].into_iter().chain(self.imports.iter().map(|import| import.owner));
        let owner = owners.find(is_owner)?;
        Some(Visible { product: owner.catalog.products.at(number)?, owner })
    }

    /// Whether the account has portfolios of others.
    pub(super) fn has_imports(&self) -> bool {
        !self.imports.is_empty()
    }

    /// The product that an end user sees in the view with this id.
    pub(super) fn of_product_view(&self, id: &str) -> Option<Visible<'a>> {
        let owner = self.own;
        let own = owner.catalog.products.of_view(id).map(|product| Visible { product, owner });
        let import = || self.imports.iter().find_map(|import| import.product_of_view(id));
        own.or_else(import).filter(|found| self.has_path(*found))
    }

    /// Whether the caller has a path to a product.
    fn has_path(&self, found: Visible<'_>) -> bool {
        self.paths(found.product.id.as_str(), None).next().is_some()
    }

    /// The products in a portfolio, of the account's own or imported, with their numbers in their catalogues.
    pub(super) fn contents(
        &self,
        owner: Owner<'a>,
        portfolio: &'a Portfolio,
    ) -> impl Iterator<Item = (u64, Visible<'a>)> {
        let ids = owner.catalog.associations.to(portfolio.id.as_str(), None);
        ids.filter_map(move |(_, id)| match owner.catalog.products.numbered(id.as_str()) {
            Some((number, product)) => Some((number, Visible { product, owner })),
            None => self.source(portfolio, id.as_str())?.numbered(id.as_str()),
        })
    }

    /// The portfolios that the caller may use, and whose each is.
    fn portfolios(&self) -> impl Iterator<Item = (Owner<'a>, &'a Portfolio)> {
        let owner = self.own;
        let own = owner.catalog.portfolios.iter().filter(|it| self.may_use(&mut it.principals.iter()));
        let imports = self.imports.iter().filter(|import| self.may_use(&mut import.principals()));
        own.map(move |portfolio| (owner, portfolio))
            .chain(imports.map(|import| (import.owner, import.portfolio)))
    }

    /// Every product that the caller has a path to, once, in order of creation, with its number in its catalogue.
    ///
    /// Which portfolios the caller may use is decided once for all of them, not once for each product.
    pub(super) fn products(&self) -> Vec<(u64, Visible<'a>)> {
        let mut found = Vec::new();
        for (owner, portfolio) in self.portfolios() {
            found.extend(self.contents(owner, portfolio));
        }
        found.sort_unstable_by_key(|(number, found)| (found.product.created, *number, &found.product.id));
        found.dedup_by(|one, other| one.1.product.id == other.1.product.id);
        found
    }

    /// Whether the caller is one of a portfolio's principals, or need not be.
    fn may_use(&self, principals: &mut dyn Iterator<Item = &Principal>) -> bool {
        if self.launch_paths == LaunchPaths::Open {
            return true;
        }
        let Some(caller) = &self.caller else { return false };
        for principal in principals {
            if admits(principal, caller) {
                return true;
            }
        }
        false
    }

    /// The product that an end user names: one that the caller has a path to.
    ///
    /// # Errors
    /// If there is none, or several have the name.
    pub(super) fn product(&self, wanted: Selector<'_>) -> Result<Visible<'a>> {
        match wanted {
            Selector::Id(id) => {
                self.known(id).filter(|found| self.has_path(*found)).ok_or_else(|| no_path(id))
            }
            Selector::Name(name) => {
                let mut found = self.named(name).into_iter().filter(|found| self.has_path(*found));
                let product = found.next().ok_or_else(|| hidden_name("Product", name))?;
                // unverified: what AWS does with a name that several visible products have.
                if found.next().is_some() { Err(several("Product", name)) } else { Ok(product) }
            }
        }
    }

    /// The path to take to `product`: the one named, or the only one.
    ///
    /// # Errors
    /// If the one named is not there, or none is named and there is not exactly one.
    pub(super) fn path(
        &self,
        product: &Product,
        wanted: Option<Selector<'_>>,
        purpose: Purpose,
    ) -> Result<Path<'a>> {
        let fits = |path: &Path<'_>| wanted.is_none_or(|wanted| path.is(wanted));
        let mut found = self.paths(product.id.as_str(), None).filter(fits);
        match (found.next(), found.next()) {
            (Some(path), None) => Ok(path),
            // Names of portfolios need not be unique. unverified: what AWS does with one that several paths have.
            (Some(_), Some(_)) => Err(several_paths()),
            (None, _) => Err(match (wanted, purpose) {
                (None, _) => no_path(product.id.as_str()),
                (Some(Selector::Id(id)), Purpose::Update) => stale_path("PathId", id),
                (Some(Selector::Name(name)), Purpose::Update) => stale_path("PathName", name),
                // unverified: the code is known, the text is not.
                (Some(wanted), Purpose::Launch) => not_found(format!("Launch path {wanted} not found.")),
            }),
        }
    }
}

/// Whether a principal of a portfolio stands for this caller: a user, or the role behind a session.
fn admits(principal: &Principal, caller: &Arn) -> bool {
    let Some(associated) = Arn::parse(&principal.arn).filter(|arn| arn.partition() == caller.partition())
    else {
        return false;
    };
    match principal.kind {
        PrincipalType::Iam if associated.account() != caller.account() => false,
        // Of the emulator alone: the root of an account stands for every principal of it, so that a test need not
        // know who it is. In AWS it stands for the root user.
        PrincipalType::Iam if associated.resource() == "root" => true,
        PrincipalType::Iam => associated == *caller,
        PrincipalType::IamPattern => {
            let pattern: Vec<_> = associated.resource().chars().collect();
            matches(&pattern, caller.resource())
        }
    }
}

/// Whether the whole of `text` fits a pattern in which `*` is any run of characters, slashes too, and `?` one or none.
fn matches(pattern: &[char], text: &str) -> bool {
    // How many characters of the pattern can have been used up so far: all possibilities side by side.
    let mut used = vec![false; pattern.len() + 1];
    used[0] = true;
    skip_wildcards(pattern, &mut used);
    for c in text.chars() {
        let mut next = vec![false; pattern.len() + 1];
        for (place, symbol) in pattern.iter().enumerate().filter(|(place, _)| used[*place]) {
            match symbol {
                '*' => next[place] = true,
                '?' => next[place + 1] = true,
                symbol => next[place + 1] |= *symbol == c,
            }
        }
        skip_wildcards(pattern, &mut next);
        used = next;
    }
    used[pattern.len()]
}

/// Both wildcards can stand for nothing.
fn skip_wildcards(pattern: &[char], used: &mut [bool]) {
    for (place, symbol) in pattern.iter().enumerate() {
        if matches!(symbol, '*' | '?') {
            used[place + 1] |= used[place];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const USER: &str = "arn:aws:iam::123456789012:user/ann";
    const ROLE: &str = "arn:aws:iam::123456789012:role/team/Deploy";

    fn admitted(kind: PrincipalType, arn: &str, caller: &str) -> bool {
        admits(&Principal { arn: arn.into(), kind }, &Arn::parse(caller).unwrap())
    }

    #[test]
    fn principals_stand_for_themselves() {
        let iam = |arn, caller| admitted(PrincipalType::Iam, arn, caller);
        assert!(iam(USER, USER) && !iam(USER, ROLE) && iam(ROLE, ROLE));
        for arn in [
            "arn:aws:iam::123456789012:role/Deploy",
            "arn:aws:iam::123456789012:role/team/Deploy/ci",
            "arn:aws:iam::123456789012:user/team/Deploy",
            "arn:aws:iam::210987654321:role/team/Deploy",
            "arn:aws-cn:iam::123456789012:role/team/Deploy",
        ] {
            assert!(!iam(arn, ROLE), "{arn}");
        }
        assert!(!iam("arn:aws:iam::123456789012:user/an", USER));
    }

    #[test]
    fn the_root_stands_for_its_account() {
        for caller in [USER, ROLE] {
            assert!(admitted(PrincipalType::Iam, "arn:aws:iam::123456789012:root", caller));
            assert!(!admitted(PrincipalType::Iam, "arn:aws:iam::210987654321:root", caller));
        }
    }

    #[test]
    fn patterns_stand_for_what_fits() {
        let pattern =
            |arn: &str, caller| admitted(PrincipalType::IamPattern, &format!("arn:aws:iam:::{arn}"), caller);
        for arn in ["user/*", "user/ann", "user/a?n", "user/ann?", "user/*n", "user/a*n*"] {
            assert!(pattern(arn, USER), "{arn}");
        }
        for arn in ["role/*", "user/a", "user/?", "user/b*", "user/an"] {
            assert!(!pattern(arn, USER), "{arn}");
        }
        for arn in ["role/*", "role/team/Deploy", "role/team/*", "role/*/Dep?oy", "role/*Deploy", "role/t*D*"]
        {
            assert!(pattern(arn, ROLE), "{arn}");
        }
        for arn in ["user/*", "role/Dep*", "role/Deploy", "role/team/Dep", "role/team/Build", "role/aws-*/D*"]
        {
            assert!(!pattern(arn, ROLE), "{arn}");
        }
    }

    #[test]
    fn a_wildcard_crosses_slashes() {
        let fits = |pattern: &str, text| matches(&pattern.chars().collect::<Vec<_>>(), text);
        assert!(fits("a*c", "a/b/c") && fits("*", "") && fits("a??", "a") && fits("??", "ab"));
        assert!(!fits("a", "ab") && !fits("a?", "abc") && !fits("", "a"));
    }
}
