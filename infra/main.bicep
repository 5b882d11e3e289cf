// Everything that Wirewatch needs in a subscription, in one resource group. The subscriptions to the storage account's events follow in
// subscriptions.bicep, once the app is deployed.
targetScope = 'subscription'

@description('A short name for this installation. Names of resources are derived from it.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('The region; it must offer the Flex Consumption plan.')
param location string

@description('The object id of who deploys, so that they can upload articles and set the mail password; empty for nobody.')
param principalId string = ''

@description('What principalId is.')
@allowed([
  'User'
  'Group'
  'ServicePrincipal'
])
param principalType string = 'User'

@description('The mail server that digests are sent through; empty until there is one.')
param mailHost string = ''

@description('The port of the mail server.')
param mailPort string = '587'

@description('The address that digests come from.')
param mailFrom string = ''

@description('How the connection to the mail server is protected.')
@allowed([
  'startTls'
  'tls'
  'auto'
  'none'
])
param mailSecurity string = 'startTls'

@description('The user name at the mail server; empty for none. Its password is kept in a key vault and is never a parameter.')
param mailUser string = ''

@description('The most instances of the app at one time; a bound on cost.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

var token = uniqueString(subscription().id, environmentName, location)
var tags = { 'azd-env-name': environmentName }

var hasMailUser = !empty(mailHost) && !empty(mailUser)

// Named here and not by the modules, so that a preview of a deployment knows every name.
var names = {
  identity: 'id-${token}'
  storageAccount: 'st${token}'
  workspace: 'log-${token}'
  applicationInsights: 'appi-${token}'
  vault: 'kv-${token}'
  plan: 'plan-${token}'
  app: 'func-${token}'
  eventTopic: 'evgt-${token}'
  deploymentContainer: 'app-package'
  deadLetterContainer: 'event-dead-letters'
}

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'identity.bicep' = {
  scope: group
  params: {
    name: names.identity
    location: location
    tags: tags
  }
}

module storage 'storage.bicep' = {
  scope: group
  params: {
    name: names.storageAccount
    location: location
    tags: tags
    deploymentContainer: names.deploymentContainer
    deadLetterContainer: names.deadLetterContainer
    identityName: names.identity
    identityPrincipalId: identity.outputs.principalId
    userPrincipalId: principalId
    userPrincipalType: principalType
  }
}

module monitoring 'monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: names.workspace
    applicationInsightsName: names.applicationInsights
    location: location
    tags: tags
    identityName: names.identity
    identityPrincipalId: identity.outputs.principalId
  }
}

module vault 'vault.bicep' = if (hasMailUser) {
  scope: group
  params: {
    name: names.vault
    location: location
    tags: tags
    identityName: names.identity
    identityPrincipalId: identity.outputs.principalId
    userPrincipalId: principalId
    userPrincipalType: principalType
  }
}

module app 'app.bicep' = {
  scope: group
  params: {
    name: names.app
    planName: names.plan
    location: location
    tags: tags
    identityName: names.identity
    storageAccountName: names.storageAccount
    deploymentContainer: names.deploymentContainer
    applicationInsightsName: names.applicationInsights
    maximumInstances: maximumInstances
    mail: {
      host: mailHost
      port: mailPort
      from: mailFrom
      security: mailSecurity
      user: hasMailUser ? mailUser : ''
      vaultUri: vault.?outputs.uri ?? ''
    }
  }
  dependsOn: [
    storage
    monitoring
  ]
}

module events 'events.bicep' = {
  scope: group
  params: {
    topicName: names.eventTopic
    location: location
    tags: tags
    identityName: names.identity
    storageAccountName: names.storageAccount
  }
  dependsOn: [
    storage
  ]
}

// azd keeps these as the environment's values and hands them to the hooks.
output AZURE_RESOURCE_GROUP string = group.name
output WIREWATCH_APP_NAME string = names.app
output WIREWATCH_URL string = app.outputs.url
output WIREWATCH_STORAGE_ACCOUNT string = names.storageAccount
output WIREWATCH_IDENTITY_NAME string = names.identity
output WIREWATCH_EVENT_TOPIC string = names.eventTopic
output WIREWATCH_DEAD_LETTER_CONTAINER string = names.deadLetterContainer
output WIREWATCH_KEY_VAULT string = hasMailUser ? names.vault : ''
