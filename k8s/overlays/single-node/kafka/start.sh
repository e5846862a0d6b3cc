#!/bin/sh
# In place of the image's own start, which writes its configuration into the root file system from the environment.
set -eu

config=/etc/plumbline-kafka/server.properties
if [ ! -f /var/lib/kafka/data/meta.properties ]; then
    /opt/kafka/bin/kafka-storage.sh format --config "$config" --cluster-id "$(/opt/kafka/bin/kafka-storage.sh random-uuid)"
fi
exec /opt/kafka/bin/kafka-server-start.sh "$config"
