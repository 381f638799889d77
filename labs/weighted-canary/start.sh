contact='FirstName=Host,LastName=Master,ContactType=PERSON,AddressLine1=1 Harbour Street,City=Springfield,State=IL,CountryCode=US,ZipCode=62701,PhoneNumber=+1.2175550100,Email=hostmaster@example.com'
operation=$(aws route53domains register-domain --region us-east-1 --domain-name "$domain" --duration-in-years 1 \
  --admin-contact "$contact" --registrant-contact "$contact" --tech-contact "$contact" --query OperationId --output text)
until [ "$(aws route53domains get-operation-detail --region us-east-1 --operation-id "$operation" \
  --query Status --output text)" = SUCCESSFUL ]; do sleep 60; done

vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" --query Vpc.VpcId --output text)
subnet() {
  aws ec2 create-subnet --vpc-id "$vpc" --availability-zone "us-east-1$1" --cidr-block "$2" --query Subnet.SubnetId --output text
}
subnet_a=$(subnet a "$cidr_a")
subnet_b=$(subnet b "$cidr_b")
igw=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --internet-gateway-id "$igw" --vpc-id "$vpc"
table=$(aws ec2 describe-route-tables --filters "Name=vpc-id,Values=$vpc" --query 'RouteTables[0].RouteTableId' --output text)
aws ec2 create-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --gateway-id "$igw"
group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name app --description app --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 80 --cidr 0.0.0.0/0
for server in "blue $subnet_a" "green $subnet_a" "sorry $subnet_b"; do
  read -r name subnet <<< "$server"
  id=$(aws ec2 run-instances --image-id ami-app --instance-type t3.micro --subnet-id "$subnet" \
    --security-group-ids "$group" --tag-specifications "ResourceType=instance,Tags=[{Key=Name,Value=$name}]" \
    --query 'Instances[0].InstanceId' --output text)
  aws ec2 wait instance-running --instance-ids "$id"
  eip=$(aws ec2 allocate-address --query AllocationId --output text)
  aws ec2 associate-address --allocation-id "$eip" --instance-id "$id"
done

blue=$(aws ec2 describe-instances --filters Name=tag:Name,Values=blue \
  --query 'Reservations[0].Instances[0].PublicIpAddress' --output text)
zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)
cat > www.json <<JSON
{ "Changes": [ { "Action": "CREATE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": 300,
  "ResourceRecords": [ { "Value": "$blue" } ] } } ] }
JSON
change=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://www.json \
  --query ChangeInfo.Id --output text)
aws route53 wait resource-record-sets-changed --id "$change"
