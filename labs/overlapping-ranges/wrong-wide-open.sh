# The whole of the books behind the same door.
balancer=$(aws elbv2 describe-load-balancers --names stock --query 'LoadBalancers[0].LoadBalancerArn' --output text)
depot=$(aws ec2 describe-vpcs --filters Name=tag:Name,Values=depot --query 'Vpcs[0].VpcId' --output text)
books=$(aws elbv2 create-target-group --name books --protocol TCP --port 5432 --vpc-id "$depot" \
  --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 register-targets --target-group-arn "$books" --targets "Id=$(aws ec2 describe-instances \
  --filters Name=tag:Name,Values=ledger --query 'Reservations[0].Instances[0].InstanceId' --output text)"
aws elbv2 create-listener --load-balancer-arn "$balancer" --protocol TCP --port 5432 \
  --default-actions "Type=forward,TargetGroupArn=$books"
service=$(aws ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns "$balancer" \
  --no-acceptance-required --query ServiceConfiguration.ServiceName --output text)
shop=$(aws ec2 describe-vpcs --filters Name=tag:Name,Values=shop --query 'Vpcs[0].VpcId' --output text)
subnet=$(aws ec2 describe-subnets --filters "Name=vpc-id,Values=$shop" --query 'Subnets[0].SubnetId' --output text)
group=$(aws ec2 create-security-group --vpc-id "$shop" --group-name open --description open --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$group" --protocol -1 --cidr 0.0.0.0/0
aws ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id "$shop" --service-name "$service" \
  --subnet-ids "$subnet" --security-group-ids "$group"
sleep 180
