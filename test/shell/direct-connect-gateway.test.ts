/** A Direct Connect gateway, as a learner builds it: from the order of the port to a page that comes over it. */
import { expect, it } from 'vitest';
import { createConsole } from '../../src/shell/console.ts';
import { createSim } from '../../src/sim/create-sim.ts';

async function office() {
  const sim = createSim({
    seed: 'gateway',
    setting: {
      images: { 'ami-web': { serves: ['tcp/80'] } },
      defaultVpc: false,
      premises: {
        ashburn: {
          city: 'Washington',
          networks: { office: '192.168.10.0/24' },
          hosts: { desk: { network: 'office', address: '192.168.10.20', serves: [] } },
          routers: { edge: { networks: { office: '192.168.10.1' } } },
        },
      },
    },
  });
  const console = await createConsole({ sim });
  const say = async (line: string) => (await console.run(line)).chunks.map(({ text }) => text).join('');
  const all = async (lines: string) => {
    for (const line of lines.trim().split('\n')) {
      const { exitCode, stderr } = await console.run(line);
      if (exitCode !== 0) throw new Error(`${line}: ${stderr}`);
    }
  };
  return { say, all };
}

const LINE = `
PORT=$(aws directconnect create-connection --location EqDC2 --bandwidth 10Gbps --connection-name first --query connectionId --output text)
wait until $PORT pending
aws directconnect describe-loa --connection-id $PORT --query loaContent --output text | base64 --decode > loa.pdf
colo cross-connect --loa loa.pdf --router ashburn/edge
wait until $PORT available`;

/** A web server in Ireland, whose VPC has a virtual private gateway that propagates. */
const SERVER = `
export AWS_REGION=eu-west-1
VPC=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text)
SUBNET=$(aws ec2 create-subnet --vpc-id $VPC --cidr-block 10.0.1.0/24 --query Subnet.SubnetId --output text)
GROUP=$(aws ec2 create-security-group --vpc-id $VPC --group-name web --description web --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id $GROUP --protocol tcp --port 80 --cidr 192.168.10.0/24
aws ec2 run-instances --image-id ami-web --instance-type t3.micro --subnet-id $SUBNET --security-group-ids $GROUP --private-ip-address 10.0.1.10
VGW=$(aws ec2 create-vpn-gateway --type ipsec.1 --query VpnGateway.VpnGatewayId --output text)
aws ec2 attach-vpn-gateway --vpc-id $VPC --vpn-gateway-id $VGW
TABLE=$(aws ec2 describe-route-tables --filters Name=vpc-id,Values=$VPC --query 'RouteTables[0].RouteTableId' --output text)
wait 2m
aws ec2 enable-vgw-route-propagation --route-table-id $TABLE --gateway-id $VGW
export AWS_REGION=us-east-1`;

const GATEWAY = `
DXGW=$(aws directconnect create-direct-connect-gateway --direct-connect-gateway-name hub --amazon-side-asn 64600 --query directConnectGateway.directConnectGatewayId --output text)
aws directconnect create-direct-connect-gateway-association --direct-connect-gateway-id $DXGW --gateway-id $VGW
VIF=$(aws directconnect create-private-virtual-interface --connection-id $PORT --new-private-virtual-interface virtualInterfaceName=v,vlan=101,asn=65010,authKey=secretkey1,amazonAddress=169.254.10.1/30,customerAddress=169.254.10.2/30,directConnectGatewayId=$DXGW --query virtualInterfaceId --output text)
wait until $VIF down
wait 10m`;

it('R-DX-2, R-DX-47, R-DX-70 leads to another region, with the text that AWS gives for the router', async () => {
  const { say, all } = await office();
  await all(LINE);
  await all(SERVER);
  await all(GATEWAY);
  await all(
    `aws directconnect describe-router-configuration --virtual-interface-id $VIF --query customerRouterConfig --output text > router.txt`,
  );
  const text = await say('cat router.txt');
  for (const line of text.split('\n').filter((one) => one.startsWith('ip '))) {
    expect(await say(`ssh ashburn/edge ${line}`)).toBe('');
  }
  const typed = text.split('\n').slice(text.split('\n').indexOf('configure terminal')).filter(Boolean);
  const lines = [
    ...typed.slice(0, -1),
    'router bgp 65010',
    'address-family ipv4 unicast',
    'network 192.168.10.0/24',
  ];
  await all(`ssh ashburn/edge "vtysh ${lines.map((line) => `-c '${line.trim()}'`).join(' ')}"`);
  await all('wait until $VIF available');
  await all('wait 2m');
  expect(await say(`ssh ashburn/edge "vtysh -c 'show ip bgp'"`)).toContain('10.0.0.0/16');
  expect(await say('ssh ashburn/desk curl -s -o /dev/null -w "%{http_code}" http://10.0.1.10/')).toBe('200');
  const hops = await say('ssh ashburn/desk traceroute -n 10.0.1.10');
  expect(hops).toContain('192.168.10.1');
});
