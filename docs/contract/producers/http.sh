#!/usr/bin/env bash
# Doorstroom over HTTP with curl (7.76 or later).
#
#   export DOORSTROOM_URL=http://127.0.0.1:8081 DOORSTROOM_TOKEN=doorstroom_my-shelter_…
#   http.sh event FILE              one event, structured
#   http.sh binary FILE             the same with its attributes in ce- headers (needs jq)
#   http.sh batch FILE…             up to 100 events in one request (needs jq)
#   http.sh feedback [AFTER [LIMIT]]  one page of answers; AFTER comes from `next` or from a receipt
#   http.sh stream [LAST_EVENT_ID]  answers as they come, until Ctrl-C
#
# Prints what the server says. Exit 0 when it took it, 22 when it refused. What is refused for now (408, 429, 503) is
# sent again three times; the same id makes that safe.
set -euo pipefail

usage() { sed -n '4,9s/^# *//p' "$0" >&2; exit 2; }
: "${DOORSTROOM_URL:?the address of Registration}" "${DOORSTROOM_TOKEN:?the token from the sheet}"

# The token goes by a file descriptor: arguments can be seen by other users of the machine.
call() {
  curl --silent --show-error --fail-with-body --retry 3 \
    --header @<(printf 'Authorization: Bearer %s\n' "$DOORSTROOM_TOKEN") "$@"
}

post() { call --header "Content-Type: $1" --data-binary "@$2" "${@:3}" "$DOORSTROOM_URL/v1/events"; }

[[ $# -ge 1 ]] || usage
command=$1
shift
case $command in
event)
  [[ $# -eq 1 ]] || usage
  post application/cloudevents+json "$1"
  ;;
binary)
  [[ $# -eq 1 ]] || usage
  headers=() body=$(mktemp)
  trap 'rm -f "$body"' EXIT
  # CloudEvents HTTP binding 3.1.3.2: percent-encode everything but printable ASCII, and of that space, " and %.
  # @uri encodes more than that, which is allowed.
  while IFS= read -r header; do headers+=(--header "$header"); done < <(
    jq -r 'del(.data, .datacontenttype) | to_entries[] | select(.value != null) | "ce-\(.key): \(.value | tostring | @uri)"' "$1")
  jq -c .data "$1" >"$body"
  post application/json "$body" "${headers[@]}"
  ;;
batch)
  [[ $# -ge 1 ]] || usage
  body=$(mktemp)
  trap 'rm -f "$body"' EXIT
  jq -cs . "$@" >"$body"
  post application/cloudevents-batch+json "$body"
  ;;
feedback)
  [[ $# -le 2 ]] || usage
  call --get ${1:+--data-urlencode "after=${1##*after=}"} ${2:+--data-urlencode "limit=$2"} "$DOORSTROOM_URL/v1/feedback"
  ;;
stream)
  [[ $# -le 1 ]] || usage
  call --no-buffer --header 'Accept: text/event-stream' ${1:+--header "Last-Event-ID: $1"} "$DOORSTROOM_URL/v1/feedback"
  ;;
*) usage ;;
esac
