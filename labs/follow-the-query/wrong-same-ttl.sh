# Moved, with the TTL of old: the next move takes as long.
zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)
soa=$(aws route53 list-resource-record-sets --hosted-zone-id "$zone" \
  --query "ResourceRecordSets[?Type=='SOA'].ResourceRecords[0].Value | [0]" --output text)

cat > records.json <<JSON
{ "Changes": [
  { "Action": "UPSERT", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": $www_ttl,
    "ResourceRecords": [ { "Value": "$new_box" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "gala.$domain", "Type": "A", "TTL": 300,
    "ResourceRecords": [ { "Value": "$gala" } ] } },
  { "Action": "UPSERT", "ResourceRecordSet": { "Name": "$domain", "Type": "SOA", "TTL": 900,
    "ResourceRecords": [ { "Value": "${soa% *} 60" } ] } }
] }
JSON
aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://records.json

sleep "$www_ttl"
