# All names to the office: it can tell of its own, and of nothing else.
vpc=$(aws ec2 describe-vpcs --filters "Name=cidr,Values=$vpc_cidr" --query 'Vpcs[0].VpcId' --output text)
subnet_a=$(aws ec2 describe-subnets --filters "Name=cidr-block,Values=$cidr_a" --query 'Subnets[0].SubnetId' --output text)
subnet_b=$(aws ec2 describe-subnets --filters "Name=cidr-block,Values=$cidr_b" --query 'Subnets[0].SubnetId' --output text)

# Inward: at the two addresses that the office's name server knows, for the office alone. Long answers come over TCP.
in=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name dns-in --description "DNS from the office" \
  --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$in" --protocol udp --port 53 --cidr "$office_cidr"
aws ec2 authorize-security-group-ingress --group-id "$in" --protocol tcp --port 53 --cidr "$office_cidr"
aws route53resolver create-resolver-endpoint --creator-request-id in-1 --name from-office --direction INBOUND \
  --security-group-ids "$in" --ip-addresses "SubnetId=$subnet_a,Ip=$in_a" "SubnetId=$subnet_b,Ip=$in_b"

# Outward: queries leave from two zones. A new group lets everything out, and nobody needs to come in.
out=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name dns-out --description "DNS to the office" \
  --query GroupId --output text)
outbound=$(aws route53resolver create-resolver-endpoint --creator-request-id out-1 --name to-office --direction OUTBOUND \
  --security-group-ids "$out" --ip-addresses "SubnetId=$subnet_a" "SubnetId=$subnet_b" \
  --query ResolverEndpoint.Id --output text)

# Minutes go by until both take queries.
until [ "$(aws route53resolver list-resolver-endpoints --output text \
  --query "length(ResolverEndpoints[?Status!='OPERATIONAL'])")" = 0 ]; do sleep 30; done

forward=$(aws route53resolver create-resolver-rule --creator-request-id rule-1 --name office --rule-type FORWARD \
  --domain-name . --resolver-endpoint-id "$outbound" --target-ips "Ip=$ns_ip" --query ResolverRule.Id --output text)
aws route53resolver associate-resolver-rule --resolver-rule-id "$forward" --vpc-id "$vpc"

until [ "$(aws route53resolver list-resolver-rule-associations --output text \
  --query "length(ResolverRuleAssociations[?Status!='COMPLETE'])")" = 0 ]; do sleep 30; done
