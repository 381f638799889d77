# The default ACL alone does it: both denials stand in it, for all three subnets.
db=$(aws ec2 describe-security-groups --filters Name=group-name,Values=db --query 'SecurityGroups[0].GroupId' --output text)
app=$(aws ec2 describe-security-groups --filters Name=group-name,Values=app --query 'SecurityGroups[0].GroupId' --output text)
aws ec2 authorize-security-group-ingress --group-id "$db" \
  --ip-permissions "IpProtocol=tcp,FromPort=5432,ToPort=5432,UserIdGroupPairs=[{GroupId=$app}]"
acl=$(aws ec2 describe-network-acls --filters Name=default,Values=true --query 'NetworkAcls[0].NetworkAclId' --output text)
aws ec2 create-network-acl-entry --network-acl-id "$acl" --ingress --rule-number 10 --protocol=-1 \
  --cidr-block "$bad_range" --rule-action deny
aws ec2 create-network-acl-entry --network-acl-id "$acl" --ingress --rule-number 20 --protocol=-1 \
  --cidr-block "$guest_cidr" --rule-action deny
