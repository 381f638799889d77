# Everything that could be choosy is switched off: now AWS hears of all that is connected to edge.
ssh edge vtysh <<ROUTER
configure terminal
router bgp $asn
 no bgp ebgp-requires-policy
 address-family ipv4 unicast
  no neighbor 169.254.100.1 route-map TO-AWS out
ROUTER
association=$(aws directconnect describe-direct-connect-gateway-associations --output text \
  --associated-gateway-id "$(aws ec2 describe-vpn-gateways --query 'VpnGateways[0].VpnGatewayId' --output text)" \
  --query 'directConnectGatewayAssociations[0].associationId')
aws directconnect update-direct-connect-gateway-association --association-id "$association" \
  --add-allowed-prefixes-to-direct-connect-gateway cidr=0.0.0.0/0
sleep 10m
