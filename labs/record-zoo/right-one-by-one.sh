# A batch for each record, by a function; other TTLs; host names with their last dot.
zone=$(aws route53 list-hosted-zones --query "HostedZones[?Name=='$domain.'].Id | [0]" --output text)
changes=
put() {
  local values
  values=$(printf '%s\n' "${@:3}" | jq -R '{Value: .}' | jq -s .)
  jq -n --arg name "$1" --arg type "$2" --argjson values "$values" \
    '{Changes: [{Action: "UPSERT", ResourceRecordSet: {Name: $name, Type: $type, TTL: 60, ResourceRecords: $values}}]}' > one.json
  aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://one.json \
    --query ChangeInfo.Id --output text
}
for record in "www A $web" "www AAAA $web6" "mail A $mail" "backup A $backup" "phone A $phone"; do
  read -r host type value <<< "$record"
  changes="$changes $(put "$host.$domain." "$type" "$value")"
done
changes="$changes $(put "tickets.$domain." CNAME "www.$domain.")"
changes="$changes $(put "$domain." MX "20 backup.$domain." "10 mail.$domain.")"
changes="$changes $(put "$domain." TXT '"v=spf1 mx -all"')"
changes="$changes $(put "_sip._tcp.$domain." SRV "10 60 5060 phone.$domain.")"
changes="$changes $(put "$domain." CAA "0 issue \"$authority\"")"
vpc=$(aws ec2 describe-vpcs --filters Name=tag:Name,Values=park --query 'Vpcs[0].VpcId' --output text)
backwards=$(echo "$feeder" | sed -E 's/^(.*)\.(.*)\.(.*)\.(.*)$/\4.\3.\2.\1/')
zone=$(aws route53 create-hosted-zone --name "${backwards#*.}.in-addr.arpa" --caller-reference "$RANDOM" \
  --vpc "VPCRegion=us-east-1,VPCId=$vpc" --query HostedZone.Id --output text)
changes="$changes $(put "$backwards.in-addr.arpa" PTR "feeder.$domain.")"
for change in $changes; do aws route53 wait resource-record-sets-changed --id "$change"; done
