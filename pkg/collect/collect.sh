#!/bin/sh
# Reads people, what they sign in with, and the policies from Microsoft Graph into two files: for who may not install Node.

set -eu
umask 077

usage() {
  cat <<'END'
Usage: collect.sh [--base URL|global|usGov|usGovDoD|china] [--group ID]… [--role ID]… FILE

Writes what `entra-verdict collect --output FILE` writes: FILE gets one person in each line as JSON, and FILE without its ending and
with .policies.json the policies. It asks Microsoft Graph with GET and batches of GETs alone, and needs curl and jq.
Of groups and roles it reads those that the policies name, and with --group and --role those that only a planned change names.

The token comes from ENTRA_VERDICT_TOKEN, else from `az account get-access-token`. It needs, least privilege first:
Policy.Read.All, User.Read.All, UserAuthMethod-Passkey.Read.All, UserAuthMethod-WindowsHello.Read.All,
UserAuthMethod-PlatformCred.Read.All, AuditLog.Read.All, GroupMember.Read.All, RoleManagement.Read.Directory,
PublicKeyInfrastructure.Read.All, Organization.Read.All. What it may not read is told.

After an interruption the same command goes on: who is in FILE is not read again, nor are policies that are there.
It is slower than the command: good for some thousand people.
Tested with dash and bash, curl 7.88 and jq 1.6.
END
}

stop() {
  printf '%s\n' "✕ $1" >&2
  exit 3
}

say() { printf '%s\n' "$1" >&2; }

base=https://graph.microsoft.com
more_groups=
more_roles=
while [ $# -gt 0 ]; do
  case $1 in
    --help | -h) usage; exit 0 ;;
    --base) [ $# -gt 1 ] || stop "--base needs a value"; base=$2; shift ;;
    --group | --role)
      case ${2:-} in *[!0-9a-fA-F-]*) stop "$1 needs the id of one" ;; esac
      printf '%s\n' "${2:-}" | grep -Eqx '.{8}(-.{4}){3}-.{12}' || stop "$1 needs the id of one"
      id=$(printf '%s' "$2" | tr A-F a-f)
      case $1 in --group) more_groups="$more_groups $id" ;; *) more_roles="$more_roles $id" ;; esac
      shift ;;
    -*) stop "there is no option $1" ;;
    *) [ -z "${file:-}" ] || stop "one file, not $1 too"; file=$1 ;;
  esac
  shift
done
[ -n "${file:-}" ] || { usage >&2; exit 3; }
case $base in
  global) base=https://graph.microsoft.com ;;
  usGov) base=https://graph.microsoft.us ;;
  usGovDoD) base=https://dod-graph.microsoft.us ;;
  china) base=https://microsoftgraph.chinacloudapi.cn ;;
esac
base=${base%/}
# What follows a colon is a port: an address in the place of a name would be another host.
case ${base#*://} in *[!A-Za-z0-9.:-]*) stop "$base has to be an address without a path" ;; esac
case $base in
  https://*) protocol='=https' ;;
  http://127.0.0.1:* | http://localhost:*) protocol='=http' ;;
  *) stop "$base has to be an https address" ;;
esac
policies=${file%.ndjson}.policies.json
for program in curl jq; do command -v $program >/dev/null || stop "$program is missing"; done

token=${ENTRA_VERDICT_TOKEN:-}
[ -n "$token" ] || token=$(az account get-access-token --resource "$base" --query accessToken --output tsv) || stop "az gives no token"
case $token in '' | *[!A-Za-z0-9._~+/=-]*) stop "ENTRA_VERDICT_TOKEN is no access token" ;; esac

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM

# The one place that asks: ask URL [FILE], a GET, or a batch whose requests stand in FILE. The answer goes to $tmp/answer and its
# code to $status. The token goes to curl by a pipe, so that no list of processes shows it.
ask() {
  case $1 in "$base"/v1.0/* | "$base"/beta/*) ;; *) stop "a list goes on at another host, where the token does not go" ;; esac
  if [ $# -gt 1 ]; then
    case $1 in */'$batch') ;; *) stop "only batches are sent" ;; esac
    jq -e 'all(.requests[]; .method == "GET")' "$2" >/dev/null || stop "only GETs are batched"
  fi
  tries=0
  while :; do
    : >"$tmp/answer"
    status=$(printf 'header = "Authorization: Bearer %s"\n' "$token" |
      curl --silent --globoff --config - --proto "$protocol" --max-time 100 --header 'Prefer: include-unknown-enum-members' \
        --header 'Content-Type: application/json' ${2:+--data-binary "@$2"} \
        --dump-header "$tmp/head" --output "$tmp/answer" --write-out '%{http_code}' "$1") || status=000
    case $status in
      200) if jq -e 'type == "object"' "$tmp/answer" >/dev/null 2>&1; then return; fi ;;
      401) stop "Microsoft Graph does not take the token (401): get a new one and run the same command again" ;;
      3*) stop "$base sends the request elsewhere ($status), where the token does not go" ;;
      000 | 429 | 500 | 502 | 503 | 504) ;;
      *) return ;;
    esac
    tries=$((tries + 1))
    [ $tries -lt 12 ] || stop "Microsoft Graph cannot be had ($status): run the same command again later"
    wait_for "$(sed -n 's/^[Rr]etry-[Aa]fter: *\([0-9][0-9]*\).*/\1/p' "$tmp/head" 2>/dev/null | tail -n 1)"
  done
}

# Waits the seconds that Graph asks for, else twice as long each time.
wait_for() {
  seconds=${1:-}
  [ -n "$seconds" ] || seconds=$((1 << (tries < 6 ? tries - 1 : 5)))
  [ "$seconds" -eq 0 ] || sleep "$seconds"
}

code() { jq -r '.error.code // "" | tostring | select(test("^\\w{1,80}$"))' "$tmp/answer" 2>/dev/null || true; }

# Elements of a list, a line each, into a file: list PATH FILE. Where it is refused, $status says so.
list() {
  next=$base/$1
  : >"$2"
  while [ -n "$next" ]; do
    ask "$next"
    [ "$status" = 200 ] || return 0
    jq -c '.value[]' "$tmp/answer" >>"$2"
    next=$(jq -r '."@odata.nextLink" // ""' "$tmp/answer")
    # Logs and reports take 5 requests in 10 seconds.
    case $next in */reports/*) sleep 2 ;; esac
  done
}

partial=0
# What could not be read at all: unread SOURCE, and for what each line has to say so, refused SOURCE.
unread() {
  partial=1
  say "not read: $1 ($status $(code))"
}

missing='{}'
refused() {
  unread "$1"
  missing=$(jq -c --arg source "$1" --argjson status "$status" --arg code "$(code)" \
    '. + { ($source): { source: $source, status: $status, code: (if $code == "" then null else $code end) } }' <<END
$missing
END
  )
}

# One resource or list of policies, with the context by which it is known.
document() {
  if [ "$2" = list ]; then
    list "v1.0/$1" "$tmp/list"
    [ "$status" = 200 ] && jq -sc --arg of "$base/v1.0/\$metadata#$1" '{ "@odata.context": $of, value: . }' "$tmp/list" >>"$tmp/documents"
  else
    ask "$base/v1.0/$1"
    [ "$status" = 200 ] && jq -c --arg of "$base/v1.0/\$metadata#$1/\$entity" '{ "@odata.context": $of } + .' "$tmp/answer" >>"$tmp/documents"
  fi || unread "$1"
}

if [ -e "$policies" ]; then
  say "keeping $policies"
else
  say "reading policies"
  : >"$tmp/documents"
  document policies/authenticationMethodsPolicy one
  document policies/authenticationStrengthPolicies list
  document identity/conditionalAccess/policies list
  document identity/conditionalAccess/namedLocations list
  document policies/crossTenantAccessPolicy/default one
  document policies/crossTenantAccessPolicy/partners list
  stores=directory/publicKeyInfrastructure/certificateBasedAuthConfigurations
  document $stores list
  [ "$status" != 200 ] || for id in $(jq -r .id "$tmp/list"); do document "$stores('$id')/certificateAuthorities" list; done
  list 'v1.0/organization?$select=id' "$tmp/list"
  [ "$status" != 200 ] || for id in $(jq -r .id "$tmp/list"); do document "organization/$id/certificateBasedAuthConfiguration" list; done
  # A strength that came without what its combinations ask for.
  jq -r 'select(."@odata.context" | endswith("authenticationStrengthPolicies")) | .value[] | select(.combinationConfigurations == null).id' \
    "$tmp/documents" >"$tmp/bare"
  while read -r id; do
    list "v1.0/policies/authenticationStrengthPolicies/$id/combinationConfigurations" "$tmp/list"
    [ "$status" = 200 ] || { unread "combinationConfigurations of $id"; continue; }
    jq -c --arg id "$id" --slurpfile of "$tmp/list" \
      'if (.value | type) == "array" then .value |= map(if .id == $id then .combinationConfigurations = $of else . end) else . end' \
      "$tmp/documents" >"$tmp/whole"
    mv "$tmp/whole" "$tmp/documents"
  done <"$tmp/bare"
fi

# The groups and roles that the policies name. Where policies are missing that may name more, membership is not known.
if [ -e "$policies" ]; then cp "$policies" "$tmp/policies"; else jq -s . "$tmp/documents" >"$tmp/policies"; fi
ids='select(type == "string" and test("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")) | ascii_downcase'
named() { jq -r --arg more "$2" "[(.. | objects | ($1) | $ids), (\$more | split(\" \")[] | select(. != \"\"))] | unique[]" "$tmp/policies"; }
groups=$(named '(select(.targetType? == "group") | .id, .target), ((.includeGroups?, .excludeGroups?) | arrays | .[])' "$more_groups")
roles=$(named '(.includeRoles?, .excludeRoles?) | arrays | .[]' "$more_roles")
known=$(jq '[.[]."@odata.context" | tostring] as $there | all(
  ("authenticationMethodsPolicy", "conditionalAccess/policies", "crossTenantAccessPolicy/default", "crossTenantAccessPolicy/partners");
  . as $part | any($there[]; contains($part)))' "$tmp/policies")

if [ ! -e "$policies" ]; then
  for id in $groups; do
    ask "$base/v1.0/groups/$id?\$select=id,displayName,securityEnabled,mailEnabled,groupTypes"
    [ "$status" != 200 ] || jq -c 'del(."@odata.context")' "$tmp/answer"
  done >"$tmp/names"
  jq --slurpfile names "$tmp/names" --arg of "$base/v1.0/\$metadata#groups" \
    'if $names == [] then . else . + [{ "@odata.context": $of, value: $names }] end' "$tmp/policies" >"$policies.new"
  mv "$policies.new" "$policies"
fi

# Who belongs to what, as lines { id, of }, into a file: members FILE OF PATH. What is gone has no members.
members() {
  list "$3" "$tmp/list"
  case $status in 200) ;; 404) say "gone: ${3%%\?*}"; return 0 ;; *) return 1 ;; esac
  jq -c --arg of "$2" '{ id: (.id | ascii_downcase), of: $of }' "$tmp/list" >>"$1"
}

all_groups() {
  for id in $groups; do members "$tmp/groups" "$id" "v1.0/groups/$id/transitiveMembers?\$select=id&\$top=999" || return 1; done
}

all_roles() {
  for id in $roles; do
    list "v1.0/roleManagement/directory/roleAssignments?\$filter=roleDefinitionId%20eq%20'$id'&\$expand=principal" "$tmp/held"
    [ "$status" = 200 ] || return 1
    jq -c --arg of "$id" 'select((.directoryScopeId // "/") == "/") | { id: (.principalId | ascii_downcase), of: $of }' "$tmp/held" >>"$tmp/roles"
    # A role that a group holds is its members'.
    for group in $(jq -r 'select((.directoryScopeId // "/") == "/" and (.principal."@odata.type" // "" | test("\\.group$"))).principalId' "$tmp/held"); do
      members "$tmp/roles" "$id" "v1.0/groups/$group/transitiveMembers?\$select=id&\$top=999" || return 1
    done
  done
}

: >"$tmp/groups"
: >"$tmp/roles"
say "reading members of groups and roles"
status=0
[ "$known" = true ] && all_groups || refused transitiveMembers
[ "$known" = true ] && all_roles || refused roleAssignments
say "reading the report of registered methods"
list 'v1.0/reports/authenticationMethods/userRegistrationDetails?$top=999' "$tmp/registered"
[ "$status" = 200 ] || refused userRegistrationDetails
say "reading people"
select='id,userPrincipalName,displayName,userType,accountEnabled,creationType,externalUserState,onPremisesUserPrincipalName'
list "v1.0/users?\$select=$select,authorizationInfo&\$top=999" "$tmp/users"
case $status in 400 | 403) refused authorizationInfo; list "v1.0/users?\$select=$select&\$top=999" "$tmp/users" ;; esac
[ "$status" = 200 ] || stop "Microsoft Graph refuses users: $status $(code)"

# Who is in the file already stays; a line that broke off goes.
: >>"$file"
if [ -n "$(tail -c 1 "$file")" ]; then
  sed '$d' "$file" >"$tmp/whole"
  cat "$tmp/whole" >"$file"
fi
jq -c '.user.id | ascii_downcase' "$file" >"$tmp/done" || stop "$file holds something else"
so_far() { say "$(wc -l <"$file" | tr -d ' ') of $(wc -l <"$tmp/users" | tr -d ' ') people are in $file"; }
so_far
told=$(date +%s)

# The lines, six people at a time with their requests, as many as a batch of 20 takes.
jq -nc --argjson missing "$missing" --slurpfile done "$tmp/done" --slurpfile groups "$tmp/groups" --slurpfile roles "$tmp/roles" \
  --slurpfile registered "$tmp/registered" --arg groupsAsked "$groups" --arg rolesAsked "$roles" '
  def table: reduce .[] as $one ({}; .[$one.id] += [$one.of]) | map_values(unique);
  ($done | map({ (.): true }) | add // {}) as $done
  | ($groups | table) as $groups | ($roles | table) as $roles
  # Of others nobody knows whether a person is in them.
  | { groupsAsked: ($groupsAsked | split("\n")), rolesAsked: ($rolesAsked | split("\n")) } as $asked
  | (reduce $registered[] as $one ({}; .[$one.id | ascii_downcase] = $one.methodsRegistered)) as $registered
  | [ foreach inputs as $user ({ seen: $done }; (.user = null) | ($user.id | ascii_downcase) as $id
        | if .seen[$id] then . else .seen[$id] = true | .user = $user end; .user // empty) ]
  | map(. as $user | (.id | ascii_downcase) as $id
    | ((.userType // "") | ascii_downcase == "guest") as $guest
    | (.creationType == "Invitation" or (.externalUserState // "") != "" or ((.userPrincipalName // "") | test("#EXT#"; "i"))) as $external
    | { user: ({ id, userPrincipalName, displayName }
          + (if $missing.transitiveMembers then {} else { groups: ($groups[$id] // []), groupsAsked: $asked.groupsAsked } end)
          + (if $missing.roleAssignments then {} else { roles: ($roles[$id] // []), rolesAsked: $asked.rolesAsked } end)
          + { type: (if $external then (if $guest then "b2bCollaborationGuest" else "b2bCollaborationMember" end)
                elif $guest then "internalGuest" else "member" end), accountEnabled }
          + (if .onPremisesUserPrincipalName then { onPremisesUserPrincipalName } else {} end)
          + (if .authorizationInfo.certificateUserIds then { certificateUserIds: .authorizationInfo.certificateUserIds } else {} end)),
        methods: $registered[$id], unreadable: [$missing[]] })
  | . as $all | range(0; length; 6) | $all[.:. + 6]
  | { people: ., requests: [ to_entries[] | .key as $key | .value.user.id as $id
      | ("fido2Methods", "windowsHelloForBusinessMethods", "platformCredentialMethods")
      | { id: "\($key) \(.)", method: "GET", url: "/users/\($id)/authentication/\(.)", headers: { Prefer: "include-unknown-enum-members" } } ] }
' "$tmp/users" >"$tmp/batches"

# The beta alone tells when a passkey was last used.
version=beta
while IFS= read -r batch; do
  printf '%s\n' "$batch" >"$tmp/batch"
  jq -c '{ requests }' "$tmp/batch" >"$tmp/requests"
  : >"$tmp/answers"
  round=0
  while :; do
    ask "$base/$version/\$batch" "$tmp/requests"
    if [ $version = beta ] && { [ "$status" = 404 ] || [ "$status" = 400 ]; }; then version=v1.0; continue; fi
    [ "$status" = 200 ] || stop "Microsoft Graph refuses batches: $status $(code)"
    # What was throttled, or is not there, is asked again; in the end it keeps its code.
    round=$((round + 1))
    jq -c --argjson last "$([ $round -lt 8 ] && echo false || echo true)" --slurpfile asked "$tmp/requests" '
      def again: .status as $status | [429, 500, 502, 503, 504] | index($status);
      (.responses | map({ (.id): . }) | add // {}) as $by
      | [$asked[0].requests[] | { request: ., response: ($by[.id] // { id, status: 503 }) }]
      | { answers: map(.response | select($last or (again | not))),
          open: map(select((.response | again) and ($last | not))) }
      | .wait = ([.open[].response.headers // {} | to_entries[] | select(.key | ascii_downcase == "retry-after").value | tonumber? ] | max)
    ' "$tmp/answer" >"$tmp/sorted"
    jq -c '.answers[]' "$tmp/sorted" >>"$tmp/answers"
    seconds=$(jq -r 'if any(.answers[]; .status == 401) then "token" elif .open == [] then "done" else .wait // "" end' "$tmp/sorted")
    [ "$seconds" != token ] || stop "Microsoft Graph does not take the token (401): get a new one and run the same command again"
    [ "$seconds" != "done" ] || break
    jq -c '{ requests: [.open[].request] }' "$tmp/sorted" >"$tmp/requests"
    tries=$round
    wait_for "$seconds"
  done
  # Lists of methods that go on, each a file of lines.
  jq -c 'select(.status == 200 and .body."@odata.nextLink") | [.id, .body."@odata.nextLink"]' "$tmp/answers" >"$tmp/longer"
  while IFS= read -r longer; do
    next=$(printf '%s' "$longer" | jq -r '.[1]')
    case $next in "$base"/*) list "${next#"$base"/}" "$tmp/list" ;; *) stop "a list goes on at another host" ;; esac
    [ "$status" = 200 ] || stop "Microsoft Graph refuses the rest of a list: $status $(code)"
    jq -c --argjson of "$longer" --slurpfile rest "$tmp/list" 'if .id == $of[0] then .body.value += $rest else . end' "$tmp/answers" >"$tmp/whole"
    mv "$tmp/whole" "$tmp/answers"
  done <"$tmp/longer"
  jq -c --slurpfile answers "$tmp/answers" '
    ($answers | map({ (.id): . }) | add) as $by
    | .people | to_entries[] | .key as $key | .value as $person
    | reduce ("fido2Methods", "windowsHelloForBusinessMethods", "platformCredentialMethods") as $source
        ({ user: $person.user, unreadable: $person.unreadable };
          $by["\($key) \($source)"] as $answer
          | if $answer.status == 200 then .[if $source == "fido2Methods" then "passkeys" else $source end] = $answer.body.value
            else .unreadable += [{ source: $source, status: $answer.status, code: ($answer.body.error.code? // null) }] end)
    | .unreadable as $unreadable | del(.unreadable)
    + (if $person.methods then { methodsRegistered: $person.methods } else {} end)
    + (if $unreadable == [] then {} else { $unreadable } end)
  ' "$tmp/batch" >"$tmp/lines"
  cat "$tmp/lines" >>"$file"
  # Somebody who waits wants to see that it goes on.
  now=$(date +%s)
  if [ $((now - told)) -ge 10 ]; then told=$now; so_far; fi
done <"$tmp/batches"

jq -nr --arg file "$file" --arg policies "$policies" '
  reduce inputs as $one ({ people: 0, passkeys: 0, unreadable: {} };
    .people += 1 | .passkeys += ($one.passkeys // [] | length)
    | reduce ($one.unreadable // [])[] as $gap (.; .unreadable["\($gap.source) [\($gap.status) \($gap.code // "")]"] += 1))
  | "\($file): \(.people) people with \(.passkeys) passkeys\n\($policies)",
    (.unreadable | to_entries[] | "not read: \(.key) of \(.value)")
' "$file"
exit "$partial"
