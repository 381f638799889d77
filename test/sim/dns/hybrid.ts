/**
 * A VPC and a head office, joined by a router with a foot in each: in the office a DNS server that keeps `corp.example`
 * and forwards `cloud.example` to two addresses in the VPC, and a desk that asks it.
 */
import type { Setting } from '../../../src/cloud/kernel/world.ts';
import { type DnsWorld, dnsWorld } from './world.ts';

export const SETTING: Partial<Setting> = {
  images: {
    'ami-app': { serves: ['tcp/80'] },
    'ami-dns': { serves: ['udp/53', 'tcp/53'] },
    'ami-router': { serves: [], forwards: 'route' },
  },
  zones: {
    'corp.example': {
      records: ['files 300 A 10.90.0.80', 'www 60 A 10.90.0.81'],
      servers: { 'ns1.corp.example': ['10.90.0.53'] },
      delegated: false,
    },
  },
  resolvers: {
    office: { address: '10.90.0.53', forwards: { 'cloud.example': ['10.20.1.53', '10.20.2.53'] } },
  },
};

const NETWORK = `
vpc=$(aws ec2 create-vpc --cidr-block 10.20.0.0/16 --query Vpc.VpcId --output text)
aws ec2 modify-vpc-attribute --vpc-id $vpc --enable-dns-hostnames
a=$(aws ec2 create-subnet --vpc-id $vpc --cidr-block 10.20.1.0/24 --availability-zone us-east-1a --query Subnet.SubnetId --output text)
b=$(aws ec2 create-subnet --vpc-id $vpc --cidr-block 10.20.2.0/24 --availability-zone us-east-1b --query Subnet.SubnetId --output text)
c=$(aws ec2 create-subnet --vpc-id $vpc --cidr-block 10.20.9.0/24 --availability-zone us-east-1c --query Subnet.SubnetId --output text)
office=$(aws ec2 create-vpc --cidr-block 10.90.0.0/16 --query Vpc.VpcId --output text)
lan=$(aws ec2 create-subnet --vpc-id $office --cidr-block 10.90.0.0/24 --availability-zone us-east-1c --query Subnet.SubnetId --output text)
options=$(aws ec2 create-dhcp-options --dhcp-configurations Key=domain-name-servers,Values=10.90.0.53 --query DhcpOptions.DhcpOptionsId --output text)
aws ec2 associate-dhcp-options --dhcp-options-id $options --vpc-id $office
aws ec2 authorize-security-group-ingress --group-id $(aws ec2 describe-security-groups --filters Name=vpc-id,Values=$office --query SecurityGroups[0].GroupId --output text) --ip-permissions IpProtocol=-1,IpRanges=[{CidrIp=10.0.0.0/8}]
aws ec2 authorize-security-group-ingress --group-id $(aws ec2 describe-security-groups --filters Name=vpc-id,Values=$vpc --query SecurityGroups[0].GroupId --output text) --ip-permissions IpProtocol=-1,IpRanges=[{CidrIp=10.0.0.0/8}]
router=$(aws ec2 run-instances --image-id ami-router --instance-type t3.micro --subnet-id $c --query Instances[0].InstanceId --output text)
foot=$(aws ec2 create-network-interface --subnet-id $lan --query NetworkInterface.NetworkInterfaceId --output text)
aws ec2 wait instance-running --instance-ids $router
aws ec2 attach-network-interface --network-interface-id $foot --instance-id $router --device-index 1
inside=$(aws ec2 describe-instances --instance-ids $router --query 'Reservations[0].Instances[0].NetworkInterfaces[?SubnetId==\`'$c'\`].NetworkInterfaceId | [0]' --output text)
for eni in $inside $foot; do aws ec2 modify-network-interface-attribute --network-interface-id $eni --no-source-dest-check; done
aws ec2 create-route --route-table-id $(aws ec2 describe-route-tables --filters Name=vpc-id,Values=$vpc --query RouteTables[0].RouteTableId --output text) --destination-cidr-block 10.90.0.0/16 --network-interface-id $inside
aws ec2 create-route --route-table-id $(aws ec2 describe-route-tables --filters Name=vpc-id,Values=$office --query RouteTables[0].RouteTableId --output text) --destination-cidr-block 10.20.0.0/16 --network-interface-id $foot
launch() { aws ec2 run-instances --image-id $2 --instance-type t3.micro --subnet-id $3 --private-ip-address $4 --tag-specifications "ResourceType=instance,Tags=[{Key=Name,Value=$1}]" --query Instances[0].InstanceId --output text; }
app=$(launch app ami-app $a 10.20.1.10)
dns=$(launch dns ami-dns $lan 10.90.0.53)
desk=$(launch desk ami-app $lan 10.90.0.20)
aws ec2 wait instance-running --instance-ids $app $dns $desk
zone=$(aws route53 create-hosted-zone --name cloud.example --caller-reference one --vpc VPCRegion=us-east-1,VPCId=$vpc --query HostedZone.Id --output text)
aws route53 change-resource-record-sets --hosted-zone-id $zone --change-batch '{"Changes":[{"Action":"CREATE","ResourceRecordSet":{"Name":"app.cloud.example","Type":"A","TTL":60,"ResourceRecords":[{"Value":"10.20.1.10"}]}}]}'
groups() { aws ec2 create-security-group --group-name $1 --description $1 --vpc-id $vpc --query GroupId --output text; }
out=$(groups out)
in=$(groups in)
for protocol in udp tcp; do aws ec2 authorize-security-group-ingress --group-id $in --protocol $protocol --port 53 --cidr 10.90.0.0/16; done
sleep 120
`;

/** Commands that make the endpoints, once the network is there. */
export const OUTBOUND = `
outbound=$(aws route53resolver create-resolver-endpoint --creator-request-id out-1 --direction OUTBOUND --security-group-ids $out --ip-addresses SubnetId=$a SubnetId=$b --query ResolverEndpoint.Id --output text)
rule=$(aws route53resolver create-resolver-rule --creator-request-id rule-1 --rule-type FORWARD --domain-name corp.example --resolver-endpoint-id $outbound --target-ips Ip=10.90.0.53 --query ResolverRule.Id --output text)
aws route53resolver associate-resolver-rule --resolver-rule-id $rule --vpc-id $vpc
sleep 180
`;
export const INBOUND = `
inbound=$(aws route53resolver create-resolver-endpoint --creator-request-id in-1 --direction INBOUND --security-group-ids $in --ip-addresses SubnetId=$a,Ip=10.20.1.53 SubnetId=$b,Ip=10.20.2.53 --query ResolverEndpoint.Id --output text)
sleep 180
`;

/** Runs commands line by line; each must succeed. */
export async function play(world: DnsWorld, script: string): Promise<void> {
  for (const line of script.split('\n')) if (line.trim() !== '') await world.say(line);
}

export async function hybridWorld(): Promise<DnsWorld> {
  const world = await dnsWorld(SETTING);
  await play(world, NETWORK);
  return world;
}
