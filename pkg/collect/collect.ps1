#Requires -Version 7.5
<#
.SYNOPSIS
Reads people, what they sign in with, and the policies from Microsoft Graph into two files: for who may not install Node.

.DESCRIPTION
Writes what `entra-verdict collect --output FILE` writes: FILE gets one person in each line as JSON, and FILE without its ending and
with .policies.json the policies. It asks Microsoft Graph with GET and batches of GETs alone.

This script was checked for its syntax, but not run by those who wrote it: there was no PowerShell where it was made. Try it on a
tenant for testing first, or use collect.sh, which is tested.

The token comes from ENTRA_VERDICT_TOKEN, else from the Az module (Get-AzAccessToken). It needs, least privilege first:
Policy.Read.All, User.Read.All, UserAuthMethod-Passkey.Read.All, UserAuthMethod-WindowsHello.Read.All,
UserAuthMethod-PlatformCred.Read.All, AuditLog.Read.All, GroupMember.Read.All, RoleManagement.Read.Directory,
PublicKeyInfrastructure.Read.All, Organization.Read.All. What it may not read is told.

After an interruption the same command goes on: who is in FILE is not read again, nor are policies that are there.
It makes one request after the other: good for some thousand people.

.EXAMPLE
./collect.ps1 -Output people.ndjson
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Output,
    # A cloud (global, usGov, usGovDoD, china), or an https address without a path.
    [string] $Base = 'global',
    # Groups and roles that only a planned change names, by id, beside those that the policies name.
    [ValidatePattern('^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$')] [string[]] $Group = @(),
    [ValidatePattern('^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$')] [string[]] $Role = @()
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$clouds = @{
    global   = 'https://graph.microsoft.com'
    usGov    = 'https://graph.microsoft.us'
    usGovDoD = 'https://dod-graph.microsoft.us'
    china    = 'https://microsoftgraph.chinacloudapi.cn'
}
if ($clouds.ContainsKey($Base)) { $Base = $clouds[$Base] }
$Base = $Base.TrimEnd('/')
if ($Base -notmatch '^(https://[A-Za-z0-9.-]+(:\d+)?|http://(127\.0\.0\.1|localhost):\d+)$') { throw "$Base has to be an https address without a path" }
$policiesFile = ($Output -replace '\.ndjson$', '') + '.policies.json'

$token = $env:ENTRA_VERDICT_TOKEN
if (-not $token) {
    $token = (Get-AzAccessToken -ResourceUrl $Base).Token
    if ($token -is [securestring]) { $token = ConvertFrom-SecureString -SecureString $token -AsPlainText }
}
if ($token -notmatch '^[A-Za-z0-9._~+/=-]+$') { throw 'ENTRA_VERDICT_TOKEN is no access token' }

$again = 429, 500, 502, 503, 504

# A member of an object that may not have it.
function Get-Member-Value($Object, [string] $Name) {
    if ($Object -is [System.Collections.IDictionary]) { return $Object[$Name] }
    return $null
}

function Get-Code($Body) {
    $code = [string](Get-Member-Value (Get-Member-Value $Body 'error') 'code')
    if ($code -match '^\w{1,80}$') { return $code }
    return $null
}

function Wait-Again($Seconds, [int] $Tries) {
    if ($null -eq $Seconds) { $Seconds = [math]::Min([math]::Pow(2, $Tries - 1), 60) }
    if ($Seconds -gt 0) { Start-Sleep -Seconds $Seconds }
}

# The one place that asks: a GET, or a batch of the GETs in $Requests. It gives the status and the body.
function Invoke-Graph([string] $Address, $Requests) {
    if (-not ($Address.StartsWith("$Base/v1.0/") -or $Address.StartsWith("$Base/beta/"))) { throw 'a list goes on at another host, where the token does not go' }
    $call = @{
        Uri                  = $Address
        Method               = 'GET'
        Headers              = @{ Authorization = "Bearer $token"; Prefer = 'include-unknown-enum-members' }
        SkipHttpErrorCheck   = $true
        MaximumRedirection   = 0
        TimeoutSec           = 100
        SkipHeaderValidation = $true
        # A redirection that is not followed would otherwise be an error instead of an answer.
        ErrorAction          = 'SilentlyContinue'
    }
    if ($null -ne $Requests) {
        if (-not $Address.EndsWith('/$batch') -or ($Requests | Where-Object { $_.method -ne 'GET' })) { throw 'only GETs are batched' }
        $call.Method = 'POST'
        $call.ContentType = 'application/json'
        $call.Body = ConvertTo-Json -InputObject @{ requests = @($Requests) } -Depth 5 -Compress
    }
    for ($tries = 1; ; $tries++) {
        $status = 0
        $wait = $null
        $body = $null
        try {
            $response = Invoke-WebRequest @call
            $status = [int] $response.StatusCode
            if ($response.Headers.ContainsKey('Retry-After')) {
                $asked = [string] @($response.Headers['Retry-After'])[0]
                if ($asked -match '^\d+$') { $wait = [int] $asked }
            }
            $text = if ($response.Content -is [byte[]]) { [System.Text.Encoding]::UTF8.GetString($response.Content) } else { $response.Content }
            $body = ConvertFrom-Json -InputObject $text -AsHashtable -Depth 60 -DateKind String
        } catch {
            # What broke off is asked again; nothing of the error is passed on, since it might hold the request.
            if ($status -eq 200) { $status = 0 }
        }
        if ($status -eq 401) { throw 'Microsoft Graph does not take the token (401): get a new one and run the same command again' }
        if ($status -ge 300 -and $status -lt 400) { throw "$Base sends the request elsewhere ($status), where the token does not go" }
        if ($status -ne 0 -and $status -notin $again) { return @{ status = $status; body = $body } }
        if ($tries -ge 12) { throw "Microsoft Graph cannot be had ($status): run the same command again later" }
        Wait-Again $wait $tries
    }
}

# A whole list: the status, and the elements.
function Get-List([string] $Address) {
    $value = [System.Collections.Generic.List[object]]::new()
    for ($next = $Address; $next; ) {
        $answer = Invoke-Graph $next
        if ($answer.status -ne 200) { return @{ status = $answer.status; code = Get-Code $answer.body; value = @() } }
        foreach ($one in $answer.body['value']) { $value.Add($one) }
        $next = $answer.body['@odata.nextLink']
        # Logs and reports take 5 requests in 10 seconds.
        if ($next -and $next -match '/reports/') { Start-Sleep -Seconds 2 }
    }
    return @{ status = 200; code = $null; value = $value.ToArray() }
}

$script:partial = $false
$script:missing = [System.Collections.Generic.List[object]]::new()
function Write-Unread([string] $Source, $Answer) {
    $script:partial = $true
    Write-Warning "not read: $Source ($($Answer.status) $($Answer.code))"
}
function Add-Refused([string] $Source, $Answer) {
    Write-Unread $Source $Answer
    $script:missing.Add([ordered]@{ source = $Source; status = $Answer.status; code = $Answer.code })
}

# One resource or list of policies, with the context by which it is known.
function Get-Document([string] $Path, [switch] $List) {
    $context = "$Base/v1.0/`$metadata#$Path"
    if ($List) {
        $answer = Get-List "$Base/v1.0/$Path"
        if ($answer.status -eq 200) { return @{ '@odata.context' = $context; value = @($answer.value) } }
    } else {
        $answer = Invoke-Graph "$Base/v1.0/$Path"
        if ($answer.status -eq 200) {
            $answer.body['@odata.context'] = "$context/`$entity"
            return $answer.body
        }
        $answer.code = Get-Code $answer.body
    }
    Write-Unread $Path $answer
    return $null
}

function Read-Policies {
    $documents = [System.Collections.Generic.List[object]]::new()
    $add = { param($document) if ($null -ne $document) { $documents.Add($document) } }
    & $add (Get-Document 'policies/authenticationMethodsPolicy')
    $strengths = Get-Document 'policies/authenticationStrengthPolicies' -List
    if ($null -ne $strengths) {
        foreach ($strength in $strengths.value | Where-Object { $null -eq $_['combinationConfigurations'] }) {
            $of = Get-List "$Base/v1.0/policies/authenticationStrengthPolicies/$($strength.id)/combinationConfigurations"
            if ($of.status -eq 200) { $strength['combinationConfigurations'] = @($of.value) } else { Write-Unread "combinationConfigurations of $($strength.id)" $of }
        }
    }
    & $add $strengths
    & $add (Get-Document 'identity/conditionalAccess/policies' -List)
    & $add (Get-Document 'identity/conditionalAccess/namedLocations' -List)
    & $add (Get-Document 'policies/crossTenantAccessPolicy/default')
    & $add (Get-Document 'policies/crossTenantAccessPolicy/partners' -List)
    $path = 'directory/publicKeyInfrastructure/certificateBasedAuthConfigurations'
    $stores = Get-Document $path -List
    & $add $stores
    if ($null -ne $stores) { foreach ($store in $stores.value) { & $add (Get-Document "$path('$($store.id)')/certificateAuthorities" -List) } }
    $tenants = Get-List "$Base/v1.0/organization?`$select=id"
    foreach ($tenant in $tenants.value) { & $add (Get-Document "organization/$($tenant.id)/certificateBasedAuthConfiguration" -List) }
    return , $documents.ToArray()
}

# The groups and roles that policies name, wherever in them.
function Find-Named($Value, $Groups, $Roles) {
    if ($Value -is [System.Collections.IDictionary]) {
        if ($Value['targetType'] -eq 'group') { foreach ($id in $Value['id'], $Value['target']) { Add-Id $id $Groups } }
        foreach ($name in @($Value.Keys)) {
            if ($name -in 'includeGroups', 'excludeGroups') { foreach ($id in $Value[$name]) { Add-Id $id $Groups } }
            elseif ($name -in 'includeRoles', 'excludeRoles') { foreach ($id in $Value[$name]) { Add-Id $id $Roles } }
            else { Find-Named $Value[$name] $Groups $Roles }
        }
    } elseif ($Value -is [System.Collections.IEnumerable] -and $Value -isnot [string]) {
        foreach ($one in $Value) { Find-Named $one $Groups $Roles }
    }
}
function Add-Id($Id, $Set) {
    if ($Id -is [string] -and $Id -match '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') { [void] $Set.Add($Id.ToLowerInvariant()) }
}

# Who belongs to what, into $Table. It gives the answer that stopped it, if one did; what is gone has no members.
function Add-Members($Table, [string] $Of, [string] $Group) {
    $members = Get-List "$Base/v1.0/groups/$Group/transitiveMembers?`$select=id&`$top=999"
    if ($members.status -eq 404) { Write-Warning "gone: group $Group" }
    elseif ($members.status -ne 200) { return $members }
    foreach ($member in $members.value) { Add-Member-Of $Table $member.id $Of }
    return $null
}
function Add-Member-Of($Table, [string] $Id, [string] $Of) {
    $id = $Id.ToLowerInvariant()
    if (-not $Table.ContainsKey($id)) { $Table[$id] = [System.Collections.Generic.List[string]]::new() }
    if (-not $Table[$id].Contains($Of)) { $Table[$id].Add($Of) }
}

if (Test-Path -LiteralPath $policiesFile) {
    $documents = Get-Content -LiteralPath $policiesFile -Raw -Encoding utf8 | ConvertFrom-Json -AsHashtable -Depth 60 -DateKind String -NoEnumerate
} else {
    Write-Host 'reading policies'
    $documents = Read-Policies
}
$groups = [System.Collections.Generic.SortedSet[string]]::new([System.StringComparer]::Ordinal)
$roles = [System.Collections.Generic.SortedSet[string]]::new([System.StringComparer]::Ordinal)
Find-Named $documents $groups $roles
foreach ($id in $Group) { Add-Id $id $groups }
foreach ($id in $Role) { Add-Id $id $roles }
$needed = 'authenticationMethodsPolicy', 'conditionalAccess/policies', 'crossTenantAccessPolicy/default', 'crossTenantAccessPolicy/partners'
$known = -not ($needed | Where-Object { $part = $_; -not ($documents | Where-Object { ([string] $_['@odata.context']).Contains($part) }) })
if (-not (Test-Path -LiteralPath $policiesFile)) {
    $names = foreach ($id in $groups) {
        $answer = Invoke-Graph "$Base/v1.0/groups/${id}?`$select=id,displayName,securityEnabled,mailEnabled,groupTypes"
        if ($answer.status -eq 200) { $answer.body.Remove('@odata.context'); $answer.body }
    }
    if ($names) { $documents = @($documents) + @{ '@odata.context' = "$Base/v1.0/`$metadata#groups"; value = @($names) } }
    ConvertTo-Json -InputObject @($documents) -Depth 60 | Set-Content -LiteralPath $policiesFile -Encoding utf8NoBOM
}

Write-Host 'reading members of groups and roles'
$memberOf = @{}
$stopped = if ($known) { $null } else { @{ status = $null; code = $null } }
if ($known) { foreach ($id in $groups) { $stopped = Add-Members $memberOf $id $id; if ($stopped) { break } } }
if ($stopped) { Add-Refused 'transitiveMembers' $stopped; $memberOf = $null }
$holds = @{}
$stopped = if ($known) { $null } else { @{ status = $null; code = $null } }
if ($known) {
    foreach ($id in $roles) {
        $held = Get-List "$Base/v1.0/roleManagement/directory/roleAssignments?`$filter=roleDefinitionId%20eq%20'$id'&`$expand=principal"
        if ($held.status -ne 200) { $stopped = $held; break }
        foreach ($one in $held.value | Where-Object { $_['directoryScopeId'] -in $null, '/' }) {
            # A role that a group holds is its members'.
            if ([string](Get-Member-Value $one['principal'] '@odata.type') -like '*.group') { $stopped = Add-Members $holds $id $one.principalId }
            else { Add-Member-Of $holds $one.principalId $id }
            if ($stopped) { break }
        }
        if ($stopped) { break }
    }
}
if ($stopped) { Add-Refused 'roleAssignments' $stopped; $holds = $null }

Write-Host 'reading the report of registered methods'
$registered = @{}
$report = Get-List "$Base/v1.0/reports/authenticationMethods/userRegistrationDetails?`$top=999"
if ($report.status -ne 200) { Add-Refused 'userRegistrationDetails' $report }
foreach ($one in $report.value) { $registered[$one.id.ToLowerInvariant()] = @($one.methodsRegistered) }

Write-Host 'reading people'
$select = 'id,userPrincipalName,displayName,userType,accountEnabled,creationType,externalUserState,onPremisesUserPrincipalName'
$users = Get-List "$Base/v1.0/users?`$select=$select,authorizationInfo&`$top=999"
if ($users.status -in 400, 403) {
    Add-Refused 'authorizationInfo' $users
    $users = Get-List "$Base/v1.0/users?`$select=$select&`$top=999"
}
if ($users.status -ne 200) { throw "Microsoft Graph refuses users: $($users.status) $($users.code)" }

# Who is in the file already stays; a line that broke off goes.
$seen = [System.Collections.Generic.HashSet[string]]::new()
if (Test-Path -LiteralPath $Output) {
    $text = [System.IO.File]::ReadAllText((Resolve-Path -LiteralPath $Output))
    $whole = $text.Substring(0, $text.LastIndexOf("`n") + 1)
    if ($whole.Length -lt $text.Length) { [System.IO.File]::WriteAllText((Resolve-Path -LiteralPath $Output), $whole) }
    foreach ($line in $whole.Split("`n", [System.StringSplitOptions]::RemoveEmptyEntries)) {
        [void] $seen.Add((ConvertFrom-Json -InputObject $line -AsHashtable -Depth 60 -DateKind String).user.id.ToLowerInvariant())
    }
}
$open = @($users.value | Where-Object { $seen.Add($_.id.ToLowerInvariant()) })
Write-Host "$($seen.Count - $open.Count) of $($seen.Count) people are in $Output"

function Get-Person($User) {
    $id = $User.id.ToLowerInvariant()
    $guest = $User['userType'] -eq 'guest'
    $external = $User['creationType'] -eq 'Invitation' -or $User['externalUserState'] -or [string] $User['userPrincipalName'] -match '#EXT#'
    $type = if ($external) { if ($guest) { 'b2bCollaborationGuest' } else { 'b2bCollaborationMember' } } elseif ($guest) { 'internalGuest' } else { 'member' }
    $person = [ordered]@{ id = $User.id; userPrincipalName = $User['userPrincipalName']; displayName = $User['displayName'] }
    # Of others nobody knows whether the person is in them.
    if ($null -ne $memberOf) {
        $person.groups = @(if ($memberOf.ContainsKey($id)) { $memberOf[$id] })
        $person.groupsAsked = @($groups)
    }
    if ($null -ne $holds) {
        $person.roles = @(if ($holds.ContainsKey($id)) { $holds[$id] })
        $person.rolesAsked = @($roles)
    }
    $person.type = $type
    $person.accountEnabled = $User['accountEnabled']
    if ($User['onPremisesUserPrincipalName']) { $person.onPremisesUserPrincipalName = $User['onPremisesUserPrincipalName'] }
    $ids = Get-Member-Value $User['authorizationInfo'] 'certificateUserIds'
    if ($null -ne $ids) { $person.certificateUserIds = @($ids) }
    return $person
}

# The beta alone tells when a passkey was last used.
$version = 'beta'
$methods = 'fido2Methods', 'windowsHelloForBusinessMethods', 'platformCredentialMethods'

$gaps = 0
# Six people at a time, as many as a batch of 20 takes.
for ($start = 0; $start -lt $open.Count; $start += 6) {
    $people = $open[$start..([math]::Min($start + 5, $open.Count - 1))]
    $requests = @(foreach ($user in $people) {
            foreach ($method in $methods) {
                @{ id = "$($user.id) $method"; method = 'GET'; url = "/users/$($user.id)/authentication/$method"; headers = @{ Prefer = 'include-unknown-enum-members' } }
            }
        })
    $answers = @{}
    for ($round = 1; $requests.Count -gt 0; ) {
        $batch = Invoke-Graph "$Base/$version/`$batch" $requests
        if ($version -eq 'beta' -and $batch.status -in 400, 404) { $version = 'v1.0'; continue }
        if ($batch.status -ne 200) { throw "Microsoft Graph refuses batches: $($batch.status)" }
        foreach ($response in $batch.body['responses']) { $answers[$response.id] = $response }
        # What was throttled, or is not there, is asked again; in the end it keeps its code.
        $requests = @($requests | Where-Object { -not $answers.ContainsKey($_.id) -or $answers[$_.id].status -in $again })
        if ($requests.Count -eq 0 -or $round -ge 8) { break }
        $wait = $null
        foreach ($one in $requests) {
            $asked = [string](Get-Member-Value (Get-Member-Value $answers[$one.id] 'headers') 'Retry-After')
            if ($asked -match '^\d+$') { $wait = [math]::Max([int] $asked, [int] $wait) }
        }
        Wait-Again $wait $round
        $round++
    }
    $lines = foreach ($user in $people) {
        $line = [ordered]@{ user = Get-Person $user }
        $unreadable = [System.Collections.Generic.List[object]]::new($script:missing)
        foreach ($method in $methods) {
            $answer = $answers["$($user.id) $method"]
            $status = if ($answer) { $answer.status } else { 503 }
            if ($status -eq 401) { throw 'Microsoft Graph does not take the token (401): get a new one and run the same command again' }
            $body = Get-Member-Value $answer 'body'
            if ($status -ne 200) { $unreadable.Add([ordered]@{ source = $method; status = $status; code = Get-Code $body }); continue }
            $value = @($body['value'])
            if ($body['@odata.nextLink']) {
                $rest = Get-List $body['@odata.nextLink']
                if ($rest.status -ne 200) { throw "Microsoft Graph refuses the rest of a list: $($rest.status)" }
                $value += $rest.value
            }
            $line[$(if ($method -eq 'fido2Methods') { 'passkeys' } else { $method })] = $value
        }
        $key = $user.id.ToLowerInvariant()
        if ($registered.ContainsKey($key)) { $line.methodsRegistered = $registered[$key] }
        if ($unreadable.Count -gt 0) { $line.unreadable = $unreadable.ToArray() }
        ConvertTo-Json -InputObject $line -Depth 20 -Compress
    }
    [System.IO.File]::AppendAllText([System.IO.Path]::GetFullPath($Output, $PWD.Path), (@($lines) -join "`n") + "`n")
    $gaps += @($lines | Where-Object { $_.Contains('"unreadable":') }).Count
}
if ($gaps -gt 0) { Write-Warning "of $gaps people something could not be read; their lines say what" }
Write-Host "${Output}: $($seen.Count) people"
if ($script:partial) { exit 1 }
