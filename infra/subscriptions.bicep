// Subscribes the functions to created and deleted articles. It is deployed after the app: Event Grid checks each address with a handshake
// that only the running app can answer, and the app makes the keys in those addresses when it first starts.
param appName string
param topicName string
param storageAccountName string
param identityName string
param deadLetterContainerName string

// Made by the host, one for each extension that takes web hooks.
var systemKeys = listKeys('${app.id}/host/default', '2025-03-01').systemKeys

var articles = '/blobServices/default/containers/articles/blobs/'

// The longest that Event Grid tries: a day. What still failed then is written to the container, with the reason.
var retries = {
  maxDeliveryAttempts: 30
  eventTimeToLiveInMinutes: 1440
}
var deadLetters = {
  identity: {
    type: 'UserAssigned'
    userAssignedIdentity: identity.id
  }
  deadLetterDestination: {
    endpointType: 'StorageBlob'
    properties: {
      resourceId: account.id
      blobContainerName: deadLetterContainerName
    }
  }
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageAccountName
}

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

resource created 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'ingest-article'
  properties: {
    eventDeliverySchema: 'CloudEventSchemaV1_0'
    filter: {
      includedEventTypes: [
        'Microsoft.Storage.BlobCreated'
      ]
      subjectBeginsWith: articles
    }
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.IngestArticle&code=${uriComponent(systemKeys.blobs_extension)}'
      }
    }
    retryPolicy: retries
    deadLetterWithResourceIdentity: deadLetters
  }
}

resource deleted 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'remove-article'
  properties: {
    eventDeliverySchema: 'CloudEventSchemaV1_0'
    filter: {
      includedEventTypes: [
        'Microsoft.Storage.BlobDeleted'
      ]
      subjectBeginsWith: articles
    }
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/EventGrid?functionName=RemoveArticle&code=${uriComponent(systemKeys.eventgrid_extension)}'
      }
    }
    retryPolicy: retries
    deadLetterWithResourceIdentity: deadLetters
  }
}
