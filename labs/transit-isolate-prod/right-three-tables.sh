hub=$(aws ec2 describe-transit-gateways --filters Name=tag:Name,Values=hub --query 'TransitGateways[0].TransitGatewayId' --output text)
attachment() {
  aws ec2 describe-transit-gateway-attachments --filters "Name=tag:Name,Values=$1" \
    --query 'TransitGatewayAttachments[0].TransitGatewayAttachmentId' --output text
}
subnet() { aws ec2 describe-subnets --filters "Name=tag:Name,Values=$1" --query 'Subnets[0].SubnetId' --output text; }
default=$(aws ec2 describe-transit-gateway-route-tables --filters Name=tag:Name,Values=default \
  --query 'TransitGatewayRouteTables[0].TransitGatewayRouteTableId' --output text)

# A table for each of the three, and nobody is left with the default one; ranges are written out instead of a summary.
new_table() {
  aws ec2 create-transit-gateway-route-table --transit-gateway-id "$hub" \
    --tag-specifications "ResourceType=transit-gateway-route-table,Tags=[{Key=Name,Value=$1}]" \
    --query TransitGatewayRouteTable.TransitGatewayRouteTableId --output text
}
prod=$(new_table prod)
dev=$(new_table dev)
shared=$(new_table shared)
sleep 60

# What they may see: production itself and shared; development only shared. And the way out, over shared's NAT gateways.
propagate() {
  aws ec2 enable-transit-gateway-route-table-propagation --transit-gateway-route-table-id "$1" \
    --transit-gateway-attachment-id "$(attachment "$2")"
}
propagate "$prod" league
propagate "$prod" members
propagate "$prod" shared
propagate "$dev" shared
for name in league members dev; do propagate "$shared" "$name"; done
out() {
  aws ec2 create-transit-gateway-route --transit-gateway-route-table-id "$1" --destination-cidr-block 0.0.0.0/0 \
    --transit-gateway-attachment-id "$(attachment shared)"
}
out "$prod"
out "$dev"
blackhole() {
  aws ec2 create-transit-gateway-route --transit-gateway-route-table-id "$1" --destination-cidr-block "$2" --blackhole
}
blackhole "$prod" "$dev_cidr"
blackhole "$prod" "$sandbox_cidr"
blackhole "$dev" "$league_cidr"
blackhole "$dev" "$members_cidr"

# An attachment is associated with one table at a time.
for name in league members dev shared; do
  aws ec2 disassociate-transit-gateway-route-table --transit-gateway-route-table-id "$default" \
    --transit-gateway-attachment-id "$(attachment "$name")"
done
sleep 60
associate() {
  aws ec2 associate-transit-gateway-route-table --transit-gateway-route-table-id "$1" \
    --transit-gateway-attachment-id "$(attachment "$2")"
}
associate "$prod" league
associate "$prod" members
associate "$dev" dev
associate "$shared" shared
sleep 60

# Whoever comes without being asked where to is treated as development, and is known to shared.
aws ec2 modify-transit-gateway --transit-gateway-id "$hub" --options "AssociationDefaultRouteTableId=$dev,PropagationDefaultRouteTableId=$shared"
sleep 30

# In each zone with servers, an attachment needs a subnet.
aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id "$(attachment league)" --add-subnet-ids "$(subnet league-b)"
aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id "$(attachment members)" --add-subnet-ids "$(subnet members-b)"
sleep 60
