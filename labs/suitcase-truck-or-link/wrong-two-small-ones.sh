# Two trips of the small device, one after the other: late where there is much, dear where there is little.
address=$(aws snowball create-address --query AddressId --output text --address \
  'Name=Ana,Street1=1 Pine Street,City=Seattle,StateOrProvince=WA,Country=US,PostalCode=98101,PhoneNumber=+12065550100')
trip() {
  local job code
  job=$(aws snowball create-job --job-type IMPORT --address-id "$address" --snowball-type EDGE_S \
    --shipping-option NEXT_DAY --resources "S3Resources=[{BucketArn=arn:aws:s3:::$bucket}]" --query JobId --output text)
  wait until "$job" WithCustomer
  curl -s -o manifest.bin "$(aws snowball get-job-manifest --job-id "$job" --query ManifestURI --output text)"
  code=$(aws snowball get-job-unlock-code --job-id "$job" --query UnlockCode --output text)
  snowballEdge unlock-device --endpoint "https://$1" --manifest-file manifest.bin --unlock-code "$code"
  aws s3 cp --recursive --only-show-errors --exclude '*' --include "$2" /data/archive "s3://$bucket/archive/" \
    --endpoint-url "http://$1:8080"
  aws snowball update-job-shipment-state --job-id "$job" --shipment-state RETURNED
  wait until "$job" Complete
}
trip 192.168.1.100 'scan-0[0-5]*'
trip 192.168.1.101 'scan-[01][016-9]*'
