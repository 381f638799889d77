connection=$(aws directconnect describe-connections --query 'connections[0].connectionId' --output text)

# Public first: AWS looks at its prefixes for up to three days.
base=${peer_cidr%/*}
ours=${base%.*}.$((${base##*.} + 2))
theirs=${base%.*}.$((${base##*.} + 1))
public=$(aws directconnect create-public-virtual-interface --connection-id "$connection" --new-public-virtual-interface \
  "virtualInterfaceName=amazon,vlan=103,asn=$asn,amazonAddress=$theirs/30,customerAddress=$ours/30,routeFilterPrefixes=[{cidr=$public_cidr}]" \
  --query virtualInterfaceId --output text)

# Virtual private gateways of two Regions behind one Direct Connect gateway; of the first VPC one range only.
films=$(aws directconnect create-direct-connect-gateway --direct-connect-gateway-name films --amazon-side-asn 64601 \
  --query directConnectGateway.directConnectGatewayId --output text)
here=$(aws ec2 describe-vpn-gateways --query 'VpnGateways[0].VpnGatewayId' --output text)
there=$(aws ec2 describe-vpn-gateways --region eu-west-1 --query 'VpnGateways[0].VpnGatewayId' --output text)
aws directconnect create-direct-connect-gateway-association --direct-connect-gateway-id "$films" --gateway-id "$here" \
  --add-allowed-prefixes-to-direct-connect-gateway "cidr=$films_cidr"
aws directconnect create-direct-connect-gateway-association --direct-connect-gateway-id "$films" --gateway-id "$there"
private=$(aws directconnect create-private-virtual-interface --connection-id "$connection" --new-private-virtual-interface \
  "virtualInterfaceName=films,vlan=101,asn=$asn,directConnectGatewayId=$films" --query virtualInterfaceId --output text)

# The transit gateway needs a Direct Connect gateway of its own, whose number differs. All that may come is announced now.
hub=$(aws directconnect create-direct-connect-gateway --direct-connect-gateway-name hub --amazon-side-asn 64602 \
  --query directConnectGateway.directConnectGatewayId --output text)
tgw=$(aws ec2 describe-transit-gateways --query 'TransitGateways[0].TransitGatewayId' --output text)
aws directconnect create-direct-connect-gateway-association --direct-connect-gateway-id "$hub" --gateway-id "$tgw" \
  --add-allowed-prefixes-to-direct-connect-gateway "cidr=$cloud_block"
transit=$(aws directconnect create-transit-virtual-interface --connection-id "$connection" --new-transit-virtual-interface \
  "virtualInterfaceName=hub,vlan=102,asn=$asn,directConnectGatewayId=$hub" \
  --query virtualInterface.virtualInterfaceId --output text)

# What goes out is ours, and nothing that others told us.
ssh edge vtysh <<ROUTER
configure terminal
ip prefix-list OURS permit $office_cidr
ip prefix-list OURS permit $public_cidr
router bgp $asn
 no bgp ebgp-requires-policy
 address-family ipv4 unicast
  network $office_cidr
  network $public_cidr
end
ROUTER

# For each of the three a VLAN and a session.
session() {
  local vlan address peer number key
  read -r vlan address peer number key <<< "$(aws directconnect describe-virtual-interfaces --virtual-interface-id "$1" \
    --query 'virtualInterfaces[0].[vlan,customerAddress,amazonAddress,amazonSideAsn,authKey]' --output text)"
  ssh edge "ip link add link dx0 name dx0.$vlan type vlan id $vlan && ip addr add $address dev dx0.$vlan && \
    ip link set dx0.$vlan up"
  ssh edge "vtysh -c 'configure terminal' -c 'router bgp $asn' -c 'neighbor ${peer%/*} remote-as $number' \
    -c 'neighbor ${peer%/*} password $key' -c 'address-family ipv4 unicast' -c 'neighbor ${peer%/*} prefix-list OURS out'"
}
session "$private"
session "$transit"
session "$public"
sleep 3d
