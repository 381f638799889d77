vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" \
  --tag-specifications "ResourceType=vpc,Tags=[{Key=Name,Value=$festival-festival}]" --query Vpc.VpcId --output text)
igw=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --internet-gateway-id "$igw" --vpc-id "$vpc"
subnet() {
  aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$2" \
    --tag-specifications "ResourceType=subnet,Tags=[{Key=Name,Value=$1}]" --query Subnet.SubnetId --output text
}
app_subnet=$(subnet app "$app_cidr")
guest_subnet=$(subnet guest "$guest_cidr")
data_subnet=$(subnet data "$data_cidr")
table=$(aws ec2 create-route-table --vpc-id "$vpc" --query RouteTable.RouteTableId --output text)
aws ec2 create-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --gateway-id "$igw"
aws ec2 associate-route-table --route-table-id "$table" --subnet-id "$app_subnet"

group() {
  aws ec2 create-security-group --vpc-id "$vpc" --group-name "$1" --description "$1" --query GroupId --output text
}
app_group=$(group app)
legacy_group=$(group legacy)
kiosk_group=$(group kiosk)
db_group=$(group db)
aws ec2 authorize-security-group-ingress --group-id "$app_group" --protocol tcp --port 443 --cidr 0.0.0.0/0
launch() {
  aws ec2 run-instances --image-id "$2" --instance-type t3.micro --subnet-id "$3" --security-group-ids "$4" "$5" \
    --tag-specifications "ResourceType=instance,Tags=[{Key=Name,Value=$1}]" \
    --query 'Instances[0].InstanceId' --output text
}
app=$(launch app ami-app "$app_subnet" "$app_group" --associate-public-ip-address)
legacy=$(launch legacy ami-app "$app_subnet" "$legacy_group" --no-associate-public-ip-address)
kiosk=$(launch kiosk ami-app "$guest_subnet" "$kiosk_group" --no-associate-public-ip-address)
db=$(launch db ami-db "$data_subnet" "$db_group" --no-associate-public-ip-address)
aws ec2 wait instance-running --instance-ids "$app" "$legacy" "$kiosk" "$db"
