hub=$(aws ec2 describe-transit-gateways --filters Name=tag:Name,Values=hub --query 'TransitGateways[0].TransitGatewayId' --output text)
attachment() {
  aws ec2 describe-transit-gateway-attachments --filters "Name=tag:Name,Values=$1" \
    --query 'TransitGatewayAttachments[0].TransitGatewayAttachmentId' --output text
}
subnet() { aws ec2 describe-subnets --filters "Name=tag:Name,Values=$1" --query 'Subnets[0].SubnetId' --output text; }
default=$(aws ec2 describe-transit-gateway-route-tables --filters Name=tag:Name,Values=default \
  --query 'TransitGatewayRouteTables[0].TransitGatewayRouteTableId' --output text)

# A table is what those who are associated with it can see. The default one knows everybody, since everybody propagates
# into it: that suits `shared`, which stays. Production and development get a table each.
new_table() {
  aws ec2 create-transit-gateway-route-table --transit-gateway-id "$hub" \
    --tag-specifications "ResourceType=transit-gateway-route-table,Tags=[{Key=Name,Value=$1}]" \
    --query TransitGatewayRouteTable.TransitGatewayRouteTableId --output text
}
prod=$(new_table prod)
dev=$(new_table dev)
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
out() {
  aws ec2 create-transit-gateway-route --transit-gateway-route-table-id "$1" --destination-cidr-block 0.0.0.0/0 \
    --transit-gateway-attachment-id "$(attachment shared)"
}
out "$prod"
out "$dev"
# But 0.0.0.0/0 covers the others' addresses as well, and shared's NAT gateways know the way to everybody: a packet from
# dev to the league would go to NAT and come back from there under shared's address. So whatever is not known here, and
# is in 10.0.0.0/8, goes nowhere. The ranges that were propagated are longer, and win.
aws ec2 create-transit-gateway-route --transit-gateway-route-table-id "$prod" --destination-cidr-block 10.0.0.0/8 --blackhole
aws ec2 create-transit-gateway-route --transit-gateway-route-table-id "$dev" --destination-cidr-block 10.0.0.0/8 --blackhole

# An attachment is associated with one table at a time.
for name in league members dev; do
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

# In each zone with servers, an attachment needs a subnet.
aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id "$(attachment league)" --add-subnet-ids "$(subnet league-b)"
aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id "$(attachment members)" --add-subnet-ids "$(subnet members-b)"
sleep 60 # convenience
