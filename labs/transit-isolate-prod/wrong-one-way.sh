hub=$(aws ec2 describe-transit-gateways --filters Name=tag:Name,Values=hub --query 'TransitGateways[0].TransitGatewayId' --output text)
attachment() {
  aws ec2 describe-transit-gateway-attachments --filters "Name=tag:Name,Values=$1" \
    --query 'TransitGatewayAttachments[0].TransitGatewayAttachmentId' --output text
}
subnet() { aws ec2 describe-subnets --filters "Name=tag:Name,Values=$1" --query 'Subnets[0].SubnetId' --output text; }
default=$(aws ec2 describe-transit-gateway-route-tables --filters Name=tag:Name,Values=default \
  --query 'TransitGatewayRouteTables[0].TransitGatewayRouteTableId' --output text)

# Only production gets a table of its own, in which nobody else is: no answer leaves it, and so nobody opens anything. But
# a packet that needs no answer comes in as before.
prod=$(aws ec2 create-transit-gateway-route-table --transit-gateway-id "$hub" \
  --query TransitGatewayRouteTable.TransitGatewayRouteTableId --output text)
sleep 60
for name in league members shared; do
  aws ec2 enable-transit-gateway-route-table-propagation --transit-gateway-route-table-id "$prod" \
    --transit-gateway-attachment-id "$(attachment "$name")"
done
aws ec2 create-transit-gateway-route --transit-gateway-route-table-id "$prod" --destination-cidr-block 0.0.0.0/0 \
  --transit-gateway-attachment-id "$(attachment shared)"
aws ec2 create-transit-gateway-route --transit-gateway-route-table-id "$prod" --destination-cidr-block 10.0.0.0/8 --blackhole
for name in league members; do
  aws ec2 disassociate-transit-gateway-route-table --transit-gateway-route-table-id "$default" \
    --transit-gateway-attachment-id "$(attachment "$name")"
done
sleep 60
for name in league members; do
  aws ec2 associate-transit-gateway-route-table --transit-gateway-route-table-id "$prod" \
    --transit-gateway-attachment-id "$(attachment "$name")"
done
# In each zone with servers, an attachment needs a subnet.
aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id "$(attachment league)" --add-subnet-ids "$(subnet league-b)"
aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id "$(attachment members)" --add-subnet-ids "$(subnet members-b)"
sleep 60 # convenience
