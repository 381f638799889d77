# The same request, where CloudFront looks. The CNAME that proves the name is in the zone already: ACM wants the same one
# for the same name in every Region.
certificate=$(aws acm request-certificate --region us-east-1 --domain-name "*.$domain" --validation-method DNS \
  --query CertificateArn --output text)
aws acm wait certificate-validated --region us-east-1 --certificate-arn "$certificate"

id=$(aws cloudfront list-distributions --query 'DistributionList.Items[0].Id' --output text)
aws cloudfront get-distribution-config --id "$id" > before.json
jq --arg name "www.$domain" --arg certificate "$certificate" '.DistributionConfig
  | .Aliases = {Quantity: 1, Items: [$name]}
  | .ViewerCertificate = {ACMCertificateArn: $certificate, SSLSupportMethod: "sni-only",
      MinimumProtocolVersion: "TLSv1.2_2021"}' before.json > after.json
aws cloudfront update-distribution --id "$id" --if-match "$(jq -r .ETag before.json)" --distribution-config file://after.json
aws cloudfront wait distribution-deployed --id "$id"
