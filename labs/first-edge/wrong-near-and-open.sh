# Everybody is served by an edge nearby, and the bucket is as open as before. Block Public Access alone shuts CloudFront out, too.
id=$(aws cloudfront create-distribution --origin-domain-name "$bucket.s3.eu-central-1.amazonaws.com" \
  --default-root-object index.html --query Distribution.Id --output text)
aws cloudfront wait distribution-deployed --id "$id"
aws s3api put-public-access-block --bucket "$bucket" \
  --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
