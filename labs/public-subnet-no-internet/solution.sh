# What makes a subnet public is the route table that it uses. There is one with a route to the internet gateway, but the
# subnet was never associated with it, and so uses the main table, which knows the VPC and nothing else.
table=$(aws ec2 describe-route-tables --filters Name=tag:Name,Values=public \
  --query 'RouteTables[0].RouteTableId' --output text)
subnet=$(aws ec2 describe-subnets --filters Name=tag:Name,Values=public --query 'Subnets[0].SubnetId' --output text)
# Adding the route to the main table would have opened the website, too, and with it the ledger.
aws ec2 associate-route-table --route-table-id "$table" --subnet-id "$subnet"

# The blog was launched without a public address. An internet gateway has nothing to translate for it.
blog=$(aws ec2 describe-instances --filters Name=tag:Name,Values=blog \
  --query 'Reservations[0].Instances[0].InstanceId' --output text)
eip=$(aws ec2 allocate-address --domain vpc --query AllocationId --output text)
aws ec2 associate-address --allocation-id "$eip" --instance-id "$blog"
