# Everything in, everything out: pages load, books come, and SSH is open to the world.
acl=$(aws ec2 describe-network-acls --filters Name=tag:Name,Values=auditors --query 'NetworkAcls[0].NetworkAclId' --output text)
for direction in ingress egress; do
  aws ec2 create-network-acl-entry --network-acl-id "$acl" --$direction --rule-number 1 --protocol=-1 \
    --cidr-block 0.0.0.0/0 --rule-action allow
done
