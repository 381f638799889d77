# Accounts are not kept, but the server is not told who asks either.
cat > recipes.json <<JSON
{
  "Name": "recipes",
  "MinTTL": 0, "DefaultTTL": 86400, "MaxTTL": 31536000,
  "ParametersInCacheKeyAndForwardedToOrigin": {
    "EnableAcceptEncodingGzip": true, "EnableAcceptEncodingBrotli": true,
    "HeadersConfig": { "HeaderBehavior": "none" },
    "CookiesConfig": { "CookieBehavior": "none" },
    "QueryStringsConfig": { "QueryStringBehavior": "whitelist",
      "QueryStrings": { "Quantity": 2, "Items": [ "$parameter", "lang" ] } }
  }
}
JSON
policy=$(aws cloudfront create-cache-policy --cache-policy-config file://recipes.json --query CachePolicy.Id --output text)

id=$(aws cloudfront list-distributions --query 'DistributionList.Items[0].Id' --output text)
aws cloudfront get-distribution-config --id "$id" > before.json
jq --arg policy "$policy" '.DistributionConfig
  | .CacheBehaviors = {Quantity: 1, Items: [.DefaultCacheBehavior + {PathPattern: "/account*",
      CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"}]}
  | .DefaultCacheBehavior.CachePolicyId = $policy
  | .DefaultCacheBehavior.Compress = true' before.json > after.json
aws cloudfront update-distribution --id "$id" --if-match "$(jq -r .ETag before.json)" --distribution-config file://after.json
aws cloudfront wait distribution-deployed --id "$id"
