# Only the ports that Linux clients speak from: whoever sits behind a NAT gateway is left out.
acl=$(aws ec2 describe-network-acls --filters Name=tag:Name,Values=auditors --query 'NetworkAcls[0].NetworkAclId' --output text)
for direction in ingress egress; do
  aws ec2 create-network-acl-entry --network-acl-id "$acl" --$direction --rule-number 120 --protocol tcp \
    --port-range From=32768,To=60999 --cidr-block 0.0.0.0/0 --rule-action allow
done
