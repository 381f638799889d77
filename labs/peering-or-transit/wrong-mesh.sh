# Each with each: thirty-six connections, seventy-two routes, and on Monday nine more. Everybody reaches everybody, but
# not as it was asked, and nobody would care to draw it.
region_of() { case "$1" in dublin | subtitles | sport | library) echo eu-west-1 ;; *) echo us-east-1 ;; esac; }
vpc_of() {
  aws ec2 describe-vpcs --region "$(region_of "$1")" --filters "Name=tag:Name,Values=$1" --query 'Vpcs[0].VpcId' --output text
}
way() {
  table=$(aws ec2 describe-route-tables --region "$(region_of "$1")" --filters "Name=vpc-id,Values=$(vpc_of "$1")" \
    Name=association.main,Values=true --query 'RouteTables[0].RouteTableId' --output text)
  aws ec2 create-route --region "$(region_of "$1")" --route-table-id "$table" --destination-cidr-block "$2" \
    --vpc-peering-connection-id "$3"
}
pair() {
  peering=$(aws ec2 create-vpc-peering-connection --region "$(region_of "$1")" --vpc-id "$(vpc_of "$1")" \
    --peer-vpc-id "$(vpc_of "$3")" --peer-region "$(region_of "$3")" \
    --query VpcPeeringConnection.VpcPeeringConnectionId --output text)
  sleep 5
  aws ec2 accept-vpc-peering-connection --region "$(region_of "$3")" --vpc-peering-connection-id "$peering" --output text
  way "$1" "$4" "$peering"
  way "$3" "$2" "$peering"
}
set -- studio "$studio_cidr" archive "$archive_cidr" ads "$ads_cidr" payroll "$payroll_cidr" \
  dublin "$dublin_cidr" subtitles "$subtitles_cidr" sport "$sport_cidr" library "$library_cidr"
while [ $# -gt 2 ]; do
  one=$1 one_cidr=$2
  shift 2
  for ((at = 1; at < $#; at += 2)); do
    next=$((at + 1))
    pair "$one" "$one_cidr" "${!at}" "${!next}"
  done
done
sleep 60
