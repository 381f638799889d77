# Who asks: with an origin access control, the edges sign what they ask of the bucket.
oac=$(aws cloudfront create-origin-access-control --query OriginAccessControl.Id --output text \
  --origin-access-control-config "Name=$bucket,SigningProtocol=sigv4,SigningBehavior=always,OriginAccessControlOriginType=s3")

# The managed cache policy CachingOptimized: nothing but the path is in the key, a day where the origin says nothing.
cat > first-edge.json <<JSON
{
  "CallerReference": "first-edge",
  "Comment": "The sky tonight",
  "Enabled": true,
  "DefaultRootObject": "index.html",
  "Origins": { "Quantity": 1, "Items": [ {
    "Id": "bucket",
    "DomainName": "$bucket.s3.eu-central-1.amazonaws.com",
    "OriginAccessControlId": "$oac",
    "S3OriginConfig": { "OriginAccessIdentity": "" }
  } ] },
  "DefaultCacheBehavior": {
    "TargetOriginId": "bucket",
    "ViewerProtocolPolicy": "redirect-to-https",
    "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6",
    "Compress": true
  }
}
JSON
id=$(aws cloudfront create-distribution --distribution-config file://first-edge.json --query Distribution.Id --output text)

# Who may: CloudFront, when it asks for this distribution. Without the condition, anybody's distribution could.
arn=$(aws cloudfront get-distribution --id "$id" --query Distribution.ARN --output text)
cat > policy.json <<JSON
{
  "Version": "2012-10-17",
  "Statement": [ {
    "Effect": "Allow",
    "Principal": { "Service": "cloudfront.amazonaws.com" },
    "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::$bucket/*",
    "Condition": { "StringEquals": { "AWS:SourceArn": "$arn" } }
  } ]
}
JSON
aws s3api put-bucket-policy --bucket "$bucket" --policy file://policy.json

# And never again by mistake: a policy for everybody is refused, or does nothing.
aws s3api put-public-access-block --bucket "$bucket" \
  --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true

# A new distribution has to reach all edges first.
aws cloudfront wait distribution-deployed --id "$id"
