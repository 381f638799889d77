# Every file by its name, as the colleague did: right, and charged.
id=$(aws cloudfront list-distributions --query 'DistributionList.Items[0].Id' --output text)
aws s3 cp "s3://$bucket/assets/style.css" "s3://$bucket/assets/style.$edition.css"
aws s3 cp "s3://$bucket/index.html" index.html
sed -i "s/style\.css/style.$edition.css/" index.html
aws s3 cp index.html "s3://$bucket/" --cache-control max-age=60
paths=$(aws s3api list-objects-v2 --bucket "$bucket" --query 'Contents[].Key' --output text | tr '\t' '\n' \
  | grep -v '^films/' | sed 's,^,/,')
invalidation=$(aws cloudfront create-invalidation --distribution-id "$id" --paths $paths --query Invalidation.Id --output text)
aws cloudfront wait invalidation-completed --distribution-id "$id" --id "$invalidation"
