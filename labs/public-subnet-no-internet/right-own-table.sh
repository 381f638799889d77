# A new route table for the subnet, and a new interface address for the blog.
vpc=$(aws ec2 describe-vpcs --query 'Vpcs[0].VpcId' --output text)
igw=$(aws ec2 describe-internet-gateways --query 'InternetGateways[0].InternetGatewayId' --output text)
subnet=$(aws ec2 describe-subnets --filters "Name=cidr-block,Values=$public_cidr" --query 'Subnets[0].SubnetId' --output text)
table=$(aws ec2 create-route-table --vpc-id "$vpc" --query RouteTable.RouteTableId --output text)
aws ec2 create-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --gateway-id "$igw"
aws ec2 associate-route-table --route-table-id "$table" --subnet-id "$subnet"
eni=$(aws ec2 describe-instances --filters Name=tag:Name,Values=blog \
  --query 'Reservations[0].Instances[0].NetworkInterfaces[0].NetworkInterfaceId' --output text)
eip=$(aws ec2 allocate-address --query AllocationId --output text)
aws ec2 associate-address --allocation-id "$eip" --network-interface-id "$eni"
