tagged() { echo "ResourceType=$1,Tags=[{Key=Name,Value=$2}]"; }
vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" --tag-specifications "$(tagged vpc cloud)" --query Vpc.VpcId --output text)
subnet=$(aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$app_cidr" --tag-specifications "$(tagged subnet app)" \
  --query Subnet.SubnetId --output text)
group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name app --description app --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 443 --cidr "$office_cidr"
app=$(aws ec2 run-instances --image-id ami-app --instance-type t3.micro --subnet-id "$subnet" \
  --security-group-ids "$group" --private-ip-address "$app_ip" --tag-specifications "$(tagged instance app)" \
  --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids "$app"

# Monday becomes Thursday: whoever orders now has a weekend before him.
sleep 78h
