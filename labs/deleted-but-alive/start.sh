aws s3 mb "s3://$bucket"
oac=$(aws cloudfront create-origin-access-control --query OriginAccessControl.Id --output text \
  --origin-access-control-config "Name=$bucket,SigningProtocol=sigv4,SigningBehavior=always,OriginAccessControlOriginType=s3")
cat > policy.json <<JSON
{
  "Name": "$ware-with-language",
  "MinTTL": 0, "DefaultTTL": 86400, "MaxTTL": 31536000,
  "ParametersInCacheKeyAndForwardedToOrigin": {
    "EnableAcceptEncodingGzip": true, "EnableAcceptEncodingBrotli": true,
    "HeadersConfig": { "HeaderBehavior": "none" },
    "CookiesConfig": { "CookieBehavior": "none" },
    "QueryStringsConfig": { "QueryStringBehavior": "whitelist", "QueryStrings": { "Quantity": 1, "Items": [ "lang" ] } }
  }
}
JSON
policy=$(aws cloudfront create-cache-policy --cache-policy-config file://policy.json --query CachePolicy.Id --output text)
cat > shop.json <<JSON
{
  "CallerReference": "shop",
  "Comment": "$ware",
  "Enabled": true,
  "Origins": { "Quantity": 1, "Items": [ {
    "Id": "bucket",
    "DomainName": "$bucket.s3.eu-west-1.amazonaws.com",
    "OriginAccessControlId": "$oac",
    "S3OriginConfig": { "OriginAccessIdentity": "" }
  } ] },
  "DefaultCacheBehavior": {
    "TargetOriginId": "bucket",
    "ViewerProtocolPolicy": "redirect-to-https",
    "CachePolicyId": "$policy",
    "Compress": true
  }
}
JSON
id=$(aws cloudfront create-distribution --distribution-config file://shop.json --query Distribution.Id --output text)
arn=$(aws cloudfront get-distribution --id "$id" --query Distribution.ARN --output text)
aws s3api put-bucket-policy --bucket "$bucket" --policy '{
  "Version": "2012-10-17",
  "Statement": [ { "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::'"$bucket"'/*", "Condition": { "StringEquals": { "AWS:SourceArn": "'"$arn"'" } } } ]
}'

# The shop's upload script: a year for everything.
year=max-age=31536000
echo "<h1>Retail prices: $ware</h1><p>All prices with tax." > retail.html
echo "<h1>What we pay for $ware ourselves</h1><p>Not for customers." > "$page.html"
echo "A cellar, with barrels." > cellar.jpg
aws s3 cp retail.html "s3://$bucket/prices/" --cache-control "$year"
aws s3 cp "$page.html" "s3://$bucket/prices/" --cache-control "$year"
aws s3 cp cellar.jpg "s3://$bucket/photos/" --cache-control "$year"
aws cloudfront wait distribution-deployed --id "$id"

# Customers look around; days later somebody notices.
host=$(aws cloudfront get-distribution --id "$id" --query Distribution.DomainName --output text)
for path in "$page.html" retail.html; do
  connect boston curl -s "https://$host/prices/$path"
  connect osaka curl -s "https://$host/prices/$path?lang=ja"
done
connect osaka curl -s "https://$host/photos/cellar.jpg"
sleep $((days * 86400))
aws s3 rm "s3://$bucket/prices/$page.html"
sleep 3600
