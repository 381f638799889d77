id=$(aws cloudfront list-distributions --query 'DistributionList.Items[0].Id' --output text)

# For the next time: what changes gets a new name, and only the page that names it is short-lived.
aws s3 cp "s3://$bucket/assets/style.css" "s3://$bucket/assets/style.$edition.css"
aws s3 cp "s3://$bucket/index.html" index.html
sed -i "s/style\.css/style.$edition.css/" index.html
aws s3 cp index.html "s3://$bucket/" --cache-control max-age=60

# For this time: three paths, since a star counts as one, and not the films.
invalidation=$(aws cloudfront create-invalidation --distribution-id "$id" \
  --paths /index.html '/chapters/*' '/assets/*' --query Invalidation.Id --output text)
aws cloudfront wait invalidation-completed --distribution-id "$id" --id "$invalidation"
