# The order, at the location that is the building; then people at AWS look at it, for up to three working days.
connection=$(aws directconnect create-connection --location "$location" --bandwidth 1Gbps --connection-name "$line" \
  --query connectionId --output text)
becomes() {
  local try
  for try in $(seq 45); do
    if [ "$(aws directconnect describe-connections --connection-id "$connection" --output text \
      --query 'connections[0].connectionState')" = "$1" ]; then return; fi
    sleep 8h
  done
}
becomes pending

# The letter, to those who run cables there: some working days more.
aws directconnect describe-loa --connection-id "$connection" --query loaContent --output text | base64 --decode > loa.pdf
colo cross-connect --loa loa.pdf --router reston/edge
becomes available

# What the virtual interface is to end at.
vpc=$(aws ec2 describe-vpcs --filters "Name=cidr,Values=$vpc_cidr" --query 'Vpcs[0].VpcId' --output text)
gateway=$(aws ec2 create-vpn-gateway --type ipsec.1 --query VpnGateway.VpnGatewayId --output text)
aws ec2 attach-vpn-gateway --vpc-id "$vpc" --vpn-gateway-id "$gateway"

# What the session brings goes into the route table of app's subnet by itself.
table=$(aws ec2 describe-route-tables --filters "Name=vpc-id,Values=$vpc" --query 'RouteTables[0].RouteTableId' --output text)
aws ec2 enable-vgw-route-propagation --route-table-id "$table" --gateway-id "$gateway"

vif=$(aws directconnect create-private-virtual-interface --connection-id "$connection" --query virtualInterfaceId \
  --new-private-virtual-interface "virtualInterfaceName=office,vlan=$vlan,asn=$asn,virtualGatewayId=$gateway" --output text)
peering() {
  aws directconnect describe-virtual-interfaces --virtual-interface-id "$vif" --query "virtualInterfaces[0].$1" --output text
}
ours=$(peering customerAddress)
theirs=$(peering amazonAddress)
number=$(peering amazonSideAsn)
key=$(peering authKey)

# The router's end: frames with the tag, and a session over them.
ssh edge "ip link add link dx0 name dx0.$vlan type vlan id $vlan && ip link set dx0.$vlan up"
ssh edge ip addr add "$ours" dev "dx0.$vlan"
ssh edge vtysh <<ROUTER
configure terminal
router bgp $asn
 no bgp ebgp-requires-policy
 neighbor ${theirs%/*} remote-as $number
 neighbor ${theirs%/*} password $key
 address-family ipv4 unicast
  network $office_cidr
ROUTER

# A few minutes until the interface is set up and the session stands.
sleep 5m
