vpc=$(aws ec2 describe-vpcs --filters "Name=cidr,Values=$vpc_cidr" --query 'Vpcs[0].VpcId' --output text)
# The subnets have names; the API wants IDs.
subnet() {
  aws ec2 describe-subnets --filters "Name=tag:Name,Values=$1" --query 'Subnets[0].SubnetId' --output text
}

# A NAT gateway in each zone. It stands in the public subnet, since it needs a way to the internet gateway itself, and it
# has an Elastic IP address, under which everything from the private subnet appears on the internet.
eip_a=$(aws ec2 allocate-address --domain vpc --query AllocationId --output text)
eip_b=$(aws ec2 allocate-address --domain vpc --query AllocationId --output text)
nat_a=$(aws ec2 create-nat-gateway --subnet-id "$(subnet public-a)" --allocation-id "$eip_a" \
  --query NatGateway.NatGatewayId --output text)
nat_b=$(aws ec2 create-nat-gateway --subnet-id "$(subnet public-b)" --allocation-id "$eip_b" \
  --query NatGateway.NatGatewayId --output text)
# It takes a minute or two. A route may point to it before, but nothing goes through.
aws ec2 wait nat-gateway-available --nat-gateway-ids "$nat_a" "$nat_b"

# A route table for each private subnet, each leading to the gateway in its own zone. One table for both would be one
# command less, and one zone's failure would silence both; besides, traffic between zones costs money.
table_a=$(aws ec2 create-route-table --vpc-id "$vpc" --query RouteTable.RouteTableId --output text)
aws ec2 create-route --route-table-id "$table_a" --destination-cidr-block 0.0.0.0/0 --nat-gateway-id "$nat_a"
aws ec2 associate-route-table --route-table-id "$table_a" --subnet-id "$(subnet private-a)"

table_b=$(aws ec2 create-route-table --vpc-id "$vpc" --query RouteTable.RouteTableId --output text)
aws ec2 create-route --route-table-id "$table_b" --destination-cidr-block 0.0.0.0/0 --nat-gateway-id "$nat_b"
aws ec2 associate-route-table --route-table-id "$table_b" --subnet-id "$(subnet private-b)"
