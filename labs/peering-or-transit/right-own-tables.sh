# Everything by hand: the gateways come without default tables and get one of our own, which new attachments are told to
# use; the star comes down first; and the VPCs' routes name the two regions instead of 10.0.0.0/8.
vpc_of() { aws ec2 describe-vpcs --region "$2" --filters "Name=tag:Name,Values=$1" --query 'Vpcs[0].VpcId' --output text; }
table_of() {
  aws ec2 describe-route-tables --region "$2" --filters "Name=vpc-id,Values=$(vpc_of "$1" "$2")" \
    Name=association.main,Values=true --query 'RouteTables[0].RouteTableId' --output text
}
for star in $(aws ec2 describe-vpc-peering-connections --filters Name=status-code,Values=active \
  --query 'VpcPeeringConnections[].VpcPeeringConnectionId' --output text); do
  aws ec2 delete-vpc-peering-connection --vpc-peering-connection-id "$star"
done
newsroom=$(table_of newsroom us-east-1)
for cidr in "$studio_cidr" "$archive_cidr" "$ads_cidr" "$payroll_cidr" "$dublin_cidr" "$subtitles_cidr" "$sport_cidr" "$library_cidr"; do
  aws ec2 delete-route --route-table-id "$newsroom" --destination-cidr-block "$cidr"
done

peering=$(aws ec2 create-vpc-peering-connection --vpc-id "$(vpc_of archive us-east-1)" \
  --peer-vpc-id "$(vpc_of studio us-east-1)" --query VpcPeeringConnection.VpcPeeringConnectionId --output text)
sleep 5
aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id "$peering"
aws ec2 create-route --route-table-id "$(table_of studio us-east-1)" --destination-cidr-block "$archive_cidr" \
  --vpc-peering-connection-id "$peering"
aws ec2 create-route --route-table-id "$(table_of archive us-east-1)" --destination-cidr-block "$studio_cidr" \
  --vpc-peering-connection-id "$peering"

hub() {
  aws ec2 create-transit-gateway --region "$1" --query TransitGateway.TransitGatewayId --output text \
    --options "AmazonSideAsn=$2,DefaultRouteTableAssociation=disable,DefaultRouteTablePropagation=disable"
}
hub_east=$(hub us-east-1 65001)
hub_west=$(hub eu-west-1 65002)
sleep 180
own_table() {
  aws ec2 create-transit-gateway-route-table --region "$1" --transit-gateway-id "$2" \
    --query TransitGatewayRouteTable.TransitGatewayRouteTableId --output text
}
table_east=$(own_table us-east-1 "$hub_east")
table_west=$(own_table eu-west-1 "$hub_west")
sleep 60
aws ec2 modify-transit-gateway --region us-east-1 --transit-gateway-id "$hub_east" --options "DefaultRouteTableAssociation=enable,AssociationDefaultRouteTableId=$table_east,DefaultRouteTablePropagation=enable,PropagationDefaultRouteTableId=$table_east"
aws ec2 modify-transit-gateway --region eu-west-1 --transit-gateway-id "$hub_west" --options "DefaultRouteTableAssociation=enable,AssociationDefaultRouteTableId=$table_west,DefaultRouteTablePropagation=enable,PropagationDefaultRouteTableId=$table_west"
sleep 60

join() {
  vpc=$(vpc_of "$1" "$2")
  subnets=$(aws ec2 describe-subnets --region "$2" --filters "Name=vpc-id,Values=$vpc" --query 'Subnets[].SubnetId' --output text)
  aws ec2 create-transit-gateway-vpc-attachment --region "$2" --transit-gateway-id "$3" --vpc-id "$vpc" --subnet-ids $subnets
}
for name in newsroom studio archive ads payroll; do join "$name" us-east-1 "$hub_east"; done
for name in dublin subtitles sport library; do join "$name" eu-west-1 "$hub_west"; done
account=$(aws sts get-caller-identity --query Account --output text)
bridge=$(aws ec2 create-transit-gateway-peering-attachment --region eu-west-1 --transit-gateway-id "$hub_west" \
  --peer-transit-gateway-id "$hub_east" --peer-account-id "$account" --peer-region us-east-1 \
  --query TransitGatewayPeeringAttachment.TransitGatewayAttachmentId --output text)
sleep 120
aws ec2 accept-transit-gateway-peering-attachment --transit-gateway-attachment-id "$bridge"
sleep 180
ways() {
  for cidr in "$east_cidr" "$west_cidr"; do
    aws ec2 create-route --region "$2" --route-table-id "$(table_of "$1" "$2")" --destination-cidr-block "$cidr" --transit-gateway-id "$3"
  done
}
for name in newsroom studio archive ads payroll; do ways "$name" us-east-1 "$hub_east"; done
for name in dublin subtitles sport library; do ways "$name" eu-west-1 "$hub_west"; done
aws ec2 create-transit-gateway-route --transit-gateway-route-table-id "$table_east" \
  --destination-cidr-block "$west_cidr" --transit-gateway-attachment-id "$bridge"
aws ec2 create-transit-gateway-route --region eu-west-1 --transit-gateway-route-table-id "$table_west" \
  --destination-cidr-block "$east_cidr" --transit-gateway-attachment-id "$bridge"
