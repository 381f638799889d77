# Rules that name the VPCs one by one: those who start a server tomorrow bring their own, and what comes from dev by way
# of NAT has an address of shared's.
vpc_of() { aws ec2 describe-vpcs --filters "Name=tag:Name,Values=$1" --query 'Vpcs[0].VpcId' --output text; }
subnet() { aws ec2 describe-subnets --filters "Name=tag:Name,Values=$1" --query 'Subnets[0].SubnetId' --output text; }
attachment() {
  aws ec2 describe-transit-gateway-attachments --filters "Name=tag:Name,Values=$1" \
    --query 'TransitGatewayAttachments[0].TransitGatewayAttachmentId' --output text
}
only() {
  group=$(aws ec2 describe-security-groups --filters "Name=group-name,Values=$1" --query 'SecurityGroups[0].GroupId' --output text)
  aws ec2 revoke-security-group-ingress --group-id "$group" --protocol -1 --cidr 10.0.0.0/8
  for cidr in "${@:2}"; do aws ec2 authorize-security-group-ingress --group-id "$group" --protocol -1 --cidr "$cidr"; done
}
only league "$league_cidr" "$members_cidr" "$shared_cidr"
only members "$league_cidr" "$members_cidr" "$shared_cidr"
only dev "$dev_cidr" "$shared_cidr"
aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id "$(attachment league)" --add-subnet-ids "$(subnet league-b)"
aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id "$(attachment members)" --add-subnet-ids "$(subnet members-b)"
sleep 60
