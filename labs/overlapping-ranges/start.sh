network() {
  vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" --tag-specifications "ResourceType=vpc,Tags=[{Key=Name,Value=$1}]" \
    --query Vpc.VpcId --output text)
  aws ec2 modify-vpc-attribute --vpc-id "$vpc" --enable-dns-hostnames
  subnet=$(aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$2" --availability-zone us-east-1a \
    --tag-specifications "ResourceType=subnet,Tags=[{Key=Name,Value=$1}]" --query Subnet.SubnetId --output text)
}
launch() {
  aws ec2 run-instances --image-id "$2" --instance-type t3.micro --subnet-id "$subnet" --security-group-ids "$3" \
    ${4:+--private-ip-address "$4"} --tag-specifications "ResourceType=instance,Tags=[{Key=Name,Value=$1}]" \
    --query 'Instances[0].InstanceId' --output text
}
group() {
  aws ec2 create-security-group --vpc-id "$vpc" --group-name "$1" --description "$1" --query GroupId --output text
}

network shop "$near_cidr"
shop=$vpc
till=$(launch till ami-till "$(group till)")

network depot "$far_cidr"
page=$(group page)
aws ec2 authorize-security-group-ingress --group-id "$page" --protocol tcp --port 80 --cidr "$vpc_cidr"
books=$(group books)
aws ec2 authorize-security-group-ingress --group-id "$books" --protocol tcp --port 5432 --cidr "$vpc_cidr"
stock=$(launch stock ami-stock "$page" "$stock_ip")
ledger=$(launch ledger ami-ledger "$books" "$ledger_ip")
aws ec2 wait instance-running --instance-ids "$till" "$stock" "$ledger"

balancer=$(aws elbv2 create-load-balancer --name stock --type network --scheme internal --subnets "$subnet" \
  --query 'LoadBalancers[0].LoadBalancerArn' --output text)
targets=$(aws elbv2 create-target-group --name stock --protocol TCP --port 80 --vpc-id "$vpc" \
  --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 register-targets --target-group-arn "$targets" --targets "Id=$stock"
aws elbv2 create-listener --load-balancer-arn "$balancer" --protocol TCP --port 80 \
  --default-actions "Type=forward,TargetGroupArn=$targets"
aws elbv2 wait load-balancer-available --load-balancer-arns "$balancer"

aws ec2 create-vpc-peering-connection --vpc-id "$shop" --peer-vpc-id "$vpc"
zone=$(aws route53 create-hosted-zone --name "$domain" --caller-reference shop --vpc "VPCRegion=us-east-1,VPCId=$shop" \
  --hosted-zone-config PrivateZone=true --query HostedZone.Id --output text)
change=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch '{ "Changes": [ { "Action": "CREATE",
  "ResourceRecordSet": { "Name": "stock.'"$domain"'", "Type": "A", "TTL": 60, "ResourceRecords": [ { "Value": "'"$stock_ip"'" } ] } } ] }' \
  --query ChangeInfo.Id --output text)
aws route53 wait resource-record-sets-changed --id "$change"
aws elbv2 wait target-in-service --target-group-arn "$targets"
