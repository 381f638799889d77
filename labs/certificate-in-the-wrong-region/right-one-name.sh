# A certificate for www alone, which wants a CNAME of its own in the zone.
certificate=$(aws acm request-certificate --region us-east-1 --domain-name "www.$domain" --validation-method DNS \
  --key-algorithm EC_prime256v1 --query CertificateArn --output text)
sleep 10
aws acm describe-certificate --region us-east-1 --certificate-arn "$certificate" \
  --query 'Certificate.DomainValidationOptions[0].ResourceRecord' > record.json
jq '{Changes: [{Action: "CREATE", ResourceRecordSet: {Name, Type, TTL: 60, ResourceRecords: [{Value}]}}]}' record.json > validation.json
zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)
aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://validation.json
aws acm wait certificate-validated --region us-east-1 --certificate-arn "$certificate"

id=$(aws cloudfront list-distributions --query 'DistributionList.Items[0].Id' --output text)
aws cloudfront get-distribution-config --id "$id" > before.json
jq ".DistributionConfig | .Aliases = {Quantity: 1, Items: [\"www.$domain\"]}
  | .ViewerCertificate = {ACMCertificateArn: \"$certificate\", SSLSupportMethod: \"sni-only\"}" before.json > after.json
aws cloudfront update-distribution --id "$id" --if-match "$(jq -r .ETag before.json)" --distribution-config file://after.json
aws cloudfront wait distribution-deployed --id "$id"
