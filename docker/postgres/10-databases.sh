#!/usr/bin/env bash
# Runs once, when PostgreSQL starts on an empty volume: one database and one role per service, each of which can enter
# its own database only. The passwords come from DOORSTROOM_<SERVICE>_PASSWORD, or from the file that
# DOORSTROOM_<SERVICE>_PASSWORD_FILE names. The default is for an installation whose ports are on loopback.
set -euo pipefail

published=${DOORSTROOM_PUBLISH_ADDRESS:-}
refuse_default() {  # NAME PASSWORD
  [[ "$2" == doorstroom ]] || return 0
  local address
  for address in ${published//,/ }; do
    case "$address" in
      127.*|localhost|::1|"[::1]") ;;
      *)
        echo "10-databases.sh: $1: the default is known to everybody, and ports are published on $address: set a" \
          "password of your own, or publish on 127.0.0.1" >&2
        exit 1 ;;
    esac
  done
}

superuser=${POSTGRES_PASSWORD:-}
if [[ -n "${POSTGRES_PASSWORD_FILE:-}" ]]; then superuser=$(<"$POSTGRES_PASSWORD_FILE"); fi
refuse_default DOORSTROOM_POSTGRES_PASSWORD "$superuser"

for service in registration matching monitoring escalation; do
  variable="DOORSTROOM_${service^^}_PASSWORD"
  file="${variable}_FILE"
  password=${!variable:-}
  if [[ -n "${!file:-}" ]]; then password=$(<"${!file}"); fi
  if [[ -z "$password" ]]; then
    echo "10-databases.sh: $variable or $file has to be set" >&2
    exit 1
  fi
  refuse_default "$variable" "$password"
  # Through the environment, not the command line, where every process could read it.
  name="doorstroom_$service" password="$password" \
    psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<'SQL'
\getenv name name
\getenv password password
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
  echo "10-databases.sh: made doorstroom_$service"
done
