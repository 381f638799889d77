contact='FirstName=Host,LastName=Master,ContactType=PERSON,AddressLine1=1 Harbour Street,City=Springfield,State=IL,CountryCode=US,ZipCode=62701,PhoneNumber=+1.2175550100,Email=hostmaster@example.com'
operation=$(aws route53domains register-domain --region us-east-1 --domain-name "$domain" --duration-in-years 1 \
  --admin-contact "$contact" --registrant-contact "$contact" --tech-contact "$contact" --query OperationId --output text)
until [ "$(aws route53domains get-operation-detail --region us-east-1 --operation-id "$operation" \
  --query Status --output text)" = SUCCESSFUL ]; do sleep 60; done

zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)
cat > public.json <<JSON
{ "Changes": [
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": 300,
    "ResourceRecords": [ { "Value": "$outside" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "news.$domain", "Type": "A", "TTL": 300,
    "ResourceRecords": [ { "Value": "$news" } ] } }
] }
JSON
change=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://public.json \
  --query ChangeInfo.Id --output text)
aws route53 wait resource-record-sets-changed --id "$change"

network() {
  vpc=$(aws ec2 create-vpc --cidr-block "$2" --tag-specifications "ResourceType=vpc,Tags=[{Key=Name,Value=$1}]" \
    --query Vpc.VpcId --output text)
  subnet=$(aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$3" --query Subnet.SubnetId --output text)
  igw=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
  aws ec2 attach-internet-gateway --internet-gateway-id "$igw" --vpc-id "$vpc"
  table=$(aws ec2 describe-route-tables --filters "Name=vpc-id,Values=$vpc" --query 'RouteTables[0].RouteTableId' --output text)
  aws ec2 create-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --gateway-id "$igw"
}
launch() {
  aws ec2 run-instances --image-id "$2" --instance-type t3.micro --subnet-id "$subnet" ${3:+--private-ip-address "$3"} \
    --tag-specifications "ResourceType=instance,Tags=[{Key=Name,Value=$1}]" \
    --query 'Instances[0].InstanceId' --output text
}
network "$lab" "$vpc_cidr" "$app_cidr"
app=$(launch app ami-app "$app_ip")
db=$(launch db ami-db "$db_ip")
network office "$office_cidr" "$desk_cidr"
desk=$(launch desk ami-app)
aws ec2 wait instance-running --instance-ids "$app" "$db" "$desk"
