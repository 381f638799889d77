# An application load balancer for the arena, too: players get through, but the arena sees the load balancer's address,
# and the addresses of the rule book lead nowhere.
vpc=$(aws ec2 describe-vpcs --filters Name=tag:Name,Values=club --query 'Vpcs[0].VpcId' --output text)
subnet() {
  aws ec2 describe-subnets --filters "Name=tag:Name,Values=$1" --query 'Subnets[0].SubnetId' --output text
}
server() {
  aws ec2 describe-instances --filters "Name=tag:Name,Values=$1" --query 'Reservations[0].Instances[0].InstanceId' --output text
}
group() {
  aws ec2 describe-security-groups --filters "Name=vpc-id,Values=$vpc" "Name=group-name,Values=$1" \
    --query 'SecurityGroups[0].GroupId' --output text
}
address() {
  aws ec2 describe-addresses --filters "Name=tag:Name,Values=$1" --query 'Addresses[0].AllocationId' --output text
}

# The web site: layer 7. Open for everybody; the servers are open for it alone.
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
pages=$(aws elbv2 create-target-group --name pages --protocol HTTP --port 80 --vpc-id "$vpc" \
  --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 register-targets --target-group-arn "$pages" --targets "Id=$(server site-a)" "Id=$(server site-b)"

# The health check asks what tells the sick from the well, and not just for any page.
puzzles=$(aws elbv2 create-target-group --name puzzles --protocol HTTP --port 80 --vpc-id "$vpc" \
  --health-check-path /health --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 register-targets --target-group-arn "$puzzles" --targets "Id=$(server puzzle-a)" "Id=$(server puzzle-b)"

certificate=$(aws acm list-certificates --query 'CertificateSummaryList[0].CertificateArn' --output text)
https=$(aws elbv2 create-listener --load-balancer-arn "$web" --protocol HTTPS --port 443 \
  --certificates "CertificateArn=$certificate" --default-actions "Type=forward,TargetGroupArn=$pages" \
  --query 'Listeners[0].ListenerArn' --output text)
aws elbv2 create-rule --listener-arn "$https" --priority 10 --conditions "Field=host-header,Values=puzzles.$domain" \
  --actions "Type=forward,TargetGroupArn=$puzzles"
aws elbv2 create-rule --listener-arn "$https" --priority 20 --conditions Field=path-pattern,Values=/daily \
  --actions "Type=forward,TargetGroupArn=$puzzles"
aws elbv2 create-listener --load-balancer-arn "$web" --protocol HTTP --port 80 \
  --default-actions 'Type=redirect,RedirectConfig={Protocol=HTTPS,Port=443,StatusCode=HTTP_301}'

# The names lead to the load balancer's own, whose addresses change.
zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)
aws elbv2 describe-load-balancers --names web --query 'LoadBalancers[0]' | jq --arg domain "$domain" '{Changes: [
  {DNSName, HostedZoneId: .CanonicalHostedZoneId, EvaluateTargetHealth: false} as $web | "www", "puzzles"
  | {Action: "CREATE", ResourceRecordSet: {Name: "\(.).\($domain)", Type: "A", AliasTarget: $web}}]}' > names.json
aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://names.json

aws ec2 authorize-security-group-ingress --group-id "$front" --protocol tcp --port "$port" --cidr 0.0.0.0/0
aws ec2 authorize-security-group-ingress --group-id "$(group arena)" --protocol tcp --port "$port" --source-group "$front"
players=$(aws elbv2 create-target-group --name arena --protocol HTTP --port "$port" --vpc-id "$vpc" \
  --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 register-targets --target-group-arn "$players" --targets "Id=$(server arena-a)" "Id=$(server arena-b)"
aws elbv2 create-listener --load-balancer-arn "$web" --protocol HTTP --port "$port" \
  --default-actions "Type=forward,TargetGroupArn=$players"
aws elbv2 wait load-balancer-available --load-balancer-arns "$web"
