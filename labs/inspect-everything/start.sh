tagged() { echo "ResourceType=$1,Tags=[{Key=Name,Value=$2}]"; }
network() {
  vpc=$(aws ec2 create-vpc --cidr-block "$2" --tag-specifications "$(tagged vpc "$1")" --query Vpc.VpcId --output text)
}
subnet() {
  aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$3" --availability-zone "$2" \
    --tag-specifications "$(tagged subnet "$1")" --query Subnet.SubnetId --output text
}
# A table with a name, for these subnets.
table() {
  table=$(aws ec2 create-route-table --vpc-id "$vpc" --tag-specifications "$(tagged route-table "$1")" \
    --query RouteTable.RouteTableId --output text)
  for one in "${@:2}"; do aws ec2 associate-route-table --route-table-id "$table" --subnet-id "$one" --output text; done
}
way() { aws ec2 create-route --route-table-id "$table" --destination-cidr-block "$@" --output text; }
group() {
  group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name "$1" --description "$1" --query GroupId --output text)
  aws ec2 authorize-security-group-ingress --group-id "$group" --protocol "$2" --port "$3" --cidr "$4" --output text
}
launch() {
  aws ec2 run-instances --image-id "$2" --instance-type t3.micro --subnet-id "$3" --security-group-ids "$group" "$4" \
    --tag-specifications "$(tagged instance "$1")" --query 'Instances[0].InstanceId' --output text
}
hub=$(aws ec2 create-transit-gateway --tag-specifications "$(tagged transit-gateway hub)" \
  --query TransitGateway.TransitGatewayId --output text)
sleep 180
attach() {
  aws ec2 create-transit-gateway-vpc-attachment --transit-gateway-id "$hub" --vpc-id "$vpc" --subnet-ids "$2" "$3" \
    --tag-specifications "$(tagged transit-gateway-attachment "$1")" \
    --query TransitGatewayVpcAttachment.TransitGatewayAttachmentId --output text
  sleep 60
}

network books "$books_cidr"
books_a=$(subnet books-a us-east-1a "$books_a_cidr")
books_b=$(subnet books-b us-east-1b "$books_b_cidr")
attach books "$books_a" "$books_b"
table books "$books_a" "$books_b"
way 10.0.0.0/8 --transit-gateway-id "$hub"
group books tcp 5432 "$shop_cidr"
books="$(launch books-a ami-books "$books_a" --no-associate-public-ip-address) $(launch books-b ami-books "$books_b" --no-associate-public-ip-address)"

# The shop is open to the internet. Its two gates stand idle in subnets of their own.
network shop "$shop_cidr"
gateway=$(aws ec2 create-internet-gateway --tag-specifications "$(tagged internet-gateway shop)" \
  --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --internet-gateway-id "$gateway" --vpc-id "$vpc"
shop_a=$(subnet shop-a us-east-1a "$shop_a_cidr")
shop_b=$(subnet shop-b us-east-1b "$shop_b_cidr")
gate_a=$(subnet gate-a us-east-1a "$gate_a_cidr")
gate_b=$(subnet gate-b us-east-1b "$gate_b_cidr")
attach shop "$shop_a" "$shop_b"
table shop-a "$shop_a"
way 0.0.0.0/0 --gateway-id "$gateway"
way 10.0.0.0/8 --transit-gateway-id "$hub"
table shop-b "$shop_b"
way 0.0.0.0/0 --gateway-id "$gateway"
way 10.0.0.0/8 --transit-gateway-id "$hub"
table gate "$gate_a" "$gate_b"
way 0.0.0.0/0 --gateway-id "$gateway"
group shop tcp 443 0.0.0.0/0
shop="$(launch shop-a ami-shop "$shop_a" --associate-public-ip-address) $(launch shop-b ami-shop "$shop_b" --associate-public-ip-address)"
group gate -1 -1 0.0.0.0/0
gates="$(launch gate-a ami-firewall "$gate_a" --associate-public-ip-address) $(launch gate-b ami-firewall "$gate_b" --associate-public-ip-address)"

# The inspection VPC is there and attached; nobody sends it anything.
network inspection "$inspection_cidr"
transit_a=$(subnet transit-a us-east-1a "$transit_a_cidr")
transit_b=$(subnet transit-b us-east-1b "$transit_b_cidr")
wall_a=$(subnet wall-a us-east-1a "$wall_a_cidr")
wall_b=$(subnet wall-b us-east-1b "$wall_b_cidr")
attach inspection "$transit_a" "$transit_b"
table transit-a "$transit_a"
table transit-b "$transit_b"
table wall "$wall_a" "$wall_b"
group wall -1 -1 0.0.0.0/0
walls="$(launch wall-a ami-firewall "$wall_a" --no-associate-public-ip-address) $(launch wall-b ami-firewall "$wall_b" --no-associate-public-ip-address)"
aws ec2 wait instance-running --instance-ids $books $shop $gates $walls

default=$(aws ec2 describe-transit-gateways --transit-gateway-ids "$hub" \
  --query 'TransitGateways[0].Options.AssociationDefaultRouteTableId' --output text)
aws ec2 create-tags --resources "$default" --tags Key=Name,Value=default
