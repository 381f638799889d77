/**
 * The lab that `netlab lab new` begins with: small, complete, and proved as it stands, with one check of a packet and
 * one of all packets, a right and a wrong way beside the solution. An author changes it piece by piece.
 */
import type { LabFiles } from '../../lab/lab.ts';

/** The folder's name as a title: `three-doors` → `Three doors`. */
function titleOf(slug: string): string {
  const words = slug.replaceAll('-', ' ').trim().slice(0, 60);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function starterLab(slug: string): LabFiles {
  return {
    slug,
    files: {
      'lab.yaml': labYaml(titleOf(slug)),
      'brief.md': brief(titleOf(slug)),
      'start.sh': START,
      'solution.sh': SOLUTION,
      'right-as-permissions.sh': RIGHT,
      'wrong-everything-open.sh': WRONG,
    },
  };
}

const labYaml = (
  title: string,
) => `# A lab of netlab. \`netlab lab verify\` proves it; \`netlab lab schema\` prints all that may stand here, for your editor.
number: 900
title: ${title}
version: 0.1.0
summary: A web server that nobody can open, and the one thing that it lacks.
track: vpc # vpc, dns, cdn or hybrid
level: beginner # beginner, intermediate or advanced
minutes: 15
breakFix: true # something is there and broken; leave it out where the learner builds from nothing
exam: [ANS-C01/4.1]
region: us-east-1

# Drawn from the seed, so that each learner gets a network of their own: {vpc_cidr} here and in brief.md, $vpc_cidr in scripts.
parameters:
  vpc_cidr: [10.20.0.0/16, 10.36.0.0/16, 10.52.0.0/16]
  web_cidr: { within: vpc_cidr, length: 24, at: [1, 2, 3] }

# What instances started from an image listen on.
images:
  ami-web: { serves: [tcp/22, tcp/80] }

world:
  clients:
    reader: { city: Lisbon }

tasks:
  - id: open
    title: Open the door
    # Whatever is checked must be asked for here.
    text: >-
      Nobody can open \`web\` on port 80. Let everybody in, on that port and on no other.
    # Each tells more than the one before, and costs more.
    hints:
      - What decides which packets may reach an instance?
      - Its security group lets nothing in. A rule for TCP port 80 from 0.0.0.0/0 would.
    checks:
      - id: reader-gets-in
        flow: { from: client/reader, to: instance/web, port: tcp/80 }
        expect: delivered
      - id: nobody-else
        text: from the internet, web is open on tcp/80 and on nothing else
        reach: { from: internet, to: instance/web }
        expect: [tcp/80]
`;

const brief = (title: string) => `# ${title}

A small newspaper has a web server, \`web\`, in the network **{vpc_cidr}**. It runs, it has a public address, and no reader
has ever seen its front page.

Your friend set it up last night and swears that everything is there: the gateway, the route, the address. Only one
thing was forgotten.
`;

const START = `# The world as the learner finds it. These are the commands of the lab's console; each must succeed.
vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" --query Vpc.VpcId --output text)
igw=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --internet-gateway-id "$igw" --vpc-id "$vpc"
subnet=$(aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "$web_cidr" --query Subnet.SubnetId --output text)
table=$(aws ec2 create-route-table --vpc-id "$vpc" --query RouteTable.RouteTableId --output text)
aws ec2 create-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --gateway-id "$igw"
aws ec2 associate-route-table --route-table-id "$table" --subnet-id "$subnet"
group=$(aws ec2 create-security-group --vpc-id "$vpc" --group-name web --description 'The web server' \\
  --query GroupId --output text)
web=$(aws ec2 run-instances --image-id ami-web --instance-type t3.micro --subnet-id "$subnet" \\
  --security-group-ids "$group" --associate-public-ip-address \\
  --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=web}]' --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids "$web"
`;

const SOLUTION = `# Every command here must be needed: without any one of them some check has to fail.
group=$(aws ec2 describe-security-groups --filters Name=group-name,Values=web --query 'SecurityGroups[0].GroupId' \\
  --output text)
aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 80 --cidr 0.0.0.0/0
`;

const RIGHT = `# Another right way: the same rule, written as permissions.
group=$(aws ec2 describe-security-groups --filters Name=group-name,Values=web --query 'SecurityGroups[0].GroupId' \\
  --output text)
aws ec2 authorize-security-group-ingress --group-id "$group" \\
  --ip-permissions 'IpProtocol=tcp,FromPort=80,ToPort=80,IpRanges=[{CidrIp=0.0.0.0/0}]'
`;

const WRONG = `# A wrong way that works at first sight: port 22 is open to the world, too.
group=$(aws ec2 describe-security-groups --filters Name=group-name,Values=web --query 'SecurityGroups[0].GroupId' \\
  --output text)
aws ec2 authorize-security-group-ingress --group-id "$group" --protocol=-1 --cidr 0.0.0.0/0
`;
