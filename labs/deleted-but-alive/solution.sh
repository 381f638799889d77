id=$(aws cloudfront list-distributions --query 'DistributionList.Items[0].Id' --output text)

# What the list says of itself: ten minutes, not a year. An object's metadata is changed by copying it onto itself.
aws s3 cp "s3://$bucket/prices/retail.html" "s3://$bucket/prices/retail.html" \
  --metadata-directive REPLACE --content-type text/html --cache-control max-age=600

# What the edges hold: the page that is gone, under whatever query string, and the list with its year. One path, since a
# star counts as one; and nothing of the photographs.
invalidation=$(aws cloudfront create-invalidation --distribution-id "$id" --paths '/prices/*' \
  --query Invalidation.Id --output text)
aws cloudfront wait invalidation-completed --distribution-id "$id" --id "$invalidation"
