vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" \
  --tag-specifications "ResourceType=vpc,Tags=[{Key=Name,Value=$library-library}]" --query Vpc.VpcId --output text)
igw=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --internet-gateway-id "$igw" --vpc-id "$vpc"
subnet=$(aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$web_cidr" \
  --tag-specifications 'ResourceType=subnet,Tags=[{Key=Name,Value=web}]' --query Subnet.SubnetId --output text)
table=$(aws ec2 create-route-table --vpc-id "$vpc" --query RouteTable.RouteTableId --output text)
aws ec2 create-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --gateway-id "$igw"
aws ec2 associate-route-table --route-table-id "$table" --subnet-id "$subnet"

group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name shared --description 'HTTP, HTTPS, SSH' \
  --query GroupId --output text)
for port in 22 80 443; do
  aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port $port --cidr 0.0.0.0/0
done

acl=$(aws ec2 create-network-acl --vpc-id "$vpc" \
  --tag-specifications 'ResourceType=network-acl,Tags=[{Key=Name,Value=auditors}]' \
  --query NetworkAcl.NetworkAclId --output text)
for direction in ingress egress; do
  aws ec2 create-network-acl-entry --network-acl-id "$acl" --$direction --rule-number 100 --protocol tcp \
    --port-range From=80,To=80 --cidr-block 0.0.0.0/0 --rule-action allow
  aws ec2 create-network-acl-entry --network-acl-id "$acl" --$direction --rule-number 110 --protocol tcp \
    --port-range From=443,To=443 --cidr-block 0.0.0.0/0 --rule-action allow
done
association=$(aws ec2 describe-network-acls --filters "Name=association.subnet-id,Values=$subnet" \
  --query "NetworkAcls[0].Associations[?SubnetId=='$subnet'].NetworkAclAssociationId | [0]" --output text)
aws ec2 replace-network-acl-association --association-id "$association" --network-acl-id "$acl"

web=$(aws ec2 run-instances --image-id ami-catalogue --instance-type t3.micro --subnet-id "$subnet" \
  --security-group-ids "$group" --associate-public-ip-address \
  --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=web}]' --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids "$web"
