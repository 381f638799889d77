# Zone a uses the main route table, zone b one of its own; the routes are there before the gateways are ready.
vpc=$(aws ec2 describe-vpcs --query 'Vpcs[0].VpcId' --output text)
main=$(aws ec2 describe-route-tables --filters "Name=vpc-id,Values=$vpc" Name=association.main,Values=true \
  --query 'RouteTables[0].RouteTableId' --output text)
other=$(aws ec2 create-route-table --vpc-id "$vpc" --query RouteTable.RouteTableId --output text)
private=$(aws ec2 describe-subnets --filters Name=tag:Name,Values=private-b --query 'Subnets[0].SubnetId' --output text)
aws ec2 associate-route-table --subnet-id "$private" --route-table-id "$other"
for zone in a b; do
  public=$(aws ec2 describe-subnets --filters "Name=tag:Name,Values=public-$zone" --query 'Subnets[0].SubnetId' --output text)
  eip=$(aws ec2 allocate-address --query AllocationId --output text)
  nat=$(aws ec2 create-nat-gateway --subnet-id "$public" --allocation-id "$eip" --query NatGateway.NatGatewayId --output text)
  if [ "$zone" = a ]; then table=$main; else table=$other; fi
  aws ec2 create-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --nat-gateway-id "$nat"
  aws ec2 wait nat-gateway-available --nat-gateway-ids "$nat"
done
