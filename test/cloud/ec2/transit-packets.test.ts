/** What crosses transit gateways: tables, zones, both ways of a flow. */
import { beforeEach, describe, expect, test } from 'vitest';
import { isEmptyPackets } from '../../../src/kit/packet-set.ts';
import { Estate, type EstateVpc } from './estate.ts';
import { Hub } from './hub.ts';

let estate: Estate;

beforeEach(() => {
  estate = new Estate();
});

/** Two VPCs, attached in the zones of the one's subnets; a host in each. */
function spokes(zones = 'a'): { hub: Hub; a: EstateVpc; b: EstateVpc } {
  const hub = new Hub(estate);
  const a = estate.vpc('a', '10.1.0.0/16', { zones });
  const b = estate.vpc('b', '10.2.0.0/16', { zones });
  estate.launch('web-a', a, 'a');
  estate.launch('web-b', b, 'a');
  return { hub, a, b };
}

describe('two VPCs', () => {
  test('R-TGW-8, R-TGW-17: attached, they lack only the routes in their own tables', () => {
    const { hub, a, b } = spokes();
    hub.attach(a);
    hub.attach(b);
    const { blockers } = estate.trace('instance/web-a', 'instance/web-b');
    expect(blockers.map(({ code }) => code)).toEqual(['NO_ROUTE_TO_DESTINATION', 'NO_ROUTE_TO_DESTINATION']);
    expect(blockers[0]?.text).toContain(`add a route 10.2.0.0/16 to the transit gateway ${hub.id}`);
    hub.route(a, '10.0.0.0/8');
    expect(estate.trace('instance/web-a', 'instance/web-b').disposition).toBe('reply-dropped');
    hub.route(b, '10.1.0.0/16');
    expect(estate.send('instance/web-a', 'instance/web-b')).toBe('delivered');
    expect(estate.send('instance/web-b', 'instance/web-a')).toBe('delivered');
    expect(isEmptyPackets(estate.sim.reach('instance/web-a', 'instance/web-b'))).toBe(false);
  });

  test('R-TGW-4: nothing leaves from a zone in which the VPC is not attached', () => {
    const { hub, a, b } = spokes('ab');
    hub.attach(a, 'a');
    hub.attach(b, 'a');
    hub.route(a, '10.2.0.0/16');
    hub.route(b, '10.1.0.0/16');
    estate.launch('far-a', a, 'b');
    expect(estate.send('instance/far-a', 'instance/web-b')).toBe('TGW_ROUTE_AZ_RESTRICTION');
    expect(isEmptyPackets(estate.sim.reach('instance/far-a', 'instance/web-b'))).toBe(true);
    // It is reached, but cannot answer.
    expect(estate.trace('instance/web-b', 'instance/far-a').disposition).toBe('reply-dropped');
  });

  test('R-TGW-18: without an association, or a route, packets are lost at the gateway', () => {
    const { hub, a, b } = spokes();
    const [left, right] = [hub.attach(a), hub.attach(b)];
    hub.route(a, '10.2.0.0/16');
    hub.route(b, '10.1.0.0/16');
    hub.pair('DisableTransitGatewayRouteTablePropagation', right);
    expect(estate.send('instance/web-a', 'instance/web-b')).toBe('TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT');
    hub.pair('EnableTransitGatewayRouteTablePropagation', right);
    hub.pair('DisassociateTransitGatewayRouteTable', left);
    estate.sim.advance(6000);
    expect(estate.send('instance/web-a', 'instance/web-b')).toBe('TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION');
    hub.pair('AssociateTransitGatewayRouteTable', left);
    estate.sim.advance(6000);
    expect(estate.send('instance/web-a', 'instance/web-b')).toBe('delivered');
  });

  test('R-TGW-11, R-TGW-12: a static route hides the propagated one, a longer one both', () => {
    const { hub, a, b } = spokes();
    hub.attach(a);
    const right = hub.attach(b);
    hub.route(a, '10.2.0.0/16');
    hub.route(b, '10.1.0.0/16');
    hub.static('10.2.0.0/16', { Blackhole: true });
    expect(estate.send('instance/web-a', 'instance/web-b')).toBe('TGW_RTB_BAD_STATE_ROUTE');
    hub.static('10.2.0.0/24', { TransitGatewayAttachmentId: right });
    expect(estate.send('instance/web-a', 'instance/web-b')).toBe('delivered');
  });

  test('R-ROUTE-12: deleted, the attachment leaves blackholes behind', () => {
    const { hub, a, b } = spokes();
    const left = hub.attach(a);
    hub.attach(b);
    hub.route(a, '10.2.0.0/16');
    estate.call('DeleteTransitGatewayVpcAttachment', { TransitGatewayAttachmentId: left });
    estate.sim.advance(60_000);
    expect(estate.send('instance/web-a', '10.2.0.4')).toMatch(/^BAD_STATE_ROUTE/);
  });

  test('a broken attachment, a broken zone', () => {
    const { hub, a, b } = spokes('ab');
    const left = hub.attach(a, 'ab');
    hub.attach(b, 'ab');
    hub.route(a, '10.2.0.0/16');
    hub.route(b, '10.1.0.0/16');
    estate.sim.fault({ target: left });
    expect(estate.send('instance/web-a', 'instance/web-b')).toBe('RESOURCE_FAILED');
    estate.sim.heal({ target: left });
    estate.launch('two-a', a, 'b');
    estate.launch('two-b', b, 'b');
    estate.sim.fault({ target: 'az/us-east-1a' });
    expect(estate.send('instance/two-a', 'instance/two-b')).toBe('delivered');
    expect(estate.send('instance/two-a', 'instance/web-b')).toContain('AVAILABILITY_ZONE_FAILED');
  });

  test('two routes that lead in a circle end with a word about it', () => {
    const { hub, a, b } = spokes();
    hub.attach(a);
    const right = hub.attach(b);
    hub.route(a, '10.9.0.0/16');
    hub.route(b, '10.9.0.0/16');
    hub.static('10.9.0.0/16', { TransitGatewayAttachmentId: right });
    expect(estate.send('instance/web-a', '10.9.0.1')).toBe('ROUTING_LOOP');
  });
});

describe('network ACLs', () => {
  function shield(home: EstateVpc, subnet: string, ...entries: object[]): void {
    const { NetworkAclId } = estate.call('CreateNetworkAcl', { VpcId: home.id }).NetworkAcl;
    const open = [true, false].map((Egress) => ({ Egress, RuleAction: 'allow', CidrBlock: '0.0.0.0/0' }));
    [...entries, ...open].forEach((entry, index) => {
      estate.call('CreateNetworkAclEntry', {
        NetworkAclId,
        RuleNumber: 10 + index,
        Protocol: '-1',
        ...entry,
      });
    });
    const { AssociationId } = { AssociationId: associationOf(subnet) };
    estate.call('ReplaceNetworkAclAssociation', { AssociationId, NetworkAclId });
  }
  function associationOf(subnet: string): string {
    const acls = estate.call('DescribeNetworkAcls', {
      Filters: [{ Name: 'association.subnet-id', Values: [subnet] }],
    }).NetworkAcls;
    return acls[0].Associations.find((one: { SubnetId: string }) => one.SubnetId === subnet)
      .NetworkAclAssociationId;
  }
  const deny = (Egress: boolean, CidrBlock: string) => ({ Egress, RuleAction: 'deny', CidrBlock });

  test('of the attachment’s subnet: what comes in from senders by source, what goes out to receivers by destination', () => {
    const { hub, a, b } = spokes();
    const door = estate.subnet(b, 'a', '10.2.200.0/28');
    hub.attach(a);
    hub.attachIn(b, door.subnet);
    hub.route(a, '10.2.0.0/16');
    hub.route(b, '10.1.0.0/16');
    expect(estate.send('instance/web-a', 'instance/web-b')).toBe('delivered');
    shield(b, door.subnet, deny(false, '10.1.0.0/16'), deny(true, '10.1.0.0/16'));
    expect(estate.send('instance/web-a', 'instance/web-b')).toBe('delivered');
    shield(b, door.subnet, deny(true, '10.2.0.0/24'));
    expect(estate.send('instance/web-a', 'instance/web-b')).toBe('SUBNET_ACL_RESTRICTION');
    shield(b, door.subnet, deny(false, '10.2.0.0/24'));
    expect(estate.trace('instance/web-a', 'instance/web-b').disposition).toBe('reply-dropped');
  });

  test('in one subnet with the hosts: on the way out both directions, on the way in none', () => {
    const { hub, a, b } = spokes();
    hub.attach(a);
    hub.attach(b);
    hub.route(a, '10.2.0.0/16');
    hub.route(b, '10.1.0.0/16');
    shield(b, b.subnets.a as string, deny(false, '10.1.0.0/16'));
    expect(estate.send('instance/web-a', 'instance/web-b')).toBe('delivered');
    shield(b, b.subnets.a as string, deny(false, '10.2.0.0/16'));
    expect(estate.trace('instance/web-a', 'instance/web-b').disposition).toBe('reply-dropped');
  });
});

describe('R-TGW-16: an appliance in each of two zones', () => {
  /** Spokes a (host in zone a) and b (host in zone b), whose packets to each other pass a VPC of firewalls. */
  function inspection(image: string): { hub: Hub; middle: string } {
    const hub = new Hub(estate);
    const a = estate.vpc('a', '10.1.0.0/16', { zones: 'ab' });
    const b = estate.vpc('b', '10.2.0.0/16', { zones: 'ab' });
    const m = estate.vpc('m', '10.3.0.0/16', { zones: 'ab' });
    estate.launch('web-a', a, 'a');
    estate.launch('web-b', b, 'b');
    const [left, right] = [hub.attach(a, 'ab'), hub.attach(b, 'ab')];
    const doors = ['a', 'b'].map((zone, index) => {
      const door = estate.subnet(m, zone, `10.3.${200 + index}.0/28`);
      const eni = estate.appliance(`firewall-${zone}`, m, zone, image);
      estate.route(m, '10.0.0.0/8', { NetworkInterfaceId: eni }, door.table);
      return door.subnet;
    });
    const middle = hub.attachIn(m, ...doors);
    hub.route(m, '10.1.0.0/16');
    hub.route(m, '10.2.0.0/16');
    for (const spoke of [a, b]) hub.route(spoke, '10.0.0.0/8');
    const before = hub.newTable();
    for (const spoke of [left, right]) {
      hub.pair('DisassociateTransitGatewayRouteTable', spoke);
      estate.sim.advance(6000);
      hub.pair('AssociateTransitGatewayRouteTable', spoke, before);
    }
    hub.static('0.0.0.0/0', { TransitGatewayAttachmentId: middle }, before);
    estate.sim.advance(6000);
    return { hub, middle };
  }

  const passed = (trace: ReturnType<Estate['trace']>, way: 'forward' | 'back') =>
    trace[way].flatMap(({ origin }) => /firewall-./.exec(origin.label)?.[0] ?? []).filter(isFirst);
  const isFirst = (name: string, index: number, all: readonly string[]) => all.indexOf(name) === index;

  test('off: each way through the zone of who sends, which routers bear', () => {
    inspection('ami-router');
    const trace = estate.trace('instance/web-a', 'instance/web-b');
    expect(trace.disposition).toBe('delivered');
    expect([passed(trace, 'forward'), passed(trace, 'back')]).toEqual([['firewall-a'], ['firewall-b']]);
  });

  test('off: a firewall drops answers to what it never saw', () => {
    inspection('ami-firewall');
    const trace = estate.trace('instance/web-a', 'instance/web-b');
    expect(trace.disposition).toBe('reply-dropped');
    expect(trace.blockers[0]?.code).toBe('REPLY_OUTSIDE_ITS_FLOW');
    expect(isEmptyPackets(estate.sim.reach('instance/web-a', 'instance/web-b'))).toBe(true);
  });

  test('on: both ways through one zone, whatever it is', () => {
    const { middle } = inspection('ami-firewall');
    estate.call('ModifyTransitGatewayVpcAttachment', {
      TransitGatewayAttachmentId: middle,
      Options: { ApplianceModeSupport: 'enable' },
    });
    estate.sim.advance(6000);
    const seen = new Set<string>();
    for (const sourcePort of [1024, 20_000, 40_000, 60_000]) {
      const flow = { from: 'instance/web-a', to: 'instance/web-b', protocol: 6, destinationPort: 80 };
      const trace = estate.sim.trace({ ...flow, sourcePort }) as ReturnType<Estate['trace']>;
      expect(trace.disposition).toBe('delivered');
      expect(passed(trace, 'forward')).toEqual(passed(trace, 'back'));
      for (const name of passed(trace, 'forward')) seen.add(name);
    }
    expect([...seen].sort()).toEqual(['firewall-a', 'firewall-b']);
    expect(isEmptyPackets(estate.sim.reach('instance/web-a', 'instance/web-b'))).toBe(false);
  });
});

describe('R-TGW-20: groups of the other VPC', () => {
  test('inbound only, where the gateway and both attachments support it', () => {
    const { hub, a, b } = spokes();
    hub.attach(a);
    hub.attach(b);
    hub.route(a, '10.2.0.0/16');
    hub.route(b, '10.1.0.0/16');
    const { GroupId } = estate.call('CreateSecurityGroup', {
      VpcId: b.id,
      GroupName: 'from-a',
      Description: 'from a',
    });
    estate.launch('guarded', b, 'a', { SecurityGroupIds: [GroupId] });
    const rule = {
      GroupId,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, UserIdGroupPairs: [{ GroupId: a.group }] },
      ],
    };
    const refused = (operation: string) => {
      const result = estate.try(operation, rule);
      return result.ok ? 'allowed' : result.error.code;
    };
    const support = (SecurityGroupReferencingSupport: string) => {
      hub.call('ModifyTransitGateway', {
        TransitGatewayId: hub.id,
        Options: { SecurityGroupReferencingSupport },
      });
      estate.sim.advance(6000);
    };
    expect(refused('AuthorizeSecurityGroupIngress')).toBe('InvalidGroup.NotFound');
    support('enable');
    expect(refused('AuthorizeSecurityGroupEgress')).toBe('InvalidGroup.NotFound');
    expect(refused('AuthorizeSecurityGroupIngress')).toBe('allowed');
    expect(estate.send('instance/web-a', 'instance/guarded')).toBe('delivered');
    support('disable');
    expect(estate.send('instance/web-a', 'instance/guarded')).toBe('ENI_SG_RULES_MISMATCH');
  });
});

describe('R-TGW-25: a VPC through which all go out', () => {
  test('spokes reach the internet by its NAT gateway; without the way back from there they don’t', () => {
    const { hub, a, b } = spokes();
    hub.attach(a);
    const door = estate.subnet(b, 'a', '10.2.200.0/28');
    const out = hub.attachIn(b, door.subnet);
    const igw = estate.internetGateway(b);
    estate.route(b, '0.0.0.0/0', { GatewayId: igw });
    const { AllocationId } = estate.call('AllocateAddress');
    const { NatGatewayId } = estate.call('CreateNatGateway', {
      SubnetId: b.subnets.a,
      AllocationId,
    }).NatGateway;
    estate.sim.advance(120_000);
    estate.route(b, '0.0.0.0/0', { NatGatewayId }, door.table);
    hub.static('0.0.0.0/0', { TransitGatewayAttachmentId: out });
    hub.route(a, '0.0.0.0/0');
    expect(estate.trace('instance/web-a', 'client/lisbon').disposition).toBe('reply-dropped');
    hub.route(b, '10.1.0.0/16');
    expect(estate.send('instance/web-a', 'client/lisbon')).toBe('delivered');
  });
});

describe('R-TGW-19: gateways of two regions', () => {
  test('static routes on both sides, and an association of the peering', () => {
    const west = 'eu-west-1';
    const [here, there] = [new Hub(estate), new Hub(estate, west)];
    const a = estate.vpc('a', '10.1.0.0/16');
    const c = estate.vpc('c', '10.7.0.0/16', { region: west });
    estate.launch('web-a', a, 'a');
    estate.launch('web-c', c, 'a');
    here.attach(a);
    there.attach(c);
    here.route(a, '10.7.0.0/16');
    there.route(c, '10.1.0.0/16');
    const peering = here.peer(there);
    expect(estate.send('instance/web-a', 'instance/web-c')).toMatch(/^TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT/);
    here.static('10.7.0.0/16', { TransitGatewayAttachmentId: peering });
    expect(estate.trace('instance/web-a', 'instance/web-c').disposition).toBe('reply-dropped');
    there.static('10.1.0.0/16', { TransitGatewayAttachmentId: peering });
    expect(estate.send('instance/web-a', 'instance/web-c')).toBe('delivered');
    expect(estate.send('instance/web-c', 'instance/web-a')).toBe('delivered');
    there.pair('DisassociateTransitGatewayRouteTable', peering);
    estate.sim.advance(6000);
    expect(estate.send('instance/web-a', 'instance/web-c')).toBe('TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION');
  });
});
