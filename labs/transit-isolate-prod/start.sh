tagged() { echo "ResourceType=$1,Tags=[{Key=Name,Value=$2}]"; }
network() {
  vpc=$(aws ec2 create-vpc --cidr-block "$2" --tag-specifications "$(tagged vpc "$1")" --query Vpc.VpcId --output text)
  main=$(aws ec2 describe-route-tables --filters "Name=vpc-id,Values=$vpc" --query 'RouteTables[0].RouteTableId' --output text)
}
subnet() {
  aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$3" --availability-zone "$2" \
    --tag-specifications "$(tagged subnet "$1")" --query Subnet.SubnetId --output text
}
# A group that lets in a port from a range, and ssh from the shared VPC.
group() {
  group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name "$1" --description "$1" --query GroupId --output text)
  aws ec2 authorize-security-group-ingress --group-id "$group" --protocol "$2" --port "$3" --cidr "$4" --output text
}
launch() {
  aws ec2 run-instances --image-id "$2" --instance-type t3.micro --subnet-id "$3" --security-group-ids "$group" \
    --tag-specifications "$(tagged instance "$1")" --query 'Instances[0].InstanceId' --output text
}
table() {
  aws ec2 create-route-table --vpc-id "$vpc" --tag-specifications "$(tagged route-table "$1")" \
    --query RouteTable.RouteTableId --output text
}

hub=$(aws ec2 create-transit-gateway --description "$federation" --tag-specifications "$(tagged transit-gateway hub)" \
  --query TransitGateway.TransitGatewayId --output text)
sleep 180
attach() {
  aws ec2 create-transit-gateway-vpc-attachment --transit-gateway-id "$hub" --vpc-id "$vpc" --subnet-ids "${@:2}" \
    --tag-specifications "$(tagged transit-gateway-attachment "$1")" \
    --query TransitGatewayVpcAttachment.TransitGatewayAttachmentId --output text
}

# Production: two VPCs, attached while there was one zone in use.
network league "$league_cidr"
league_a=$(subnet league-a us-east-1a "$league_a_cidr")
league_b=$(subnet league-b us-east-1b "$league_b_cidr")
group league -1 -1 10.0.0.0/8
servers="$(launch league-a ami-app "$league_a") $(launch league-b ami-app "$league_b")"
attach league "$league_a"
league_main=$main

network members "$members_cidr"
members_a=$(subnet members-a us-east-1a "$members_a_cidr")
members_b=$(subnet members-b us-east-1b "$members_b_cidr")
group members -1 -1 10.0.0.0/8
servers="$servers $(launch members-a ami-database "$members_a") $(launch members-b ami-database "$members_b")"
attach members "$members_a"
members_main=$main

network dev "$dev_cidr"
dev_a=$(subnet dev us-east-1a "$dev_a_cidr")
group dev -1 -1 10.0.0.0/8
servers="$servers $(launch dev ami-app "$dev_a")"
attach dev "$dev_a"
dev_main=$main

# Shared services: the registry, and the way out to the internet for all.
network shared "$shared_cidr"
gateway=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --internet-gateway-id "$gateway" --vpc-id "$vpc"
public_a=$(subnet public-a us-east-1a "$public_a_cidr")
public_b=$(subnet public-b us-east-1b "$public_b_cidr")
transit_a=$(subnet transit-a us-east-1a "$transit_a_cidr")
transit_b=$(subnet transit-b us-east-1b "$transit_b_cidr")
tools=$(subnet tools us-east-1b "$tools_cidr")
group registry tcp 443 10.0.0.0/8
servers="$servers $(launch registry ami-registry "$tools")"
attach shared "$transit_a" "$transit_b"
sleep 120
nat() {
  aws ec2 create-nat-gateway --subnet-id "$1" --allocation-id "$(aws ec2 allocate-address --query AllocationId --output text)" \
    --tag-specifications "$(tagged natgateway "$2")" --query NatGateway.NatGatewayId --output text
}
nat_a=$(nat "$public_a" nat-a)
nat_b=$(nat "$public_b" nat-b)
aws ec2 wait nat-gateway-available --nat-gateway-ids "$nat_a" "$nat_b"
aws ec2 wait instance-running --instance-ids $servers

public=$(table public)
aws ec2 create-route --route-table-id "$public" --destination-cidr-block 0.0.0.0/0 --gateway-id "$gateway"
aws ec2 create-route --route-table-id "$public" --destination-cidr-block 10.0.0.0/8 --transit-gateway-id "$hub"
aws ec2 associate-route-table --route-table-id "$public" --subnet-id "$public_a"
aws ec2 associate-route-table --route-table-id "$public" --subnet-id "$public_b"
for zone in a b; do
  out=$(table "transit-$zone")
  nat=nat_$zone
  inside=transit_$zone
  aws ec2 create-route --route-table-id "$out" --destination-cidr-block 0.0.0.0/0 --nat-gateway-id "${!nat}"
  aws ec2 associate-route-table --route-table-id "$out" --subnet-id "${!inside}"
done
aws ec2 create-route --route-table-id "$main" --destination-cidr-block 10.0.0.0/8 --transit-gateway-id "$hub"
for one in "$league_main" "$members_main" "$dev_main"; do
  aws ec2 create-route --route-table-id "$one" --destination-cidr-block 0.0.0.0/0 --transit-gateway-id "$hub"
done
default=$(aws ec2 describe-transit-gateways --transit-gateway-ids "$hub" \
  --query 'TransitGateways[0].Options.AssociationDefaultRouteTableId' --output text)
aws ec2 create-tags --resources "$default" --tags Key=Name,Value=default
shared=$(aws ec2 describe-transit-gateway-attachments --filters Name=tag:Name,Values=shared \
  --query 'TransitGatewayAttachments[0].TransitGatewayAttachmentId' --output text)
aws ec2 create-transit-gateway-route --transit-gateway-route-table-id "$default" --destination-cidr-block 0.0.0.0/0 \
  --transit-gateway-attachment-id "$shared"
