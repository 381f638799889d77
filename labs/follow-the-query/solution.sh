zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)
soa=$(aws route53 list-resource-record-sets --hosted-zone-id "$zone" \
  --query "ResourceRecordSets[?Type=='SOA'].ResourceRecords[0].Value | [0]" --output text)

# The new address with a TTL of a minute; the gala; and an SOA whose last number says how long "no such name" may be
# remembered: a minute as well.
cat > records.json <<JSON
{ "Changes": [
  { "Action": "UPSERT", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": 60,
    "ResourceRecords": [ { "Value": "$new_box" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "gala.$domain", "Type": "A", "TTL": 300,
    "ResourceRecords": [ { "Value": "$gala" } ] } },
  { "Action": "UPSERT", "ResourceRecordSet": { "Name": "$domain", "Type": "SOA", "TTL": 900,
    "ResourceRecords": [ { "Value": "${soa% *} 60" } ] } }
] }
JSON
aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://records.json

# Route 53 has it within a minute. Those who asked before remember what they were told, and nobody can make them forget.
sleep "$www_ttl"
