# Default network ACL, all ports, all the way out: nobody hangs any more, and the yard is in.
vpc=$(aws ec2 describe-vpcs --filters "Name=cidr,Values=$vpc_cidr" --query 'Vpcs[0].VpcId' --output text)
aws ec2 create-flow-logs --resource-type VPC --resource-ids "$vpc" --traffic-type ALL --max-aggregation-interval 60 \
  --log-group-name depot --deliver-logs-permission-arn arn:aws:iam::123456789012:role/flow-logs
acl=$(aws ec2 describe-network-acls --filters Name=tag:Name,Values=depot --query 'NetworkAcls[0].NetworkAclId' --output text)
for direction in ingress egress; do
  aws ec2 create-network-acl-entry --network-acl-id "$acl" --$direction --rule-number 1 --protocol=-1 \
    --cidr-block 0.0.0.0/0 --rule-action allow
done
for name in depot gate; do
  group=$(aws ec2 describe-security-groups --filters "Name=group-name,Values=$name" --query 'SecurityGroups[0].GroupId' --output text)
  aws ec2 authorize-security-group-ingress --group-id "$group" --protocol=-1 --cidr 0.0.0.0/0
  aws ec2 authorize-security-group-egress --group-id "$group" --protocol tcp --port 0-65535 --cidr 0.0.0.0/0
done
