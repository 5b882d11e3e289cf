#!/bin/sh
# Subscribes the deployed functions to the storage account's events. azd runs it after every deployment; running it again changes nothing.
set -eu

fail() {
  echo "subscribe: $1" >&2
  exit 1
}

command -v az >/dev/null || fail "the Azure CLI (az) is missing. Install it, run 'az login', then 'azd hooks run postdeploy'."

for name in AZURE_SUBSCRIPTION_ID AZURE_RESOURCE_GROUP WIREWATCH_APP_NAME WIREWATCH_EVENT_TOPIC WIREWATCH_STORAGE_ACCOUNT \
  WIREWATCH_IDENTITY_NAME WIREWATCH_DEAD_LETTER_CONTAINER; do
  eval "value=\${$name:-}"
  [ -n "$value" ] || fail "$name is not set. Run 'azd provision' first, and this script through 'azd hooks run postdeploy'."
done

# The host makes these keys when it first starts with the deployed functions. Their names are read, never the keys.
attempt=1
while :; do
  names=$(az functionapp keys list --subscription "$AZURE_SUBSCRIPTION_ID" --resource-group "$AZURE_RESOURCE_GROUP" \
    --name "$WIREWATCH_APP_NAME" --query "keys(systemKeys)" --output tsv 2>/dev/null | tr -s '\t' '\n' || true)
  if echo "$names" | grep -qx blobs_extension && echo "$names" | grep -qx eventgrid_extension; then
    break
  fi
  [ "$attempt" -lt 30 ] || fail "the app $WIREWATCH_APP_NAME did not start within five minutes, or 'az login' is for another account. Look at its log in Application Insights, then run 'azd hooks run postdeploy'."
  echo "Waiting for the app to start ($attempt of 30) ..."
  attempt=$((attempt + 1))
  sleep 10
done

# Event Grid calls each address before it accepts a subscription, and a cold start may be too slow for the first call.
attempt=1
until az deployment group create --subscription "$AZURE_SUBSCRIPTION_ID" --resource-group "$AZURE_RESOURCE_GROUP" \
  --name wirewatch-subscriptions --template-file infra/subscriptions.bicep --output none \
  --parameters appName="$WIREWATCH_APP_NAME" topicName="$WIREWATCH_EVENT_TOPIC" storageAccountName="$WIREWATCH_STORAGE_ACCOUNT" \
  identityName="$WIREWATCH_IDENTITY_NAME" deadLetterContainerName="$WIREWATCH_DEAD_LETTER_CONTAINER"; do
  [ "$attempt" -lt 3 ] || fail "the events could not be subscribed to; the reason stands above. Mend it, then run 'azd hooks run postdeploy'."
  attempt=$((attempt + 1))
  echo "Trying again ..."
  sleep 20
done

echo "Created and deleted articles now reach the app."
