# An origin access identity, as it was done until 2022: whatever distribution uses the identity is let in.
identity=$(aws cloudfront create-cloud-front-origin-access-identity --query CloudFrontOriginAccessIdentity.Id --output text \
  --cloud-front-origin-access-identity-config "CallerReference=first-edge,Comment=$bucket")
cat > first-edge.json <<JSON
{
  "CallerReference": "first-edge", "Comment": "", "Enabled": true, "DefaultRootObject": "index.html",
  "Origins": { "Quantity": 1, "Items": [ { "Id": "bucket", "DomainName": "$bucket.s3.eu-central-1.amazonaws.com",
    "S3OriginConfig": { "OriginAccessIdentity": "origin-access-identity/cloudfront/$identity" } } ] },
  "DefaultCacheBehavior": { "TargetOriginId": "bucket", "ViewerProtocolPolicy": "redirect-to-https",
    "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6" }
}
JSON
id=$(aws cloudfront create-distribution --distribution-config file://first-edge.json --query Distribution.Id --output text)
aws s3api put-bucket-policy --bucket "$bucket" --policy '{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity '"$identity"'" },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::'"$bucket"'/*" } ] }'
aws s3api put-public-access-block --bucket "$bucket" \
  --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
aws cloudfront wait distribution-deployed --id "$id"
