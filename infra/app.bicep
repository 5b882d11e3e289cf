// The Functions app on a Flex Consumption plan, with its identity and its settings.
param name string
param planName string
param location string
param tags { *: string }
param identityName string
param storageAccountName string
param deploymentContainer string
param applicationInsightsName string
param maximumInstances int

@description('The mail server; an empty host where there is none yet.')
param mail mailServer

type mailServer = {
  host: string
  port: string
  from: string
  security: string
  user: string

  @description('The key vault with the secret mail-password; empty without a user name.')
  vaultUri: string
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageAccountName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  // azd finds by this tag where the service 'app' of azure.yaml goes.
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    siteConfig: {
      minTlsVersion: '1.2'
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${account.properties.primaryEndpoints.blob}${deploymentContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: maximumInstances
      }
    }
  }

  // Deployment goes with a token of who deploys; passwords for it are switched off.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(
      {
        AzureWebJobsStorage__accountName: account.name
        AzureWebJobsStorage__credential: 'managedidentity'
        AzureWebJobsStorage__clientId: identity.properties.clientId
        WirewatchStorage__blobServiceUri: account.properties.primaryEndpoints.blob
        WirewatchStorage__queueServiceUri: account.properties.primaryEndpoints.queue
        WirewatchStorage__tableServiceUri: account.properties.primaryEndpoints.table
        WirewatchStorage__credential: 'managedidentity'
        WirewatchStorage__clientId: identity.properties.clientId
        APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsights.properties.ConnectionString
        APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
        // Else the host answers '/' with its own page while it starts.
        AzureWebJobsDisableHomepage: 'true'
        Wirewatch__PublicUrl: 'https://${app.properties.defaultHostName}'
      },
      empty(mail.host)
        ? {}
        : {
            Wirewatch__Mail__Host: mail.host
            Wirewatch__Mail__Port: mail.port
            Wirewatch__Mail__From: mail.from
            Wirewatch__Mail__Security: mail.security
          },
      empty(mail.user)
        ? {}
        : {
            Wirewatch__Mail__User: mail.user
            Wirewatch__Mail__Password: '@Microsoft.KeyVault(SecretUri=${mail.vaultUri}secrets/mail-password)'
          }
    )
  }
}

output url string = 'https://${app.properties.defaultHostName}'
