# The objects stay as they are; a behavior of its own for /prices/* keeps nothing for longer than ten minutes.
id=$(aws cloudfront list-distributions --query 'DistributionList.Items[0].Id' --output text)
aws cloudfront get-distribution-config --id "$id" > before.json
policy=$(jq -r .DistributionConfig.DefaultCacheBehavior.CachePolicyId before.json)
aws cloudfront get-cache-policy-config --id "$policy" --query CachePolicyConfig \
  | jq '.Name += "-for-minutes" | .DefaultTTL = 600 | .MaxTTL = 600' > short.json
short=$(aws cloudfront create-cache-policy --cache-policy-config file://short.json --query CachePolicy.Id --output text)
jq --arg short "$short" '.DistributionConfig | .CacheBehaviors = {Quantity: 1, Items: [.DefaultCacheBehavior
  + {PathPattern: "/prices/*", CachePolicyId: $short}]}' before.json > after.json
aws cloudfront update-distribution --id "$id" --if-match "$(jq -r .ETag before.json)" --distribution-config file://after.json
aws cloudfront wait distribution-deployed --id "$id"
invalidation=$(aws cloudfront create-invalidation --distribution-id "$id" --query Invalidation.Id --output text \
  --paths "/prices/$page.html*" '/prices/retail.html*')
aws cloudfront wait invalidation-completed --distribution-id "$id" --id "$invalidation"
