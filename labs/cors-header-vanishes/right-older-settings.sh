# As it was done before there were policies: ForwardedValues put what they forward into the key.
id=$(aws cloudfront list-distributions --query 'DistributionList.Items[0].Id' --output text)
aws cloudfront get-distribution-config --id "$id" > before.json
jq '.DistributionConfig | del(.DefaultCacheBehavior.CachePolicyId) | del(.DefaultCacheBehavior.OriginRequestPolicyId)
  | .DefaultCacheBehavior += { MinTTL: 0, ForwardedValues: { QueryString: false, Cookies: { Forward: "none" }, Headers:
      { Quantity: 3, Items: [ "Origin", "Access-Control-Request-Headers", "Access-Control-Request-Method" ] } },
      AllowedMethods: { Quantity: 3, Items: [ "GET", "HEAD", "OPTIONS" ],
        CachedMethods: { Quantity: 3, Items: [ "GET", "HEAD", "OPTIONS" ] } } }' before.json > after.json
aws cloudfront update-distribution --id "$id" --if-match "$(jq -r .ETag before.json)" --distribution-config file://after.json
aws s3api put-bucket-cors --bucket "$bucket" --cors-configuration '{ "CORSRules": [
  { "AllowedOrigins": [ "https://www.'"$paper"'", "https://shop.'"$paper"'" ], "AllowedMethods": [ "GET", "HEAD" ],
    "AllowedHeaders": [ "*" ] } ] }'
aws cloudfront wait distribution-deployed --id "$id"
