contact='FirstName=Host,LastName=Master,ContactType=PERSON,AddressLine1=1 Harbour Street,City=Springfield,State=IL,CountryCode=US,ZipCode=62701,PhoneNumber=+1.2175550100,Email=hostmaster@example.com'
operation=$(aws route53domains register-domain --region us-east-1 --domain-name "$domain" --duration-in-years 1 \
  --admin-contact "$contact" --registrant-contact "$contact" --tech-contact "$contact" --query OperationId --output text)
until [ "$(aws route53domains get-operation-detail --region us-east-1 --operation-id "$operation" \
  --query Status --output text)" = SUCCESSFUL ]; do sleep 60; done

vpc=$(aws ec2 create-vpc --cidr-block "$park_cidr" \
  --tag-specifications "ResourceType=vpc,Tags=[{Key=Name,Value=park}]" --query Vpc.VpcId --output text)
aws ec2 modify-vpc-attribute --vpc-id "$vpc" --enable-dns-hostnames
subnet=$(aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$park_cidr" --query Subnet.SubnetId --output text)
keeper=$(aws ec2 run-instances --image-id ami-keeper --instance-type t3.micro --subnet-id "$subnet" \
  --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=keeper}]' --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids "$keeper"
