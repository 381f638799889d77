acl=$(aws ec2 describe-network-acls --filters Name=tag:Name,Values=auditors \
  --query 'NetworkAcls[0].NetworkAclId' --output text)

# The visitors' answers. A visitor's machine speaks from a port of its own choosing, and the answer goes there. A network
# ACL keeps no memory of who asked, so the ports that anyone may choose from must be open on the way out.
aws ec2 create-network-acl-entry --network-acl-id "$acl" --egress --rule-number 120 --protocol tcp \
  --port-range From=1024,To=65535 --cidr-block 0.0.0.0/0 --rule-action allow

# And the answers to what web itself asks, on the way in. This does not open web to the world: a question from outside to
# such a port still meets the security group. Port 22 is below 1024, and stays shut.
aws ec2 create-network-acl-entry --network-acl-id "$acl" --ingress --rule-number 120 --protocol tcp \
  --port-range From=1024,To=65535 --cidr-block 0.0.0.0/0 --rule-action allow
