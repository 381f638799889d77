# The tunnels are up, and quick; nobody goes that way.
aws ec2 describe-vpn-connections --output text \
  --query 'VpnConnections[0].CustomerGatewayConfiguration' > vpn.xml
ssh edge ipsec apply vpn.xml

ssh edge "vtysh -c 'configure terminal' -c 'router bgp $asn' -c 'neighbor 169.254.100.1 bfd'"

sleep 5m
