# Another right way: the main route table leads out, the database gets a table of its own, and rules name addresses.
vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" --query Vpc.VpcId --output text)
public=$(aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$web_cidr" --query Subnet.SubnetId --output text)
private=$(aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$db_cidr" --query Subnet.SubnetId --output text)
aws ec2 modify-subnet-attribute --subnet-id "$public" --map-public-ip-on-launch
igw=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --internet-gateway-id "$igw" --vpc-id "$vpc"
main=$(aws ec2 describe-route-tables --filters Name=vpc-id,Values="$vpc" Name=association.main,Values=true \
  --query 'RouteTables[0].RouteTableId' --output text)
aws ec2 create-route --route-table-id "$main" --destination-cidr-block 0.0.0.0/0 --gateway-id "$igw"
table=$(aws ec2 create-route-table --vpc-id "$vpc" --query RouteTable.RouteTableId --output text)
aws ec2 associate-route-table --route-table-id "$table" --subnet-id "$private"
web_group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name web --description web --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$web_group" --ip-permissions \
  'IpProtocol=tcp,FromPort=80,ToPort=80,IpRanges=[{CidrIp=0.0.0.0/0}]' \
  'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=0.0.0.0/0}]'
db_group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name db --description db --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$db_group" --protocol tcp --port 5432 --cidr "$web_cidr"
web=$(aws ec2 run-instances --image-id ami-web --instance-type t3.micro --subnet-id "$public" \
  --security-group-ids "$web_group" --query 'Instances[0].InstanceId' --output text)
db=$(aws ec2 run-instances --image-id ami-db --instance-type t3.micro --subnet-id "$private" \
  --security-group-ids "$db_group" --query 'Instances[0].InstanceId' --output text)
aws ec2 create-tags --resources "$web" --tags Key=Name,Value=web
aws ec2 create-tags --resources "$db" --tags Key=Name,Value=db
aws ec2 wait instance-running --instance-ids "$web" "$db"
eip=$(aws ec2 allocate-address --query AllocationId --output text)
eni=$(aws ec2 describe-instances --instance-ids "$web" \
  --query 'Reservations[0].Instances[0].NetworkInterfaces[0].NetworkInterfaceId' --output text)
aws ec2 associate-address --allocation-id "$eip" --network-interface-id "$eni"
