# The shortest hold time that AWS takes, three seconds, instead of BFD: better than ninety, and more than two.
aws ec2 describe-vpn-connections --output text \
  --query 'VpnConnections[0].CustomerGatewayConfiguration' > vpn.xml
ssh edge ipsec apply vpn.xml

ssh edge "vtysh -c 'configure terminal' -c 'no ip route $vpc_cidr 169.254.100.1'"

aws ec2 enable-transit-gateway-route-table-propagation \
  --transit-gateway-route-table-id "$(aws ec2 describe-transit-gateway-route-tables --output text \
    --query 'TransitGatewayRouteTables[0].TransitGatewayRouteTableId')" \
  --transit-gateway-attachment-id "$(aws ec2 describe-transit-gateway-attachments --output text \
    --filters Name=resource-type,Values=vpn --query 'TransitGatewayAttachments[0].TransitGatewayAttachmentId')"

ssh edge "vtysh -c 'configure terminal' -c 'router bgp $asn' -c 'neighbor 169.254.100.1 timers 1 3' -c 'end' -c 'clear bgp 169.254.100.1'"

sleep 5m
