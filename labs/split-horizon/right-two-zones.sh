# A zone of its own for each VPC, with the same records.
for range in "$vpc_cidr" "$office_cidr"; do
  vpc=$(aws ec2 describe-vpcs --filters "Name=cidr,Values=$range" --query 'Vpcs[0].VpcId' --output text)
  aws ec2 modify-vpc-attribute --vpc-id "$vpc" --enable-dns-hostnames
  zone=$(aws route53 create-hosted-zone --name "$domain" --caller-reference "$vpc" \
    --vpc "VPCRegion=us-east-1,VPCId=$vpc" --query HostedZone.Id --output text)
  for record in "www $app_ip" "db $db_ip" "news $news"; do
    read -r name address <<< "$record"
    cat > record.json <<JSON
{ "Changes": [ { "Action": "UPSERT", "ResourceRecordSet": { "Name": "$name.$domain", "Type": "A", "TTL": 300,
  "ResourceRecords": [ { "Value": "$address" } ] } } ] }
JSON
    change=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://record.json \
      --query ChangeInfo.Id --output text)
    aws route53 wait resource-record-sets-changed --id "$change"
  done
done
