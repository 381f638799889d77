vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" \
  --tag-specifications "ResourceType=vpc,Tags=[{Key=Name,Value=$clinic}]" --query Vpc.VpcId --output text)
igw=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --internet-gateway-id "$igw" --vpc-id "$vpc"

subnet() {
  aws ec2 create-subnet --vpc-id "$vpc" --availability-zone "us-east-1$2" --cidr-block "$3" \
    --tag-specifications "ResourceType=subnet,Tags=[{Key=Name,Value=$1-$2}]" --query Subnet.SubnetId --output text
}
public_a=$(subnet public a "$public_a_cidr")
public_b=$(subnet public b "$public_b_cidr")
private_a=$(subnet private a "$private_a_cidr")
private_b=$(subnet private b "$private_b_cidr")

table=$(aws ec2 create-route-table --vpc-id "$vpc" \
  --tag-specifications 'ResourceType=route-table,Tags=[{Key=Name,Value=public}]' \
  --query RouteTable.RouteTableId --output text)
aws ec2 create-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --gateway-id "$igw"
aws ec2 associate-route-table --route-table-id "$table" --subnet-id "$public_a"
aws ec2 associate-route-table --route-table-id "$table" --subnet-id "$public_b"

group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name app --description 'appointment book' \
  --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 8080 --cidr 0.0.0.0/0
launch() {
  aws ec2 run-instances --image-id ami-app --instance-type t3.micro --subnet-id "$2" --security-group-ids "$group" \
    --tag-specifications "ResourceType=instance,Tags=[{Key=Name,Value=$1}]" \
    --query 'Instances[0].InstanceId' --output text
}
app_a=$(launch app-a "$private_a")
app_b=$(launch app-b "$private_b")
aws ec2 wait instance-running --instance-ids "$app_a" "$app_b"
