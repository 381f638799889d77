# Only the new names are in the private zone: inside, news is gone.
vpc=$(aws ec2 describe-vpcs --filters "Name=cidr,Values=$vpc_cidr" --query 'Vpcs[0].VpcId' --output text)
office=$(aws ec2 describe-vpcs --filters "Name=cidr,Values=$office_cidr" --query 'Vpcs[0].VpcId' --output text)

aws ec2 modify-vpc-attribute --vpc-id "$vpc" --enable-dns-hostnames
aws ec2 modify-vpc-attribute --vpc-id "$office" --enable-dns-hostnames

zone=$(aws route53 create-hosted-zone --name "$domain" --caller-reference "inside-$vpc" \
  --vpc "VPCRegion=us-east-1,VPCId=$vpc" --hosted-zone-config PrivateZone=true --query HostedZone.Id --output text)
association=$(aws route53 associate-vpc-with-hosted-zone --hosted-zone-id "$zone" --vpc "VPCRegion=us-east-1,VPCId=$office" \
  --query ChangeInfo.Id --output text)

cat > inside.json <<JSON
{ "Changes": [
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": 60,
    "ResourceRecords": [ { "Value": "$app_ip" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "db.$domain", "Type": "A", "TTL": 60,
    "ResourceRecords": [ { "Value": "$db_ip" } ] } }
] }
JSON
records=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://inside.json \
  --query ChangeInfo.Id --output text)
for change in "$association" "$records"; do aws route53 wait resource-record-sets-changed --id "$change"; done
