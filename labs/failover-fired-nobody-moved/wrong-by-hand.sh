# Everybody is sent to the standby for good: it moved, but by hand, and Frankfurt serves nobody any more.
zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)
aws route53 list-resource-record-sets --hosted-zone-id "$zone" \
  --query "ResourceRecordSets[?Failover]" > sets.json
jq --arg name "www.$domain" '{Changes: ([.[] | {Action: "DELETE", ResourceRecordSet: .}] + [{Action: "CREATE",
  ResourceRecordSet: {Name: $name, Type: "A", TTL: 60, ResourceRecords: .[1].ResourceRecords}}])}' sets.json > hand.json
aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://hand.json
sleep $((ttl + 60))
