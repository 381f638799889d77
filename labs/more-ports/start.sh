# Two ports at EqDC2, with light on both: one in use, one for nothing.
order() {
  aws directconnect create-connection --location EqDC2 --bandwidth "$2" --connection-name "$1" --query connectionId --output text
}
large=$(order "$line" 10Gbps)
small=$(order "$line-small" 1Gbps)
for state in pending available; do
  for id in "$large" "$small"; do
    until [ "$(aws directconnect describe-connections --connection-id "$id" --output text \
      --query 'connections[0].connectionState')" = "$state" ]; do sleep 8h; done
    if [ "$state" = pending ]; then
      aws directconnect describe-loa --connection-id "$id" --query loaContent --output text | base64 --decode > loa.pdf
      colo cross-connect --loa loa.pdf --router sterling/edge
    fi
  done
done
rm loa.pdf

tagged() { echo "ResourceType=$1,Tags=[{Key=Name,Value=$2}]"; }
vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" --tag-specifications "$(tagged vpc store)" --query Vpc.VpcId --output text)
subnet=$(aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$store_cidr" --tag-specifications "$(tagged subnet store)" \
  --query Subnet.SubnetId --output text)
group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name store --description store --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 443 --cidr "$site_cidr"
aws ec2 run-instances --image-id ami-store --instance-type t3.micro --subnet-id "$subnet" --security-group-ids "$group" \
  --private-ip-address "$store_ip" --tag-specifications "$(tagged instance store)"
gateway=$(aws ec2 create-vpn-gateway --type ipsec.1 --tag-specifications "$(tagged vpn-gateway store)" \
  --query VpnGateway.VpnGatewayId --output text)
aws ec2 attach-vpn-gateway --vpc-id "$vpc" --vpn-gateway-id "$gateway"
sleep 2m
table=$(aws ec2 describe-route-tables --filters "Name=vpc-id,Values=$vpc" --query 'RouteTables[0].RouteTableId' --output text)
aws ec2 enable-vgw-route-propagation --route-table-id "$table" --gateway-id "$gateway"
direct=$(aws directconnect create-direct-connect-gateway --direct-connect-gateway-name store --amazon-side-asn 64605 \
  --query directConnectGateway.directConnectGatewayId --output text)
aws directconnect create-direct-connect-gateway-association --direct-connect-gateway-id "$direct" --gateway-id "$gateway"
aws directconnect create-private-virtual-interface --connection-id "$large" --new-private-virtual-interface \
  "virtualInterfaceName=$line,vlan=$vlan,asn=$asn,authKey=first-over-the-glass,amazonAddress=169.254.37.1/30,customerAddress=169.254.37.2/30,directConnectGatewayId=$direct"
sleep 10m
ssh edge "ip link add link dx0 name dx0.$vlan type vlan id $vlan && ip addr add 169.254.37.2/30 dev dx0.$vlan && \
  ip link set dx0.$vlan up"
ssh edge vtysh <<ROUTER
configure terminal
ip prefix-list HALL permit $site_cidr
router bgp $asn
 no bgp ebgp-requires-policy
 neighbor 169.254.37.1 remote-as 64605
 neighbor 169.254.37.1 password first-over-the-glass
 address-family ipv4 unicast
  network $site_cidr
  neighbor 169.254.37.1 prefix-list HALL out
end
ROUTER
sleep 5m
unset large small id state vpc subnet group gateway table direct
