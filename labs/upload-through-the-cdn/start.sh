aws s3 mb "s3://$bucket"
echo "Where the ice is (and was)" > map.txt
aws s3 cp map.txt "s3://$bucket/map.txt"

# The stations' key: the private half in a bucket of its own, the public half with CloudFront.
openssl genrsa -out station.pem 2048
openssl rsa -pubout -in station.pem -out station.pub
aws s3 mb "s3://$bucket-keys"
aws s3 cp station.pem "s3://$bucket-keys/station.pem"
jq -n --rawfile key station.pub '{CallerReference: "stations", Name: "stations", EncodedKey: $key}' > key.json
key=$(aws cloudfront create-public-key --public-key-config file://key.json --query PublicKey.Id --output text)
aws cloudfront create-key-group --key-group-config "Name=stations,Items=$key"
