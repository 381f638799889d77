# Failover as it should be, with the TTL of old: it fires, and who had just asked stays with the dead.
zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)
address() {
  aws ec2 describe-instances --region "$1" --filters Name=instance-state-name,Values=running \
    --query 'Reservations[0].Instances[0].PublicIpAddress' --output text
}
primary=$(address eu-west-1)
standby=$(address us-east-1)

check=$(aws route53 create-health-check --caller-reference "primary-$primary" --query HealthCheck.Id --output text \
  --health-check-config "Type=HTTP,IPAddress=$primary,Port=80,ResourcePath=/,RequestInterval=10,FailureThreshold=3")

cat > failover.json <<JSON
{ "Changes": [
  { "Action": "DELETE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": $old_ttl,
    "ResourceRecords": [ { "Value": "$primary" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": $old_ttl, "SetIdentifier": "primary",
    "Failover": "PRIMARY", "HealthCheckId": "$check", "ResourceRecords": [ { "Value": "$primary" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": $old_ttl, "SetIdentifier": "standby",
    "Failover": "SECONDARY", "ResourceRecords": [ { "Value": "$standby" } ] } }
] }
JSON
aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://failover.json

sleep $((old_ttl + 60))
