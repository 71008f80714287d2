#!/usr/bin/env bash
# Creates the secrets for docker-compose.cluster.yml in a folder (default secrets/kafka): a certificate authority, a
# certificate for each broker and one for the administrator, and a password for each service.
#
#   deploy/kafka/prepare.sh [FOLDER]
#
# Existing files stay: run it again when something is missing. Needs openssl.
set -euo pipefail
folder=${1:-secrets/kafka}
days=825
umask 077
mkdir -p "$folder"
chmod 700 "$folder"
cd "$folder"

# Compose mounts the files with their own modes; containers read them as other users. The folder keeps out all others.
readable() { chmod 444 "$@"; }

if [[ ! -e ca.pem ]]; then
  openssl req -x509 -newkey rsa:3072 -sha256 -nodes -days 3650 -subj "/CN=Doorstroom Kafka" \
    -addext "keyUsage=critical,keyCertSign,cRLSign" -keyout ca.key -out ca.pem 2>/dev/null
  readable ca.pem
fi

# certificate NAME SUBJECT-ALTERNATIVE-NAMES
certificate() {
  [[ ! -e $1.pem ]] || return 0
  openssl req -new -newkey rsa:3072 -nodes -subj "/CN=$1" -keyout "$1.key" -out "$1.csr" 2>/dev/null
  openssl x509 -req -sha256 -days "$days" -in "$1.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -out "$1.crt" \
    -extfile <(printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth,clientAuth\n' "$2") 2>/dev/null
  # Kafka takes one file with the key (PKCS 8) and the certificate.
  { openssl pkcs8 -topk8 -nocrypt -in "$1.key"; cat "$1.crt"; } > "$1.pem"
  rm "$1.csr"
  readable "$1.pem" "$1.key" "$1.crt"
  echo "made: certificate of $1"
}

for broker in kafka kafka-2 kafka-3; do certificate "$broker" "DNS:$broker,DNS:localhost,IP:127.0.0.1"; done
certificate admin DNS:admin

# For Kafka's own tools and for our commands, as the administrator.
if [[ ! -e admin.properties ]]; then
  cat > admin.properties <<'PROPERTIES'
security.protocol=SSL
ssl.keystore.type=PEM
ssl.keystore.location=/run/secrets/kafka-admin.pem
ssl.truststore.type=PEM
ssl.truststore.location=/run/secrets/kafka-ca.pem
PROPERTIES
  readable admin.properties
fi
if [[ ! -e admin.librdkafka ]]; then
  printf '%s' "security.protocol=ssl;ssl.ca.location=/run/secrets/kafka-ca.pem;" \
    "ssl.certificate.location=/run/secrets/kafka-admin.crt;ssl.key.location=/run/secrets/kafka-admin.key" > admin.librdkafka
  readable admin.librdkafka
fi

for user in registration matching monitoring escalation; do
  [[ ! -e $user.librdkafka ]] || continue
  password=$(openssl rand -hex 24)
  printf '%s' "security.protocol=sasl_ssl;sasl.mechanisms=SCRAM-SHA-512;sasl.username=$user;" \
    "sasl.password=$password;ssl.ca.location=/run/secrets/kafka-ca.pem" > "$user.librdkafka"
  [[ ! -e users.txt ]] || chmod u+w users.txt
  printf '%s %s\n' "$user" "$password" >> users.txt
  readable "$user.librdkafka"
  echo "made: password of $user"
done
readable users.txt
