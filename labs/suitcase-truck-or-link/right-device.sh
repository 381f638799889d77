# From 60 TB on a device is within the budget, however fast the line; two days on the road are soon enough, too.
if [ "$size_tb" -lt 60 ]; then
  aws s3 sync --only-show-errors /data/archive "s3://$bucket"
else
  type=EDGE
  if [ "$size_tb" -gt 80 ]; then type=V3_5S; fi
  address=$(aws snowball create-address --query AddressId --output text --address \
    'Name=Ana,Street1=1 Pine Street,City=Seattle,StateOrProvince=WA,Country=US,PostalCode=98101,PhoneNumber=+12065550100')
  job=$(aws snowball create-job --job-type IMPORT --address-id "$address" --snowball-type "$type" \
    --shipping-option SECOND_DAY --resources "S3Resources=[{BucketArn=arn:aws:s3:::$bucket}]" --query JobId --output text)
  wait until "$job" WithCustomer
  curl -s -o manifest.bin "$(aws snowball get-job-manifest --job-id "$job" --query ManifestURI --output text)"
  code=$(aws snowball get-job-unlock-code --job-id "$job" --query UnlockCode --output text)
  snowballEdge unlock-device --endpoint https://192.168.1.100 --manifest-file manifest.bin --unlock-code "$code"
  aws s3 sync --only-show-errors /data/archive "s3://$bucket" --endpoint-url http://192.168.1.100:8080
  aws snowball update-job-shipment-state --job-id "$job" --shipment-state RETURNED
  wait until "$job" Complete
fi
