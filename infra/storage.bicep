// The storage account with everything in it that the service expects to find, and who may use it.
@minLength(3)
@maxLength(24)
param name string

param location string
param tags { *: string }
param deploymentContainer string
param deadLetterContainer string

@description('The app\'s identity, which may use it.')
param identityName string

param identityPrincipalId string

@description('Who deploys; empty for nobody.')
param userPrincipalId string

param userPrincipalType string

var containers = [
  'articles'
  'annotations'
  'digests'
  'quarantine'
]

var tables = [
  'articles'
  'mentions'
  'entities'
  'names'
  'days'
  'counts'
  'stories'
  'watchlists'
  'due'
  'matches'
  'digests'
]

// The last is where the Functions host puts blobs that it could never hand to IngestArticle.
var queues = [
  'digests'
  'digests-poison'
  'webjobs-blobtrigger-poison'
]

var roles = {
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  blobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  queueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  tableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

// The host keeps its leases, keys and schedules in the same account, for which it asks for the owner's role on blobs.
var appRoles = [
  roles.blobDataOwner
  roles.queueDataContributor
  roles.tableDataContributor
]

var userRoles = [
  roles.blobDataContributor
  roles.queueDataContributor
]

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    // Open to the network and closed to everybody without a role: authors upload from anywhere, and a plan without a virtual network
    // has no address of its own that a rule could name.
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Allow'
    }
  }

  resource blobService 'blobServices' = {
    name: 'default'
    properties: {
      deleteRetentionPolicy: {
        enabled: true
        days: 7
      }
      containerDeleteRetentionPolicy: {
        enabled: true
        days: 7
      }
    }

    resource blobContainers 'containers' = [
      for container in concat(containers, [
        deploymentContainer
        deadLetterContainer
      ]): {
        name: container
        properties: {
          publicAccess: 'None'
        }
      }
    ]
  }

  resource queueService 'queueServices' = {
    name: 'default'

    resource storageQueues 'queues' = [
      for queue in queues: {
        name: queue
      }
    ]
  }

  resource tableService 'tableServices' = {
    name: 'default'

    resource storageTables 'tables' = [
      for table in tables: {
        name: table
      }
    ]
  }
}

resource appRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in appRoles: {
    name: guid(account.id, identityName, role)
    scope: account
    properties: {
      principalId: identityPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource userRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in userRoles: if (!empty(userPrincipalId)) {
    name: guid(account.id, userPrincipalId, role)
    scope: account
    properties: {
      principalId: userPrincipalId
      principalType: userPrincipalType
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]
