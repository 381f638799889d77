contact='FirstName=Host,LastName=Master,ContactType=PERSON,AddressLine1=1 Harbour Street,City=Springfield,State=IL,CountryCode=US,ZipCode=62701,PhoneNumber=+1.2175550100,Email=hostmaster@example.com'
operation=$(aws route53domains register-domain --region us-east-1 --domain-name "$domain" --duration-in-years 1 \
  --admin-contact "$contact" --registrant-contact "$contact" --tech-contact "$contact" --query OperationId --output text)
until [ "$(aws route53domains get-operation-detail --region us-east-1 --operation-id "$operation" \
  --query Status --output text)" = SUCCESSFUL ]; do sleep 60; done
zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)

# Two zones, each with a public and a private subnet.
vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" --tag-specifications 'ResourceType=vpc,Tags=[{Key=Name,Value=club}]' \
  --query Vpc.VpcId --output text)
aws ec2 modify-vpc-attribute --vpc-id "$vpc" --enable-dns-hostnames
igw=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --internet-gateway-id "$igw" --vpc-id "$vpc"
public=$(aws ec2 create-route-table --vpc-id "$vpc" --tag-specifications 'ResourceType=route-table,Tags=[{Key=Name,Value=public}]' \
  --query RouteTable.RouteTableId --output text)
aws ec2 create-route --route-table-id "$public" --destination-cidr-block 0.0.0.0/0 --gateway-id "$igw"
subnet() {
  aws ec2 create-subnet --vpc-id "$vpc" --availability-zone "eu-north-1$2" --cidr-block "$3" --query Subnet.SubnetId \
    --tag-specifications "ResourceType=subnet,Tags=[{Key=Name,Value=$1-$2}]" --output text
}
public_a=$(subnet public a "$public_a_cidr")
public_b=$(subnet public b "$public_b_cidr")
private_a=$(subnet private a "$private_a_cidr")
private_b=$(subnet private b "$private_b_cidr")
aws ec2 associate-route-table --route-table-id "$public" --subnet-id "$public_a"
aws ec2 associate-route-table --route-table-id "$public" --subnet-id "$public_b"

# The servers: nobody gets at them yet.
group() {
  aws ec2 create-security-group --vpc-id "$vpc" --group-name "$1" --description "$2" --query GroupId --output text
}
site=$(group site 'Pages of the club')
puzzle=$(group puzzle 'Puzzles')
arena=$(group arena 'The arena')
desk=$(group desk 'The desk of the secretary')
launch() {
  aws ec2 run-instances --image-id "$2" --instance-type t3.micro --subnet-id "$3" --security-group-ids "$4" \
    --tag-specifications "ResourceType=instance,Tags=[{Key=Name,Value=$1}]" --query 'Instances[0].InstanceId' --output text
}
launch site-a ami-site "$private_a" "$site"
launch site-b ami-site "$private_b" "$site"
launch puzzle-a ami-puzzle "$private_a" "$puzzle"
launch puzzle-b ami-sick "$private_b" "$puzzle"
launch arena-a ami-arena "$private_a" "$arena"
launch arena-b ami-arena "$private_b" "$arena"
launch desk ami-desk "$private_a" "$desk"
aws ec2 wait instance-running --filters "Name=vpc-id,Values=$vpc"

# The two addresses that are printed in the rule book, and their names.
address() {
  aws ec2 allocate-address --tag-specifications "ResourceType=elastic-ip,Tags=[{Key=Name,Value=$1}]" \
    --query PublicIp --output text
}
play_a=$(address play-a)
play_b=$(address play-b)
cat > names.json <<JSON
{ "Changes": [
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "a.play.$domain", "Type": "A", "TTL": 86400,
    "ResourceRecords": [ { "Value": "$play_a" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "b.play.$domain", "Type": "A", "TTL": 86400,
    "ResourceRecords": [ { "Value": "$play_b" } ] } }
] }
JSON
aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://names.json

# A certificate for the domain and all names right under it.
certificate=$(aws acm request-certificate --domain-name "$domain" --subject-alternative-names "*.$domain" \
  --validation-method DNS --query CertificateArn --output text)
sleep 10
aws acm describe-certificate --certificate-arn "$certificate" \
  --query 'Certificate.DomainValidationOptions[0].ResourceRecord' > proof.json
jq '{Changes: [{Action: "CREATE", ResourceRecordSet: {Name, Type, TTL: 300, ResourceRecords: [{Value}]}}]}' proof.json > proof-batch.json
aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://proof-batch.json
aws acm wait certificate-validated --certificate-arn "$certificate"
