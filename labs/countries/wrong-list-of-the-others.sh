# A list of those who may not, and a few are forgotten.
case "$third" in
  luxembourg) code=LU ;;
  geneva) code=CH ;;
  brussels) code=BE ;;
esac
case "$banned" in
  oslo) outlaw=NO ;;
  madrid) outlaw=ES ;;
  warsaw) outlaw=PL ;;
esac
oac=$(aws cloudfront create-origin-access-control --query OriginAccessControl.Id --output text \
  --origin-access-control-config "Name=$bucket,SigningProtocol=sigv4,SigningBehavior=always,OriginAccessControlOriginType=s3")

# A distribution with the bucket behind it: comment, restriction, and what is said instead of a 403.
distribution() {
  cat > "$1.json" <<JSON
{
  "CallerReference": "$1", "Comment": "$1", "Enabled": true,
  "Origins": { "Quantity": 1, "Items": [ {
    "Id": "bucket", "DomainName": "$bucket.s3.eu-central-1.amazonaws.com", "OriginAccessControlId": "$oac",
    "S3OriginConfig": { "OriginAccessIdentity": "" } } ] },
  "DefaultCacheBehavior": {
    "TargetOriginId": "bucket", "ViewerProtocolPolicy": "redirect-to-https",
    "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6" },
  "Restrictions": { "GeoRestriction": $2 },
  "CustomErrorResponses": $3
}
JSON
  aws cloudfront create-distribution --distribution-config "file://$1.json" --query Distribution.ARN --output text
}

# Those who may are few, so they are listed; whoever is on no list is out. The page about it is fetched past the list.
films=$(distribution films \
  '{ "RestrictionType": "blacklist", "Quantity": 5, "Items": [ "CZ", "FR", "GB", "IT", "JP" ] }' \
  '{ "Quantity": 1, "Items": [ { "ErrorCode": 403, "ResponsePagePath": "/pages/elsewhere.html", "ResponseCode": "403",
     "ErrorCachingMinTTL": 10 } ] }')

# Those who may not are one country.
trailers=$(distribution trailers \
  '{ "RestrictionType": "blacklist", "Quantity": 1, "Items": [ "'"$outlaw"'" ] }' '{ "Quantity": 0 }')

# Each may read its own, so that none is a way around the other. Who may list is told 404 about what isn't there.
cat > policy.json <<JSON
{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:GetObject",
      "Resource": [ "arn:aws:s3:::$bucket/films/*", "arn:aws:s3:::$bucket/pages/*" ],
      "Condition": { "StringEquals": { "AWS:SourceArn": "$films" } } },
    { "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:ListBucket",
      "Resource": "arn:aws:s3:::$bucket", "Condition": { "StringEquals": { "AWS:SourceArn": "$films" } } },
    { "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::$bucket/trailers/*", "Condition": { "StringEquals": { "AWS:SourceArn": "$trailers" } } }
  ]
}
JSON
aws s3api put-bucket-policy --bucket "$bucket" --policy file://policy.json

for arn in "$films" "$trailers"; do aws cloudfront wait distribution-deployed --id "${arn##*/}"; done
