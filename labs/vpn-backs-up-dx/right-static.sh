# Static routes at both ends: AWS's gateway puts them behind Direct Connect by itself, edge by a distance greater than BGP's.
customer=$(aws ec2 create-customer-gateway --type ipsec.1 --ip-address "$edge_ip" --bgp-asn "$asn" \
  --query CustomerGateway.CustomerGatewayId --output text)
gateway=$(aws ec2 describe-vpn-gateways --query 'VpnGateways[0].VpnGatewayId' --output text)
vpn=$(aws ec2 create-vpn-connection --type ipsec.1 --customer-gateway-id "$customer" --vpn-gateway-id "$gateway" \
  --options 'StaticRoutesOnly=true,TunnelOptions=[{TunnelInsideCidr=169.254.200.0/30},{TunnelInsideCidr=169.254.200.4/30}]' \
  --query VpnConnection.VpnConnectionId --output text)
aws ec2 wait vpn-connection-available --vpn-connection-ids "$vpn"
aws ec2 describe-vpn-connections --vpn-connection-ids "$vpn" --output text \
  --query 'VpnConnections[0].CustomerGatewayConfiguration' > vpn.xml
ssh edge ipsec apply vpn.xml
aws ec2 create-vpn-connection-route --vpn-connection-id "$vpn" --destination-cidr-block "$office_cidr"
ssh edge vtysh <<ROUTER
configure terminal
ip route $vpc_cidr vti1 200
ip route $vpc_cidr vti2 210
ROUTER
sleep 2m
