contact='FirstName=Host,LastName=Master,ContactType=PERSON,AddressLine1=1 Harbour Street,City=Springfield,State=IL,CountryCode=US,ZipCode=62701,PhoneNumber=+1.2175550100,Email=hostmaster@example.com'
operation=$(aws route53domains register-domain --region us-east-1 --domain-name "$corp" --duration-in-years 1 \
  --admin-contact "$contact" --registrant-contact "$contact" --tech-contact "$contact" --query OperationId --output text)
until [ "$(aws route53domains get-operation-detail --region us-east-1 --operation-id "$operation" \
  --query Status --output text)" = SUCCESSFUL ]; do sleep 60; done
public=$(aws route53 list-hosted-zones-by-name --dns-name "$corp" --query 'HostedZones[0].Id' --output text)
record() {
  aws route53 change-resource-record-sets --hosted-zone-id "$1" \
    --change-batch "Changes=[{Action=CREATE,ResourceRecordSet={Name=$2,Type=A,TTL=60,ResourceRecords=[{Value=$3}]}}]"
}
record "$public" "status.$corp" "$status_ip"

tagged() { echo "ResourceType=$1,Tags=[{Key=Name,Value=$2}]"; }
subnet() {
  aws ec2 create-subnet --vpc-id "$1" --availability-zone "us-east-1$2" --cidr-block "$3" \
    --tag-specifications "$(tagged subnet "$4")" --query Subnet.SubnetId --output text
}
vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" --tag-specifications "$(tagged vpc cloud)" --query Vpc.VpcId --output text)
aws ec2 modify-vpc-attribute --vpc-id "$vpc" --enable-dns-hostnames
subnet_a=$(subnet "$vpc" a "$cidr_a" a)
subnet_b=$(subnet "$vpc" b "$cidr_b" b)
group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name app --description app --query GroupId --output text)
for range in "$vpc_cidr" "$office_cidr"; do
  aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 80 --cidr "$range"
done
app=$(aws ec2 run-instances --image-id ami-app --instance-type t3.micro --subnet-id "$subnet_b" \
  --security-group-ids "$group" --private-ip-address "$app_ip" --tag-specifications "$(tagged instance app)" \
  --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids "$app"

# The line between both sides: a VPN with static routes, its router configured with what AWS writes for it.
gateway=$(aws ec2 create-vpn-gateway --type ipsec.1 --query VpnGateway.VpnGatewayId --output text)
aws ec2 attach-vpn-gateway --vpn-gateway-id "$gateway" --vpc-id "$vpc"
customer=$(aws ec2 create-customer-gateway --type ipsec.1 --ip-address 198.51.100.1 \
  --query CustomerGateway.CustomerGatewayId --output text)
vpn=$(aws ec2 create-vpn-connection --type ipsec.1 --customer-gateway-id "$customer" --vpn-gateway-id "$gateway" \
  --options StaticRoutesOnly=true --query VpnConnection.VpnConnectionId --output text)
sleep 10m
aws ec2 create-vpn-connection-route --vpn-connection-id "$vpn" --destination-cidr-block "$office_cidr"
table=$(aws ec2 describe-route-tables --filters "Name=vpc-id,Values=$vpc" --query 'RouteTables[0].RouteTableId' --output text)
aws ec2 enable-vgw-route-propagation --route-table-id "$table" --gateway-id "$gateway"
aws ec2 describe-vpn-connections --vpn-connection-ids "$vpn" --output text \
  --query 'VpnConnections[0].CustomerGatewayConfiguration' > vpn.xml
ssh edge ipsec apply vpn.xml
rm vpn.xml

private=$(aws route53 create-hosted-zone --name "aws.$corp" --caller-reference "inside-$vpc" \
  --vpc "VPCRegion=us-east-1,VPCId=$vpc" --hosted-zone-config PrivateZone=true --query HostedZone.Id --output text)
record "$private" "app.aws.$corp" "$app_ip"
sleep 120
