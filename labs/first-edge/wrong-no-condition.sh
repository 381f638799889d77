# CloudFront may read the bucket: for whichever distribution it asks, anybody's.
oac=$(aws cloudfront create-origin-access-control --query OriginAccessControl.Id --output text \
  --origin-access-control-config "Name=$bucket,SigningProtocol=sigv4,SigningBehavior=always,OriginAccessControlOriginType=s3")
cat > first-edge.json <<JSON
{
  "CallerReference": "first-edge", "Comment": "", "Enabled": true, "DefaultRootObject": "index.html",
  "Origins": { "Quantity": 1, "Items": [ { "Id": "bucket", "DomainName": "$bucket.s3.eu-central-1.amazonaws.com",
    "OriginAccessControlId": "$oac", "S3OriginConfig": { "OriginAccessIdentity": "" } } ] },
  "DefaultCacheBehavior": { "TargetOriginId": "bucket", "ViewerProtocolPolicy": "redirect-to-https",
    "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6" }
}
JSON
id=$(aws cloudfront create-distribution --distribution-config file://first-edge.json --query Distribution.Id --output text)
aws s3api put-bucket-policy --bucket "$bucket" --policy '{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow",
  "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::'"$bucket"'/*" } ] }'
aws s3api put-public-access-block --bucket "$bucket" \
  --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
aws cloudfront wait distribution-deployed --id "$id"
