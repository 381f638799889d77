# As it grew: one annexe after the other, by changes to one distribution; some of the API's by the older settings
# (ForwardedValues, where `*` forwards every header and keeps nothing), the blog as the visitor came.
shop=$(aws ec2 describe-instances --filters Name=tag:Name,Values=shop \
  --query 'Reservations[0].Instances[0].PublicDnsName' --output text)
cat > first.json <<JSON
{ "CallerReference": "1", "Comment": "", "Enabled": true,
  "Origins": { "Quantity": 1, "Items": [ { "Id": "shop", "DomainName": "$shop",
    "CustomOriginConfig": { "HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": "http-only" } } ] },
  "DefaultCacheBehavior": { "TargetOriginId": "shop", "ViewerProtocolPolicy": "allow-all",
    "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6" } }
JSON
id=$(aws cloudfront create-distribution --distribution-config file://first.json --query Distribution.Id --output text)

# change ORIGIN BEHAVIOR: adds an origin, and a behavior before those that are there.
change() {
  aws cloudfront get-distribution-config --id "$id" > before.json
  jq --argjson origin "$1" --argjson behavior "$2" '.DistributionConfig
    | .Origins.Items += [$origin] | .Origins.Quantity += 1
    | .CacheBehaviors.Items = [$behavior] + (.CacheBehaviors.Items // []) | .CacheBehaviors.Quantity += 1' before.json > after.json
  aws cloudfront update-distribution --id "$id" --if-match "$(jq -r .ETag before.json)" --distribution-config file://after.json
}

oac=$(aws cloudfront create-origin-access-control --query OriginAccessControl.Id --output text \
  --origin-access-control-config "Name=pictures,SigningProtocol=sigv4,SigningBehavior=always,OriginAccessControlOriginType=s3")
change '{"Id": "pictures", "DomainName": "'"$bucket"'.s3.eu-west-1.amazonaws.com", "OriginAccessControlId": "'"$oac"'",
  "S3OriginConfig": {"OriginAccessIdentity": ""}}' '{"PathPattern": "img/*", "TargetOriginId": "pictures",
  "ViewerProtocolPolicy": "allow-all", "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6"}'
arn=$(aws cloudfront get-distribution --id "$id" --query Distribution.ARN --output text)
aws s3api put-bucket-policy --bucket "$bucket" --policy '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
  "Principal": {"Service": "cloudfront.amazonaws.com"}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::'"$bucket"'/*",
  "Condition": {"StringEquals": {"AWS:SourceArn": "'"$arn"'"}}}]}'

api=$(aws elbv2 describe-load-balancers --names api --query 'LoadBalancers[0].DNSName' --output text)
change '{"Id": "api", "DomainName": "'"$api"'",
  "CustomOriginConfig": {"HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": "http-only"}}' '{"PathPattern": "/api/*",
  "TargetOriginId": "api", "ViewerProtocolPolicy": "redirect-to-https", "AllowedMethods": {"Quantity": 7,
    "Items": ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]},
  "ForwardedValues": {"QueryString": true, "Cookies": {"Forward": "all"}, "Headers": {"Quantity": 1, "Items": ["*"]}},
  "MinTTL": 0}'
change '{"Id": "api-again", "DomainName": "'"$api"'",
  "CustomOriginConfig": {"HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": "http-only"}}' '{"PathPattern": "/img/live/*",
  "TargetOriginId": "api-again", "ViewerProtocolPolicy": "redirect-to-https",
  "CachePolicyId": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", "OriginRequestPolicyId": "b689b0a8-53d0-40ab-baf2-68738e2966ac"}'
change '{"Id": "blog", "DomainName": "letters.example.net", "OriginPath": "/'"$folder"'",
  "CustomOriginConfig": {"HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": "match-viewer"}}' '{"PathPattern": "/blog/*",
  "TargetOriginId": "blog", "ViewerProtocolPolicy": "redirect-to-https",
  "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6", "OriginRequestPolicyId": "b689b0a8-53d0-40ab-baf2-68738e2966ac"}'
aws cloudfront wait distribution-deployed --id "$id"
