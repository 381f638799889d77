# The depot moves: a VPC with a range of its own, a stock in it, and a peering that works.
shop=$(aws ec2 describe-vpcs --filters Name=tag:Name,Values=shop --query 'Vpcs[0].VpcId' --output text)
old=$(aws ec2 describe-instances --filters Name=tag:Name,Values=stock --query 'Reservations[0].Instances[0].InstanceId' --output text)
fresh=$(aws ec2 create-vpc --cidr-block 100.64.0.0/16 --query Vpc.VpcId --output text)
subnet=$(aws ec2 create-subnet --vpc-id "$fresh" --cidr-block 100.64.1.0/24 --query Subnet.SubnetId --output text)
group=$(aws ec2 create-security-group --vpc-id "$fresh" --group-name page --description page --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 80 --cidr "$near_cidr"
stock=$(aws ec2 run-instances --image-id ami-stock --instance-type t3.micro --subnet-id "$subnet" --security-group-ids "$group" \
  --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=stock}]' --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids "$stock"
peering=$(aws ec2 create-vpc-peering-connection --vpc-id "$shop" --peer-vpc-id "$fresh" \
  --query VpcPeeringConnection.VpcPeeringConnectionId --output text)
sleep 5
aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id "$peering"
sleep 10
here=$(aws ec2 describe-route-tables --filters "Name=vpc-id,Values=$shop" --query 'RouteTables[0].RouteTableId' --output text)
there=$(aws ec2 describe-route-tables --filters "Name=vpc-id,Values=$fresh" --query 'RouteTables[0].RouteTableId' --output text)
aws ec2 create-route --route-table-id "$here" --destination-cidr-block 100.64.0.0/16 --vpc-peering-connection-id "$peering"
aws ec2 create-route --route-table-id "$there" --destination-cidr-block "$vpc_cidr" --vpc-peering-connection-id "$peering"
aws ec2 terminate-instances --instance-ids "$old"
aws ec2 wait instance-terminated --instance-ids "$old"
address=$(aws ec2 describe-instances --instance-ids "$stock" --query 'Reservations[0].Instances[0].PrivateIpAddress' --output text)
zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)
change=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch '{ "Changes": [ { "Action": "UPSERT",
  "ResourceRecordSet": { "Name": "stock.'"$domain"'", "Type": "A", "TTL": 60, "ResourceRecords": [ { "Value": "'"$address"'" } ] } } ] }' \
  --query ChangeInfo.Id --output text)
aws route53 wait resource-record-sets-changed --id "$change"
