named() { echo "Name=tag:Name,Values=$1"; }
vpc=$(aws ec2 describe-vpcs --filters "Name=cidr,Values=$vpc_cidr" --query 'Vpcs[0].VpcId' --output text)

# 1. A /56 for the VPC: Amazon provides it, out of its own public space. Each subnet gets a /64 of it, and the two digits
#    before the :: choose which of the 256. (Where the fourth group is zero, the short form leaves it out.)
aws ec2 associate-vpc-cidr-block --vpc-id "$vpc" --amazon-provided-ipv6-cidr-block
range=$(aws ec2 describe-vpcs --vpc-ids "$vpc" --query 'Vpcs[0].Ipv6CidrBlockAssociationSet[0].Ipv6CidrBlock' --output text)
public=$(aws ec2 describe-subnets --filters "$(named public)" --query 'Subnets[0].SubnetId' --output text)
field=$(aws ec2 describe-subnets --filters "$(named field)" --query 'Subnets[0].SubnetId' --output text)
case $range in
  *:*:*:*::/56) second=${range%00::/56}01::/64 ;;
  *) second=${range%::/56}:1::/64 ;;
esac
aws ec2 associate-subnet-cidr-block --subnet-id "$public" --ipv6-cidr-block "${range%/56}/64"
aws ec2 associate-subnet-cidr-block --subnet-id "$field" --ipv6-cidr-block "$second"
interface() {
  aws ec2 describe-instances --filters "$(named "$1")" \
    --query 'Reservations[0].Instances[0].NetworkInterfaces[0].NetworkInterfaceId' --output text
}
aws ec2 assign-ipv6-addresses --network-interface-id "$(interface web)" --ipv6-address-count 1
aws ec2 assign-ipv6-addresses --network-interface-id "$(interface sensor)" --ipv6-address-count 1

# 2. 0.0.0.0/0 never covers IPv6. Route and rule have to be said again.
public_table=$(aws ec2 describe-route-tables --filters "$(named public)" --query 'RouteTables[0].RouteTableId' --output text)
igw=$(aws ec2 describe-internet-gateways --query 'InternetGateways[0].InternetGatewayId' --output text)
aws ec2 create-route --route-table-id "$public_table" --destination-ipv6-cidr-block ::/0 --gateway-id "$igw"
web_group=$(aws ec2 describe-security-groups --filters Name=group-name,Values=web \
  --query 'SecurityGroups[0].GroupId' --output text)
aws ec2 authorize-security-group-ingress --group-id "$web_group" \
  --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,Ipv6Ranges=[{CidrIpv6=::/0}]'

# 3. The egress-only internet gateway: stateful, without translation. It lets through what was asked for from inside.
gateway=$(aws ec2 create-egress-only-internet-gateway --vpc-id "$vpc" \
  --query EgressOnlyInternetGateway.EgressOnlyInternetGatewayId --output text)
field_table=$(aws ec2 describe-route-tables --filters "$(named field)" --query 'RouteTables[0].RouteTableId' --output text)
aws ec2 create-route --route-table-id "$field_table" --destination-ipv6-cidr-block ::/0 \
  --egress-only-internet-gateway-id "$gateway"
