vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" \
  --tag-specifications "ResourceType=vpc,Tags=[{Key=Name,Value=$bucket}]" --query Vpc.VpcId --output text)
aws ec2 modify-vpc-attribute --vpc-id "$vpc" --enable-dns-hostnames
igw=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --internet-gateway-id "$igw" --vpc-id "$vpc"
table=$(aws ec2 describe-route-tables --filters "Name=vpc-id,Values=$vpc" --query 'RouteTables[0].RouteTableId' --output text)
aws ec2 create-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --gateway-id "$igw"
subnet() {
  aws ec2 create-subnet --vpc-id "$vpc" --availability-zone "eu-west-1$1" --cidr-block "$2" --query Subnet.SubnetId --output text
}
subnet_a=$(subnet a "$cidr_a")
subnet_b=$(subnet b "$cidr_b")
group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name web --description web --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 80 --cidr 0.0.0.0/0
launch() {
  aws ec2 run-instances --image-id "$2" --instance-type t3.micro --subnet-id "$3" --security-group-ids "$group" \
    --tag-specifications "ResourceType=instance,Tags=[{Key=Name,Value=$1}]" --query 'Instances[0].InstanceId' --output text
}
shop=$(launch shop ami-shop "$subnet_a")
api_a=$(launch api-a ami-api "$subnet_a")
api_b=$(launch api-b ami-api "$subnet_b")
aws ec2 wait instance-running --instance-ids "$shop" "$api_a" "$api_b"
eip=$(aws ec2 allocate-address --query AllocationId --output text)
aws ec2 associate-address --allocation-id "$eip" --instance-id "$shop"

balancer=$(aws elbv2 create-load-balancer --name api --subnets "$subnet_a" "$subnet_b" --security-groups "$group" \
  --query 'LoadBalancers[0].LoadBalancerArn' --output text)
targets=$(aws elbv2 create-target-group --name api --protocol HTTP --port 80 --vpc-id "$vpc" \
  --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 register-targets --target-group-arn "$targets" --targets "Id=$api_a" "Id=$api_b"
aws elbv2 create-listener --load-balancer-arn "$balancer" --protocol HTTP --port 80 \
  --default-actions "Type=forward,TargetGroupArn=$targets"
aws elbv2 wait load-balancer-available --load-balancer-arns "$balancer"

aws s3 mb "s3://$bucket"
for kind in delta rokkaku parafoil sled; do
  echo "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>a $kind kite</title><path d=\"M0 0 L4 9 L8 0 L4 2 Z\"/></svg>" > "$kind.svg"
  aws s3 cp "$kind.svg" "s3://$bucket/img/$kind.svg"
done
