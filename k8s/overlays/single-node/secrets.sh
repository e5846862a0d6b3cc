#!/bin/sh
# Prints the Secrets of this overlay, with passwords made up anew each time. Pipe it to `kubectl create`, which
# leaves a Secret that is already there as it is: the passwords in it are also in the databases.
set -eu

# 256 bits as 64 hexadecimal digits: nothing that a URL, a shell or SQL would have to quote.
random() {
    head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n'
}

# secret NAME KEY...
secret() {
    printf -- '---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: %s\n  namespace: plumbline\ntype: Opaque\nstringData:\n' "$1"
    shift
    for key in "$@"; do
        printf '  %s: "%s"\n' "$key" "$(random)"
    done
}

secret claims-database owner-password app-password
secret review-database owner-password app-password
# Both longer than 32 characters: the gateway's replicas encrypt login state and session with them.
secret gateway-oidc client-secret session-secret
# Whoever has it manages every account of the realm.
secret team-oidc client-secret
# Longer than 32 characters: the replicas of claims-service sign the public form with it.
secret claims-tips form-key
# Longer than 32 characters: seals the mail addresses of readers, and signs the links in their mails.
secret review-readers key
# Signs the log of what was published: 32 bytes in hexadecimal, a line for each key.
secret review-log key
# Encrypts secrets that lie in the database: 32 bytes in hexadecimal, a line for each key.
secret review-secrets key
secret postgres superuser-password
secret keycloak database-password admin-password
