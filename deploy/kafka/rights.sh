#!/usr/bin/env bash
# Makes all topics, sets right those that exist, and gives the four services and the partners their rights, with our own
# commands, as an administrator of the cluster.
#
#   rights.sh [PARTNERS]
#
# The environment says where the cluster and Registration's database are, as for every command: DOORSTROOM_KAFKA,
# DOORSTROOM_KAFKA_PROPERTIES_FILE, DOORSTROOM_DATABASE_REGISTRATION and so on. Services are the users User:registration
# to User:escalation. PARTNERS is a file with a partner's id and its principal on each line; a partner that it does not
# name is User:<id>. Safe to repeat.
set -euo pipefail
if (( $# > 1 )); then sed -n '2,11s/^# \{0,1\}//p' "$0" >&2; exit 2; fi

doorstroom topics
for service in registration matching monitoring escalation; do
  doorstroom rights "$service" "User:$service"
done
doorstroom partner rights --all ${1:+--principals-file "$1"}
