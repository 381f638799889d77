# edge neither takes nor gives routes over an external session unless somebody says which (RFC 8212): what it takes. And what
# it gives: the list still permits the network that was, of that length and no other. It is split now; the office's half.
ssh edge vtysh <<ROUTER
configure terminal
route-map FROM-AWS permit 10
exit
no ip prefix-list OFFICE seq 10 permit $old_cidr
ip prefix-list OFFICE seq 10 permit $office_cidr
router bgp $asn
 address-family ipv4 unicast
  neighbor 169.254.100.1 route-map FROM-AWS in
ROUTER

# A Direct Connect gateway announces the VPC's whole range or nothing: an allowed prefix has to equal or contain it.
association=$(aws directconnect describe-direct-connect-gateway-associations --output text \
  --associated-gateway-id "$(aws ec2 describe-vpn-gateways --query 'VpnGateways[0].VpnGatewayId' --output text)" \
  --query 'directConnectGatewayAssociations[0].associationId')
aws directconnect update-direct-connect-gateway-association --association-id "$association" \
  --add-allowed-prefixes-to-direct-connect-gateway "cidr=$vpc_cidr"

sleep 10m
