vpc=$(aws ec2 describe-vpcs --filters "Name=cidr,Values=$vpc_cidr" --query 'Vpcs[0].VpcId' --output text)
group() {
  aws ec2 describe-security-groups --filters "Name=vpc-id,Values=$vpc" "Name=group-name,Values=$1" \
    --query 'SecurityGroups[0].GroupId' --output text
}

# "Whoever is an app server": only a security group can name a group. The rule follows the servers, not their addresses.
aws ec2 authorize-security-group-ingress --group-id "$(group db)" --protocol tcp --port 5432 --source-group "$(group app)"

# "Not from there": a security group cannot say no. The network ACL can, and the lowest number that matches decides, so
# the rule stands before number 100, which allows everything.
open_acl=$(aws ec2 describe-network-acls --filters "Name=vpc-id,Values=$vpc" Name=default,Values=true \
  --query 'NetworkAcls[0].NetworkAclId' --output text)
aws ec2 create-network-acl-entry --network-acl-id "$open_acl" --ingress --rule-number 50 --protocol=-1 \
  --cidr-block "$bad_range" --rule-action deny

# "Whatever the groups say": a wall that belongs to the subnet. An ACL of its own for data: guests are denied first, then
# everything is allowed both ways. It remembers nothing, so the way out needs its rule, too.
data=$(aws ec2 describe-subnets --filters "Name=cidr-block,Values=$data_cidr" --query 'Subnets[0].SubnetId' --output text)
acl=$(aws ec2 create-network-acl --vpc-id "$vpc" --query NetworkAcl.NetworkAclId --output text)
aws ec2 create-network-acl-entry --network-acl-id "$acl" --ingress --rule-number 50 --protocol=-1 \
  --cidr-block "$guest_cidr" --rule-action deny
aws ec2 create-network-acl-entry --network-acl-id "$acl" --ingress --rule-number 100 --protocol=-1 \
  --cidr-block 0.0.0.0/0 --rule-action allow
aws ec2 create-network-acl-entry --network-acl-id "$acl" --egress --rule-number 100 --protocol=-1 \
  --cidr-block 0.0.0.0/0 --rule-action allow
association=$(aws ec2 describe-network-acls --filters "Name=association.subnet-id,Values=$data" \
  --query "NetworkAcls[0].Associations[?SubnetId=='$data'].NetworkAclAssociationId | [0]" --output text)
aws ec2 replace-network-acl-association --association-id "$association" --network-acl-id "$acl"
