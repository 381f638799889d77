contact='FirstName=Host,LastName=Master,ContactType=PERSON,AddressLine1=1 Harbour Street,City=Springfield,State=IL,CountryCode=US,ZipCode=62701,PhoneNumber=+1.2175550100,Email=hostmaster@example.com'
operation=$(aws route53domains register-domain --region us-east-1 --domain-name "$domain" --duration-in-years 3 \
  --admin-contact "$contact" --registrant-contact "$contact" --tech-contact "$contact" --query OperationId --output text)
until [ "$(aws route53domains get-operation-detail --region us-east-1 --operation-id "$operation" \
  --query Status --output text)" = SUCCESSFUL ]; do sleep 60; done
zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)

# The certificate, where he was used to work.
certificate=$(aws acm request-certificate --domain-name "*.$domain" --validation-method DNS --query CertificateArn --output text)
sleep 10
aws acm describe-certificate --certificate-arn "$certificate" > certificate.json
jq '{Changes: [.Certificate.DomainValidationOptions[].ResourceRecord
  | {Action: "UPSERT", ResourceRecordSet: {Name, Type, TTL: 300, ResourceRecords: [{Value}]}}]}' \
  certificate.json > validation.json
aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://validation.json
aws acm wait certificate-validated --certificate-arn "$certificate"

vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" \
  --tag-specifications "ResourceType=vpc,Tags=[{Key=Name,Value=shop}]" --query Vpc.VpcId --output text)
igw=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --internet-gateway-id "$igw" --vpc-id "$vpc"
table=$(aws ec2 describe-route-tables --filters "Name=vpc-id,Values=$vpc" --query 'RouteTables[0].RouteTableId' --output text)
aws ec2 create-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --gateway-id "$igw"
subnet() {
  aws ec2 create-subnet --vpc-id "$vpc" --availability-zone "eu-central-1$1" --cidr-block "$2" --query Subnet.SubnetId --output text
}
subnet_a=$(subnet a "$cidr_a")
subnet_b=$(subnet b "$cidr_b")
group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name shop --description shop --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 443 --cidr 0.0.0.0/0
aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 80 --source-group "$group"
web=$(aws ec2 run-instances --image-id ami-tickets --instance-type t3.micro --subnet-id "$subnet_a" \
  --security-group-ids "$group" --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=web}]' \
  --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids "$web"
balancer=$(aws elbv2 create-load-balancer --name shop --subnets "$subnet_a" "$subnet_b" --security-groups "$group" \
  --query 'LoadBalancers[0].LoadBalancerArn' --output text)
targets=$(aws elbv2 create-target-group --name shop --protocol HTTP --port 80 --vpc-id "$vpc" \
  --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 register-targets --target-group-arn "$targets" --targets "Id=$web"
aws elbv2 create-listener --load-balancer-arn "$balancer" --protocol HTTPS --port 443 \
  --certificates "CertificateArn=$certificate" --default-actions "Type=forward,TargetGroupArn=$targets"
aws elbv2 wait load-balancer-available --load-balancer-arns "$balancer"

cat > shop.json <<JSON
{ "CallerReference": "shop", "Comment": "ticket shop", "Enabled": true, "IsIPV6Enabled": true,
  "Origins": { "Quantity": 1, "Items": [ { "Id": "shop", "DomainName": "origin.$domain",
    "CustomOriginConfig": { "HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": "https-only" } } ] },
  "DefaultCacheBehavior": { "TargetOriginId": "shop", "ViewerProtocolPolicy": "redirect-to-https",
    "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6", "Compress": true } }
JSON
id=$(aws cloudfront create-distribution --distribution-config file://shop.json --query Distribution.Id --output text)
front=$(aws cloudfront get-distribution --id "$id" --query Distribution.DomainName --output text)

aws elbv2 describe-load-balancers --names shop > balancer.json
jq --arg domain "$domain" --arg front "$front" '.LoadBalancers[0]
  | {Zone: .CanonicalHostedZoneId, Host: .DNSName} as $shop
  | {Changes: [
      {Name: "origin.\($domain)", Type: "A", AliasTarget: {HostedZoneId: $shop.Zone, DNSName: $shop.Host, EvaluateTargetHealth: false}},
      (("A", "AAAA") as $type | {Name: "www.\($domain)", Type: $type,
        AliasTarget: {HostedZoneId: "Z2FDTNDATAQYW2", DNSName: $front, EvaluateTargetHealth: false}})
      | {Action: "CREATE", ResourceRecordSet: .}]}' balancer.json > names.json
aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://names.json
aws cloudfront wait distribution-deployed --id "$id"
