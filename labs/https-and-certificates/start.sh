contact='FirstName=Host,LastName=Master,ContactType=PERSON,AddressLine1=1 Harbour Street,City=Springfield,State=IL,CountryCode=US,ZipCode=62701,PhoneNumber=+1.2175550100,Email=hostmaster@example.com'
operation=$(aws route53domains register-domain --region us-east-1 --domain-name "$domain" --duration-in-years 3 \
  --admin-contact "$contact" --registrant-contact "$contact" --tech-contact "$contact" --query OperationId --output text)
until [ "$(aws route53domains get-operation-detail --region us-east-1 --operation-id "$operation" \
  --query Status --output text)" = SUCCESSFUL ]; do sleep 60; done

aws s3 mb "s3://$bucket"
for page in index visit blossom seeds; do
  echo "<!doctype html><title>Under glass: $page</title>" > "$page.html"
  aws s3 cp "$page.html" "s3://$bucket/"
done

oac=$(aws cloudfront create-origin-access-control --query OriginAccessControl.Id --output text \
  --origin-access-control-config "Name=$bucket,SigningProtocol=sigv4,SigningBehavior=always,OriginAccessControlOriginType=s3")
cat > site.json <<JSON
{ "CallerReference": "site", "Comment": "$bucket", "Enabled": true, "IsIPV6Enabled": true, "DefaultRootObject": "index.html",
  "Origins": { "Quantity": 1, "Items": [ { "Id": "bucket", "DomainName": "$bucket.s3.eu-west-3.amazonaws.com",
    "OriginAccessControlId": "$oac", "S3OriginConfig": { "OriginAccessIdentity": "" } } ] },
  "DefaultCacheBehavior": { "TargetOriginId": "bucket", "ViewerProtocolPolicy": "allow-all",
    "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6", "Compress": true } }
JSON
id=$(aws cloudfront create-distribution --distribution-config file://site.json --query Distribution.Id --output text)
arn=$(aws cloudfront get-distribution --id "$id" --query Distribution.ARN --output text)
aws s3api put-bucket-policy --bucket "$bucket" --policy '{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow",
  "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::'"$bucket"'/*", "Condition": { "StringEquals": { "AWS:SourceArn": "'"$arn"'" } } } ] }'
aws cloudfront wait distribution-deployed --id "$id"
