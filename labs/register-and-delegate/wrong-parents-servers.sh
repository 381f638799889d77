# The technicians' zone is delegated to the servers of the zone above: they refer to themselves, and nobody gets there.
zone=$(aws route53 list-hosted-zones --query "HostedZones[?Name=='$domain.'].Id | [0]" --output text)
lab=$(aws route53 list-hosted-zones --query "HostedZones[?Name=='lab.$domain.'].Id | [0]" --output text)
servers() {
  aws route53 get-hosted-zone --id "$1" --query 'DelegationSet.NameServers[]' --output text
}

aws route53domains check-domain-availability --region us-east-1 --domain-name "$domain"
contact='FirstName=Host,LastName=Master,ContactType=PERSON,AddressLine1=1 Harbour Street,City=Springfield,State=IL,CountryCode=US,ZipCode=62701,PhoneNumber=+1.2175550100,Email=hostmaster@example.com'
operation=$(aws route53domains register-domain --region us-east-1 --domain-name "$domain" --duration-in-years 1 \
  --auto-renew --admin-contact "$contact" --registrant-contact "$contact" --tech-contact "$contact" \
  --query OperationId --output text)
until [ "$(aws route53domains get-operation-detail --region us-east-1 --operation-id "$operation" \
  --query Status --output text)" = SUCCESSFUL ]; do sleep 60; done

aws route53domains update-domain-nameservers --region us-east-1 --domain-name "$domain" \
  --nameservers $(for server in $(servers "$zone"); do echo "Name=$server"; done)
empty=$(aws route53 list-hosted-zones --query "HostedZones[?Name=='$domain.' && Id!='$zone'].Id | [0]" --output text)
aws route53 delete-hosted-zone --id "$empty"

cat > lab.json <<JSON
{ "Changes": [ { "Action": "CREATE", "ResourceRecordSet": { "Name": "lab.$domain", "Type": "NS", "TTL": 172800,
  "ResourceRecords": $(servers "$zone" | tr '\t' '\n' | jq -R '{Value: .}' | jq -s .) } } ] }
JSON
change=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://lab.json \
  --query ChangeInfo.Id --output text)
aws route53 wait resource-record-sets-changed --id "$change"
