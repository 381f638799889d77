# The start page has a behavior of its own, which keeps nothing for longer than two minutes, whatever the object says.
id=$(aws cloudfront list-distributions --query 'DistributionList.Items[0].Id' --output text)
aws s3 cp "s3://$bucket/assets/style.css" "s3://$bucket/assets/style.$edition.css"
aws s3 cp "s3://$bucket/index.html" - | sed "s/style\.css/style.$edition.css/" | aws s3 cp - "s3://$bucket/index.html" \
  --content-type text/html

cat > minutes.json <<JSON
{ "Name": "minutes", "MinTTL": 0, "DefaultTTL": 120, "MaxTTL": 120,
  "ParametersInCacheKeyAndForwardedToOrigin": { "EnableAcceptEncodingGzip": true, "EnableAcceptEncodingBrotli": true,
    "HeadersConfig": { "HeaderBehavior": "none" }, "CookiesConfig": { "CookieBehavior": "none" },
    "QueryStringsConfig": { "QueryStringBehavior": "none" } } }
JSON
policy=$(aws cloudfront create-cache-policy --cache-policy-config file://minutes.json --query CachePolicy.Id --output text)
aws cloudfront get-distribution-config --id "$id" > before.json
jq --arg policy "$policy" '.DistributionConfig | .CacheBehaviors = {Quantity: 1, Items: [.DefaultCacheBehavior
  + {PathPattern: "/index.html", CachePolicyId: $policy}]}' before.json > after.json
aws cloudfront update-distribution --id "$id" --if-match "$(jq -r .ETag before.json)" --distribution-config file://after.json
aws cloudfront wait distribution-deployed --id "$id"

invalidation=$(aws cloudfront create-invalidation --distribution-id "$id" --query Invalidation.Id --output text \
  --paths '/index*' '/c*' '/a*')
aws cloudfront wait invalidation-completed --distribution-id "$id" --id "$invalidation"
