aws s3 mb "s3://$bucket"
cat > index.html <<HTML
<!doctype html>
<title>The sky tonight</title>
<h1>The sky tonight</h1>
<p>Look south after ten. <img src="/$chart.svg" alt="$chart">
HTML
cat > "$chart.svg" <<SVG
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">
  <rect width="40" height="30" fill="midnightblue"/>
  <circle cx="20" cy="12" r="1" fill="white"/>
  <text x="4" y="26" font-size="4" fill="white">$chart</text>
</svg>
SVG
aws s3 cp index.html "s3://$bucket/"
aws s3 cp "$chart.svg" "s3://$bucket/"

# As it was done for years: everybody in the world may read it.
aws s3api put-public-access-block --bucket "$bucket" \
  --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=false,RestrictPublicBuckets=false
aws s3api put-bucket-policy --bucket "$bucket" --policy '{
  "Version": "2012-10-17",
  "Statement": [ { "Sid": "Everybody", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::'"$bucket"'/*" } ]
}'
