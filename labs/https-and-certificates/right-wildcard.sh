# A wildcard for all names below the apex (its CNAME is that of the apex, once), an elliptic key, a CNAME for www, and the
# DNS before the distribution.
zone=$(aws route53 list-hosted-zones --query "HostedZones[?Name=='$domain.'].Id" --output text)
id=$(aws cloudfront list-distributions --query 'DistributionList.Items[0].Id' --output text)
host=$(aws cloudfront get-distribution --id "$id" --query Distribution.DomainName --output text)

cat > names.json <<JSON
{ "Changes": [
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "www.$domain", "Type": "CNAME", "TTL": 300,
    "ResourceRecords": [ { "Value": "$host" } ] } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "$domain", "Type": "A",
    "AliasTarget": { "HostedZoneId": "Z2FDTNDATAQYW2", "DNSName": "$host", "EvaluateTargetHealth": false } } },
  { "Action": "CREATE", "ResourceRecordSet": { "Name": "$domain", "Type": "AAAA",
    "AliasTarget": { "HostedZoneId": "Z2FDTNDATAQYW2", "DNSName": "$host", "EvaluateTargetHealth": false } } }
] }
JSON
aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://names.json

certificate=$(aws acm request-certificate --region us-east-1 --domain-name "*.$domain" --key-algorithm EC_prime256v1 \
  --subject-alternative-names "$domain" --validation-method DNS --query CertificateArn --output text)
sleep 10
record=$(aws acm describe-certificate --region us-east-1 --certificate-arn "$certificate" \
  --query 'Certificate.DomainValidationOptions[0].ResourceRecord' --output json)
aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch "{ \"Changes\": [ {
  \"Action\": \"CREATE\", \"ResourceRecordSet\": { \"Name\": $(jq .Name <<< "$record"), \"Type\": \"CNAME\", \"TTL\": 60,
  \"ResourceRecords\": [ { \"Value\": $(jq .Value <<< "$record") } ] } } ] }"
aws acm wait certificate-validated --region us-east-1 --certificate-arn "$certificate"

aws cloudfront get-distribution-config --id "$id" > before.json
jq ".DistributionConfig | .Aliases = {Quantity: 2, Items: [\"$domain\", \"*.$domain\"]}
  | .ViewerCertificate = {ACMCertificateArn: \"$certificate\", SSLSupportMethod: \"sni-only\", MinimumProtocolVersion: \"TLSv1.2_2019\"}
  | .DefaultCacheBehavior.ViewerProtocolPolicy = \"redirect-to-https\"" before.json > after.json
aws cloudfront update-distribution --id "$id" --if-match "$(jq -r .ETag before.json)" --distribution-config file://after.json
aws cloudfront wait distribution-deployed --id "$id"
