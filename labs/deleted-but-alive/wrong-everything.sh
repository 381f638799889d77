# Everything is forgotten, the photographs, too.
id=$(aws cloudfront list-distributions --query 'DistributionList.Items[0].Id' --output text)
aws s3 cp "s3://$bucket/prices/retail.html" "s3://$bucket/prices/retail.html" \
  --metadata-directive REPLACE --content-type text/html --cache-control max-age=600
invalidation=$(aws cloudfront create-invalidation --distribution-id "$id" --paths '/*' --query Invalidation.Id --output text)
aws cloudfront wait invalidation-completed --distribution-id "$id" --id "$invalidation"
