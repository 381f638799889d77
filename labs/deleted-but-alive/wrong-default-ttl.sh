# The policy's default TTL only counts where the object says nothing, and it says: a year.
id=$(aws cloudfront list-distributions --query 'DistributionList.Items[0].Id' --output text)
policy=$(aws cloudfront get-distribution-config --id "$id" \
  --query DistributionConfig.DefaultCacheBehavior.CachePolicyId --output text)
aws cloudfront get-cache-policy --id "$policy" > before.json
jq '.CachePolicy.CachePolicyConfig | .DefaultTTL = 600' before.json > after.json
aws cloudfront update-cache-policy --id "$policy" --if-match "$(jq -r .ETag before.json)" --cache-policy-config file://after.json
invalidation=$(aws cloudfront create-invalidation --distribution-id "$id" --paths '/prices/*' --query Invalidation.Id --output text)
aws cloudfront wait invalidation-completed --distribution-id "$id" --id "$invalidation"
