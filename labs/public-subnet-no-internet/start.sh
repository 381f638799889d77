vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" \
  --tag-specifications "ResourceType=vpc,Tags=[{Key=Name,Value=$museum-museum}]" --query Vpc.VpcId --output text)
igw=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --internet-gateway-id "$igw" --vpc-id "$vpc"
subnet() {
  aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$2" \
    --tag-specifications "ResourceType=subnet,Tags=[{Key=Name,Value=$1}]" --query Subnet.SubnetId --output text
}
public=$(subnet public "$public_cidr")
private=$(subnet private "$private_cidr")
table=$(aws ec2 create-route-table --vpc-id "$vpc" \
  --tag-specifications 'ResourceType=route-table,Tags=[{Key=Name,Value=public}]' \
  --query RouteTable.RouteTableId --output text)
aws ec2 create-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --gateway-id "$igw"

web_group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name web --description 'HTTP from anywhere' \
  --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$web_group" --protocol tcp --port 80 --cidr 0.0.0.0/0
ledger_group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name ledger --description 'every port' \
  --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$ledger_group" --protocol tcp --port 0-65535 --cidr 0.0.0.0/0
launch() {
  aws ec2 run-instances --image-id "$2" --instance-type t3.micro --subnet-id "$3" --security-group-ids "$4" "$5" \
    --tag-specifications "ResourceType=instance,Tags=[{Key=Name,Value=$1}]" \
    --query 'Instances[0].InstanceId' --output text
}
web=$(launch web ami-web "$public" "$web_group" --associate-public-ip-address)
blog=$(launch blog ami-web "$public" "$web_group" --no-associate-public-ip-address)
ledger=$(launch ledger ami-ledger "$private" "$ledger_group" --associate-public-ip-address)
aws ec2 wait instance-running --instance-ids "$web" "$blog" "$ledger"
