# Subscribes the deployed functions to the storage account's events. azd runs it after every deployment; running it again changes nothing.
$ErrorActionPreference = 'Stop'

function Fail([string] $message) {
    [Console]::Error.WriteLine("subscribe: $message")
    exit 1
}

if (-not (Get-Command az -ErrorAction SilentlyContinue)) {
    Fail "the Azure CLI (az) is missing. Install it, run 'az login', then 'azd hooks run postdeploy'."
}

foreach ($name in 'AZURE_SUBSCRIPTION_ID', 'AZURE_RESOURCE_GROUP', 'WIREWATCH_APP_NAME', 'WIREWATCH_EVENT_TOPIC', 'WIREWATCH_STORAGE_ACCOUNT',
    'WIREWATCH_IDENTITY_NAME', 'WIREWATCH_DEAD_LETTER_CONTAINER') {
    if (-not [Environment]::GetEnvironmentVariable($name)) {
        Fail "$name is not set. Run 'azd provision' first, and this script through 'azd hooks run postdeploy'."
    }
}

# The host makes these keys when it first starts with the deployed functions. Their names are read, never the keys.
for ($attempt = 1; ; $attempt++) {
    $names = "$(az functionapp keys list --subscription $env:AZURE_SUBSCRIPTION_ID --resource-group $env:AZURE_RESOURCE_GROUP `
            --name $env:WIREWATCH_APP_NAME --query 'keys(systemKeys)' --output tsv 2>$null)" -split '\s+'
    if ($names -contains 'blobs_extension' -and $names -contains 'eventgrid_extension') {
        break
    }
    if ($attempt -ge 30) {
        Fail "the app $env:WIREWATCH_APP_NAME did not start within five minutes, or 'az login' is for another account. Look at its log in Application Insights, then run 'azd hooks run postdeploy'."
    }
    Write-Output "Waiting for the app to start ($attempt of 30) ..."
    Start-Sleep -Seconds 10
}

# Event Grid calls each address before it accepts a subscription, and a cold start may be too slow for the first call.
for ($attempt = 1; ; $attempt++) {
    az deployment group create --subscription $env:AZURE_SUBSCRIPTION_ID --resource-group $env:AZURE_RESOURCE_GROUP `
        --name wirewatch-subscriptions --template-file infra/subscriptions.bicep --output none `
        --parameters "appName=$env:WIREWATCH_APP_NAME" "topicName=$env:WIREWATCH_EVENT_TOPIC" "storageAccountName=$env:WIREWATCH_STORAGE_ACCOUNT" `
        "identityName=$env:WIREWATCH_IDENTITY_NAME" "deadLetterContainerName=$env:WIREWATCH_DEAD_LETTER_CONTAINER"
    if ($LASTEXITCODE -eq 0) {
        break
    }
    if ($attempt -ge 3) {
        Fail "the events could not be subscribed to; the reason stands above. Mend it, then run 'azd hooks run postdeploy'."
    }
    Write-Output 'Trying again ...'
    Start-Sleep -Seconds 20
}

Write-Output 'Created and deleted articles now reach the app.'
