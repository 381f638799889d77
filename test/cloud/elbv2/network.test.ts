import { describe, expect, it } from 'vitest';
import { loadBalancerNames } from '../../../src/cloud/elbv2/names.ts';
import { packetsContain } from '../../../src/kit/packet-set.ts';
import { describeServices } from '../../../src/kit/packet-words.ts';
import { resolveFlow } from '../../../src/sim/network.ts';
import type { Output } from '../harness.ts';
import { type Scenery, scenery } from './scenery.ts';

const LISBON = { cidr: '85.240.0.0/16' };

/** A load balancer of type network with a target of its group in each of its zones. */
function network(input: { groups?: boolean; target?: object; balancer?: object } = {}) {
  const s = scenery();
  const group = s.targets({ Protocol: 'TCP', ...input.target });
  const balancer = s.balancer({
    Type: 'network',
    SecurityGroups: input.groups ? [s.groups.lb] : [],
    ...input.balancer,
  });
  s.listen(balancer.LoadBalancerArn, group, { Protocol: 'TCP' });
  return { ...s, group, own: balancer };
}

const addresses = (s: Scenery): readonly string[] => loadBalancerNames(s.sim.state)[0]?.addresses ?? [];
const codes = (result: { blockers: readonly { code: string }[] }) => result.blockers.map(({ code }) => code);
const interfaces = (s: Scenery): Output[] =>
  s.call('ec2:DescribeNetworkInterfaces', {
    Filters: [{ Name: 'requester-id', Values: ['amazon-elb'] }],
  }).NetworkInterfaces;

describe('an application load balancer', () => {
  const site = () => {
    const s = scenery();
    const balancer = s.balancer();
    const group = s.targets();
    s.register(group, s.instances.a, s.instances.b);
    s.listen(balancer.LoadBalancerArn, group);
    s.allow(s.groups.web, 80, { group: s.groups.lb });
    s.advance(60);
    return { ...s, own: balancer, group };
  };

  it('has an interface in each subnet, which nobody else may touch (R-ELB-13)', () => {
    const s = site();
    const [own, other] = interfaces(s);
    const path = s.own.LoadBalancerArn.replace(/^.*loadbalancer\//, '');
    expect(own).toMatchObject({
      Description: `ELB ${path}`,
      RequesterManaged: true,
      SubnetId: s.subnets.a,
      Status: 'in-use',
      Groups: [{ GroupId: s.groups.lb }],
    });
    expect(other.SubnetId).toBe(s.subnets.b);
    const id = own.NetworkInterfaceId;
    expect(s.error('ec2:DeleteNetworkInterface', { NetworkInterfaceId: id })).toMatch(/currently in use/);
    expect(s.error('ec2:DeleteSubnet', { SubnetId: s.subnets.a })).toMatch(/^DependencyViolation/);
    const before = s.call('ec2:DescribeSubnets', { SubnetIds: [s.subnets.a] }).Subnets[0];
    expect(before.AvailableIpAddressCount).toBe(250);
  });

  it('answers on its listeners’ ports, as its security group allows (R-ELB-47)', () => {
    const s = site();
    expect(s.trace('client/lisbon', 'load-balancer/web').disposition).toBe('delivered');
    expect(codes(s.trace('client/lisbon', 'load-balancer/web', 81))).toEqual(['ENI_SG_RULES_MISMATCH']);
    s.allow(s.groups.lb, 81, { cidr: '0.0.0.0/0' });
    expect(s.trace('client/lisbon', 'load-balancer/web', 81).disposition).toBe('refused');
    expect(describeServices(s.sim.reach('internet', 'load-balancer/web'))).toEqual(['tcp/80-81']);
    expect(describeServices(s.sim.reach('internet', 'instance/web-a'))).toEqual([]);
  });

  it('is nowhere before it is active (R-ELB-4)', () => {
    const s = scenery();
    s.call('CreateLoadBalancer', {
      Name: 'web',
      Subnets: [s.subnets.a, s.subnets.b],
      SecurityGroups: [s.groups.lb],
    });
    expect(codes(s.trace('client/lisbon', 'load-balancer/web'))).toContain('LOAD_BALANCER_NOT_ACTIVE');
    expect(s.call('DescribeLoadBalancers').LoadBalancers[0].State.Code).toBe('provisioning');
    s.advance(180);
    expect(s.call('DescribeLoadBalancers').LoadBalancers[0].State.Code).toBe('active');
  });

  it('holds its subnets for a while after its end (R-ELB-12)', () => {
    const s = site();
    s.call('DeleteLoadBalancer', { LoadBalancerArn: s.own.LoadBalancerArn });
    expect(s.call('DescribeLoadBalancers').LoadBalancers).toEqual([]);
    expect(s.error('ec2:DeleteSubnet', { SubnetId: s.subnets.a })).toMatch(/^DependencyViolation/);
    expect(s.error('ec2:DeleteSecurityGroup', { GroupId: s.groups.lb })).toMatch(/^DependencyViolation/);
    s.advance(180);
    s.call('ec2:DeleteSubnet', { SubnetId: s.subnets.a });
    expect(interfaces(s)).toEqual([]);
    s.call('DeleteTargetGroup', { TargetGroupArn: s.group });
  });

  it('loses the node of a zone that fails, and its address in the DNS', () => {
    const s = site();
    expect(addresses(s)).toHaveLength(2);
    const [first] = interfaces(s);
    s.sim.fault({ target: 'az/us-east-1a' });
    expect(addresses(s)).toEqual([interfaces(s)[1].Association.PublicIp]);
    const dead = s.trace('client/lisbon', first.Association.PublicIp);
    expect(codes(dead)).toContain('AVAILABILITY_ZONE_FAILED');
    expect(s.trace('client/lisbon', 'load-balancer/web').disposition).toBe('delivered');
    s.advance(120);
    expect(s.health(s.group)).toEqual({
      [s.instances.a]: 'unhealthy Target.Timeout',
      [s.instances.b]: 'healthy',
    });
    s.sim.heal({ target: 'az/us-east-1a' });
    s.advance(300);
    expect(addresses(s)).toHaveLength(2);
  });

  it('breaks by name', () => {
    const s = site();
    s.sim.fault({ target: 'load-balancer/web' });
    expect(codes(s.trace('client/lisbon', 'load-balancer/web'))).toEqual(['RESOURCE_FAILED']);
  });
});

describe('a network load balancer', () => {
  it('keeps clients’ addresses for instances: these must be allowed, and no route back is needed (R-ELB-43)', () => {
    const s = network();
    s.register(s.group, s.instances.a, s.instances.b);
    expect(codes(s.trace('client/lisbon', 'load-balancer/web'))).toEqual(['ENI_SG_RULES_MISMATCH']);
    s.allow(s.groups.web, 80, LISBON);
    const result = s.trace('client/lisbon', 'load-balancer/web');
    expect(result.disposition).toBe('delivered');
    expect(result.forward.at(-1)?.text).toMatch(/receives tcp\/80 from 85\.240\.0\.7 to 10\.0\.1[12]\./);
  });

  it('shows targets its own address where it keeps no others (R-ELB-43)', () => {
    const s = network();
    s.call('ModifyTargetGroupAttributes', {
      TargetGroupArn: s.group,
      Attributes: [{ Key: 'preserve_client_ip.enabled', Value: 'false' }],
    });
    s.register(s.group, s.instances.a, s.instances.b);
    s.allow(s.groups.web, 80, LISBON);
    expect(codes(s.trace('client/lisbon', 'load-balancer/web'))).toEqual(['ENI_SG_RULES_MISMATCH']);
    s.allow(s.groups.web, 80, { cidr: '10.0.0.0/22' });
    const result = s.trace('client/lisbon', 'load-balancer/web');
    expect(result.disposition).toBe('delivered');
    expect(result.forward.at(-1)?.text).toMatch(/from 10\.0\.[12]\.\d+ to 10\.0\.1[12]\./);
  });

  it('is meant by a rule that names its security group, whatever the source (R-SG-18)', () => {
    const s = network({ groups: true });
    s.register(s.group, s.instances.a, s.instances.b);
    s.allow(s.groups.web, 80, { group: s.groups.lb });
    expect(s.trace('client/lisbon', 'load-balancer/web').disposition).toBe('delivered');
    expect(describeServices(s.sim.reach('internet', 'load-balancer/web'))).toEqual(['tcp/80']);
    expect(describeServices(s.sim.reach('internet', 'instance/web-a'))).toEqual(['tcp/80']);
    expect(codes(s.trace('instance/web-a', 'instance/web-b'))).toEqual(['ENI_SG_RULES_MISMATCH']);
  });

  it('drops what its own security group does not allow (R-ELB-9)', () => {
    const s = network({ groups: true });
    s.register(s.group, s.instances.a, s.instances.b);
    const [{ SecurityGroupRuleId }] = s
      .call('ec2:DescribeSecurityGroupRules', { Filters: [{ Name: 'group-id', Values: [s.groups.lb] }] })
      .SecurityGroupRules.filter((one: Output) => !one.IsEgress);
    s.call('ec2:RevokeSecurityGroupIngress', {
      GroupId: s.groups.lb,
      SecurityGroupRuleIds: [SecurityGroupRuleId],
    });
    s.allow(s.groups.web, 80, { group: s.groups.lb });
    expect(codes(s.trace('client/lisbon', 'load-balancer/web'))).toEqual(['ENI_SG_RULES_MISMATCH']);
  });

  it('drops what no listener takes, and pings (R-ELB-47)', () => {
    const s = network();
    s.register(s.group, s.instances.a, s.instances.b);
    s.allow(s.groups.web, 80, LISBON);
    const closed = ['ELBV2_LISTENER_PORT_RESTRICTION'];
    expect(codes(s.trace('client/lisbon', 'load-balancer/web', 81))).toEqual(closed);
    expect(codes(s.sim.trace({ from: 'client/lisbon', to: 'load-balancer/web', protocol: 1 }))).toEqual(
      closed,
    );
  });

  it('serves each zone by its own targets, unless it crosses zones (R-ELB-40)', () => {
    const s = network();
    s.allow(s.groups.web, 80, { cidr: '0.0.0.0/0' });
    s.register(s.group, s.instances.a);
    s.advance(90);
    const there = interfaces(s)[1].Association.PublicIp;
    expect(codes(s.trace('client/lisbon', there))).toEqual(['ELBV2_LISTENER_HAS_NO_TARGET']);
    expect(addresses(s)).toEqual([interfaces(s)[0].Association.PublicIp]);
    s.call('ModifyLoadBalancerAttributes', {
      LoadBalancerArn: s.own.LoadBalancerArn,
      Attributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'true' }],
    });
    s.advance(90);
    expect(s.trace('client/lisbon', there).disposition).toBe('delivered');
    expect(addresses(s)).toHaveLength(2);
  });

  it('times out for a target that reaches itself through it (R-ELB-43)', () => {
    const s = network({ balancer: { Scheme: 'internal' } });
    s.allow(s.groups.web, 80, { cidr: '10.0.0.0/16' });
    s.register(s.group, s.instances.a);
    const result = s.trace('instance/web-a', 'load-balancer/web');
    expect(codes(result)).toEqual(['ELBV2_SOURCE_ADDRESS_PRESERVATION']);
    expect(s.trace('instance/web-b', 'load-balancer/web').disposition).toBe('delivered');
  });

  it('takes the addresses that it is given (R-ELB-8)', () => {
    const s = scenery();
    const allocate = () => s.call('ec2:AllocateAddress');
    const [one, two] = [allocate(), allocate()];
    const SubnetMappings = [
      { SubnetId: s.subnets.a, AllocationId: one.AllocationId },
      { SubnetId: s.subnets.b, AllocationId: two.AllocationId },
    ];
    const { AvailabilityZones, SecurityGroups } = s.balancer({
      Type: 'network',
      Subnets: [],
      SecurityGroups: [],
      SubnetMappings,
    });
    expect(SecurityGroups).toBeUndefined();
    expect(AvailabilityZones[0].LoadBalancerAddresses).toEqual([
      { IpAddress: one.PublicIp, AllocationId: one.AllocationId },
    ]);
    expect(addresses(s)).toEqual([one.PublicIp, two.PublicIp]);
    expect(s.error('ec2:ReleaseAddress', { AllocationId: one.AllocationId })).toMatch(/^AuthFailure/);
    const names = loadBalancerNames(s.sim.state).map(({ name }) => name.replace(/-[0-9a-f]{16}/, ''));
    expect(names).toEqual([
      'web.elb.us-east-1.amazonaws.com',
      'us-east-1a.web.elb.us-east-1.amazonaws.com',
      'us-east-1b.web.elb.us-east-1.amazonaws.com',
    ]);
  });

  it('passes on to an application load balancer, which sees the clients (R-ELB-30)', () => {
    const s = network({ target: { Name: 'front', TargetType: 'alb' } });
    const { LoadBalancerArn } = s.balancer({ Name: 'back', Scheme: 'internal' });
    expect(
      s.error('RegisterTargets', { TargetGroupArn: s.group, Targets: [{ Id: LoadBalancerArn }] }),
    ).toMatch(/^InvalidTarget/);
    s.listen(LoadBalancerArn, s.targets({ Name: 'pages' }));
    s.register(s.group, LoadBalancerArn);
    const result = s.trace('client/lisbon', 'load-balancer/web');
    expect(result.disposition).toBe('delivered');
    expect(result.forward.at(-1)?.text).toMatch(/^load balancer back receives tcp\/80 from 85\.240\.0\.7/);
  });

  it('is in reach exactly what it lets through by trace', () => {
    const s = network({ groups: true });
    s.register(s.group, s.instances.a, s.instances.b);
    s.allow(s.groups.web, 80, LISBON);
    const open = s.sim.reach('internet', 'load-balancer/web');
    for (const from of ['85.240.0.7', '93.184.215.14'])
      for (const port of [79, 80, 81])
        for (const sourcePort of [1024, 30_000, 60_000]) {
          const spec = { from, to: 'load-balancer/web', protocol: 6, destinationPort: port, sourcePort };
          const { packet } = resolveFlow(s.sim.state, spec);
          const { blockers } = s.sim.trace(spec);
          expect([from, port, sourcePort, packetsContain(open, packet)]).toEqual([
            from,
            port,
            sourcePort,
            blockers.length === 0,
          ]);
        }
  });
});
