vpc=$(aws ec2 describe-vpcs --filters "Name=cidr,Values=$vpc_cidr" --query 'Vpcs[0].VpcId' --output text)
group() {
  aws ec2 describe-security-groups --filters "Name=vpc-id,Values=$vpc" "Name=group-name,Values=$1" \
    --query 'SecurityGroups[0].GroupId' --output text
}

# A flow log on the VPC covers every interface in it. REJECT alone would hide the best clue: what was accepted.
aws ec2 create-flow-logs --resource-type VPC --resource-ids "$vpc" --traffic-type ALL --max-aggregation-interval 60 \
  --log-group-name depot --deliver-logs-permission-arn arn:aws:iam::123456789012:role/flow-logs

# The scanner: ACCEPT in, REJECT out. The network ACL lets the hall in, but lets nothing out to it.
acl=$(aws ec2 describe-network-acls --filters Name=tag:Name,Values=depot --query 'NetworkAcls[0].NetworkAclId' --output text)
aws ec2 create-network-acl-entry --network-acl-id "$acl" --egress --rule-number 110 --protocol tcp \
  --port-range From=1024,To=65535 --cidr-block "$hall_cidr" --rule-action allow

# The printer: REJECT in. Port 8443 gets in from the same address, so it is the security group, which knows no 9100.
aws ec2 authorize-security-group-ingress --group-id "$(group depot)" --protocol tcp --port 9100 \
  --source-group "$(group printer)"

# The gate: nothing at depot's interface, REJECT on the way out at its own. Its security group lost its outbound rule.
aws ec2 authorize-security-group-egress --group-id "$(group gate)" \
  --ip-permissions "IpProtocol=tcp,FromPort=8443,ToPort=8443,UserIdGroupPairs=[{GroupId=$(group depot)}]"
