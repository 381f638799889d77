# More specific prefixes over the VPN, to be on the safe side: AWS takes the longest prefix first, whatever carries it.
customer=$(aws ec2 create-customer-gateway --type ipsec.1 --ip-address "$edge_ip" --bgp-asn "$asn" \
  --query CustomerGateway.CustomerGatewayId --output text)
gateway=$(aws ec2 describe-vpn-gateways --query 'VpnGateways[0].VpnGatewayId' --output text)
vpn=$(aws ec2 create-vpn-connection --type ipsec.1 --customer-gateway-id "$customer" --vpn-gateway-id "$gateway" \
  --options 'TunnelOptions=[{TunnelInsideCidr=169.254.200.0/30},{TunnelInsideCidr=169.254.200.4/30}]' \
  --query VpnConnection.VpnConnectionId --output text)
aws ec2 wait vpn-connection-available --vpn-connection-ids "$vpn"
aws ec2 describe-vpn-connections --vpn-connection-ids "$vpn" --output text \
  --query 'VpnConnections[0].CustomerGatewayConfiguration' > vpn.xml
ssh edge ipsec apply vpn.xml
ssh edge vtysh <<ROUTER
configure terminal
route-map LINE permit 10
 set local-preference 200
exit
ip prefix-list WHOLE permit $office_cidr
route-map NOT-HALVES permit 10
 match ip address prefix-list WHOLE
exit
router bgp $asn
 no bgp network import-check
 neighbor 169.254.200.1 remote-as 64512
 neighbor 169.254.200.5 remote-as 64512
 address-family ipv4 unicast
  neighbor 169.254.100.1 route-map LINE in
  neighbor 169.254.100.1 route-map NOT-HALVES out
  network ${office_cidr%/24}/25
ROUTER
sleep 2m
