/** A world to play in: no default VPC, one client, one image that serves the web. */
import { type Console, type ConsoleOptions, createConsole } from '../../src/shell/console.ts';
import { createSim } from '../../src/sim/create-sim.ts';
import type { Sim } from '../../src/sim/sim.ts';

export interface Play {
  readonly sim: Sim;
  readonly console: Console;
  /** Runs a line and returns what it printed, both streams in order. */
  say(line: string): Promise<string>;
}

export async function play(options: Omit<ConsoleOptions, 'sim'> = {}, seed = 'shell'): Promise<Play> {
  const sim = createSim({
    seed,
    setting: {
      images: { 'web-server': { serves: ['tcp/80'] } },
      clients: { lisbon: { city: 'Lisbon', address: '198.51.100.10' } },
      defaultVpc: false,
    },
  });
  const console = await createConsole({ sim, ...options });
  const say = async (line: string) => (await console.run(line)).chunks.map(({ text }) => text).join('');
  return { sim, console, say };
}

/** A VPC with a web server that lacks nothing but the route to its internet gateway. */
export const ALMOST_PUBLIC = `
VPC=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16 --tag-specifications 'ResourceType=vpc,Tags=[{Key=Name,Value=lab}]' --query Vpc.VpcId --output text)
SUBNET=$(aws ec2 create-subnet --vpc-id $VPC --cidr-block 10.0.1.0/24 --availability-zone us-east-1a --query Subnet.SubnetId --output text)
IGW=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --vpc-id $VPC --internet-gateway-id $IGW
TABLE=$(aws ec2 describe-route-tables --filters Name=vpc-id,Values=$VPC --query 'RouteTables[0].RouteTableId' --output text)
GROUP=$(aws ec2 create-security-group --group-name web --description web --vpc-id $VPC --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id $GROUP --protocol tcp --port 80 --cidr 0.0.0.0/0 > /dev/null
AMI=$(aws ec2 describe-images --owners self --query 'Images[0].ImageId' --output text)
WEB=$(aws ec2 run-instances --image-id $AMI --instance-type t3.micro --subnet-id $SUBNET --security-group-ids $GROUP \\
  --associate-public-ip-address --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=web}]' \\
  --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids $WEB
`;

export const ROUTE_OUT =
  'aws ec2 create-route --route-table-id $TABLE --destination-cidr-block 0.0.0.0/0 --gateway-id $IGW';
