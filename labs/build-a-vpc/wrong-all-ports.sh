# Everything as it should be, but the web server's group lets in every port.
vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" --query Vpc.VpcId --output text)
public=$(aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$web_cidr" --query Subnet.SubnetId --output text)
private=$(aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$db_cidr" --query Subnet.SubnetId --output text)
igw=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --internet-gateway-id "$igw" --vpc-id "$vpc"
table=$(aws ec2 create-route-table --vpc-id "$vpc" --query RouteTable.RouteTableId --output text)
aws ec2 create-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --gateway-id "$igw"
aws ec2 associate-route-table --route-table-id "$table" --subnet-id "$public"
web_group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name web --description all --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$web_group" --protocol -1 --cidr 0.0.0.0/0
db_group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name db --description db --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$db_group" --protocol tcp --port 5432 --source-group "$web_group"
web=$(aws ec2 run-instances --image-id ami-web --instance-type t3.micro --subnet-id "$public" \
  --security-group-ids "$web_group" --associate-public-ip-address \
  --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=web}]' --query 'Instances[0].InstanceId' --output text)
db=$(aws ec2 run-instances --image-id ami-db --instance-type t3.micro --subnet-id "$private" \
  --security-group-ids "$db_group" \
  --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=db}]' --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids "$web" "$db"
eip=$(aws ec2 allocate-address --query AllocationId --output text)
aws ec2 associate-address --allocation-id "$eip" --instance-id "$web"
