# Everything by hand, later: the door's policy in a second step, the lock by the VPC, the second door in a subnet of its own.
vpc=$(aws ec2 describe-vpcs --filters "Name=cidr,Values=$vpc_cidr" --query 'Vpcs[0].VpcId' --output text)
subnet=$(aws ec2 describe-subnets --filters "Name=vpc-id,Values=$vpc" --query 'Subnets[0].SubnetId' --output text)
table=$(aws ec2 describe-route-tables --filters Name=tag:Name,Values=private --query 'RouteTables[0].RouteTableId' --output text)
endpoint=$(aws ec2 create-vpc-endpoint --vpc-id "$vpc" --service-name com.amazonaws.us-east-1.s3 \
  --query VpcEndpoint.VpcEndpointId --output text)
aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$endpoint" --add-route-table-ids "$table" --policy-document '{ "Statement": [
  { "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*" },
  { "Effect": "Deny", "Principal": "*", "Action": "*", "NotResource": "arn:aws:s3:::'"$yard"'-yard-plans/*" } ] }'
aws s3api put-bucket-policy --bucket "$yard-yard-plans" --policy '{ "Statement": [
  { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::'"$yard"'-yard-plans/*",
    "Condition": { "StringEquals": { "aws:sourceVpc": "'"$vpc"'" } } } ] }'
aws ec2 modify-vpc-attribute --vpc-id "$vpc" --enable-dns-hostnames
default=$(aws ec2 describe-security-groups --filters "Name=vpc-id,Values=$vpc" Name=group-name,Values=default \
  --query 'SecurityGroups[0].GroupId' --output text)
reader=$(aws ec2 describe-security-groups --filters "Name=vpc-id,Values=$vpc" Name=group-name,Values=reader \
  --query 'SecurityGroups[0].GroupId' --output text)
aws ec2 authorize-security-group-ingress --group-id "$default" --protocol tcp --port 443 --source-group "$reader"
aws ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id "$vpc" --service-name com.amazonaws.us-east-1.logs \
  --subnet-ids "$subnet"
sleep 120
