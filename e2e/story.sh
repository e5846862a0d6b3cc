#!/bin/sh
# The product's story by curl, against a running system: from a claim to a published verdict, with four eyes.
#
#   e2e/story.sh [BASE_URL]        default http://localhost:8080; Keycloak is expected 100 ports above it (or KEYCLOAK_URL)
#
# Prints each step and, as its last line, the address of the published page. Ends with 1 at the first surprise.
set -eu

base=${1:-http://localhost:8080}
base=${base%/}
port=${base##*:}
keycloak=${KEYCLOAK_URL:-${base%:*}:$((port + 100))}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

fail() {
    echo "story: $*" >&2
    [ ! -s "$work/body" ] || { sed 's/^/story:   /' "$work/body" >&2; echo >&2; }
    exit 1
}

command -v curl >/dev/null || fail "needs curl"
if command -v jq >/dev/null; then is_json() { jq -e . >/dev/null; }
elif command -v python3 >/dev/null; then is_json() { python3 -m json.tool >/dev/null; }
elif command -v node >/dev/null; then is_json() { node -e 'JSON.parse(require("fs").readFileSync(0, "utf8"))'; }
else fail "needs jq, python3 or node to read JSON"
fi

# The first value of a text field in the last answer's JSON.
field() { grep -o "\"$1\" *: *\"[^\"]*\"" "$work/body" | head -n 1 | sed 's/^[^:]*: *"//; s/"$//'; }
header() { grep -i "^$1:" "$work/headers" | head -n 1 | sed 's/^[^:]*: *//' | tr -d '\r'; }
key() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

token() {
    [ -s "$work/token-$1" ] || curl -fsS "$keycloak/realms/plumbline/protocol/openid-connect/token" \
        -d grant_type=password -d client_id=local-cli -d "username=$1" -d "password=$1" -o "$work/token-answer-$1" ||
        fail "no token for $1 from $keycloak"
    sed 's/.*"access_token":"\([^"]*\)".*/\1/' "$work/token-answer-$1" >"$work/token-$1"
    cat "$work/token-$1"
}

# call USER METHOD PATH EXPECTED_STATUS [BODY]: sends If-Match with the last ETag seen.
call() {
    user=$1 method=$2 path=$3 expected=$4 body=${5-}
    set -- -sS -o "$work/body" -D "$work/headers" -w '%{http_code}' -X "$method" -H 'Accept: application/json'
    [ "$user" = nobody ] || set -- "$@" -H "Authorization: Bearer $(token "$user")"
    [ -z "$body" ] || set -- "$@" -H 'Content-Type: application/json' -d "$body"
    [ "$method" != POST ] || set -- "$@" -H "Idempotency-Key: $(key)"
    [ -z "${tag-}" ] || [ "$method" = GET ] || set -- "$@" -H "If-Match: $tag"
    status=$(curl "$@" "$base$path") || fail "$method $path: no answer from $base"
    [ "$status" = "$expected" ] || fail "$user $method $path answered $status, expected $expected"
    new=$(header etag)
    [ -z "$new" ] || tag=$new
}

expect_rule() {
    [ "$(field rule)" = "$1" ] || fail "expected the rule $1, got '$(field rule)'"
}

draft() { # $1: the summary
    call "$2" GET "/api/reviews/$review" 200
    call "$2" PUT "/api/reviews/$review/draft" 200 '{
        "rating": "true", "language": "en",
        "headline": "The number killed had passed 33,000 when the claim was made",
        "summary": "'"$1"'",
        "body": "The daily count stood at 33,137 on 6 April 2024 [1], and a second count agrees [2].",
        "methodology": "We compared the claim with the latest figure before the day it was stated."}'
}

approve() { # $1: user, $2: expected status
    call "$1" GET "/api/reviews/$review" 200
    hash=$(field contentHash)
    call "$1" POST "/api/reviews/$review/approval" "$2" "{\"contentHash\": \"$hash\"}"
}

call checker POST /api/claims 201 '{
    "text": "More than 33,000 Palestinians have been killed", "language": "en",
    "claimant": "The National", "statedOn": "2024-04-07", "topics": ["gaza-war"],
    "appearances": [{"url": "https://news.example/truce-talks", "publisher": "News Example", "publishedOn": "2024-04-07"}],
    "quantities": [{"comparator": "MORE_THAN", "value": 33000, "measure": "killed", "ofWhom": "Palestinians",
        "place": "Gaza", "periodStart": "2023-10-07", "asOf": "2024-04-07", "text": "More than 33,000", "start": 0, "end": 16,
        "significantDigits": 2, "provenance": {"value": "STATED", "ofWhom": "STATED", "place": "CONTEXT"}}]}'
claim=$(field id)
echo "checker sent in claim $claim"

call checker GET "/api/claims/$claim" 200
call checker POST "/api/claims/$claim/acceptance" 200
review=$(sed -n 's/.*"review" *: *{ *"id" *: *"\([^"]*\)".*/\1/p' "$work/body")
[ -n "$review" ] || fail "the accepted claim names no review"
echo "checker accepted it; its review is $review"

tries=0
until [ "$(curl -sS -o /dev/null -w '%{http_code}' -H "Authorization: Bearer $(token checker)" "$base/api/reviews/$review")" = 200 ]; do
    tries=$((tries + 1))
    [ $tries -le 60 ] || fail "the review did not open within 30 seconds"
    sleep 0.5
done
tag=
call checker GET "/api/reviews/$review" 200
call checker POST "/api/reviews/$review/assignment" 200
call checker POST "/api/reviews/$review/evidence" 201 '{
    "publisher": "Ministry Example", "title": "Daily report of 6 April 2024", "url": "https://ministry.example/2024-04-06",
    "publishedOn": "2024-04-06", "type": "REPORT", "primary": true, "stance": "SUPPORTS",
    "figure": {"value": 33137, "measure": "killed", "asOf": "2024-04-06"}}'
call checker GET "/api/reviews/$review" 200
call checker POST "/api/reviews/$review/evidence" 201 '{
    "publisher": "Count Example", "title": "Count of 6 April 2024", "url": "https://count.example/2024-04-06",
    "publishedOn": "2024-04-06", "type": "DATASET", "primary": false, "stance": "SUPPORTS",
    "figure": {"value": 33137, "measure": "killed", "asOf": "2024-04-06"}}'
draft "The claim was tru when it was made." checker
call checker POST "/api/reviews/$review/submission" 200
echo "checker drafted a verdict with two sources and submitted it"

approve checker 403
echo "checker may not approve: 403"
draft "The claim was true when it was made." editor
approve editor 409
expect_rule author-cannot-approve
echo "editor corrected a word and may not approve either: 409 author-cannot-approve"
draft "When it was made, the claim was right." checker
approve editor 409
expect_rule author-cannot-approve
echo "nor after checker has rewritten it: 409 author-cannot-approve"

approve editor2 200
call editor2 POST "/api/reviews/$review/publication" 409
expect_rule two-editors-required
echo "editor2 approved; publishing is refused: 409 two-editors-required"
approve editor3 200
call editor2 POST "/api/reviews/$review/publication" 201
echo "editor3 approved, editor2 published"

slug=$(field slug)
page="$base/verdicts/$slug"
tries=0
until [ "$(curl -sS -o "$work/page" -w '%{http_code}' -H 'Accept: text/html' "$page")" = 200 ]; do
    tries=$((tries + 1))
    [ $tries -le 20 ] || fail "$page cannot be read"
    sleep 0.5
done
tr '\n' ' ' <"$work/page" | sed -n 's|.*<script type="application/ld+json">\(.*\)</script>.*|\1|p' | sed 's|</script>.*||' >"$work/json-ld"
[ -s "$work/json-ld" ] || fail "$page holds no JSON-LD"
is_json <"$work/json-ld" || fail "the JSON-LD of $page is not JSON"
grep -q '"@type" *: *"ClaimReview"' "$work/json-ld" || fail "the JSON-LD is no ClaimReview"
grep -q "\"url\" *: *\"$page\"" "$work/json-ld" || fail "the JSON-LD does not name $page"
echo "anybody reads the page, which holds a ClaimReview:"
echo "$page"
