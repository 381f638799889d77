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
crossing=$(subnet "$vpc" c "$border_cidr" border)
office=$(aws ec2 create-vpc --cidr-block "$office_cidr" --tag-specifications "$(tagged vpc office)" \
  --query Vpc.VpcId --output text)
lan=$(subnet "$office" c "$lan_cidr" lan)
options=$(aws ec2 create-dhcp-options --dhcp-configurations "Key=domain-name-servers,Values=$ns_ip" \
  --query DhcpOptions.DhcpOptionsId --output text)
aws ec2 associate-dhcp-options --dhcp-options-id "$options" --vpc-id "$office"

group() {
  id=$(aws ec2 create-security-group --vpc-id "$1" --group-name "$2" --description "$2" --query GroupId --output text)
  for range in "$vpc_cidr" "$office_cidr"; do
    aws ec2 authorize-security-group-ingress --group-id "$id" \
      --ip-permissions "IpProtocol=$3,FromPort=$4,ToPort=$4,IpRanges=[{CidrIp=$range}]" > /dev/null
  done
  echo "$id"
}
launch() {
  aws ec2 run-instances --image-id "$2" --instance-type t3.micro --subnet-id "$3" --security-group-ids "$4" \
    ${5:+--private-ip-address "$5"} --tag-specifications "$(tagged instance "$1")" \
    --query 'Instances[0].InstanceId' --output text
}
app=$(launch app ami-app "$subnet_b" "$(group "$vpc" app tcp 80)" "$app_ip")
desk=$(launch desk ami-desk "$lan" "$(group "$office" desk tcp 22)")
ns=$(launch ns ami-names "$lan" "$(group "$office" names -1 -1)" "$ns_ip")
border=$(launch border ami-border "$crossing" "$(group "$vpc" border -1 -1)")
aws ec2 wait instance-running --instance-ids "$app" "$desk" "$ns" "$border"

# The line between both sides: a router with a foot in each.
foot=$(aws ec2 create-network-interface --subnet-id "$lan" --groups "$(group "$office" border -1 -1)" \
  --query NetworkInterface.NetworkInterfaceId --output text)
sleep 5
aws ec2 attach-network-interface --network-interface-id "$foot" --instance-id "$border" --device-index 1
inside=$(aws ec2 describe-network-interfaces --filters "Name=subnet-id,Values=$crossing" \
  --query 'NetworkInterfaces[0].NetworkInterfaceId' --output text)
for interface in "$inside" "$foot"; do
  aws ec2 modify-network-interface-attribute --network-interface-id "$interface" --no-source-dest-check
done
way() {
  table=$(aws ec2 describe-route-tables --filters "Name=vpc-id,Values=$1" --query 'RouteTables[0].RouteTableId' --output text)
  aws ec2 create-route --route-table-id "$table" --destination-cidr-block "$2" --network-interface-id "$3"
}
way "$vpc" "$office_cidr" "$inside"
way "$office" "$vpc_cidr" "$foot"

private=$(aws route53 create-hosted-zone --name "aws.$corp" --caller-reference "inside-$vpc" \
  --vpc "VPCRegion=us-east-1,VPCId=$vpc" --hosted-zone-config PrivateZone=true --query HostedZone.Id --output text)
record "$private" "app.aws.$corp" "$app_ip"
sleep 120
