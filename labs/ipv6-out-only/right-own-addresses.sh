# Addresses chosen by hand, and a route table of its own for the field.
vpc=$(aws ec2 describe-vpcs --query 'Vpcs[0].VpcId' --output text)
aws ec2 associate-vpc-cidr-block --vpc-id "$vpc" --amazon-provided-ipv6-cidr-block
sleep 5
range=$(aws ec2 describe-vpcs --query 'Vpcs[0].Ipv6CidrBlockAssociationSet[0].Ipv6CidrBlock' --output text)
case $range in
  *:*:*:*::/56) stem=${range%00::/56} ;;
  *) stem=${range%::/56}: ;;
esac
igw=$(aws ec2 describe-internet-gateways --query 'InternetGateways[0].InternetGatewayId' --output text)
gateway=$(aws ec2 create-egress-only-internet-gateway --vpc-id "$vpc" \
  --query EgressOnlyInternetGateway.EgressOnlyInternetGatewayId --output text)
number=16
for name in public:web field:sensor; do
  subnet=$(aws ec2 describe-subnets --filters "Name=tag:Name,Values=${name%:*}" --query 'Subnets[0].SubnetId' --output text)
  aws ec2 associate-subnet-cidr-block --subnet-id "$subnet" --ipv6-cidr-block "$stem$number::/64"
  sleep 2
  eni=$(aws ec2 describe-network-interfaces --filters "Name=subnet-id,Values=$subnet" \
    --query 'NetworkInterfaces[0].NetworkInterfaceId' --output text)
  aws ec2 assign-ipv6-addresses --network-interface-id "$eni" --ipv6-addresses "$stem$number::beef"
  number=$((number + 1))
done
public=$(aws ec2 describe-route-tables --filters Name=tag:Name,Values=public --query 'RouteTables[0].RouteTableId' --output text)
field=$(aws ec2 describe-route-tables --filters Name=tag:Name,Values=field --query 'RouteTables[0].RouteTableId' --output text)
aws ec2 create-route --route-table-id "$public" --destination-ipv6-cidr-block ::/0 --gateway-id "$igw"
aws ec2 create-route --route-table-id "$field" --destination-ipv6-cidr-block ::/0 --egress-only-internet-gateway-id "$gateway"
group=$(aws ec2 describe-security-groups --filters Name=group-name,Values=web --query 'SecurityGroups[0].GroupId' --output text)
cat > rule.json <<'JSON'
[{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "Ipv6Ranges": [{"CidrIpv6": "::/0", "Description": "everybody"}]}]
JSON
aws ec2 authorize-security-group-ingress --group-id "$group" --ip-permissions file://rule.json
