# Nobody shares a network: depot offers its load balancer as a service, shop gets a door to it under an address of its own.
balancer=$(aws elbv2 describe-load-balancers --names stock --query 'LoadBalancers[0].LoadBalancerArn' --output text)
service=$(aws ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns "$balancer" \
  --no-acceptance-required --query ServiceConfiguration.ServiceName --output text)

shop=$(aws ec2 describe-vpcs --filters Name=tag:Name,Values=shop --query 'Vpcs[0].VpcId' --output text)
subnet=$(aws ec2 describe-subnets --filters "Name=vpc-id,Values=$shop" --query 'Subnets[0].SubnetId' --output text)
group=$(aws ec2 create-security-group --vpc-id "$shop" --group-name stock-door --description 'HTTP from the shop' \
  --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 80 --cidr "$near_cidr"
endpoint=$(aws ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id "$shop" --service-name "$service" \
  --subnet-ids "$subnet" --security-group-ids "$group" --query VpcEndpoint.VpcEndpointId --output text)
# convenience
for _ in 1 2 3 4 5 6 7 8 9 10 11 12; do
  state=$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$endpoint" --query 'VpcEndpoints[0].State' --output text)
  if [ "$state" = available ]; then break; fi
  sleep 15
done

# An address of depot's means somebody else in shop: the name leads to the door instead.
door=$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$endpoint" --query 'VpcEndpoints[0].DnsEntries[0].DnsName' --output text)
zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)
cat > name.json <<JSON
{ "Changes": [
  { "Action": "DELETE", "ResourceRecordSet": { "Name": "stock.$domain", "Type": "A", "TTL": 60,
    "ResourceRecords": [ { "Value": "$stock_ip" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "stock.$domain", "Type": "CNAME", "TTL": 60,
    "ResourceRecords": [ { "Value": "$door" } ] } }
] }
JSON
change=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://name.json \
  --query ChangeInfo.Id --output text)
aws route53 wait resource-record-sets-changed --id "$change"
