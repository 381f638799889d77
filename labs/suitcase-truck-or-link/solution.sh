# The line gets 80 % of its megabits through. It is Monday; on Friday of the third week at five are 441 hours gone.
# An upload that needs less than 400 leaves a day for what goes wrong, and costs nothing.
if [ $((size_tb * 8000000 / (line_mbps * 8 / 10) / 3600)) -lt 400 ]; then
  aws s3 cp --recursive --only-show-errors /data/archive "s3://$bucket/archive/"
else
  # A device, then. One, since the account may have one at a time: large enough for everything, and no larger.
  type=EDGE_S
  if [ "$size_tb" -gt 80 ]; then type=V3_5S; fi
  address=$(aws snowball create-address --query AddressId --output text --address \
    'Name=Ana,Street1=1 Pine Street,City=Seattle,StateOrProvince=WA,Country=US,PostalCode=98101,PhoneNumber=+12065550100')
  job=$(aws snowball create-job --job-type IMPORT --address-id "$address" --snowball-type "$type" \
    --shipping-option NEXT_DAY --resources "S3Resources=[{BucketArn=arn:aws:s3:::$bucket}]" --query JobId --output text)
  until [ "$(aws snowball describe-job --job-id "$job" --query JobMetadata.JobState --output text)" = WithCustomer ]; do
    sleep 3600
  done

  # Manifest and code open it; both are to be had only now.
  curl -s -o manifest.bin "$(aws snowball get-job-manifest --job-id "$job" --query ManifestURI --output text)"
  code=$(aws snowball get-job-unlock-code --job-id "$job" --query UnlockCode --output text)
  snowballEdge unlock-device --endpoint https://192.168.1.100 --manifest-file manifest.bin --unlock-code "$code"
  aws s3 cp --recursive --only-show-errors /data/archive "s3://$bucket/archive/" --endpoint-url http://192.168.1.100:8080

  # Back, and into S3.
  aws snowball update-job-shipment-state --job-id "$job" --shipment-state RETURNED
  until [ "$(aws snowball describe-job --job-id "$job" --query JobMetadata.JobState --output text)" = Complete ]; do
    sleep 3600
  done
fi
