# Targets by address: a network load balancer hides the client's own from those, unless it is told not to. CNAMEs instead
# of Alias records, 302 instead of 301, cross-zone by target group.
vpc=$(aws ec2 describe-vpcs --filters Name=tag:Name,Values=club --query 'Vpcs[0].VpcId' --output text)
subnet() {
  aws ec2 describe-subnets --filters "Name=tag:Name,Values=$1" --query 'Subnets[0].SubnetId' --output text
}
group() {
  aws ec2 describe-security-groups --filters "Name=vpc-id,Values=$vpc" "Name=group-name,Values=$1" \
    --query 'SecurityGroups[0].GroupId' --output text
}
inside() {
  aws ec2 describe-instances --filters "Name=tag:Name,Values=$1" --query 'Reservations[0].Instances[0].PrivateIpAddress' --output text
}
address() {
  aws ec2 describe-addresses --filters "Name=tag:Name,Values=$1" --query 'Addresses[0].AllocationId' --output text
}

front=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name web-front --description 'Load balancer of the web site' \
  --query GroupId --output text)
for listener in 80 443; do
  aws ec2 authorize-security-group-ingress --group-id "$front" --protocol tcp --port "$listener" --cidr 0.0.0.0/0
done
for servers in site puzzle; do
  aws ec2 authorize-security-group-ingress --group-id "$(group "$servers")" --protocol tcp --port 80 --source-group "$front"
done

web=$(aws elbv2 create-load-balancer --name web --subnets "$(subnet public-a)" "$(subnet public-b)" \
  --security-groups "$front" --query 'LoadBalancers[0].LoadBalancerArn' --output text)
pages=$(aws elbv2 create-target-group --name pages --protocol HTTP --port 80 --vpc-id "$vpc" --target-type ip \
  --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 register-targets --target-group-arn "$pages" --targets "Id=$(inside site-a)" "Id=$(inside site-b)"

puzzles=$(aws elbv2 create-target-group --name puzzles --protocol HTTP --port 80 --vpc-id "$vpc" \
  --target-type ip --health-check-path /health --health-check-interval-seconds 10 --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 register-targets --target-group-arn "$puzzles" --targets "Id=$(inside puzzle-a)" "Id=$(inside puzzle-b)"

certificate=$(aws acm list-certificates --query 'CertificateSummaryList[0].CertificateArn' --output text)
https=$(aws elbv2 create-listener --load-balancer-arn "$web" --protocol HTTPS --port 443 \
  --certificates "CertificateArn=$certificate" --default-actions "Type=forward,TargetGroupArn=$pages" \
  --query 'Listeners[0].ListenerArn' --output text)
aws elbv2 create-rule --listener-arn "$https" --priority 10 --conditions "Field=host-header,Values=puzzles.$domain" \
  --actions "Type=forward,TargetGroupArn=$puzzles"
aws elbv2 create-rule --listener-arn "$https" --priority 20 --conditions Field=path-pattern,Values=/daily \
  --actions "Type=forward,TargetGroupArn=$puzzles"
aws elbv2 create-listener --load-balancer-arn "$web" --protocol HTTP --port 80 \
  --default-actions 'Type=redirect,RedirectConfig={Protocol=HTTPS,Port=443,StatusCode=HTTP_302}'

zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)
name=$(aws elbv2 describe-load-balancers --names web --query 'LoadBalancers[0].DNSName' --output text)
cat > names.json <<JSON
{ "Changes": [
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "CNAME", "TTL": 60,
    "ResourceRecords": [ { "Value": "$name" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "puzzles.$domain", "Type": "CNAME", "TTL": 60,
    "ResourceRecords": [ { "Value": "$name" } ] } }
] }
JSON
aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://names.json

gate=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name arena-gate --description 'Load balancer of the arena' \
  --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id "$gate" --protocol tcp --port "$port" --cidr 0.0.0.0/0
aws ec2 authorize-security-group-ingress --group-id "$(group arena)" --protocol tcp --port "$port" --source-group "$gate"

arena=$(aws elbv2 create-load-balancer --type network --name arena --security-groups "$gate" --subnet-mappings \
  "SubnetId=$(subnet public-a),AllocationId=$(address play-a)" "SubnetId=$(subnet public-b),AllocationId=$(address play-b)" \
  --query 'LoadBalancers[0].LoadBalancerArn' --output text)
players=$(aws elbv2 create-target-group --name arena --protocol TCP --port "$port" --vpc-id "$vpc" --target-type ip \
  --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 register-targets --target-group-arn "$players" --targets "Id=$(inside arena-a)" "Id=$(inside arena-b)"
aws elbv2 create-listener --load-balancer-arn "$arena" --protocol TCP --port "$port" \
  --default-actions "Type=forward,TargetGroupArn=$players"

aws elbv2 modify-target-group-attributes --target-group-arn "$players" --attributes \
  Key=load_balancing.cross_zone.enabled,Value=true Key=preserve_client_ip.enabled,Value=true

aws elbv2 wait load-balancer-available --load-balancer-arns "$web" "$arena"
