# Playlists are never kept: always new, and the bucket is asked by every telephone in the hall.

# As it was. Who asks the bucket: an origin access identity, of which the bucket policy speaks as of a user.
identity=$(aws cloudfront create-cloud-front-origin-access-identity --query CloudFrontOriginAccessIdentity.Id --output text \
  --cloud-front-origin-access-identity-config "CallerReference=exhibit-1,Comment=$film")
exhibit=$(aws cloudfront create-streaming-distribution --query StreamingDistribution.Id --output text \
  --streaming-distribution-config '{ "CallerReference": "exhibit-1", "Comment": "'"$film"'", "Enabled": true,
    "S3Origin": { "DomainName": "'"$bucket"'.s3.amazonaws.com",
      "OriginAccessIdentity": "origin-access-identity/cloudfront/'"$identity"'" },
    "TrustedSigners": { "Enabled": false, "Quantity": 0 } }')

# Into the depot: disable, wait until every edge knows, delete. Each step wants the ETag of the state before it.
old=$(aws cloudfront list-streaming-distributions --output text \
  --query "StreamingDistributionList.Items[?Comment=='$retired'].Id | [0]")
aws cloudfront get-streaming-distribution-config --id "$old" > old.json
jq '.StreamingDistributionConfig | .Enabled = false' old.json > disabled.json
etag=$(aws cloudfront update-streaming-distribution --id "$old" --if-match "$(jq -r .ETag old.json)" \
  --streaming-distribution-config file://disabled.json --query ETag --output text)
for id in "$exhibit" "$old"; do aws cloudfront wait streaming-distribution-deployed --id "$id"; done
aws cloudfront delete-streaming-distribution --id "$old" --if-match "$etag"

# As it is: files over HTTPS.
oac=$(aws cloudfront create-origin-access-control --query OriginAccessControl.Id --output text \
  --origin-access-control-config "Name=$bucket,SigningProtocol=sigv4,SigningBehavior=always,OriginAccessControlOriginType=s3")
cat > hls.json <<JSON
{
  "CallerReference": "exhibit-2", "Comment": "$film", "Enabled": true,
  "Origins": { "Quantity": 1, "Items": [ {
    "Id": "bucket", "DomainName": "$bucket.s3.us-east-1.amazonaws.com", "OriginAccessControlId": "$oac",
    "S3OriginConfig": { "OriginAccessIdentity": "" } } ] },
  "DefaultCacheBehavior": {
    "TargetOriginId": "bucket", "ViewerProtocolPolicy": "redirect-to-https",
    "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6" },
  "CacheBehaviors": { "Quantity": 1, "Items": [ {
    "PathPattern": "*.m3u8", "TargetOriginId": "bucket", "ViewerProtocolPolicy": "redirect-to-https",
    "CachePolicyId": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad" } ] }
}
JSON
arn=$(aws cloudfront create-distribution --distribution-config file://hls.json --query Distribution.ARN --output text)
cat > policy.json <<JSON
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::$bucket/*", "Condition": { "StringEquals": { "AWS:SourceArn": "$arn" } } },
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::$bucket/*",
    "Principal": { "AWS": "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity $identity" } }
] }
JSON
aws s3api put-bucket-policy --bucket "$bucket" --policy file://policy.json
aws cloudfront wait distribution-deployed --id "${arn##*/}"
