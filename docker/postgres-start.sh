#!/usr/bin/env bash
# Starts PostgreSQL's image. Refuses the default passwords where ports are published beyond loopback, before the image
# creates anything: a volume created with a known password could not be corrected afterwards.
set -euo pipefail

refuse_default() {  # VARIABLE
  local name=$1 file="${1}_FILE" password address
  password=${!name:-}
  if [[ -n "${!file:-}" ]]; then password=$(<"${!file}"); fi
  [[ "$password" == doorstroom ]] || return 0
  for address in ${DOORSTROOM_PUBLISH_ADDRESS//,/ }; do
    case "$address" in
      127.*|localhost|::1|"[::1]") ;;
      *)
        echo "postgres-start.sh: $name: the default is known to everybody, and ports are published on $address: set a" \
          "password of your own, or publish on 127.0.0.1" >&2
        exit 2 ;;
    esac
  done
}

: "${DOORSTROOM_PUBLISH_ADDRESS:=}"
for name in POSTGRES_PASSWORD DOORSTROOM_{REGISTRATION,MATCHING,MONITORING,ESCALATION}_PASSWORD; do
  refuse_default "$name"
done
exec docker-entrypoint.sh "$@"
