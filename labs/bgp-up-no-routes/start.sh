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

connection=$(aws directconnect create-connection --location EqDC2 --bandwidth 1Gbps --connection-name "$line" \
  --query connectionId --output text)
becomes() {
  until [ "$(aws directconnect describe-connections --connection-id "$connection" --output text \
    --query 'connections[0].connectionState')" = "$1" ]; do sleep 8h; done
}
becomes pending
aws directconnect describe-loa --connection-id "$connection" --query loaContent --output text | base64 --decode > loa.pdf
colo cross-connect --loa loa.pdf --router reston/edge
rm loa.pdf
becomes available

gateway=$(aws ec2 create-vpn-gateway --type ipsec.1 --tag-specifications "$(tagged vpn-gateway cloud)" \
  --query VpnGateway.VpnGatewayId --output text)
aws ec2 attach-vpn-gateway --vpc-id "$vpc" --vpn-gateway-id "$gateway"
sleep 2m
table=$(aws ec2 describe-route-tables --filters "Name=vpc-id,Values=$vpc" --query 'RouteTables[0].RouteTableId' --output text)
aws ec2 enable-vgw-route-propagation --route-table-id "$table" --gateway-id "$gateway"
hub=$(aws directconnect create-direct-connect-gateway --direct-connect-gateway-name hub --amazon-side-asn "$hub_asn" \
  --query directConnectGateway.directConnectGatewayId --output text)
aws directconnect create-direct-connect-gateway-association --direct-connect-gateway-id "$hub" \
  --gateway-id "$gateway" --add-allowed-prefixes-to-direct-connect-gateway "cidr=$app_cidr"
aws directconnect create-private-virtual-interface --connection-id "$connection" --new-private-virtual-interface \
  "virtualInterfaceName=office,vlan=$vlan,asn=$asn,authKey=forty-boxes-ticked,amazonAddress=169.254.100.1/30,customerAddress=169.254.100.2/30,directConnectGatewayId=$hub"
ssh edge "ip link add link dx0 name dx0.$vlan type vlan id $vlan && ip link set dx0.$vlan up"
ssh edge ip addr add 169.254.100.2/30 dev "dx0.$vlan"
sleep 10m
