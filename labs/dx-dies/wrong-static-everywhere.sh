# Static routes over the VPN, at both ends: it takes over, and never gives back. They come before what Direct Connect brings.
aws ec2 describe-vpn-connections --output text \
  --query 'VpnConnections[0].CustomerGatewayConfiguration' > vpn.xml
ssh edge ipsec apply vpn.xml

ssh edge "vtysh -c 'configure terminal' -c 'no ip route $vpc_cidr 169.254.100.1' -c 'ip route $vpc_cidr vti1' -c 'ip route $vpc_cidr vti2'"

aws ec2 create-transit-gateway-route --destination-cidr-block "$office_cidr" \
  --transit-gateway-route-table-id "$(aws ec2 describe-transit-gateway-route-tables --output text \
    --query 'TransitGatewayRouteTables[0].TransitGatewayRouteTableId')" \
  --transit-gateway-attachment-id "$(aws ec2 describe-transit-gateway-attachments --output text \
    --filters Name=resource-type,Values=vpn --query 'TransitGatewayAttachments[0].TransitGatewayAttachmentId')"

ssh edge "vtysh -c 'configure terminal' -c 'router bgp $asn' -c 'neighbor 169.254.100.1 bfd'"

sleep 5m
