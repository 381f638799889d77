tagged() { echo "ResourceType=$1,Tags=[{Key=Name,Value=$2}]"; }

# Two ports, in two buildings.
port() {
  aws directconnect create-connection --location "$2" --bandwidth 1Gbps --connection-name "$1" --query connectionId --output text
}
becomes() {
  until [ "$(aws directconnect describe-connections --connection-id "$1" --output text \
    --query 'connections[0].connectionState')" = "$2" ]; do sleep 8h; done
}
east=$(port east EqDC2)
west=$(port west CSVA1)
becomes "$east" pending
becomes "$west" pending
aws directconnect describe-loa --connection-id "$east" --query loaContent --output text | base64 --decode > loa.pdf
colo cross-connect --loa loa.pdf --router reston/east
aws directconnect describe-loa --connection-id "$west" --query loaContent --output text | base64 --decode > loa.pdf
colo cross-connect --loa loa.pdf --router reston/west
rm loa.pdf
becomes "$east" available
becomes "$west" available

# Two VPCs behind one Direct Connect gateway.
hub=$(aws directconnect create-direct-connect-gateway --direct-connect-gateway-name hub --amazon-side-asn "$hub_asn" \
  --query directConnectGateway.directConnectGatewayId --output text)
cloud() {
  local name=$1 range=$2 inner=$3 address=$4 from=$5 to=$6 image=$7 vpc subnet group gateway table
  vpc=$(aws ec2 create-vpc --cidr-block "$range" --tag-specifications "$(tagged vpc "$name")" --query Vpc.VpcId --output text)
  subnet=$(aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$inner" --tag-specifications "$(tagged subnet "$name")" \
    --query Subnet.SubnetId --output text)
  group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name "$name" --description "$name" --query GroupId --output text)
  aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port "$to" --cidr "$from"
  aws ec2 authorize-security-group-ingress --group-id "$group" --protocol icmp --port -1 --cidr "$from"
  aws ec2 run-instances --image-id "$image" --instance-type t3.micro --subnet-id "$subnet" \
    --security-group-ids "$group" --private-ip-address "$address" --tag-specifications "$(tagged instance "$name")"
  gateway=$(aws ec2 create-vpn-gateway --type ipsec.1 --tag-specifications "$(tagged vpn-gateway "$name")" \
    --query VpnGateway.VpnGatewayId --output text)
  aws ec2 attach-vpn-gateway --vpc-id "$vpc" --vpn-gateway-id "$gateway"
  sleep 2m
  table=$(aws ec2 describe-route-tables --filters "Name=vpc-id,Values=$vpc" --query 'RouteTables[0].RouteTableId' --output text)
  aws ec2 enable-vgw-route-propagation --route-table-id "$table" --gateway-id "$gateway"
  aws directconnect create-direct-connect-gateway-association --direct-connect-gateway-id "$hub" --gateway-id "$gateway"
}
cloud app "$app_vpc" "$app_cidr" "$app_ip" "$office_cidr" 443 ami-app
cloud archive "$archive_vpc" "$archive_cidr" "$archive_ip" "$vault_cidr" 2049 ami-archive

interface() {
  aws directconnect create-private-virtual-interface --connection-id "$2" --new-private-virtual-interface \
    "virtualInterfaceName=$1,vlan=$vlan,asn=$asn,authKey=reel-by-reel,amazonAddress=169.254.$3.1/30,customerAddress=169.254.$3.2/30,directConnectGatewayId=$hub"
  ssh "$1" "ip link add link dx0 name dx0.$vlan type vlan id $vlan && ip link set dx0.$vlan up"
  ssh "$1" ip addr add "169.254.$3.2/30" dev "dx0.$vlan"
}
interface east "$east" 101
interface west "$west" 102
sleep 1h
