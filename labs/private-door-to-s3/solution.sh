vpc=$(aws ec2 describe-vpcs --filters "Name=cidr,Values=$vpc_cidr" --query 'Vpcs[0].VpcId' --output text)
subnet=$(aws ec2 describe-subnets --filters "Name=vpc-id,Values=$vpc" --query 'Subnets[0].SubnetId' --output text)
table=$(aws ec2 describe-route-tables --filters "Name=association.subnet-id,Values=$subnet" \
  --query 'RouteTables[0].RouteTableId' --output text)

# A door with a policy: objects of the one bucket may be read through it, and nothing else.
cat > door.json <<JSON
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::$yard-yard-plans/*" }
] }
JSON
endpoint=$(aws ec2 create-vpc-endpoint --vpc-id "$vpc" --service-name com.amazonaws.us-east-1.s3 \
  --route-table-ids "$table" --policy-document file://door.json --query VpcEndpoint.VpcEndpointId --output text)

# And a bucket that is for those who come through it.
cat > lock.json <<JSON
{ "Version": "2012-10-17", "Statement": [
  { "Sid": "ThroughTheDoor", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::$yard-yard-plans/*",
    "Condition": { "StringEquals": { "aws:sourceVpce": "$endpoint" } } }
] }
JSON
aws s3api put-bucket-policy --bucket "$yard-yard-plans" --policy file://lock.json

# CloudWatch Logs has interface endpoints only. Private DNS wants both DNS attributes; the interface wants a group that
# lets the VPC in, which the default group does not.
aws ec2 modify-vpc-attribute --vpc-id "$vpc" --enable-dns-hostnames
group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name endpoints --description 'HTTPS from the VPC' \
  --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 443 --cidr "$vpc_cidr"
logs=$(aws ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id "$vpc" \
  --service-name com.amazonaws.us-east-1.logs --subnet-ids "$subnet" --security-group-ids "$group" --private-dns-enabled \
  --query VpcEndpoint.VpcEndpointId --output text)
for _ in 1 2 3 4 5 6 7 8 9 10 11 12; do
  state=$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$logs" --query 'VpcEndpoints[0].State' --output text)
  if [ "$state" = available ]; then break; fi
  sleep 15
done
