# The tunnels: the router has other keys than AWS. What AWS writes down has the right ones.
aws ec2 describe-vpn-connections --output text \
  --query 'VpnConnections[0].CustomerGatewayConfiguration' > vpn.xml
ssh edge ipsec apply vpn.xml

# The way out: a route typed by hand comes before BGP as long as its next hop seems to be there; and behind a carrier's
# switch, the port has its light always. What BGP says is enough.
ssh edge "vtysh -c 'configure terminal' -c 'no ip route $vpc_cidr 169.254.100.1'"

# The way in: the transit gateway hears of the office over the VPN, but nobody writes it into its route table.
aws ec2 enable-transit-gateway-route-table-propagation \
  --transit-gateway-route-table-id "$(aws ec2 describe-transit-gateway-route-tables --output text \
    --query 'TransitGatewayRouteTables[0].TransitGatewayRouteTableId')" \
  --transit-gateway-attachment-id "$(aws ec2 describe-transit-gateway-attachments --output text \
    --filters Name=resource-type,Values=vpn --query 'TransitGatewayAttachments[0].TransitGatewayAttachmentId')"

# And quickly: without BFD, both ends believe in the other one for 90 seconds after its last word.
ssh edge "vtysh -c 'configure terminal' -c 'router bgp $asn' -c 'neighbor 169.254.100.1 bfd'"

sleep 5m
