//! Requests and changes that none makes, as they are put together.

use serde_json::{Map, Value};

use crate::answers::graph_change::body::Difference;
use crate::answers::graph_change::entry::Entry;
use crate::answers::graph_change::path::{METHODS, STRENGTHS, privilege, version};
use crate::base::clause::step;
use crate::contract::graph_change::{GraphChange, GraphRequest, Unsent, UnsentChange};
use crate::contract::verdict::{Clause, Severity};
use crate::tenant::access::references::References;
use crate::tenant::recognise::Kind;

impl GraphChange {
    /// Says of a resource why it is not sent.
    pub(crate) fn unsent(&mut self, why: Unsent, of: &Entry<'_>) {
        self.unsent_at(why, of.kind, of.at.clone());
    }

    fn unsent_at(&mut self, why: Unsent, kind: Kind, policy: Clause) {
        self.unsent.push(UnsentChange {
            why,
            policy,
            resource: kind.as_str(),
            referred_by: Vec::new(),
        });
    }

    /// Says of members that are gone that they stay, and gives what is sent.
    pub(crate) fn without_kept(
        &mut self,
        before: Option<&Entry<'_>>,
        changed: Difference,
    ) -> Map<String, Value> {
        if let Some(before) = before {
            for path in changed.kept {
                let name = path.trim_start_matches('/').split('/').next();
                let name = name
                    .unwrap_or_default()
                    .replace("~1", "/")
                    .replace("~0", "~");
                let at = before.place_of(std::iter::once(&name));
                let path = [at.path.as_str(), &path].concat();
                self.unsent_at(Unsent::MemberGone, before.kind, Clause { path, ..at });
            }
        }
        changed.members
    }

    /// A resource that is gone. A strength that policies refer to cannot be deleted (F25, facts.md).
    pub(crate) fn removed(&mut self, gone: &Entry<'_>, references: &References<'_>) {
        let referred_by = match gone.kind {
            Kind::Strength => references.to(gone.id(), gone.text("displayName")),
            _ => Vec::new(),
        };
        let why = if referred_by.is_empty() {
            Unsent::Removed
        } else {
            Unsent::InUse
        };
        self.unsent(why, gone);
        if let Some(unsent) = self.unsent.last_mut() {
            unsent.referred_by = referred_by;
        }
    }

    /// Names beside each request that changes a strength the policies that ask for it.
    pub(crate) fn name_affected(&mut self, references: &References<'_>) {
        let strengths = format!("{STRENGTHS}/");
        for request in &mut self.requests {
            let Some((_, rest)) = request.path.split_once(&strengths) else {
                continue;
            };
            request.affects = references.to(rest.split('/').next(), None);
        }
    }

    /// Where a request changes groups that a method is for or not for: no document tells the kind of a group (F12,
    /// facts.md).
    pub(crate) fn changed_group_targets(&self) -> Option<Clause> {
        let is_group = |target: &Value| {
            let id = target.get("id").and_then(Value::as_str);
            target.get("targetType").and_then(Value::as_str) == Some("group")
                && id.is_some_and(|id| uuid::Uuid::try_parse(id).is_ok())
        };
        self.requests.iter().find_map(|request| {
            let (at, body) = (request.policy.as_ref()?, request.body.as_ref()?);
            let list = ["includeTargets", "excludeTargets"]
                .into_iter()
                .find(|name| {
                    let list = body.get(name).and_then(Value::as_array);
                    request.path.contains(METHODS)
                        && list.is_some_and(|list| list.iter().any(is_group))
                })?;
            Some(step(at, list))
        })
    }

    /// A request with a body.
    pub(crate) fn send(
        &mut self,
        method: &'static str,
        of: &Entry<'_>,
        path: &str,
        body: Map<String, Value>,
    ) {
        let at = of.place_of(body.keys());
        let path = format!("/{}/{path}", version(of));
        let body = Some(Value::Object(body));
        self.requests
            .push(GraphRequest::new(method, path, body, Some(at)));
    }

    /// A request that deletes.
    pub(crate) fn delete(&mut self, of: &Entry<'_>, path: &str) {
        let path = format!("/{}/{path}", version(of));
        self.requests
            .push(GraphRequest::new("DELETE", path, None, None));
    }

    /// Whether the service is known to refuse the edited documents.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        let mut findings = self.findings.iter();
        findings.any(|finding| finding.severity == Severity::Error)
    }
}

impl GraphRequest {
    fn new(method: &'static str, path: String, body: Option<Value>, at: Option<Clause>) -> Self {
        let json = body
            .as_ref()
            .and_then(|body| serde_json::to_string_pretty(body).ok())
            .unwrap_or_default();
        let one_line = body.as_ref().map(Value::to_string).unwrap_or_default();
        let url = format!("https://graph.microsoft.com{path}");
        let mut azure_cli = format!("az rest --method {} --url '{url}'", method.to_lowercase());
        let relative = path.trim_start_matches('/');
        let mut power_shell = format!("Invoke-MgGraphRequest -Method {method} -Uri '{relative}'");
        if body.is_some() {
            azure_cli.push_str(" --headers Content-Type=application/json --body ");
            azure_cli.push_str(&format!("'{}'", one_line.replace('\'', r"'\''")));
            power_shell.push_str(" -ContentType 'application/json' -Body @'\n");
            power_shell.push_str(&json);
            power_shell.push_str("\n'@");
        }
        let (permissions, role) = privilege(&path);
        Self {
            method,
            path,
            permissions,
            role,
            affects: Vec::new(),
            body,
            policy: at,
            json,
            azure_cli,
            power_shell,
        }
    }
}
