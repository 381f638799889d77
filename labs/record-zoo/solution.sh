zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)

# Addresses, and another name. A CNAME is asked about itself only; for every other type, the asker starts again at the
# name that it gives. So no other record may stand beside it.
cat > records.json <<JSON
{ "Changes": [
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": 300,
    "ResourceRecords": [ { "Value": "$web" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "AAAA", "TTL": 300,
    "ResourceRecords": [ { "Value": "$web6" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "tickets.$domain", "Type": "CNAME", "TTL": 300,
    "ResourceRecords": [ { "Value": "www.$domain" } ] } },

  { "Action": "CREATE", "ResourceRecordSet": { "Name": "$domain", "Type": "MX", "TTL": 3600,
    "ResourceRecords": [ { "Value": "10 mail.$domain" }, { "Value": "20 backup.$domain" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "mail.$domain", "Type": "A", "TTL": 300,
    "ResourceRecords": [ { "Value": "$mail" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "backup.$domain", "Type": "A", "TTL": 300,
    "ResourceRecords": [ { "Value": "$backup" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "$domain", "Type": "TXT", "TTL": 3600,
    "ResourceRecords": [ { "Value": "\"v=spf1 mx -all\"" } ] } },

  { "Action": "CREATE", "ResourceRecordSet": { "Name": "_sip._tcp.$domain", "Type": "SRV", "TTL": 3600,
    "ResourceRecords": [ { "Value": "10 60 5060 phone.$domain" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "phone.$domain", "Type": "A", "TTL": 300,
    "ResourceRecords": [ { "Value": "$phone" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "$domain", "Type": "CAA", "TTL": 3600,
    "ResourceRecords": [ { "Value": "0 issue \"$authority\"" } ] } }
] }
JSON
change=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://records.json \
  --query ChangeInfo.Id --output text)

# Whose address is that? The zone for the VPC's addresses, which are written backwards: the part that is common to all of
# them comes last, like a domain's.
vpc=$(aws ec2 describe-vpcs --filters "Name=cidr,Values=$park_cidr" --query 'Vpcs[0].VpcId' --output text)
reverse() {
  echo "$1" | tr . '\n' | tac | tr '\n' .
  echo in-addr.arpa
}
park=$(aws route53 create-hosted-zone --name "$(reverse "${park_cidr%.0/24}")" --caller-reference "park-$vpc" \
  --vpc "VPCRegion=us-east-1,VPCId=$vpc" --query HostedZone.Id --output text)
cat > reverse.json <<JSON
{ "Changes": [ { "Action": "CREATE", "ResourceRecordSet": { "Name": "$(reverse "$feeder")", "Type": "PTR", "TTL": 300,
  "ResourceRecords": [ { "Value": "feeder.$domain" } ] } } ] }
JSON
reverse_change=$(aws route53 change-resource-record-sets --hosted-zone-id "$park" --change-batch file://reverse.json \
  --query ChangeInfo.Id --output text)

# PENDING until every server has it, INSYNC from then on.
for id in "$change" "$reverse_change"; do aws route53 wait resource-record-sets-changed --id "$id"; done
