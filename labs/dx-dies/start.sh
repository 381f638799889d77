tagged() { echo "ResourceType=$1,Tags=[{Key=Name,Value=$2}]"; }
vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" --tag-specifications "$(tagged vpc cloud)" --query Vpc.VpcId --output text)
subnet=$(aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$app_cidr" --tag-specifications "$(tagged subnet app)" \
  --query Subnet.SubnetId --output text)
group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name app --description app --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 443 --cidr "$office_cidr"
aws ec2 authorize-security-group-ingress --group-id "$group" --protocol icmp --port -1 --cidr "$office_cidr"
app=$(aws ec2 run-instances --image-id ami-app --instance-type t3.micro --subnet-id "$subnet" \
  --security-group-ids "$group" --private-ip-address "$app_ip" --tag-specifications "$(tagged instance app)" \
  --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids "$app"

# A line from another town: the carrier brings it, over switches of its own.
connection=$(aws directconnect create-connection --location EqDC2 --bandwidth 1Gbps --connection-name "$line" \
  --query connectionId --output text)
becomes() {
  until [ "$(aws directconnect describe-connections --connection-id "$connection" --output text \
    --query 'connections[0].connectionState')" = "$1" ]; do sleep 24h; done
}
becomes pending
aws directconnect describe-loa --connection-id "$connection" --query loaContent --output text | base64 --decode > loa.pdf
colo cross-connect --loa loa.pdf --router boston/edge --provider "$carrier"
rm loa.pdf
becomes available

hub=$(aws ec2 create-transit-gateway --tag-specifications "$(tagged transit-gateway hub)" \
  --query TransitGateway.TransitGatewayId --output text)
sleep 10m
aws ec2 create-transit-gateway-vpc-attachment --transit-gateway-id "$hub" --vpc-id "$vpc" \
  --subnet-ids "$subnet"
customer=$(aws ec2 create-customer-gateway --type ipsec.1 --ip-address "$edge_ip" --bgp-asn "$asn" \
  --query CustomerGateway.CustomerGatewayId --output text)
vpn=$(aws ec2 create-vpn-connection --type ipsec.1 --customer-gateway-id "$customer" --transit-gateway-id "$hub" \
  --options 'TunnelOptions=[{TunnelInsideCidr=169.254.200.0/30},{TunnelInsideCidr=169.254.200.4/30}]' \
  --tag-specifications "$(tagged vpn-connection backup)" --query VpnConnection.VpnConnectionId --output text)
outer=$(aws directconnect create-direct-connect-gateway --direct-connect-gateway-name "$line" --amazon-side-asn "$hub_asn" \
  --query directConnectGateway.directConnectGatewayId --output text)
aws directconnect create-direct-connect-gateway-association --direct-connect-gateway-id "$outer" --gateway-id "$hub" \
  --add-allowed-prefixes-to-direct-connect-gateway "cidr=$vpc_cidr"
aws directconnect create-transit-virtual-interface --connection-id "$connection" --new-transit-virtual-interface \
  "virtualInterfaceName=office,vlan=$vlan,asn=$asn,authKey=seven-quiet-years,amazonAddress=169.254.100.1/30,customerAddress=169.254.100.2/30,directConnectGatewayId=$outer"
sleep 1h

table=$(aws ec2 describe-route-tables --filters "Name=vpc-id,Values=$vpc" --query 'RouteTables[0].RouteTableId' --output text)
aws ec2 create-route --route-table-id "$table" --destination-cidr-block "$office_cidr" --transit-gateway-id "$hub"
ssh edge "ip link add link dx0 name dx0.$vlan type vlan id $vlan && ip link set dx0.$vlan up"
ssh edge ip addr add 169.254.100.2/30 dev "dx0.$vlan"
aws ec2 describe-vpn-connections --vpn-connection-ids "$vpn" --output text \
  --query 'VpnConnections[0].CustomerGatewayConfiguration' > vpn.xml
ssh edge ipsec apply vpn.xml
rm vpn.xml

# Then: keys were changed at one end, and somebody tidied up the transit gateway. Nobody has looked since.
ssh edge "ipsec set vti1 psk sunday.morning.2019 && ipsec set vti2 psk sunday.evening.2019"
aws ec2 disable-transit-gateway-route-table-propagation \
  --transit-gateway-route-table-id "$(aws ec2 describe-transit-gateway-route-tables --output text \
    --query 'TransitGatewayRouteTables[0].TransitGatewayRouteTableId')" \
  --transit-gateway-attachment-id "$(aws ec2 describe-transit-gateway-attachments --output text \
    --filters Name=resource-type,Values=vpn --query 'TransitGatewayAttachments[0].TransitGatewayAttachmentId')"
sleep 97d
