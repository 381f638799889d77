# The rule for the database names the app subnet's range: legacy gets in, too.
db=$(aws ec2 describe-security-groups --filters Name=group-name,Values=db --query 'SecurityGroups[0].GroupId' --output text)
aws ec2 authorize-security-group-ingress --group-id "$db" --protocol tcp --port 5432 --cidr "$app_cidr"
acl=$(aws ec2 describe-network-acls --filters Name=default,Values=true --query 'NetworkAcls[0].NetworkAclId' --output text)
aws ec2 create-network-acl-entry --network-acl-id "$acl" --ingress --rule-number 10 --protocol=-1 \
  --cidr-block "$bad_range" --rule-action deny
aws ec2 create-network-acl-entry --network-acl-id "$acl" --ingress --rule-number 20 --protocol=-1 \
  --cidr-block "$guest_cidr" --rule-action deny
