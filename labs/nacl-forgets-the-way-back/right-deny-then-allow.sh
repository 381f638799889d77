# The other way round: SSH is denied first, then everything is allowed; the security group does the rest.
acl=$(aws ec2 describe-network-acls --filters Name=tag:Name,Values=auditors --query 'NetworkAcls[0].NetworkAclId' --output text)
aws ec2 create-network-acl-entry --network-acl-id "$acl" --ingress --rule-number 10 --protocol tcp \
  --port-range From=22,To=22 --cidr-block 0.0.0.0/0 --rule-action deny
for direction in ingress egress; do
  aws ec2 create-network-acl-entry --network-acl-id "$acl" --$direction --rule-number 20 --protocol=-1 \
    --cidr-block 0.0.0.0/0 --rule-action allow
done
