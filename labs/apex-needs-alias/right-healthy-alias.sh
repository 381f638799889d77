# The target's health is looked at, too, and each record comes in a batch of its own.
zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)
changes=
for type in A AAAA; do
  cat > alias.json <<JSON
{ "Changes": [ { "Action": "UPSERT", "ResourceRecordSet": { "Name": "$domain.", "Type": "$type",
  "AliasTarget": { "HostedZoneId": "${zone#/hostedzone/}", "DNSName": "www.$domain.", "EvaluateTargetHealth": true } } } ] }
JSON
  changes="$changes $(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://alias.json \
    --query ChangeInfo.Id --output text)"
done
cat > status.json <<JSON
{ "Changes": [ { "Action": "UPSERT", "ResourceRecordSet": { "Name": "status.$domain", "Type": "CNAME", "TTL": 60,
  "ResourceRecords": [ { "Value": "$status_page." } ] } } ] }
JSON
changes="$changes $(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://status.json \
  --query ChangeInfo.Id --output text)"
for change in $changes; do aws route53 wait resource-record-sets-changed --id "$change"; done
