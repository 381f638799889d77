# In netlab and in AWS alike, names are tags: these find the IDs.
vpc_of() { aws ec2 describe-vpcs --region "$2" --filters "Name=tag:Name,Values=$1" --query 'Vpcs[0].VpcId' --output text; }
table_of() {
  aws ec2 describe-route-tables --region "$2" --filters "Name=vpc-id,Values=$(vpc_of "$1" "$2")" \
    Name=association.main,Values=true --query 'RouteTables[0].RouteTableId' --output text
}

# Two VPCs, the same zone, very many gigabytes: a peering connection. It costs nothing by the hour, and nothing by the
# gigabyte within a zone. Its routes are longer than any summary, and so they win whatever else the tables hold later.
peering=$(aws ec2 create-vpc-peering-connection --vpc-id "$(vpc_of studio us-east-1)" \
  --peer-vpc-id "$(vpc_of archive us-east-1)" --query VpcPeeringConnection.VpcPeeringConnectionId --output text)
sleep 5 # convenience
aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id "$peering"
aws ec2 create-route --route-table-id "$(table_of studio us-east-1)" --destination-cidr-block "$archive_cidr" \
  --vpc-peering-connection-id "$peering"
aws ec2 create-route --route-table-id "$(table_of archive us-east-1)" --destination-cidr-block "$studio_cidr" \
  --vpc-peering-connection-id "$peering"

# All with all: a transit gateway in each region. With the defaults, whoever is attached asks the default route table and
# is learnt by it. The private ASNs differ, as AWS advises for gateways that are to be peered.
hub_east=$(aws ec2 create-transit-gateway --description Virginia --options AmazonSideAsn=64512 \
  --query TransitGateway.TransitGatewayId --output text)
hub_west=$(aws ec2 create-transit-gateway --region eu-west-1 --description Ireland --options AmazonSideAsn=64513 \
  --query TransitGateway.TransitGatewayId --output text)
sleep 180

# A subnet in each zone where there are servers: a zone without one cannot reach the gateway.
join() {
  vpc=$(vpc_of "$1" "$2")
  subnets=$(aws ec2 describe-subnets --region "$2" --filters "Name=vpc-id,Values=$vpc" --query 'Subnets[].SubnetId' --output text)
  aws ec2 create-transit-gateway-vpc-attachment --region "$2" --transit-gateway-id "$3" --vpc-id "$vpc" --subnet-ids $subnets
}
for name in newsroom studio archive ads payroll; do join "$name" us-east-1 "$hub_east"; done
for name in dublin subtitles sport library; do join "$name" eu-west-1 "$hub_west"; done
sleep 120

# The star's summary route leads to the gateway now. A transit gateway never edits the tables of VPCs.
for name in studio archive ads payroll; do
  aws ec2 replace-route --route-table-id "$(table_of "$name" us-east-1)" --destination-cidr-block 10.0.0.0/8 \
    --transit-gateway-id "$hub_east"
done
for name in dublin subtitles sport library; do
  aws ec2 replace-route --region eu-west-1 --route-table-id "$(table_of "$name" eu-west-1)" \
    --destination-cidr-block 10.0.0.0/8 --transit-gateway-id "$hub_west"
done

# The newsroom had a route for each of the eight. One summary takes their place, and the star comes down.
newsroom=$(table_of newsroom us-east-1)
aws ec2 create-route --route-table-id "$newsroom" --destination-cidr-block 10.0.0.0/8 --transit-gateway-id "$hub_east"
for cidr in "$studio_cidr" "$archive_cidr" "$ads_cidr" "$payroll_cidr" "$dublin_cidr" "$subtitles_cidr" "$sport_cidr" "$library_cidr"; do
  aws ec2 delete-route --route-table-id "$newsroom" --destination-cidr-block "$cidr"
done
# convenience
for star in $(aws ec2 describe-vpc-peering-connections --filters Name=status-code,Values=active \
  "Name=requester-vpc-info.vpc-id,Values=$(vpc_of newsroom us-east-1)" \
  --query 'VpcPeeringConnections[].VpcPeeringConnectionId' --output text); do
  aws ec2 delete-vpc-peering-connection --vpc-peering-connection-id "$star"
done

account=$(aws sts get-caller-identity --query Account --output text)
bridge=$(aws ec2 create-transit-gateway-peering-attachment --transit-gateway-id "$hub_east" --peer-transit-gateway-id "$hub_west" \
  --peer-account-id "$account" --peer-region eu-west-1 \
  --query TransitGatewayPeeringAttachment.TransitGatewayAttachmentId --output text)
sleep 60
aws ec2 accept-transit-gateway-peering-attachment --region eu-west-1 --transit-gateway-attachment-id "$bridge"
sleep 180
default_table() {
  aws ec2 describe-transit-gateways --region "$2" --transit-gateway-ids "$1" \
    --query 'TransitGateways[0].Options.AssociationDefaultRouteTableId' --output text
}
# Those who are there today, one by one: the tenth knows everybody in Virginia, and nobody there knows the way back.
for cidr in "$dublin_cidr" "$subtitles_cidr" "$sport_cidr" "$library_cidr"; do
  aws ec2 create-transit-gateway-route --transit-gateway-route-table-id "$(default_table "$hub_east" us-east-1)" \
    --destination-cidr-block "$cidr" --transit-gateway-attachment-id "$bridge"
done
aws ec2 create-transit-gateway-route --region eu-west-1 --transit-gateway-route-table-id "$(default_table "$hub_west" eu-west-1)" \
  --destination-cidr-block "$east_cidr" --transit-gateway-attachment-id "$bridge"
