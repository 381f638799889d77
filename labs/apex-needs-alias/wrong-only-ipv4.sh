# One alias, of type A: whoever has IPv6 gets nothing.
zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)
cat > alias.json <<JSON
{ "Changes": [
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "$domain", "Type": "A",
    "AliasTarget": { "HostedZoneId": "${zone#/hostedzone/}", "DNSName": "www.$domain", "EvaluateTargetHealth": false } } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "status.$domain", "Type": "CNAME", "TTL": 300,
    "ResourceRecords": [ { "Value": "$status_page" } ] } }
] }
JSON
change=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://alias.json \
  --query ChangeInfo.Id --output text)
aws route53 wait resource-record-sets-changed --id "$change"
