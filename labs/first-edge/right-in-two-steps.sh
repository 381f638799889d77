# First the edge, with a public bucket behind it, by the command line's short form and its older settings; then the lock.
id=$(aws cloudfront create-distribution --origin-domain-name "$bucket.s3.eu-central-1.amazonaws.com" \
  --default-root-object index.html --query Distribution.Id --output text)
aws cloudfront wait distribution-deployed --id "$id"

oac=$(aws cloudfront create-origin-access-control --query OriginAccessControl.Id --output text \
  --origin-access-control-config "Name=$bucket,SigningProtocol=sigv4,SigningBehavior=always,OriginAccessControlOriginType=s3")
aws cloudfront get-distribution-config --id "$id" > before.json
jq --arg oac "$oac" '.DistributionConfig.Origins.Items[0] |= (del(.CustomOriginConfig)
  | .S3OriginConfig = {OriginAccessIdentity: ""} | .OriginAccessControlId = $oac) | .DistributionConfig' before.json > after.json
aws cloudfront update-distribution --id "$id" --if-match "$(jq -r .ETag before.json)" --distribution-config file://after.json
aws cloudfront wait distribution-deployed --id "$id"

arn=$(aws cloudfront get-distribution --id "$id" --query Distribution.ARN --output text)
aws s3api put-bucket-policy --bucket "$bucket" --policy '{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow",
  "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": [ "s3:GetObject", "s3:ListBucket" ],
  "Resource": [ "arn:aws:s3:::'"$bucket"'", "arn:aws:s3:::'"$bucket"'/*" ],
  "Condition": { "ArnEquals": { "AWS:SourceArn": "'"$arn"'" } } } ] }'
aws s3api put-public-access-block --bucket "$bucket" \
  --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
