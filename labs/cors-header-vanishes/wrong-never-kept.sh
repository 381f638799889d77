# What is never kept can’t be the wrong copy; and Tokyo waits for Paris again.
id=$(aws cloudfront list-distributions --query 'DistributionList.Items[0].Id' --output text)

cat > by-origin.json <<JSON
{ "Name": "by-origin", "MinTTL": 1, "DefaultTTL": 86400, "MaxTTL": 31536000,
  "ParametersInCacheKeyAndForwardedToOrigin": {
    "EnableAcceptEncodingGzip": true, "EnableAcceptEncodingBrotli": true,
    "HeadersConfig": { "HeaderBehavior": "whitelist", "Headers": { "Quantity": 1, "Items": [ "Origin" ] } },
    "CookiesConfig": { "CookieBehavior": "none" },
    "QueryStringsConfig": { "QueryStringBehavior": "none" } } }
JSON
policy=$(aws cloudfront create-cache-policy --cache-policy-config file://by-origin.json --query CachePolicy.Id --output text)

aws cloudfront get-distribution-config --id "$id" > before.json
policy=4135ea2d-6df8-44a3-9df3-4b5a84be39ad
jq --arg policy "$policy" '.DistributionConfig | .DefaultCacheBehavior.CachePolicyId = $policy
  | .DefaultCacheBehavior.AllowedMethods.Items = ["GET", "HEAD", "OPTIONS"]
  | .DefaultCacheBehavior.AllowedMethods.Quantity = 3' before.json > after.json
aws cloudfront update-distribution --id "$id" --if-match "$(jq -r .ETag before.json)" --distribution-config file://after.json

cat > cors.json <<JSON
{ "CORSRules": [ { "AllowedOrigins": [ "https://www.$paper", "https://shop.$paper" ], "AllowedMethods": [ "GET", "HEAD" ],
  "AllowedHeaders": [ "x-edition" ] } ] }
JSON
aws s3api put-bucket-cors --bucket "$bucket" --cors-configuration file://cors.json
aws cloudfront wait distribution-deployed --id "$id"
