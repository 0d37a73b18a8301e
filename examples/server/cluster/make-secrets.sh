#!/bin/sh
# Makes what the parts of a server of several processes need to trust each other, in a
# folder, which compose.yaml and the units describe:
#
#   ./make-secrets.sh secrets gateway-1 gateway-2
#
# The names are those of the gateways. NATS_HOST is the name by which the parts reach NATS;
# default "nats". The folder stays private: compose.yaml gives each container its own files
# only. Keep a copy of `pepper` and of `gateway-key.pem` in a safe place.

set -eu
folder=$1
shift
umask 022
mkdir -m 0700 "$folder"
cd "$folder"

# The authority signs the certificate of NATS only, and its key is thrown away.
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 \
  -subj "/CN=chatwire bus" -keyout authority-key.pem -out authorities.pem
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
  -subj "/CN=${NATS_HOST:-nats}" -keyout nats-key.pem -out nats.csr
printf 'subjectAltName=DNS:%s\nextendedKeyUsage=serverAuth\n' "${NATS_HOST:-nats}" > nats.ext
openssl x509 -req -in nats.csr -CA authorities.pem -CAkey authority-key.pem -CAcreateserial \
  -days 3650 -extfile nats.ext -out nats-cert.pem
rm authority-key.pem authorities.srl nats.csr nats.ext

# All gateways show one key, which clients pin.
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 \
  -subj "/CN=chatwire" -keyout gateway-key.pem -out gateway-cert.pem

openssl rand -out pepper 32
openssl rand -hex 32 > postgres-password
for part in core "$@"; do
  openssl rand -hex 32 > "$part-password"
done

# NATS reads the passwords as variables.
for part in core "$@"; do
  printf '%s_PASSWORD: "%s"\n' "$(echo "$part" | tr 'a-z-' 'A-Z_')" "$(cat "$part-password")"
done > nats-passwords.conf
# The cores' URL of the database has a password, so it is in a file of variables.
printf 'CHATWIRE_STORE=postgres://chatwire:%s@%s/chatwire\n' \
  "$(cat postgres-password)" "${POSTGRES_HOST:-postgres}" > core.env
# Containers run as users of their own. The folder keeps others of this machine out.
chmod 0644 ./*
