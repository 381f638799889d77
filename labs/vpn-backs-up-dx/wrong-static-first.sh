# Routes to the VPC through the tunnels, typed by hand: they come before all that BGP says, so that the glass lies idle.
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
ip route $vpc_cidr vti1
ip route $vpc_cidr vti2 2
router bgp $asn
 neighbor 169.254.200.1 remote-as 64512
 neighbor 169.254.200.5 remote-as 64512
ROUTER
sleep 2m
