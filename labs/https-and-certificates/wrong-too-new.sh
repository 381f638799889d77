# TLS 1.3 and nothing else keeps out more than the old.
zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)
id=$(aws cloudfront list-distributions --query 'DistributionList.Items[0].Id' --output text)
host=$(aws cloudfront get-distribution --id "$id" --query Distribution.DomainName --output text)

certificate=$(aws acm request-certificate --region us-east-1 --domain-name "$domain" \
  --subject-alternative-names "www.$domain" --validation-method DNS --query CertificateArn --output text)
sleep 10
aws acm describe-certificate --region us-east-1 --certificate-arn "$certificate" > certificate.json
jq '{Changes: [.Certificate.DomainValidationOptions[].ResourceRecord
  | {Action: "UPSERT", ResourceRecordSet: {Name, Type, TTL: 300, ResourceRecords: [{Value}]}}]}' \
  certificate.json > validation.json
aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://validation.json
aws acm wait certificate-validated --region us-east-1 --certificate-arn "$certificate"

aws cloudfront get-distribution-config --id "$id" > before.json
jq --arg domain "$domain" --arg certificate "$certificate" '.DistributionConfig
  | .Aliases = {Quantity: 2, Items: [$domain, "www.\($domain)"]}
  | .ViewerCertificate = {ACMCertificateArn: $certificate, SSLSupportMethod: "sni-only",
      MinimumProtocolVersion: "TLSv1.3_2025"}
  | .DefaultCacheBehavior.ViewerProtocolPolicy = "redirect-to-https"' before.json > after.json
aws cloudfront update-distribution --id "$id" --if-match "$(jq -r .ETag before.json)" --distribution-config file://after.json

jq -n --arg domain "$domain" --arg host "$host" '{Changes: [($domain, "www.\($domain)") as $name | ("A", "AAAA") as $type
  | {Action: "UPSERT", ResourceRecordSet: {Name: $name, Type: $type,
      AliasTarget: {HostedZoneId: "Z2FDTNDATAQYW2", DNSName: $host, EvaluateTargetHealth: false}}}]}' > names.json
aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://names.json

aws cloudfront wait distribution-deployed --id "$id"
