# The edge may do everything in the folder, and a signed URL is good for a DELETE.

oac=$(aws cloudfront create-origin-access-control --query OriginAccessControl.Id --output text \
  --origin-access-control-config "Name=$bucket,SigningProtocol=sigv4,SigningBehavior=always,OriginAccessControlOriginType=s3")
stations=$(aws cloudfront list-key-groups --output text \
  --query "KeyGroupList.Items[?KeyGroup.KeyGroupConfig.Name=='stations'].KeyGroup.Id | [0]")

# One folder takes everything and keeps nothing, for those who have a signed URL; the rest is for reading. Edges only
# where passing on a gigabyte costs two cents.
cat > upload.json <<JSON
{
  "CallerReference": "upload", "Comment": "$bucket", "Enabled": true, "PriceClass": "PriceClass_100",
  "Origins": { "Quantity": 1, "Items": [ {
    "Id": "bucket", "DomainName": "$bucket.s3.eu-central-1.amazonaws.com", "OriginAccessControlId": "$oac",
    "S3OriginConfig": { "OriginAccessIdentity": "" } } ] },
  "DefaultCacheBehavior": {
    "TargetOriginId": "bucket", "ViewerProtocolPolicy": "redirect-to-https",
    "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6" },
  "CacheBehaviors": { "Quantity": 1, "Items": [ {
    "PathPattern": "/$folder/*", "TargetOriginId": "bucket", "ViewerProtocolPolicy": "https-only",
    "AllowedMethods": { "Quantity": 7, "Items": [ "GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE" ] },
    "CachePolicyId": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    "TrustedKeyGroups": { "Enabled": true, "Quantity": 1, "Items": [ "$stations" ] } } ] }
}
JSON
arn=$(aws cloudfront create-distribution --distribution-config file://upload.json --query Distribution.ARN --output text)

# What the edge may do for whoever stands in front of it: read everything, do as it likes in the one folder.
cat > policy.json <<JSON
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::$bucket/*", "Condition": { "StringEquals": { "AWS:SourceArn": "$arn" } } },
  { "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:*",
    "Resource": "arn:aws:s3:::$bucket/$folder/*", "Condition": { "StringEquals": { "AWS:SourceArn": "$arn" } } }
] }
JSON
aws s3api put-bucket-policy --bucket "$bucket" --policy file://policy.json
aws cloudfront wait distribution-deployed --id "${arn##*/}"
