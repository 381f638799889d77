# Everything is forgotten once, and then the next one comes first.
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
jq --arg policy "$policy" '.DistributionConfig
  | .DefaultCacheBehavior.AllowedMethods.Items = ["GET", "HEAD", "OPTIONS"]
  | .DefaultCacheBehavior.AllowedMethods.Quantity = 3' before.json > after.json
aws cloudfront update-distribution --id "$id" --if-match "$(jq -r .ETag before.json)" --distribution-config file://after.json

cat > cors.json <<JSON
{ "CORSRules": [ { "AllowedOrigins": [ "https://www.$paper", "https://shop.$paper" ], "AllowedMethods": [ "GET", "HEAD" ],
  "AllowedHeaders": [ "x-edition" ] } ] }
JSON
aws s3api put-bucket-cors --bucket "$bucket" --cors-configuration file://cors.json
aws cloudfront wait distribution-deployed --id "$id"
invalidation=$(aws cloudfront create-invalidation --distribution-id "$id" --paths "/*" --query Invalidation.Id --output text)
aws cloudfront wait invalidation-completed --distribution-id "$id" --id "$invalidation"
