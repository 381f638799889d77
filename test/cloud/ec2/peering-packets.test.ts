/** What crosses a peering connection, and what doesn't. */
import { beforeEach, describe, expect, test } from 'vitest';
import { isEmptyPackets } from '../../../src/kit/packet-set.ts';
import { Estate, type EstateVpc } from './estate.ts';

let estate: Estate;
let a: EstateVpc;
let b: EstateVpc;

beforeEach(() => {
  estate = new Estate();
  a = estate.vpc('a', '10.1.0.0/16');
  b = estate.vpc('b', '10.2.0.0/16');
  estate.launch('web-a', a, 'a');
  estate.launch('web-b', b, 'a');
});

/** Routes from one VPC to blocks, over a connection. */
function lead(from: EstateVpc, pcx: string, ...blocks: string[]): void {
  for (const block of blocks) estate.route(from, block, { VpcPeeringConnectionId: pcx });
}

describe('two VPCs', () => {
  test('R-PCX-3: with routes on both sides, and only then', () => {
    const pcx = estate.peer(a, b);
    expect(estate.send('instance/web-a', 'instance/web-b')).toBe(
      'NO_ROUTE_TO_DESTINATION NO_ROUTE_TO_DESTINATION',
    );
    lead(a, pcx, '10.2.0.0/16');
    expect(estate.send('instance/web-a', 'instance/web-b')).toBe('NO_ROUTE_TO_DESTINATION');
    expect(estate.trace('instance/web-a', 'instance/web-b').disposition).toBe('reply-dropped');
    lead(b, pcx, '10.1.0.0/24');
    expect(estate.send('instance/web-a', 'instance/web-b')).toBe('delivered');
    expect(estate.send('instance/web-b', 'instance/web-a')).toBe('delivered');
    expect(isEmptyPackets(estate.sim.reach('instance/web-a', 'instance/web-b'))).toBe(false);
  });

  test('R-PCX-3: the route that is missing is named with its target', () => {
    const pcx = estate.peer(a, b);
    const { blockers } = estate.trace('instance/web-a', 'instance/web-b');
    expect(blockers[0]?.text).toContain(`add a route 10.2.0.0/16 to the VPC peering connection ${pcx}`);
  });

  test('R-ROUTE-17: one that nobody has accepted stands in the way, and the trace goes on', () => {
    const { VpcPeeringConnectionId: pcx } = estate.call('CreateVpcPeeringConnection', {
      VpcId: a.id,
      PeerVpcId: b.id,
    }).VpcPeeringConnection;
    estate.sim.advance(2000);
    lead(a, pcx, '10.2.0.0/16');
    expect(estate.send('instance/web-a', 'instance/web-b')).toBe('BAD_STATE NO_ROUTE_TO_DESTINATION');
    lead(b, pcx, '10.1.0.0/16');
    expect(estate.send('instance/web-a', 'instance/web-b')).toBe('BAD_STATE');
    expect(isEmptyPackets(estate.sim.reach('instance/web-a', 'instance/web-b'))).toBe(true);
    estate.call('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: pcx });
    estate.sim.advance(5000);
    expect(estate.send('instance/web-a', 'instance/web-b')).toBe('delivered');
  });

  test('R-VPC-145: deleted, its routes swallow what they get', () => {
    const pcx = estate.peer(a, b);
    lead(a, pcx, '10.2.0.0/16');
    lead(b, pcx, '10.1.0.0/16');
    estate.call('DeleteVpcPeeringConnection', { VpcPeeringConnectionId: pcx });
    estate.sim.advance(5000);
    expect(estate.trace('instance/web-a', '10.2.0.4').blockers[0]?.code).toBe('BAD_STATE_ROUTE');
  });

  test('between regions', () => {
    const c = estate.vpc('c', '10.3.0.0/16', { region: 'eu-west-1' });
    estate.launch('web-c', c, 'a');
    const pcx = estate.peer(a, c);
    lead(a, pcx, '10.3.0.0/16');
    lead(c, pcx, '10.1.0.0/16');
    expect(estate.send('instance/web-a', 'instance/web-c')).toBe('delivered');
    expect(estate.send('instance/web-c', 'instance/web-a')).toBe('delivered');
    estate.sim.fault({ target: pcx });
    expect(estate.send('instance/web-a', 'instance/web-c')).toBe('RESOURCE_FAILED');
  });
});

describe('no way through', () => {
  test('R-PCX-1: a–b and b–c are no way from a to c', () => {
    const c = estate.vpc('c', '10.3.0.0/16');
    estate.launch('web-c', c, 'a');
    const [ab, bc] = [estate.peer(a, b), estate.peer(b, c)];
    lead(a, ab, '10.2.0.0/16', '10.3.0.0/16');
    lead(b, ab, '10.1.0.0/16');
    lead(b, bc, '10.3.0.0/16');
    lead(c, bc, '10.2.0.0/16', '10.1.0.0/16');
    expect(estate.send('instance/web-a', 'instance/web-b')).toBe('delivered');
    expect(estate.send('instance/web-b', 'instance/web-c')).toBe('delivered');
    expect(estate.send('instance/web-a', 'instance/web-c')).toBe('PCX_REQUIRES_ADDRESS_IN_VPC_CIDR');
  });

  test('R-PCX-2: nor out through the gateway of the peer, be there a NAT gateway or not', () => {
    const igw = estate.internetGateway(b);
    estate.route(b, '0.0.0.0/0', { GatewayId: igw });
    const pcx = estate.peer(a, b);
    lead(a, pcx, '0.0.0.0/0');
    lead(b, pcx, '10.1.0.0/16');
    const { blockers } = estate.trace('instance/web-a', 'client/lisbon');
    expect(blockers.map(({ code }) => code)).toEqual(['PCX_REQUIRES_ADDRESS_IN_VPC_CIDR']);
    expect(blockers[0]?.text).toContain('85.240.0.7');
  });

  test('R-PCX-5: what is addressed to nobody is lost in the VPC', () => {
    const pcx = estate.peer(a, b);
    lead(a, pcx, '10.2.0.0/16');
    expect(estate.send('instance/web-a', '10.2.0.99')).toBe('UNUSED_ADDRESS');
  });
});

describe('R-PCX-4: one VPC between two with the same block', () => {
  test('the longest prefix decides to whom each address belongs', () => {
    const twin = estate.vpc('twin', '10.2.0.0/16');
    estate.launch('web-twin', twin, 'a');
    const address = (name: string): string =>
      estate.call('DescribeInstances', { Filters: [{ Name: 'tag:Name', Values: [name] }] }).Reservations[0]
        .Instances[0].PrivateIpAddress;
    const [toB, toTwin] = [estate.peer(a, b), estate.peer(a, twin)];
    lead(a, toB, '10.2.0.0/16');
    lead(a, toTwin, `${address('web-twin')}/32`);
    lead(b, toB, '10.1.0.0/16');
    lead(twin, toTwin, '10.1.0.0/16');
    const receiver = (name: string) => estate.trace('instance/web-a', address(name)).forward.at(-1)?.origin;
    expect(receiver('web-b')?.label).toContain('web-b');
    expect(receiver('web-twin')?.label).toContain('web-twin');
  });
});

describe('security groups', () => {
  test('R-SG-18, R-VPC-147: a group of the peer means its interfaces; R-VPC-145: until the connection goes', () => {
    const pcx = estate.peer(a, b);
    lead(a, pcx, '10.2.0.0/16');
    lead(b, pcx, '10.1.0.0/16');
    const { GroupId } = estate.call('CreateSecurityGroup', {
      VpcId: b.id,
      GroupName: 'from-a',
      Description: 'from a',
    });
    const id = estate.launch('guarded', b, 'a', { SecurityGroupIds: [GroupId] });
    expect(estate.send('instance/web-a', 'instance/guarded')).toBe('ENI_SG_RULES_MISMATCH');
    estate.call('AuthorizeSecurityGroupIngress', {
      GroupId,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, UserIdGroupPairs: [{ GroupId: a.group }] },
      ],
    });
    expect(estate.send('instance/web-a', id)).toBe('delivered');
    estate.call('DeleteVpcPeeringConnection', { VpcPeeringConnectionId: pcx });
    estate.sim.advance(5000);
    const again = estate.peer(a, b);
    for (const [table, block] of [
      [a.table, '10.2.0.0/16'],
      [b.table, '10.1.0.0/16'],
    ])
      estate.call('ReplaceRoute', {
        RouteTableId: table,
        DestinationCidrBlock: block,
        VpcPeeringConnectionId: again,
      });
    expect(estate.send('instance/web-a', 'instance/guarded')).toBe('ENI_SG_RULES_MISMATCH');
  });
});

describe('names', () => {
  test('R-VPC-146: public names of the peer mean private addresses once the option is on', () => {
    for (const { id } of [a, b]) {
      estate.call('ModifyVpcAttribute', { VpcId: id, EnableDnsHostnames: { Value: true } });
    }
    estate.route(b, '0.0.0.0/0', { GatewayId: estate.internetGateway(b) });
    const id = estate.launch('public-b', b, 'a', {
      SubnetId: undefined,
      SecurityGroupIds: undefined,
      NetworkInterfaces: [
        { DeviceIndex: 0, SubnetId: b.subnets.a, Groups: [b.group], AssociatePublicIpAddress: true },
      ],
    });
    const { PublicDnsName, PrivateIpAddress, PublicIpAddress } = estate.call('DescribeInstances', {
      InstanceIds: [id],
    }).Reservations[0].Instances[0];
    const look = () =>
      estate.sim
        .resolve('instance/web-a', { name: `${PublicDnsName}.`, type: 'A' })
        .answer.map(({ data }) => data);
    const pcx = estate.peer(a, b);
    expect(look()).toEqual([PublicIpAddress]);
    estate.call('ModifyVpcPeeringConnectionOptions', {
      VpcPeeringConnectionId: pcx,
      AccepterPeeringConnectionOptions: { AllowDnsResolutionFromRemoteVpc: true },
    });
    estate.sim.advance(61_000);
    expect(look()).toEqual([PrivateIpAddress]);
  });
});
