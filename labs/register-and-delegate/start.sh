zone=$(aws route53 create-hosted-zone --name "$domain" --caller-reference volunteer \
  --hosted-zone-config Comment='everything about the DNS' --query HostedZone.Id --output text)
lab=$(aws route53 create-hosted-zone --name "lab.$domain" --caller-reference technicians \
  --hosted-zone-config Comment='hands off' --query HostedZone.Id --output text)
for record in "$zone www.$domain $web" "$lab bench.lab.$domain $bench"; do
  read -r id name address <<< "$record"
  cat > record.json <<JSON
{ "Changes": [ { "Action": "CREATE", "ResourceRecordSet": { "Name": "$name", "Type": "A", "TTL": 300,
  "ResourceRecords": [ { "Value": "$address" } ] } } ] }
JSON
  change=$(aws route53 change-resource-record-sets --hosted-zone-id "$id" --change-batch file://record.json \
    --query ChangeInfo.Id --output text)
  aws route53 wait resource-record-sets-changed --id "$change"
done
