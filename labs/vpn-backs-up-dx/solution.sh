# What AWS knows of edge: its address, and the AS number by which it speaks BGP.
customer=$(aws ec2 create-customer-gateway --type ipsec.1 --ip-address "$edge_ip" --bgp-asn "$asn" \
  --query CustomerGateway.CustomerGatewayId --output text)

# At the very gateway to which the line leads: there AWS chooses, and what it hears over Direct Connect comes first. In
# each tunnel, AWS has the first address of the range.
gateway=$(aws ec2 describe-vpn-gateways --query 'VpnGateways[0].VpnGatewayId' --output text)
vpn=$(aws ec2 create-vpn-connection --type ipsec.1 --customer-gateway-id "$customer" --vpn-gateway-id "$gateway" \
  --options 'TunnelOptions=[{TunnelInsideCidr=169.254.200.0/30},{TunnelInsideCidr=169.254.200.4/30}]' \
  --query VpnConnection.VpnConnectionId --output text)
aws ec2 wait vpn-connection-available --vpn-connection-ids "$vpn"

# The router's end of both tunnels, as AWS writes it down.
aws ec2 describe-vpn-connections --vpn-connection-ids "$vpn" --output text \
  --query 'VpnConnections[0].CustomerGatewayConfiguration' > vpn.xml
ssh edge ipsec apply vpn.xml

# A session over each tunnel, so that both ends notice when it is gone; and, since edge has no rule of its own that prefers
# glass, a preference for what comes over the line. Without it, the oldest path wins: the line's, until it was gone once.
ssh edge vtysh <<ROUTER
configure terminal
route-map LINE permit 10
 set local-preference 200
exit
router bgp $asn
 neighbor 169.254.200.1 remote-as 64512
 neighbor 169.254.200.5 remote-as 64512
 address-family ipv4 unicast
  neighbor 169.254.100.1 route-map LINE in
ROUTER

sleep 2m
