# The ordinary distribution with what there was in 2017, too: the identity, and TTLs in the behavior itself.

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
cat > hls.json <<JSON
{
  "CallerReference": "exhibit-2", "Comment": "$film", "Enabled": true,
  "Origins": { "Quantity": 1, "Items": [ {
    "Id": "bucket", "DomainName": "$bucket.s3.us-east-1.amazonaws.com",
    "S3OriginConfig": { "OriginAccessIdentity": "origin-access-identity/cloudfront/$identity" } } ] },
  "DefaultCacheBehavior": {
    "TargetOriginId": "bucket", "ViewerProtocolPolicy": "redirect-to-https",
    "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6" },
  "CacheBehaviors": { "Quantity": 1, "Items": [ {
    "PathPattern": "/hls/*.m3u8", "TargetOriginId": "bucket", "ViewerProtocolPolicy": "redirect-to-https",
    "MinTTL": 0, "DefaultTTL": 5,
    "MaxTTL": 5, "ForwardedValues": { "QueryString": false, "Cookies": { "Forward": "none" } } } ] }
}
JSON
arn=$(aws cloudfront create-distribution --distribution-config file://hls.json --query Distribution.ARN --output text)
cat > policy.json <<JSON
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::$bucket/*",
    "Principal": { "AWS": "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity $identity" } }
] }
JSON
aws s3api put-bucket-policy --bucket "$bucket" --policy file://policy.json
aws cloudfront wait distribution-deployed --id "${arn##*/}"
