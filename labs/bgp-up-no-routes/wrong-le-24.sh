# The list lets parts of the old network pass, too: the office's half, and the guests'.
ssh edge vtysh <<ROUTER
configure terminal
route-map FROM-AWS permit 10
exit
ip prefix-list OFFICE seq 10 permit $old_cidr le 24
router bgp $asn
 address-family ipv4 unicast
  neighbor 169.254.100.1 route-map FROM-AWS in
ROUTER
association=$(aws directconnect describe-direct-connect-gateway-associations --output text \
  --associated-gateway-id "$(aws ec2 describe-vpn-gateways --query 'VpnGateways[0].VpnGatewayId' --output text)" \
  --query 'directConnectGatewayAssociations[0].associationId')
aws directconnect update-direct-connect-gateway-association --association-id "$association" \
  --add-allowed-prefixes-to-direct-connect-gateway "cidr=$vpc_cidr"
sleep 10m
