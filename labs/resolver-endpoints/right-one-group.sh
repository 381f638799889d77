# One group serves both endpoints, and three addresses carry the queries out.
vpc=$(aws ec2 describe-vpcs --filters "Name=cidr,Values=$vpc_cidr" --query 'Vpcs[0].VpcId' --output text)
subnet_a=$(aws ec2 describe-subnets --filters "Name=cidr-block,Values=$cidr_a" --query 'Subnets[0].SubnetId' --output text)
subnet_b=$(aws ec2 describe-subnets --filters "Name=cidr-block,Values=$cidr_b" --query 'Subnets[0].SubnetId' --output text)
group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name dns --description dns --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$group" --ip-permissions \
  "IpProtocol=udp,FromPort=53,ToPort=53,IpRanges=[{CidrIp=$office_cidr}]" \
  "IpProtocol=tcp,FromPort=53,ToPort=53,IpRanges=[{CidrIp=$office_cidr}]"

aws route53resolver create-resolver-endpoint --creator-request-id from-the-office --direction INBOUND \
  --security-group-ids "$group" --ip-addresses "SubnetId=$subnet_b,Ip=$in_b" "SubnetId=$subnet_a,Ip=$in_a"

cat > outbound.json <<JSON
{ "CreatorRequestId": "towards-the-office", "Direction": "OUTBOUND", "SecurityGroupIds": [ "$group" ],
  "IpAddresses": [ { "SubnetId": "$subnet_a" }, { "SubnetId": "$subnet_b" }, { "SubnetId": "$subnet_b" } ] }
JSON
outbound=$(aws route53resolver create-resolver-endpoint --cli-input-json file://outbound.json \
  --query ResolverEndpoint.Id --output text)
rule() {
  id=$(aws route53resolver create-resolver-rule --creator-request-id "$1" --rule-type "$2" --domain-name "$1" "${@:3}" \
    --query ResolverRule.Id --output text)
  aws route53resolver associate-resolver-rule --resolver-rule-id "$id" --vpc-id "$vpc"
}
rule "$corp" FORWARD --resolver-endpoint-id "$outbound" --target-ips "Ip=$ns_ip,Port=53"
rule "status.$corp" SYSTEM
sleep 5m
