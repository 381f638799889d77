# The network ACL answers the hall with everything, the gate's rule names the depot's range; a second flow log besides.
vpc=$(aws ec2 describe-vpcs --query 'Vpcs[0].VpcId' --output text)
for type in ALL REJECT; do
  aws ec2 create-flow-logs --resource-type VPC --resource-ids "$vpc" --traffic-type $type --max-aggregation-interval 60 \
    --log-group-name depot --deliver-logs-permission-arn arn:aws:iam::123456789012:role/flow-logs
done
acl=$(aws ec2 describe-network-acls --filters Name=tag:Name,Values=depot --query 'NetworkAcls[0].NetworkAclId' --output text)
aws ec2 create-network-acl-entry --network-acl-id "$acl" --egress --rule-number 50 --protocol=-1 \
  --cidr-block "$hall_cidr" --rule-action allow
depot=$(aws ec2 describe-security-groups --filters Name=group-name,Values=depot --query 'SecurityGroups[0].GroupId' --output text)
printer=$(aws ec2 describe-security-groups --filters Name=group-name,Values=printer --query 'SecurityGroups[0].GroupId' --output text)
gate=$(aws ec2 describe-security-groups --filters Name=group-name,Values=gate --query 'SecurityGroups[0].GroupId' --output text)
aws ec2 authorize-security-group-ingress --group-id "$depot" \
  --ip-permissions "IpProtocol=tcp,FromPort=9100,ToPort=9100,UserIdGroupPairs=[{GroupId=$printer}]"
aws ec2 authorize-security-group-egress --group-id "$gate" --protocol tcp --port 8443 --cidr "$depot_cidr"
