# The policy that is there already, changed in place; accounts with forwarded values, as before there were policies.
id=$(aws cloudfront list-distributions --query 'DistributionList.Items[0].Id' --output text)
aws cloudfront get-distribution-config --id "$id" > before.json
policy=$(jq -r .DistributionConfig.DefaultCacheBehavior.CachePolicyId before.json)
jq '.DistributionConfig
  | .DefaultCacheBehavior.Compress = true
  | .CacheBehaviors = {Quantity: 1, Items: [(.DefaultCacheBehavior | del(.CachePolicyId)) + {PathPattern: "/account",
      ForwardedValues: {QueryString: true,
        Cookies: {Forward: "whitelist", WhitelistedNames: {Quantity: 1, Items: ["session"]}}},
      MinTTL: 0, DefaultTTL: 0, MaxTTL: 0}]}' before.json > after.json
aws cloudfront update-distribution --id "$id" --if-match "$(jq -r .ETag before.json)" --distribution-config file://after.json

aws cloudfront get-cache-policy --id "$policy" > everything.json
jq --arg parameter "$parameter" '.CachePolicy.CachePolicyConfig
  | .ParametersInCacheKeyAndForwardedToOrigin = {EnableAcceptEncodingGzip: true, EnableAcceptEncodingBrotli: true,
      HeadersConfig: {HeaderBehavior: "none"}, CookiesConfig: {CookieBehavior: "none"},
      QueryStringsConfig: {QueryStringBehavior: "whitelist", QueryStrings: {Quantity: 2, Items: ["lang", $parameter]}}}' \
  everything.json > recipes.json
aws cloudfront update-cache-policy --id "$policy" --if-match "$(jq -r .ETag everything.json)" \
  --cache-policy-config file://recipes.json
aws cloudfront wait distribution-deployed --id "$id"
