# The private addresses stand in the public zone: the whole world learns them, and nobody outside gets to the website.
zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)
cat > outside.json <<JSON
{ "Changes": [
  { "Action": "UPSERT", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": 60,
    "ResourceRecords": [ { "Value": "$app_ip" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "db.$domain", "Type": "A", "TTL": 60,
    "ResourceRecords": [ { "Value": "$db_ip" } ] } }
] }
JSON
change=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://outside.json \
  --query ChangeInfo.Id --output text)
aws route53 wait resource-record-sets-changed --id "$change"
