/** A whole line, as a learner builds it: ordered, cabled, with a VLAN and BGP on it; alone and as a LAG. */
import { describe, expect, it } from 'vitest';
import { createConsole } from '../../src/shell/console.ts';
import { createSim } from '../../src/sim/create-sim.ts';

async function office() {
  const sim = createSim({
    seed: 'line',
    setting: {
      defaultVpc: false,
      premises: {
        ashburn: {
          city: 'Washington',
          networks: { office: '192.168.10.0/24' },
          hosts: {},
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

const cabled = (id: string) => `
wait until ${id} pending
aws directconnect describe-loa --connection-id ${id} --query loaContent --output text | base64 --decode > ${id.slice(1)}.pdf
colo cross-connect --loa ${id.slice(1)}.pdf --router ashburn/edge
wait until ${id} available`;

/** A private virtual interface on `$PARENT`, and the router's end of it on `port`. */
const routed = (port: string) => `
VPC=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text)
GATEWAY=$(aws ec2 create-vpn-gateway --type ipsec.1 --amazon-side-asn 64600 --query VpnGateway.VpnGatewayId --output text)
aws ec2 attach-vpn-gateway --vpc-id $VPC --vpn-gateway-id $GATEWAY
TABLE=$(aws ec2 describe-route-tables --filters Name=vpc-id,Values=$VPC --query 'RouteTables[0].RouteTableId' --output text)
wait 2m
aws ec2 enable-vgw-route-propagation --route-table-id $TABLE --gateway-id $GATEWAY
aws directconnect create-private-virtual-interface --connection-id $PARENT --new-private-virtual-interface virtualInterfaceName=v,vlan=101,asn=65010,authKey=secretkey1,amazonAddress=169.254.10.1/30,customerAddress=169.254.10.2/30,virtualGatewayId=$GATEWAY
wait 5m
ssh ashburn/edge ip link add link ${port} name ${port}.101 type vlan id 101
ssh ashburn/edge ip addr add 169.254.10.2/30 dev ${port}.101
ssh ashburn/edge "vtysh -c 'configure terminal' -c 'router bgp 65010' -c 'no bgp ebgp-requires-policy' -c 'neighbor 169.254.10.1 remote-as 64600' -c 'neighbor 169.254.10.1 password secretkey1' -c 'address-family ipv4 unicast' -c 'network 192.168.10.0/24'"
wait 3m`;

const STATUS =
  "aws directconnect describe-virtual-interfaces --query 'virtualInterfaces[].[virtualInterfaceState,bgpPeers[0].bgpStatus]' --output text";
const LEARNT =
  "aws ec2 describe-route-tables --route-table-ids $TABLE --query 'RouteTables[0].Routes[?Origin==`EnableVgwRoutePropagation`].DestinationCidrBlock' --output text";

describe('R-DX-46 a line', () => {
  it('carries routes while there is light, and loses them with it', async () => {
    const { all, say } = await office();
    await all(
      'PARENT=$(aws directconnect create-connection --location EqDC2 --bandwidth 10Gbps --connection-name first --query connectionId --output text)',
    );
    await all(cabled('$PARENT'));
    await all(routed('dx0'));
    expect(await say(STATUS)).toBe('available\tup\n');
    expect(await say(LEARNT)).toBe('192.168.10.0/24\n');
    await all('colo roll-fibre $PARENT\nwait 1m');
    expect(await say(STATUS)).toBe('down\tdown\n');
    expect(await say(LEARNT)).toBe('');
    await all('colo roll-fibre $PARENT\nwait 3m');
    expect(await say(STATUS)).toBe('available\tup\n');
  });

  it('R-DX-63 whose light is lost: what its router notices at once is told with the time that passes', async () => {
    const { all, say } = await office();
    await all(
      'PARENT=$(aws directconnect create-connection --location EqDC2 --bandwidth 10Gbps --connection-name first --query connectionId --output text)',
    );
    await all(cabled('$PARENT'));
    await all(routed('dx0'));
    expect(await say('fail $PARENT')).toMatch(/^dxcon-\w+ is broken now\.\n$/);
    const news = await say('wait 1m');
    expect(news).toContain('ashburn/edge: BGP session with 169.254.10.1 went down: the interface went down');
    expect(news).toContain('routes lost: 192.168.10.0/24');
    expect(await say('wait 1m')).not.toContain('went down');
  });

  it('R-DX-86 of two ports stays up when one is lost, unless both are needed', async () => {
    const { all, say } = await office();
    await all(`
PARENT=$(aws directconnect create-lag --location EqDC2 --connections-bandwidth 10Gbps --number-of-connections 2 --lag-name both --query lagId --output text)
ONE=$(aws directconnect describe-lags --query 'lags[0].connections[0].connectionId' --output text)
OTHER=$(aws directconnect describe-lags --query 'lags[0].connections[1].connectionId' --output text)
aws directconnect update-lag --lag-id $PARENT --minimum-links 1`);
    await all(cabled('$ONE'));
    await all(cabled('$OTHER'));
    await all(routed('bond0'));
    expect(await say(STATUS)).toBe('available\tup\n');
    await all('fail $ONE\nwait 10m');
    expect(await say(STATUS)).toBe('available\tup\n');
    await all('aws directconnect update-lag --lag-id $PARENT --minimum-links 2\nwait 10m');
    expect(await say(STATUS)).toBe('down\tdown\n');
    await all('heal $ONE\nwait 3m');
    expect(await say(STATUS)).toBe('available\tup\n');
    expect(await say(LEARNT)).toBe('192.168.10.0/24\n');
  });
});
