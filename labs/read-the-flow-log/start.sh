vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" \
  --tag-specifications "ResourceType=vpc,Tags=[{Key=Name,Value=$carrier}]" --query Vpc.VpcId --output text)
subnet() {
  aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$2" \
    --tag-specifications "ResourceType=subnet,Tags=[{Key=Name,Value=$1}]" --query Subnet.SubnetId --output text
}
depot_subnet=$(subnet depot "$depot_cidr")
hall_subnet=$(subnet hall "$hall_cidr")
yard_subnet=$(subnet yard "$yard_cidr")

acl=$(aws ec2 create-network-acl --vpc-id "$vpc" \
  --tag-specifications 'ResourceType=network-acl,Tags=[{Key=Name,Value=depot}]' \
  --query NetworkAcl.NetworkAclId --output text)
aws ec2 create-network-acl-entry --network-acl-id "$acl" --ingress --rule-number 100 --protocol=-1 \
  --cidr-block "$hall_cidr" --rule-action allow
aws ec2 create-network-acl-entry --network-acl-id "$acl" --egress --rule-number 100 --protocol=-1 \
  --cidr-block "$yard_cidr" --rule-action allow
association=$(aws ec2 describe-network-acls --filters "Name=association.subnet-id,Values=$depot_subnet" \
  --query "NetworkAcls[0].Associations[?SubnetId=='$depot_subnet'].NetworkAclAssociationId | [0]" --output text)
aws ec2 replace-network-acl-association --association-id "$association" --network-acl-id "$acl"

group() {
  aws ec2 create-security-group --vpc-id "$vpc" --group-name "$1" --description "$1" --query GroupId --output text
}
depot_group=$(group depot)
scanner_group=$(group scanner)
printer_group=$(group printer)
gate_group=$(group gate)
terminal_group=$(group terminal)
aws ec2 authorize-security-group-ingress --group-id "$depot_group" --protocol tcp --port 8443 --cidr "$vpc_cidr"
aws ec2 authorize-security-group-ingress --group-id "$scanner_group" --protocol tcp --port 22 --cidr "$vpc_cidr"
aws ec2 revoke-security-group-egress --group-id "$gate_group" --protocol=-1 --cidr 0.0.0.0/0

launch() {
  aws ec2 run-instances --image-id "$2" --instance-type t3.micro --subnet-id "$3" --security-group-ids "$4" \
    --tag-specifications "ResourceType=instance,Tags=[{Key=Name,Value=$1}]" \
    --query 'Instances[0].InstanceId' --output text
}
depot=$(launch depot ami-depot "$depot_subnet" "$depot_group")
scanner=$(launch scanner ami-device "$hall_subnet" "$scanner_group")
printer=$(launch printer ami-device "$hall_subnet" "$printer_group")
gate=$(launch gate ami-device "$hall_subnet" "$gate_group")
terminal=$(launch terminal ami-device "$yard_subnet" "$terminal_group")
aws ec2 wait instance-running --instance-ids "$depot" "$scanner" "$printer" "$gate" "$terminal"
