vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" --tag-specifications "ResourceType=vpc,Tags=[{Key=Name,Value=$yard}]" \
  --query Vpc.VpcId --output text)
subnet=$(aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$private_cidr" --availability-zone us-east-1a \
  --tag-specifications 'ResourceType=subnet,Tags=[{Key=Name,Value=private}]' --query Subnet.SubnetId --output text)
table=$(aws ec2 create-route-table --vpc-id "$vpc" \
  --tag-specifications 'ResourceType=route-table,Tags=[{Key=Name,Value=private}]' --query RouteTable.RouteTableId --output text)
aws ec2 associate-route-table --route-table-id "$table" --subnet-id "$subnet"
group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name reader --description reader --query GroupId --output text)
reader=$(aws ec2 run-instances --image-id ami-reader --instance-type t3.micro --subnet-id "$subnet" \
  --security-group-ids "$group" --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=reader}]' \
  --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids "$reader"

echo "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>a $boat</title><path d=\"M0 8 L2 9 L9 9 L10 8 Z M5 8 L5 0 L9 7 Z\"/></svg>" > "$boat.svg"
echo 'Open day at the yard: first Sunday of May.' > open-day.txt
for bucket in plans leaflets; do
  aws s3 mb "s3://$yard-yard-$bucket"
  aws s3api delete-public-access-block --bucket "$yard-yard-$bucket"
  aws s3api put-bucket-policy --bucket "$yard-yard-$bucket" --policy "{ \"Version\": \"2012-10-17\", \"Statement\": [
    { \"Sid\": \"Everybody\", \"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"s3:GetObject\",
      \"Resource\": \"arn:aws:s3:::$yard-yard-$bucket/*\" } ] }"
done
aws s3 cp "$boat.svg" "s3://$yard-yard-plans/$boat.svg"
aws s3 cp open-day.txt "s3://$yard-yard-leaflets/open-day.txt"
