zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)

# The TTL: Porto's resolver was told to remember the address for hours, and did as it was told. Both record sets, since
# the way back must be as quick as the way there. Everything else stays as it is.
aws route53 list-resource-record-sets --hosted-zone-id "$zone" \
  --query "{Changes: ResourceRecordSets[?Failover].{Action: 'UPSERT', ResourceRecordSet: @}}" \
  | jq '.Changes[].ResourceRecordSet.TTL = 60' > lower.json
aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://lower.json

# Detection: seven misses, thirty seconds apart, are three and a half minutes and more; two are enough.
check=$(aws route53 list-health-checks --query 'HealthChecks[0].Id' --output text)
aws route53 update-health-check --health-check-id "$check" --failure-threshold 2

# Those who hold the old answer only forget it in time. So a TTL is lowered before it is needed.
sleep $((ttl + 60))
