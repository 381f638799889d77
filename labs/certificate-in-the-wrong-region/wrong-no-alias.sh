# The certificate is attached, and the distribution has not been told that it is www.
certificate=$(aws acm request-certificate --region us-east-1 --domain-name "*.$domain" --validation-method DNS \
  --query CertificateArn --output text)
aws acm wait certificate-validated --region us-east-1 --certificate-arn "$certificate"
id=$(aws cloudfront list-distributions --query 'DistributionList.Items[0].Id' --output text)
aws cloudfront get-distribution-config --id "$id" > before.json
jq ".DistributionConfig | .ViewerCertificate = {ACMCertificateArn: \"$certificate\", SSLSupportMethod: \"sni-only\",
  MinimumProtocolVersion: \"TLSv1.2_2021\"}" before.json > after.json
aws cloudfront update-distribution --id "$id" --if-match "$(jq -r .ETag before.json)" --distribution-config file://after.json
aws cloudfront wait distribution-deployed --id "$id"
