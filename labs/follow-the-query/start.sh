contact='FirstName=Host,LastName=Master,ContactType=PERSON,AddressLine1=1 Harbour Street,City=Springfield,State=IL,CountryCode=US,ZipCode=62701,PhoneNumber=+1.2175550100,Email=hostmaster@example.com'
operation=$(aws route53domains register-domain --region us-east-1 --domain-name "$domain" --duration-in-years 1 \
  --admin-contact "$contact" --registrant-contact "$contact" --tech-contact "$contact" --query OperationId --output text)
until [ "$(aws route53domains get-operation-detail --region us-east-1 --operation-id "$operation" \
  --query Status --output text)" = SUCCESSFUL ]; do sleep 60; done

zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)
cat > www.json <<JSON
{ "Changes": [ { "Action": "CREATE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "A", "TTL": $www_ttl,
  "ResourceRecords": [ { "Value": "$old_box" } ] } } ] }
JSON
change=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://www.json \
  --query ChangeInfo.Id --output text)
aws route53 wait resource-record-sets-changed --id "$change"
connect lisbon dig +short "www.$domain"
connect osaka dig +short "gala.$domain"
sleep 300
