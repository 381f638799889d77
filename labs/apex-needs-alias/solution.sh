zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)

# An alias for each type: that of type A answers nobody who asks for AAAA. The target is a record of this zone, so its
# zone is this zone; for a load balancer it would be the load balancers' own. No TTL: the target's counts.
# status leads out of the zone, which no alias can, and is not the apex, so a CNAME may stand there.
cat > alias.json <<JSON
{ "Changes": [
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "$domain", "Type": "A",
    "AliasTarget": { "HostedZoneId": "${zone#/hostedzone/}", "DNSName": "www.$domain", "EvaluateTargetHealth": false } } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "$domain", "Type": "AAAA",
    "AliasTarget": { "HostedZoneId": "${zone#/hostedzone/}", "DNSName": "www.$domain", "EvaluateTargetHealth": false } } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "status.$domain", "Type": "CNAME", "TTL": 300,
    "ResourceRecords": [ { "Value": "$status_page" } ] } }
] }
JSON
change=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://alias.json \
  --query ChangeInfo.Id --output text)
aws route53 wait resource-record-sets-changed --id "$change"
