# By a Direct Connect gateway, with addresses and a key of one's own.
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
aws directconnect describe-loa --connection-id "$connection" --query loaContent --output text | base64 --decode > loa.pdf
colo cross-connect --loa loa.pdf --router reston/edge
becomes available

vpc=$(aws ec2 describe-vpcs --filters "Name=cidr,Values=$vpc_cidr" --query 'Vpcs[0].VpcId' --output text)
virtual=$(aws ec2 create-vpn-gateway --type ipsec.1 --query VpnGateway.VpnGatewayId --output text)
aws ec2 attach-vpn-gateway --vpc-id "$vpc" --vpn-gateway-id "$virtual"
sleep 2m
gateway=$(aws directconnect create-direct-connect-gateway --direct-connect-gateway-name office --amazon-side-asn 64700 \
  --query directConnectGateway.directConnectGatewayId --output text)
aws directconnect create-direct-connect-gateway-association --direct-connect-gateway-id "$gateway" --gateway-id "$virtual"
table=$(aws ec2 describe-route-tables --filters "Name=vpc-id,Values=$vpc" --query 'RouteTables[0].RouteTableId' --output text)
aws ec2 enable-vgw-route-propagation --route-table-id "$table" --gateway-id "$virtual"
aws directconnect create-private-virtual-interface --connection-id "$connection" --new-private-virtual-interface \
  "virtualInterfaceName=office,vlan=$vlan,asn=$asn,authKey=over-the-glass,amazonAddress=10.255.0.1/30,customerAddress=10.255.0.2/30,directConnectGatewayId=$gateway"
sleep 10m
ssh edge "ip link add link dx0 name dx0.$vlan type vlan id $vlan && ip link set dx0.$vlan up"
ssh edge ip addr add 10.255.0.2/30 dev "dx0.$vlan"
ssh edge "vtysh -c 'configure terminal' -c 'router bgp $asn' -c 'no bgp ebgp-requires-policy' \
  -c 'neighbor 10.255.0.1 remote-as 64700' -c 'neighbor 10.255.0.1 password over-the-glass' \
  -c 'address-family ipv4 unicast' -c 'redistribute connected'"
sleep 3m
