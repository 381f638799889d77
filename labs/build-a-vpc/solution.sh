# 1. The ground. A /16 is the largest range that a VPC may have; two /24s of it are enough for now, and leave room.
vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" \
  --tag-specifications "ResourceType=vpc,Tags=[{Key=Name,Value=$shop}]" \
  --query Vpc.VpcId --output text)
public=$(aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$web_cidr" --query Subnet.SubnetId --output text)
private=$(aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$db_cidr" --query Subnet.SubnetId --output text)

# 2. The door to the internet, and the way to it. The public subnet gets a route table of its own. The main one stays
#    as it is, so that every subnet that is added later is private until somebody decides otherwise.
igw=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --internet-gateway-id "$igw" --vpc-id "$vpc"
table=$(aws ec2 create-route-table --vpc-id "$vpc" --query RouteTable.RouteTableId --output text)
aws ec2 create-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --gateway-id "$igw"
aws ec2 associate-route-table --route-table-id "$table" --subnet-id "$public"

# A security group lets in what it names and nothing else. Replies need no rule: it remembers whom it let in.
web_group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name web \
  --description 'HTTP and HTTPS from anywhere' --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$web_group" --protocol tcp --port 80 --cidr 0.0.0.0/0
aws ec2 authorize-security-group-ingress --group-id "$web_group" --protocol tcp --port 443 --cidr 0.0.0.0/0

web=$(aws ec2 run-instances --image-id ami-web --instance-type t3.micro \
  --subnet-id "$public" --security-group-ids "$web_group" --associate-public-ip-address \
  --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=web}]' \
  --query 'Instances[0].InstanceId' --output text)

# 3. The database. Its group names web's group, not web's address: whatever web becomes, the rule still holds.
#    No public address, no route to the internet gateway: it cannot be reached, and cannot reach out.
db_group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name db \
  --description 'PostgreSQL from the web server' --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$db_group" --protocol tcp --port 5432 --source-group "$web_group"
db=$(aws ec2 run-instances --image-id ami-db --instance-type t3.micro \
  --subnet-id "$private" --security-group-ids "$db_group" \
  --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=db}]' \
  --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids "$web" "$db"

# 4. An address that belongs to the account. It stays with web through every stop and start.
eip=$(aws ec2 allocate-address --domain vpc --query AllocationId --output text)
aws ec2 associate-address --allocation-id "$eip" --instance-id "$web"
