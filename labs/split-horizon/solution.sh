vpc=$(aws ec2 describe-vpcs --filters "Name=cidr,Values=$vpc_cidr" --query 'Vpcs[0].VpcId' --output text)
office=$(aws ec2 describe-vpcs --filters "Name=cidr,Values=$office_cidr" --query 'Vpcs[0].VpcId' --output text)

# Private zones are answered in VPCs with both DNS attributes. The first is on by default, the second is not.
aws ec2 modify-vpc-attribute --vpc-id "$vpc" --enable-dns-hostnames
aws ec2 modify-vpc-attribute --vpc-id "$office" --enable-dns-hostnames

# A zone of the same name, for those inside; in the office, too.
zone=$(aws route53 create-hosted-zone --name "$domain" --caller-reference "inside-$vpc" \
  --vpc "VPCRegion=us-east-1,VPCId=$vpc" --hosted-zone-config PrivateZone=true --query HostedZone.Id --output text)
association=$(aws route53 associate-vpc-with-hosted-zone --hosted-zone-id "$zone" --vpc "VPCRegion=us-east-1,VPCId=$office" \
  --query ChangeInfo.Id --output text)

# All that those inside are to see: news as well, for nobody looks on in the public zone.
cat > inside.json <<JSON
{ "Changes": [
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": 60,
    "ResourceRecords": [ { "Value": "$app_ip" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "db.$domain", "Type": "A", "TTL": 60,
    "ResourceRecords": [ { "Value": "$db_ip" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "news.$domain", "Type": "A", "TTL": 60,
    "ResourceRecords": [ { "Value": "$news" } ] } }
] }
JSON
records=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://inside.json \
  --query ChangeInfo.Id --output text)
for change in "$association" "$records"; do aws route53 wait resource-record-sets-changed --id "$change"; done
