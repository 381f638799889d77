shop=$(aws ec2 describe-instances --filters Name=tag:Name,Values=shop \
  --query 'Reservations[0].Instances[0].PublicDnsName' --output text)
api=$(aws elbv2 describe-load-balancers --names api --query 'LoadBalancers[0].DNSName' --output text)
oac=$(aws cloudfront create-origin-access-control --query OriginAccessControl.Id --output text \
  --origin-access-control-config "Name=$bucket,SigningProtocol=sigv4,SigningBehavior=always,OriginAccessControlOriginType=s3")

# Managed policies: what may be kept (CachingOptimized), what may not (CachingDisabled), and "tell the origin everything".
keep=658327ea-f89d-4fab-a63d-7e88639e58f6
never=4135ea2d-6df8-44a3-9df3-4b5a84be39ad
everything=216adef6-5c7f-47e4-b989-5492eafa07d3

# The first pattern that fits counts: /img/live/* before /img/*. The blog gets no origin request policy, so that its
# hosting company is asked for its own name.
cat > four-origins.json <<JSON
{
  "CallerReference": "four-origins",
  "Comment": "$bucket",
  "Enabled": true,
  "Origins": { "Quantity": 4, "Items": [
    { "Id": "shop", "DomainName": "$shop",
      "CustomOriginConfig": { "HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": "http-only" } },
    { "Id": "pictures", "DomainName": "$bucket.s3.eu-west-1.amazonaws.com", "OriginAccessControlId": "$oac",
      "S3OriginConfig": { "OriginAccessIdentity": "" } },
    { "Id": "api", "DomainName": "$api",
      "CustomOriginConfig": { "HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": "http-only" } },
    { "Id": "blog", "DomainName": "letters.example.net", "OriginPath": "/$folder",
      "CustomOriginConfig": { "HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": "https-only" } }
  ] },
  "DefaultCacheBehavior": {
    "TargetOriginId": "shop", "ViewerProtocolPolicy": "redirect-to-https", "CachePolicyId": "$keep" },
  "CacheBehaviors": { "Quantity": 4, "Items": [
    { "PathPattern": "/api/*", "TargetOriginId": "api", "ViewerProtocolPolicy": "https-only",
      "AllowedMethods": { "Quantity": 7, "Items": [ "GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE" ] },
      "CachePolicyId": "$never", "OriginRequestPolicyId": "$everything" },
    { "PathPattern": "/img/live/*", "TargetOriginId": "api", "ViewerProtocolPolicy": "redirect-to-https",
      "CachePolicyId": "$never" },
    { "PathPattern": "/img/*", "TargetOriginId": "pictures", "ViewerProtocolPolicy": "redirect-to-https",
      "CachePolicyId": "$keep" },
    { "PathPattern": "/blog/*", "TargetOriginId": "blog", "ViewerProtocolPolicy": "redirect-to-https",
      "CachePolicyId": "$keep" }
  ] }
}
JSON
distribution=$(aws cloudfront create-distribution --distribution-config file://four-origins.json \
  --query Distribution.Id --output text)

# The bucket knows one reader: CloudFront, when it asks for this distribution.
arn=$(aws cloudfront get-distribution --id "$distribution" --query Distribution.ARN --output text)
cat > policy.json <<JSON
{ "Version": "2012-10-17", "Statement": [ {
  "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::$bucket/*",
  "Condition": { "StringEquals": { "AWS:SourceArn": "$arn" } } } ] }
JSON
aws s3api put-bucket-policy --bucket "$bucket" --policy file://policy.json

aws cloudfront wait distribution-deployed --id "$distribution"
