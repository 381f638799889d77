# Routes typed by hand on both sides. AWS's gateway still knows no way to the office, and so throws the answers away.
ssh edge "vtysh -c 'configure terminal' -c 'ip route $vpc_cidr 169.254.100.1'"
aws ec2 create-route --destination-cidr-block "$office_cidr" \
  --gateway-id "$(aws ec2 describe-vpn-gateways --query 'VpnGateways[0].VpnGatewayId' --output text)" \
  --route-table-id "$(aws ec2 describe-route-tables --query 'RouteTables[0].RouteTableId' --output text)"
sleep 1m
