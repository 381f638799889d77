vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" \
  --tag-specifications "ResourceType=vpc,Tags=[{Key=Name,Value=$farm-farm}]" --query Vpc.VpcId --output text)
igw=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --internet-gateway-id "$igw" --vpc-id "$vpc"
subnet() {
  aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$2" \
    --tag-specifications "ResourceType=subnet,Tags=[{Key=Name,Value=$1}]" --query Subnet.SubnetId --output text
}
table() {
  aws ec2 create-route-table --vpc-id "$vpc" \
    --tag-specifications "ResourceType=route-table,Tags=[{Key=Name,Value=$1}]" --query RouteTable.RouteTableId --output text
}
public=$(subnet public "$public_cidr")
field=$(subnet field "$field_cidr")
public_table=$(table public)
field_table=$(table field)
aws ec2 create-route --route-table-id "$public_table" --destination-cidr-block 0.0.0.0/0 --gateway-id "$igw"
aws ec2 associate-route-table --route-table-id "$public_table" --subnet-id "$public"
aws ec2 associate-route-table --route-table-id "$field_table" --subnet-id "$field"

web_group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name web --description 'HTTPS from anywhere' \
  --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$web_group" --protocol tcp --port 443 --cidr 0.0.0.0/0
sensor_group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name sensor --description 'by the vendor' \
  --query GroupId --output text)
everyone='IpProtocol=tcp,FromPort=0,ToPort=65535,IpRanges=[{CidrIp=0.0.0.0/0}],Ipv6Ranges=[{CidrIpv6=::/0}]'
aws ec2 authorize-security-group-ingress --group-id "$sensor_group" --ip-permissions "$everyone"
aws ec2 authorize-security-group-egress --group-id "$sensor_group" \
  --ip-permissions 'IpProtocol=-1,Ipv6Ranges=[{CidrIpv6=::/0}]'
web=$(aws ec2 run-instances --image-id ami-web --instance-type t3.micro --subnet-id "$public" \
  --security-group-ids "$web_group" --associate-public-ip-address \
  --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=web}]' --query 'Instances[0].InstanceId' --output text)
sensor=$(aws ec2 run-instances --image-id ami-sensor --instance-type t3.micro --subnet-id "$field" \
  --security-group-ids "$sensor_group" \
  --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=sensor}]' \
  --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids "$web" "$sensor"
