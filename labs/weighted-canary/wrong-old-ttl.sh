# The right shares, but the old TTL: resolvers hold on to what they were told for five minutes.
zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)
address() {
  aws ec2 describe-instances --filters "Name=tag:Name,Values=$1" \
    --query 'Reservations[0].Instances[0].PublicIpAddress' --output text
}
blue=$(address blue)
green=$(address green)
sorry=$(address sorry)

# Somebody must look whether they still sing: checkers in eight Regions, every ten seconds; three misses in a row, and it
# is unhealthy. sorry needs none: a record without a health check always counts as healthy.
watch_over() {
  aws route53 create-health-check --caller-reference "$1-$2" --query HealthCheck.Id --output text \
    --health-check-config "Type=HTTP,IPAddress=$2,Port=80,ResourcePath=/,RequestInterval=10,FailureThreshold=3"
}
blue_check=$(watch_over blue "$blue")
green_check=$(watch_over green "$green")

# One batch, so that nobody finds the name empty: the simple record goes, the weighted ones come. Weight 0 is for the day
# when all the others are unhealthy.
cat > canary.json <<JSON
{ "Changes": [
  { "Action": "DELETE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": 300,
    "ResourceRecords": [ { "Value": "$blue" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": 300, "SetIdentifier": "blue",
    "Weight": $((100 - percent)), "HealthCheckId": "$blue_check", "ResourceRecords": [ { "Value": "$blue" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": 300, "SetIdentifier": "green",
    "Weight": $percent, "HealthCheckId": "$green_check", "ResourceRecords": [ { "Value": "$green" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": 300, "SetIdentifier": "sorry",
    "Weight": 0, "ResourceRecords": [ { "Value": "$sorry" } ] } }
] }
JSON
change=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://canary.json \
  --query ChangeInfo.Id --output text)
aws route53 wait resource-record-sets-changed --id "$change"
