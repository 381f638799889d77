# Registered, and everything else in the volunteer's zone: the world asks the empty one.
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

cat > lab.json <<JSON
{ "Changes": [ { "Action": "CREATE", "ResourceRecordSet": { "Name": "lab.$domain", "Type": "NS", "TTL": 172800,
  "ResourceRecords": $(servers "$lab" | tr '\t' '\n' | jq -R '{Value: .}' | jq -s .) } } ] }
JSON
change=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://lab.json \
  --query ChangeInfo.Id --output text)
aws route53 wait resource-record-sets-changed --id "$change"
