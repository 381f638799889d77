aws s3 mb "s3://$bucket"
echo "wOF2 $font: outlines of 412 glyphs" > "$font.woff2"
aws s3 cp "$font.woff2" "s3://$bucket/fonts/$font.woff2" --content-type font/woff2 --cache-control 'public, max-age=31536000'
echo '{ "headline": 120, "small caps": 80 }' > prices.json
aws s3 cp prices.json "s3://$bucket/data/prices.json" --content-type application/json --cache-control 'public, max-age=300'
cat > cors.json <<JSON
{ "CORSRules": [ { "AllowedOrigins": [ "https://www.$paper", "https://shop.$paper" ], "AllowedMethods": [ "GET", "HEAD" ] } ] }
JSON
aws s3api put-bucket-cors --bucket "$bucket" --cors-configuration file://cors.json

oac=$(aws cloudfront create-origin-access-control --query OriginAccessControl.Id --output text \
  --origin-access-control-config "Name=$bucket,SigningProtocol=sigv4,SigningBehavior=always,OriginAccessControlOriginType=s3")
# CachingOptimized, and CORS-S3Origin.
cat > fonts.json <<JSON
{ "CallerReference": "fonts", "Comment": "house typeface", "Enabled": true, "IsIPV6Enabled": true,
  "Origins": { "Quantity": 1, "Items": [ { "Id": "bucket", "DomainName": "$bucket.s3.eu-west-3.amazonaws.com",
    "OriginAccessControlId": "$oac", "S3OriginConfig": { "OriginAccessIdentity": "" } } ] },
  "DefaultCacheBehavior": { "TargetOriginId": "bucket", "ViewerProtocolPolicy": "redirect-to-https", "Compress": true,
    "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6",
    "OriginRequestPolicyId": "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf" } }
JSON
id=$(aws cloudfront create-distribution --distribution-config file://fonts.json --query Distribution.Id --output text)
arn=$(aws cloudfront get-distribution --id "$id" --query Distribution.ARN --output text)
aws s3api put-bucket-policy --bucket "$bucket" --policy '{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow",
  "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::'"$bucket"'/*", "Condition": { "StringEquals": { "AWS:SourceArn": "'"$arn"'" } } } ] }'
aws cloudfront wait distribution-deployed --id "$id"

# Who came first: in Tokyo somebody who opened the link, in Lisbon a page of the magazine.
host=$(aws cloudfront get-distribution --id "$id" --query Distribution.DomainName --output text)
connect tokyo curl -s -o /dev/null "https://$host/fonts/$font.woff2"
connect lisbon curl -s -o /dev/null -H "Origin: https://www.$paper" "https://$host/fonts/$font.woff2"
sleep 3600
