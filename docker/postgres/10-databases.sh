#!/usr/bin/env bash
# Runs once, when PostgreSQL starts on an empty volume: creates one database and one role per service, each of which can
# connect only to its own database. The passwords come from DOORSTROOM_<SERVICE>_PASSWORD, or from the file that
# DOORSTROOM_<SERVICE>_PASSWORD_FILE names; `postgres-start.sh` has checked them before.
set -euo pipefail

for service in registration matching monitoring escalation; do
  variable="DOORSTROOM_${service^^}_PASSWORD"
  file="${variable}_FILE"
  password=${!variable:-}
  if [[ -n "${!file:-}" ]]; then password=$(<"${!file}"); fi
  if [[ -z "$password" ]]; then
    echo "10-databases.sh: $variable or $file has to be set" >&2
    exit 1
  fi
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
