# Everything in the key, to be on the safe side.
cat > everything.json <<JSON
{
  "Name": "everything",
  "MinTTL": 0, "DefaultTTL": 86400, "MaxTTL": 31536000,
  "ParametersInCacheKeyAndForwardedToOrigin": {
    "EnableAcceptEncodingGzip": false, "EnableAcceptEncodingBrotli": false,
    "HeadersConfig": { "HeaderBehavior": "whitelist",
      "Headers": { "Quantity": 3, "Items": [ "User-Agent", "Referer", "Accept-Language" ] } },
    "CookiesConfig": { "CookieBehavior": "all" },
    "QueryStringsConfig": { "QueryStringBehavior": "all" }
  }
}
JSON
policy=$(aws cloudfront create-cache-policy --cache-policy-config file://everything.json --query CachePolicy.Id --output text)
cat > kitchen.json <<JSON
{
  "CallerReference": "kitchen",
  "Comment": "$dish",
  "Enabled": true,
  "Origins": { "Quantity": 1, "Items": [ {
    "Id": "kitchen",
    "DomainName": "kitchen.example.net",
    "CustomOriginConfig": { "HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": "http-only" }
  } ] },
  "DefaultCacheBehavior": {
    "TargetOriginId": "kitchen",
    "ViewerProtocolPolicy": "redirect-to-https",
    "CachePolicyId": "$policy",
    "Compress": false
  }
}
JSON
id=$(aws cloudfront create-distribution --distribution-config file://kitchen.json --query Distribution.Id --output text)
aws cloudfront wait distribution-deployed --id "$id"
