# The right shares, and nobody looks whether the servers live.
zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)
address() {
  aws ec2 describe-instances --filters "Name=tag:Name,Values=$1" \
    --query 'Reservations[0].Instances[0].PublicIpAddress' --output text
}
blue=$(address blue)
green=$(address green)
sorry=$(address sorry)


cat > canary.json <<JSON
{ "Changes": [
  { "Action": "DELETE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": 300,
    "ResourceRecords": [ { "Value": "$blue" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": 60, "SetIdentifier": "blue",
    "Weight": $((100 - percent)), "ResourceRecords": [ { "Value": "$blue" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": 60, "SetIdentifier": "green",
    "Weight": $percent, "ResourceRecords": [ { "Value": "$green" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": 60, "SetIdentifier": "sorry",
    "Weight": 0, "ResourceRecords": [ { "Value": "$sorry" } ] } }
] }
JSON
change=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://canary.json \
  --query ChangeInfo.Id --output text)
aws route53 wait resource-record-sets-changed --id "$change"
