contact='FirstName=Host,LastName=Master,ContactType=PERSON,AddressLine1=1 Harbour Street,City=Springfield,State=IL,CountryCode=US,ZipCode=62701,PhoneNumber=+1.2175550100,Email=hostmaster@example.com'
operation=$(aws route53domains register-domain --region us-east-1 --domain-name "$domain" --duration-in-years 1 \
  --admin-contact "$contact" --registrant-contact "$contact" --tech-contact "$contact" --query OperationId --output text)
until [ "$(aws route53domains get-operation-detail --region us-east-1 --operation-id "$operation" \
  --query Status --output text)" = SUCCESSFUL ]; do sleep 60; done

# A server of its own in a Region of its own, with a public address that stays.
site() {
  local region=$1 name=$2 vpc subnet igw table group id eip
  vpc=$(aws ec2 create-vpc --region "$region" --cidr-block "$vpc_cidr" --query Vpc.VpcId --output text)
  subnet=$(aws ec2 create-subnet --region "$region" --vpc-id "$vpc" --cidr-block "$vpc_cidr" \
    --query Subnet.SubnetId --output text)
  igw=$(aws ec2 create-internet-gateway --region "$region" --query InternetGateway.InternetGatewayId --output text)
  aws ec2 attach-internet-gateway --region "$region" --internet-gateway-id "$igw" --vpc-id "$vpc"
  table=$(aws ec2 describe-route-tables --region "$region" --filters "Name=vpc-id,Values=$vpc" \
    --query 'RouteTables[0].RouteTableId' --output text)
  aws ec2 create-route --region "$region" --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --gateway-id "$igw"
  group=$(aws ec2 create-security-group --region "$region" --vpc-id "$vpc" --group-name web --description web \
    --query GroupId --output text)
  aws ec2 authorize-security-group-ingress --region "$region" --group-id "$group" --protocol tcp --port 80 --cidr 0.0.0.0/0
  id=$(aws ec2 run-instances --region "$region" --image-id ami-web --instance-type t3.micro --subnet-id "$subnet" \
    --security-group-ids "$group" --tag-specifications "ResourceType=instance,Tags=[{Key=Name,Value=$name}]" \
    --query 'Instances[0].InstanceId' --output text)
  aws ec2 wait instance-running --region "$region" --instance-ids "$id"
  eip=$(aws ec2 allocate-address --region "$region" --query AllocationId --output text)
  aws ec2 associate-address --region "$region" --allocation-id "$eip" --instance-id "$id"
}
site eu-central-1 primary
site eu-north-1 standby

zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)
address() {
  aws ec2 describe-instances --region "$1" --query 'Reservations[0].Instances[0].PublicIpAddress' --output text
}
primary=$(address eu-central-1)
standby=$(address eu-north-1)
check=$(aws route53 create-health-check --caller-reference "primary-$primary" --query HealthCheck.Id --output text \
  --health-check-config "Type=HTTP,IPAddress=$primary,Port=80,ResourcePath=/,RequestInterval=30,FailureThreshold=7")
cat > failover.json <<JSON
{ "Changes": [
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": $ttl, "SetIdentifier": "primary",
    "Failover": "PRIMARY", "HealthCheckId": "$check", "ResourceRecords": [ { "Value": "$primary" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": $ttl, "SetIdentifier": "standby",
    "Failover": "SECONDARY", "ResourceRecords": [ { "Value": "$standby" } ] } }
] }
JSON
change=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://failover.json \
  --query ChangeInfo.Id --output text)
aws route53 wait resource-record-sets-changed --id "$change"
connect porto dig +short "www.$domain"
connect krakow dig +short "www.$domain"
