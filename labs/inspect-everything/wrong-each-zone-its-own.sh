instance() {
  aws ec2 describe-instances --filters "Name=tag:Name,Values=$1" --query 'Reservations[0].Instances[0].InstanceId' --output text
}
interface() {
  aws ec2 describe-instances --filters "Name=tag:Name,Values=$1" \
    --query 'Reservations[0].Instances[0].NetworkInterfaces[0].NetworkInterfaceId' --output text
}
table() {
  aws ec2 describe-route-tables --filters "Name=tag:Name,Values=$1" --query 'RouteTables[0].RouteTableId' --output text
}
attachment() {
  aws ec2 describe-transit-gateway-attachments --filters "Name=tag:Name,Values=$1" \
    --query 'TransitGatewayAttachments[0].TransitGatewayAttachmentId' --output text
}
hub=$(aws ec2 describe-transit-gateways --filters Name=tag:Name,Values=hub --query 'TransitGateways[0].TransitGatewayId' --output text)
default=$(aws ec2 describe-transit-gateway-route-tables --filters Name=tag:Name,Values=default \
  --query 'TransitGatewayRouteTables[0].TransitGatewayRouteTableId' --output text)

# An instance throws away what is not addressed to it, unless one says that it may pass things on.
for name in wall-a wall-b gate-a gate-b; do
  aws ec2 modify-instance-attribute --instance-id "$(instance "$name")" --no-source-dest-check
done

# In the inspection VPC: what comes out of the gateway goes to the wall of the same zone, and from there back again.
for zone in a b; do
  aws ec2 create-route --route-table-id "$(table "transit-$zone")" --destination-cidr-block 0.0.0.0/0 \
    --network-interface-id "$(interface "wall-$zone")"
done
aws ec2 create-route --route-table-id "$(table wall)" --destination-cidr-block 10.0.0.0/8 --transit-gateway-id "$hub"

# At the gateway two tables: what comes from shop and books knows only the way to inspection; what comes from there, by
# the default table as it is, knows shop and books.
spokes=$(aws ec2 create-transit-gateway-route-table --transit-gateway-id "$hub" \
  --query TransitGatewayRouteTable.TransitGatewayRouteTableId --output text)
sleep 30
aws ec2 create-transit-gateway-route --transit-gateway-route-table-id "$spokes" --destination-cidr-block 0.0.0.0/0 \
  --transit-gateway-attachment-id "$(attachment inspection)"
for name in shop books; do
  aws ec2 disassociate-transit-gateway-route-table --transit-gateway-route-table-id "$default" \
    --transit-gateway-attachment-id "$(attachment "$name")"
done
sleep 60
for name in shop books; do
  aws ec2 associate-transit-gateway-route-table --transit-gateway-route-table-id "$spokes" \
    --transit-gateway-attachment-id "$(attachment "$name")"
done

sleep 60

# From the internet: a table for the gateway itself leads what is meant for a shop's subnet to the gate in its zone. And
# the way out leads through the same gate.
gateway=$(aws ec2 describe-internet-gateways --filters Name=tag:Name,Values=shop \
  --query 'InternetGateways[0].InternetGatewayId' --output text)
vpc=$(aws ec2 describe-vpcs --filters Name=tag:Name,Values=shop --query 'Vpcs[0].VpcId' --output text)
edge=$(aws ec2 create-route-table --vpc-id "$vpc" --query RouteTable.RouteTableId --output text)
aws ec2 create-route --route-table-id "$edge" --destination-cidr-block "$shop_a_cidr" --network-interface-id "$(interface gate-a)"
aws ec2 create-route --route-table-id "$edge" --destination-cidr-block "$shop_b_cidr" --network-interface-id "$(interface gate-b)"
aws ec2 associate-route-table --route-table-id "$edge" --gateway-id "$gateway"
for zone in a b; do
  aws ec2 replace-route --route-table-id "$(table "shop-$zone")" --destination-cidr-block 0.0.0.0/0 \
    --network-interface-id "$(interface "gate-$zone")"
done
