#!/usr/bin/env bash
# Creates all topics, corrects the settings of existing ones, and grants the four services and the partners their rights,
# with our own commands, as an administrator of the cluster.
#
#   rights.sh [PARTNERS]
#
# The environment names the cluster and Registration's database, as for every command: DOORSTROOM_KAFKA,
# DOORSTROOM_KAFKA_PROPERTIES_FILE, DOORSTROOM_DATABASE_REGISTRATION and so on. The services are the users
# User:registration to User:escalation.
# PARTNERS is a file with a partner's id and its principal on each line; a partner missing from it is User:<id>.
# Safe to repeat.
set -euo pipefail
if (( $# > 1 )); then sed -n '2,11s/^# \{0,1\}//p' "$0" >&2; exit 2; fi

doorstroom topics
for service in registration matching monitoring escalation; do
  doorstroom rights "$service" "User:$service"
done
doorstroom partner rights --all ${1:+--principals-file "$1"}
