# The edge says the header itself, to each visitor anew, whatever S3 had said to whoever came first. S3 still answers
# preflights, and the edge puts its own names into those, too.
id=$(aws cloudfront list-distributions --query 'DistributionList.Items[0].Id' --output text)
policy=$(aws cloudfront create-response-headers-policy --query ResponseHeadersPolicy.Id --output text \
  --response-headers-policy-config '{ "Name": "two-sites", "CorsConfig": {
    "AccessControlAllowOrigins": { "Quantity": 2, "Items": [ "https://www.'"$paper"'", "https://shop.'"$paper"'" ] },
    "AccessControlAllowMethods": { "Quantity": 2, "Items": [ "GET", "HEAD" ] },
    "AccessControlAllowHeaders": { "Quantity": 1, "Items": [ "X-Edition" ] },
    "AccessControlAllowCredentials": false, "AccessControlMaxAgeSec": 600, "OriginOverride": true } }')
aws cloudfront get-distribution-config --id "$id" > before.json
jq --arg policy "$policy" '.DistributionConfig | .DefaultCacheBehavior.ResponseHeadersPolicyId = $policy
  | .DefaultCacheBehavior.AllowedMethods.Items = ["GET", "HEAD", "OPTIONS"]
  | .DefaultCacheBehavior.AllowedMethods.Quantity = 3' before.json > after.json
aws cloudfront update-distribution --id "$id" --if-match "$(jq -r .ETag before.json)" --distribution-config file://after.json
aws s3api put-bucket-cors --bucket "$bucket" --cors-configuration '{ "CORSRules": [ { "AllowedOrigins":
  [ "https://*.'"$paper"'" ], "AllowedMethods": [ "GET" ], "AllowedHeaders": [ "*" ], "MaxAgeSeconds": 600 } ] }'
aws cloudfront wait distribution-deployed --id "$id"
