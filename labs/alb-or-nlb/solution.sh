vpc=$(aws ec2 describe-vpcs --filters Name=tag:Name,Values=club --query 'Vpcs[0].VpcId' --output text)

# The ID of what is there already.
the() {
  case "$1" in
    subnet) aws ec2 describe-subnets --filters "Name=tag:Name,Values=$2" --query 'Subnets[0].SubnetId' --output text ;;
    server) aws ec2 describe-instances --filters "Name=tag:Name,Values=$2" \
      --query 'Reservations[0].Instances[0].InstanceId' --output text ;;
    group) aws ec2 describe-security-groups --filters "Name=vpc-id,Values=$vpc" "Name=group-name,Values=$2" \
      --query 'SecurityGroups[0].GroupId' --output text ;;
    address) aws ec2 describe-addresses --filters "Name=tag:Name,Values=$2" --query 'Addresses[0].AllocationId' --output text ;;
  esac
}

# A security group for a load balancer, open for everybody on these ports.
open_group() {
  local id port
  id=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name "$1" --description "$1" --query GroupId --output text)
  for port in "${@:2}"; do
    aws ec2 authorize-security-group-ingress --group-id "$id" --protocol tcp --port "$port" --cidr 0.0.0.0/0 > /dev/null
  done
  echo "$id"
}

# A target group with two servers in it.
targets() {
  local arn
  arn=$(aws elbv2 create-target-group --name "$1" --vpc-id "$vpc" "${@:4}" \
    --query 'TargetGroups[0].TargetGroupArn' --output text)
  aws elbv2 register-targets --target-group-arn "$arn" --targets "Id=$(the server "$2")" "Id=$(the server "$3")"
  echo "$arn"
}

# The web site: layer 7. Open for everybody; the servers are open for it alone.
front=$(open_group web-front 80 443)
for servers in site puzzle; do
  aws ec2 authorize-security-group-ingress --group-id "$(the group "$servers")" --protocol tcp --port 80 --source-group "$front"
done
web=$(aws elbv2 create-load-balancer --name web --subnets "$(the subnet public-a)" "$(the subnet public-b)" \
  --security-groups "$front" --query 'LoadBalancers[0].LoadBalancerArn' --output text)

# The puzzle servers' health check asks what tells the sick from the well, and not just for any page.
pages=$(targets pages site-a site-b --protocol HTTP --port 80)
puzzles=$(targets puzzles puzzle-a puzzle-b --protocol HTTP --port 80 --health-check-path /health)

https=$(aws elbv2 create-listener --load-balancer-arn "$web" --protocol HTTPS --port 443 --certificates \
  "CertificateArn=$(aws acm list-certificates --query 'CertificateSummaryList[0].CertificateArn' --output text)" \
  --default-actions "Type=forward,TargetGroupArn=$pages" --query 'Listeners[0].ListenerArn' --output text)
aws elbv2 create-rule --listener-arn "$https" --priority 10 --conditions "Field=host-header,Values=puzzles.$domain" \
  --actions "Type=forward,TargetGroupArn=$puzzles"
aws elbv2 create-rule --listener-arn "$https" --priority 20 --conditions Field=path-pattern,Values=/daily \
  --actions "Type=forward,TargetGroupArn=$puzzles"
aws elbv2 create-listener --load-balancer-arn "$web" --protocol HTTP --port 80 \
  --default-actions 'Type=redirect,RedirectConfig={Protocol=HTTPS,Port=443,StatusCode=HTTP_301}'

# The names lead to the load balancer's own, whose addresses change.
aws elbv2 describe-load-balancers --names web --query 'LoadBalancers[0]' | jq --arg domain "$domain" '{Changes: [
  {DNSName, HostedZoneId: .CanonicalHostedZoneId, EvaluateTargetHealth: false} as $web | "www", "puzzles"
  | {Action: "CREATE", ResourceRecordSet: {Name: "\(.).\($domain)", Type: "A", AliasTarget: $web}}]}' > names.json
aws route53 change-resource-record-sets --change-batch file://names.json --hosted-zone-id \
  "$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)"

# The arena: layer 4. It passes packets on as they are, from addresses that stay. Its security group can only be given now.
gate=$(open_group arena-gate "$port")
aws ec2 authorize-security-group-ingress --group-id "$(the group arena)" --protocol tcp --port "$port" --source-group "$gate"
arena=$(aws elbv2 create-load-balancer --type network --name arena --security-groups "$gate" --subnet-mappings \
  "SubnetId=$(the subnet public-a),AllocationId=$(the address play-a)" \
  "SubnetId=$(the subnet public-b),AllocationId=$(the address play-b)" \
  --query 'LoadBalancers[0].LoadBalancerArn' --output text)
players=$(targets arena arena-a arena-b --protocol TCP --port "$port")
aws elbv2 create-listener --load-balancer-arn "$arena" --protocol TCP --port "$port" \
  --default-actions "Type=forward,TargetGroupArn=$players"

# Each address sends to both servers, not only to the one in its own zone.
aws elbv2 modify-load-balancer-attributes --load-balancer-arn "$arena" \
  --attributes Key=load_balancing.cross_zone.enabled,Value=true

aws elbv2 wait load-balancer-available --load-balancer-arns "$web" "$arena"
