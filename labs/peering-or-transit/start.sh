tagged() { echo "ResourceType=$1,Tags=[{Key=Name,Value=$2}]"; }
network() {
  export AWS_DEFAULT_REGION=$2
  vpc=$(aws ec2 create-vpc --cidr-block "$3" --tag-specifications "$(tagged vpc "$1")" --query Vpc.VpcId --output text)
  group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name "$1" --description "$1" --query GroupId --output text)
  aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 443 --cidr 10.0.0.0/8 --output text
  aws ec2 authorize-security-group-ingress --group-id "$group" --protocol icmp --port -1 --cidr 10.0.0.0/8 --output text
}
server() {
  subnet=$(aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$3" --availability-zone "$2" \
    --tag-specifications "$(tagged subnet "$1")" --query Subnet.SubnetId --output text)
  server=$(aws ec2 run-instances --image-id ami-server --instance-type t3.micro --subnet-id "$subnet" \
    --security-group-ids "$group" --tag-specifications "$(tagged instance "$1")" \
    --query 'Instances[0].InstanceId' --output text)
  aws ec2 wait instance-running --instance-ids "$server"
}
main_table() {
  aws ec2 describe-route-tables --filters "Name=vpc-id,Values=$vpc" Name=association.main,Values=true \
    --query 'RouteTables[0].RouteTableId' --output text
}

network newsroom us-east-1 "$newsroom_cidr"
server newsroom-a us-east-1a "$newsroom_a_cidr"
server newsroom-b us-east-1b "$newsroom_b_cidr"
newsroom=$vpc
newsroom_table=$(main_table)

# The star, as the predecessor left it: everybody is peered with the newsroom, and sends it all that is not at home.
spoke() {
  network "$1" "$2" "$4"
  server "$1" "$3" "$4"
  peering=$(aws ec2 create-vpc-peering-connection --region us-east-1 --vpc-id "$newsroom" --peer-vpc-id "$vpc" \
    --peer-region "$2" --tag-specifications "$(tagged vpc-peering-connection "newsroom-$1")" \
    --query VpcPeeringConnection.VpcPeeringConnectionId --output text)
  aws ec2 wait vpc-peering-connection-exists --vpc-peering-connection-ids "$peering"
  sleep 5
  aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id "$peering" --output text
  aws ec2 create-route --route-table-id "$(main_table)" --destination-cidr-block 10.0.0.0/8 \
    --vpc-peering-connection-id "$peering"
  aws ec2 create-route --region us-east-1 --route-table-id "$newsroom_table" --destination-cidr-block "$4" \
    --vpc-peering-connection-id "$peering"
}
spoke studio us-east-1 us-east-1a "$studio_cidr"
spoke archive us-east-1 us-east-1a "$archive_cidr"
spoke ads us-east-1 us-east-1b "$ads_cidr"
spoke payroll us-east-1 us-east-1b "$payroll_cidr"
spoke dublin eu-west-1 eu-west-1a "$dublin_cidr"
spoke subtitles eu-west-1 eu-west-1b "$subtitles_cidr"
spoke sport eu-west-1 eu-west-1a "$sport_cidr"
spoke library eu-west-1 eu-west-1b "$library_cidr"
sleep 60
export AWS_DEFAULT_REGION=us-east-1
