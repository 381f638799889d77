# The servers get public addresses and a route to the internet gateway: they get out, and everybody gets in.
table=$(aws ec2 describe-route-tables --filters Name=tag:Name,Values=public --query 'RouteTables[0].RouteTableId' --output text)
for zone in a b; do
  subnet=$(aws ec2 describe-subnets --filters "Name=tag:Name,Values=private-$zone" --query 'Subnets[0].SubnetId' --output text)
  aws ec2 associate-route-table --route-table-id "$table" --subnet-id "$subnet"
  id=$(aws ec2 describe-instances --filters "Name=tag:Name,Values=app-$zone" --query 'Reservations[0].Instances[0].InstanceId' --output text)
  eip=$(aws ec2 allocate-address --query AllocationId --output text)
  aws ec2 associate-address --allocation-id "$eip" --instance-id "$id"
done
