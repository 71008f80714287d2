#!/usr/bin/env bash
# Creates users with SCRAM passwords, or gives them new passwords, with Kafka's own tools.
#
#   users.sh BROKERS ADMIN.properties < USERS      # one per line: name and password
#   users.sh BROKERS ADMIN.properties NAME …       # with generated passwords, which it prints once
#
# ADMIN.properties is a client's configuration for a user that may alter the cluster. KAFKA_BIN is the folder of Kafka's
# tools (default /opt/kafka/bin). A service or partner needs the new password at its next connection.
set -euo pipefail
if (( $# < 2 )); then sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2; fi
brokers=$1 configuration=$2
shift 2
bin=${KAFKA_BIN:-/opt/kafka/bin}

# make NAME PASSWORD
make_user() {
  if [[ ! $1 =~ ^[A-Za-z0-9._-]{1,100}$ ]]; then echo "users.sh: «$1» is no name: letters, digits and . _ -" >&2; exit 2; fi
  if [[ ! $2 =~ ^[A-Za-z0-9._-]{12,200}$ ]]; then
    echo "users.sh: the password of $1 has to be 12 to 200 letters, digits and . _ -" >&2; exit 2
  fi
  # From a file, so that the list of processes shows no password. On a command line the value would need brackets.
  "$bin/kafka-configs.sh" --bootstrap-server "$brokers" --command-config "$configuration" --alter --entity-type users \
    --entity-name "$1" --add-config-file <(printf 'SCRAM-SHA-512=iterations=8192,password=%s\n' "$2") </dev/null >/dev/null
  echo "user $1: the broker knows its password"
}

if (( $# )); then
  for name in "$@"; do
    password=$(head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n')
    make_user "$name" "$password"
    echo "  sasl.username=$name;sasl.password=$password"
  done
else
  while read -r name password || [[ -n $name ]]; do
    if [[ -n $name ]]; then make_user "$name" "$password"; fi
  done
fi
