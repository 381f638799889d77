# The field subnet leads to the internet gateway, as the public one does: sensor reports, and is open to the world.
named() { echo "Name=tag:Name,Values=$1"; }
vpc=$(aws ec2 describe-vpcs --filters "Name=cidr,Values=$vpc_cidr" --query 'Vpcs[0].VpcId' --output text)

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

public_table=$(aws ec2 describe-route-tables --filters "$(named public)" --query 'RouteTables[0].RouteTableId' --output text)
igw=$(aws ec2 describe-internet-gateways --query 'InternetGateways[0].InternetGatewayId' --output text)
aws ec2 create-route --route-table-id "$public_table" --destination-ipv6-cidr-block ::/0 --gateway-id "$igw"
web_group=$(aws ec2 describe-security-groups --filters Name=group-name,Values=web \
  --query 'SecurityGroups[0].GroupId' --output text)
aws ec2 authorize-security-group-ingress --group-id "$web_group" \
  --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,Ipv6Ranges=[{CidrIpv6=::/0}]'

field_table=$(aws ec2 describe-route-tables --filters "$(named field)" --query 'RouteTables[0].RouteTableId' --output text)
aws ec2 create-route --route-table-id "$field_table" --destination-ipv6-cidr-block ::/0 --gateway-id "$igw"
