aws s3 mb "s3://$bucket"
oac=$(aws cloudfront create-origin-access-control --query OriginAccessControl.Id --output text \
  --origin-access-control-config "Name=$bucket,SigningProtocol=sigv4,SigningBehavior=always,OriginAccessControlOriginType=s3")
cat > handbook.json <<JSON
{
  "CallerReference": "handbook",
  "Comment": "$subject",
  "Enabled": true,
  "Origins": { "Quantity": 1, "Items": [ {
    "Id": "bucket",
    "DomainName": "$bucket.s3.eu-central-1.amazonaws.com",
    "OriginAccessControlId": "$oac",
    "S3OriginConfig": { "OriginAccessIdentity": "" }
  } ] },
  "DefaultCacheBehavior": {
    "TargetOriginId": "bucket",
    "ViewerProtocolPolicy": "redirect-to-https",
    "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6",
    "Compress": true
  }
}
JSON
id=$(aws cloudfront create-distribution --distribution-config file://handbook.json --query Distribution.Id --output text)
arn=$(aws cloudfront get-distribution --id "$id" --query Distribution.ARN --output text)
aws s3api put-bucket-policy --bucket "$bucket" --policy '{
  "Version": "2012-10-17",
  "Statement": [ { "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::'"$bucket"'/*", "Condition": { "StringEquals": { "AWS:SourceArn": "'"$arn"'" } } } ]
}'

# An edition: the start page, three hundred chapters, a style sheet; a year for everything.
mkdir -p site/chapters site/assets films
edition_of() {
  local n
  echo "<link rel=stylesheet href=/assets/style.css><h1>The handbook of $subject, edition $1</h1>" > site/index.html
  echo "/* edition $1 */ h1 { color: navy }" > site/assets/style.css
  for n in $(seq 300); do echo "<h1>Chapter $n</h1><p>As of edition $1." > "site/chapters/$n.html"; done
  aws s3 sync site "s3://$bucket/" --cache-control max-age=31536000 --only-show-errors
}
edition_of $((edition - 1))
for n in 1 2; do echo "Film $n about $subject" > "films/$subject-$n.mp4"; done
aws s3 sync films "s3://$bucket/films/" --cache-control max-age=31536000 --only-show-errors
aws cloudfront wait distribution-deployed --id "$id"

# People read, and watch.
host=$(aws cloudfront get-distribution --id "$id" --query Distribution.DomainName --output text)
for reader in lisbon boston sydney; do
  for path in index.html assets/style.css "chapters/$chapter.html" "films/$subject-1.mp4" "films/$subject-2.mp4"; do
    connect "$reader" curl -s "https://$host/$path"
  done
done

# A colleague corrected misprints, file by file. And an hour ago, the new edition came out.
sleep 86400
paths=$(for n in $(seq "$used"); do echo "/drafts/$n.html"; done)
aws cloudfront create-invalidation --distribution-id "$id" --paths $paths
sleep 86400
edition_of "$edition"
sleep 3600
