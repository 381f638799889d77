# The main route table gets the route to the internet gateway: website and blog open, and the ledger with them.
main=$(aws ec2 describe-route-tables --filters Name=association.main,Values=true \
  --query 'RouteTables[0].RouteTableId' --output text)
igw=$(aws ec2 describe-internet-gateways --query 'InternetGateways[0].InternetGatewayId' --output text)
aws ec2 create-route --route-table-id "$main" --destination-cidr-block 0.0.0.0/0 --gateway-id "$igw"
blog=$(aws ec2 describe-instances --filters Name=tag:Name,Values=blog --query 'Reservations[0].Instances[0].InstanceId' --output text)
eip=$(aws ec2 allocate-address --query AllocationId --output text)
aws ec2 associate-address --allocation-id "$eip" --instance-id "$blog"
