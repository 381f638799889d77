# The port, as the last lab left it: ordered, cabled, lit.
connection=$(aws directconnect create-connection --location EqDC2 --bandwidth 10Gbps --connection-name "$studio" \
  --query connectionId --output text)
until [ "$(aws directconnect describe-connections --connection-id "$connection" --output text \
  --query 'connections[0].connectionState')" = pending ]; do sleep 8h; done
aws directconnect describe-loa --connection-id "$connection" --query loaContent --output text | base64 --decode > loa.pdf
colo cross-connect --loa loa.pdf --router reston/edge
until [ "$(aws directconnect describe-connections --connection-id "$connection" --output text \
  --query 'connections[0].connectionState')" = available ]; do sleep 8h; done
rm loa.pdf

tagged() { echo "ResourceType=$1,Tags=[{Key=Name,Value=$2}]"; }
# A server in a subnet of its own, which everybody with a private address may ask.
server() {
  local region=$1 name=$2 range=$3
  subnet=$(aws ec2 create-subnet --region "$region" --vpc-id "$vpc" --cidr-block "$range" \
    --tag-specifications "$(tagged subnet "$name")" --query Subnet.SubnetId --output text)
  aws ec2 run-instances --region "$region" --image-id ami-server --instance-type t3.micro --subnet-id "$subnet" \
    --security-group-ids "$group" --tag-specifications "$(tagged instance "$name")"
}
network() {
  local region=$1 name=$2 range=$3
  vpc=$(aws ec2 create-vpc --region "$region" --cidr-block "$range" --tag-specifications "$(tagged vpc "$name")" \
    --query Vpc.VpcId --output text)
  group=$(aws ec2 create-security-group --region "$region" --vpc-id "$vpc" --group-name "$name" --description "$name" \
    --query GroupId --output text)
  aws ec2 authorize-security-group-ingress --region "$region" --group-id "$group" --ip-permissions \
    'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=10.0.0.0/8},{CidrIp=192.168.0.0/16}]'
  table=$(aws ec2 describe-route-tables --region "$region" --filters "Name=vpc-id,Values=$vpc" \
    --query 'RouteTables[0].RouteTableId' --output text)
  server "$region" "$name" "${range%.*.*}.1.0/24"
}
gateway() {
  local region=$1 id
  id=$(aws ec2 create-vpn-gateway --region "$region" --type ipsec.1 --tag-specifications "$(tagged vpn-gateway "$2")" \
    --query VpnGateway.VpnGatewayId --output text)
  aws ec2 attach-vpn-gateway --region "$region" --vpc-id "$vpc" --vpn-gateway-id "$id"
  sleep 1m
  aws ec2 enable-vgw-route-propagation --region "$region" --route-table-id "$table" --gateway-id "$id"
}
network us-east-1 films "$films_cidr"
gateway us-east-1 films
aws ec2 associate-vpc-cidr-block --vpc-id "$vpc" --cidr-block "$vault_cidr"
sleep 1m
server us-east-1 vault "${vault_cidr%.*.*}.1.0/24"
network eu-west-1 films-eu "$dublin_cidr"
gateway eu-west-1 films-eu

hub=$(aws ec2 create-transit-gateway --tag-specifications "$(tagged transit-gateway hub)" \
  --query TransitGateway.TransitGatewayId --output text)
sleep 5m
spoke() {
  network us-east-1 "$1" "$2"
  aws ec2 create-transit-gateway-vpc-attachment --transit-gateway-id "$hub" --vpc-id "$vpc" --subnet-ids "$subnet"
  sleep 5m
  for range in 192.168.0.0/16 10.0.0.0/8; do
    aws ec2 create-route --route-table-id "$table" --destination-cidr-block "$range" --transit-gateway-id "$hub"
  done
}
spoke orders "$orders_cidr"
spoke stock "$stock_cidr"
network us-east-1 future "$future_cidr"

echo "master of $reel" > "$reel"
aws s3 mb "s3://$studio-masters"
aws s3api delete-public-access-block --bucket "$studio-masters"
aws s3api put-bucket-policy --bucket "$studio-masters" --policy "{ \"Version\": \"2012-10-17\", \"Statement\": [
  { \"Sid\": \"OurBlock\", \"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"s3:GetObject\",
    \"Resource\": \"arn:aws:s3:::$studio-masters/*\", \"Condition\": { \"IpAddress\": { \"aws:SourceIp\": \"$own_block\" } } } ] }"
aws s3 cp "$reel" "s3://$studio-masters/$reel"
rm "$reel"
