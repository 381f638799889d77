# Only the bare path: what Osaka's edge holds under ?lang=ja is another one.
id=$(aws cloudfront list-distributions --query 'DistributionList.Items[0].Id' --output text)
aws s3 cp "s3://$bucket/prices/retail.html" "s3://$bucket/prices/retail.html" \
  --metadata-directive REPLACE --content-type text/html --cache-control max-age=600
invalidation=$(aws cloudfront create-invalidation --distribution-id "$id" --query Invalidation.Id --output text \
  --paths "/prices/$page.html" '/prices/retail.html*')
aws cloudfront wait invalidation-completed --distribution-id "$id" --id "$invalidation"
