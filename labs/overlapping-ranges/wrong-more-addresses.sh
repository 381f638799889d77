# A second range for the depot doesn't help: the first still overlaps, and the peering fails again.
shop=$(aws ec2 describe-vpcs --filters Name=tag:Name,Values=shop --query 'Vpcs[0].VpcId' --output text)
depot=$(aws ec2 describe-vpcs --filters Name=tag:Name,Values=depot --query 'Vpcs[0].VpcId' --output text)
aws ec2 associate-vpc-cidr-block --vpc-id "$depot" --cidr-block 100.64.0.0/16
sleep 10
aws ec2 create-vpc-peering-connection --vpc-id "$shop" --peer-vpc-id "$depot"
sleep 10
