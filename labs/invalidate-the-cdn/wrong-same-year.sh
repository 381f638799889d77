# The new names are there, and the page that names them is kept for a year again.
id=$(aws cloudfront list-distributions --query 'DistributionList.Items[0].Id' --output text)
aws s3 cp "s3://$bucket/assets/style.css" "s3://$bucket/assets/style.$edition.css"
aws s3 cp "s3://$bucket/index.html" index.html
sed -i "s/style\.css/style.$edition.css/" index.html
aws s3 cp index.html "s3://$bucket/" --cache-control max-age=31536000
invalidation=$(aws cloudfront create-invalidation --distribution-id "$id" --query Invalidation.Id --output text \
  --paths /index.html '/chapters/*' '/assets/*')
aws cloudfront wait invalidation-completed --distribution-id "$id" --id "$invalidation"
