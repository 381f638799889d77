import { describe, expect, it } from 'vitest';
import { type Scenery, scenery } from './scenery.ts';

/** An application load balancer before web-a, which it may ask. */
function site() {
  const s = scenery();
  const { LoadBalancerArn } = s.balancer();
  const group = s.targets();
  s.listen(LoadBalancerArn, group);
  s.allow(s.groups.web, 80, { group: s.groups.lb });
  return { ...s, arn: LoadBalancerArn, group };
}

const of = (s: Scenery & { group: string }) => s.health(s.group)[s.instances.a];

describe('the health of a target', () => {
  it('is found within an interval at first (R-ELB-32, R-ELB-33)', () => {
    const s = site();
    s.register(s.group, s.instances.a);
    expect(of(s)).toBe('initial Elb.RegistrationInProgress');
    s.advance(30);
    expect(of(s)).toBe('healthy');
  });

  it('is lost after so many failures, and won back after so many successes (R-ELB-31, R-ELB-32)', () => {
    const s = site();
    s.register(s.group, s.instances.a);
    s.advance(60);
    s.sim.fault({ target: 'instance/web-a' });
    s.advance(29);
    expect(of(s)).toBe('healthy');
    s.advance(31);
    expect(of(s)).toBe('unhealthy Target.Timeout');
    s.sim.heal({ target: 'instance/web-a' });
    s.advance(119);
    expect(of(s)).toBe('unhealthy Target.Timeout');
    s.advance(31);
    expect(of(s)).toBe('healthy');
  });

  it('forgets a failure that passes between two checks', () => {
    const s = site();
    s.register(s.group, s.instances.a);
    s.advance(60);
    s.sim.fault({ target: 'instance/web-a' });
    s.advance(5);
    s.sim.heal({ target: 'instance/web-a' });
    s.advance(600);
    expect(of(s)).toBe('healthy');
  });

  it('counts interval and thresholds as the group has them (R-ELB-31)', () => {
    const s = site();
    s.call('ModifyTargetGroup', {
      TargetGroupArn: s.group,
      HealthCheckIntervalSeconds: 6,
      HealthCheckTimeoutSeconds: 3,
      UnhealthyThresholdCount: 3,
    });
    s.register(s.group, s.instances.a);
    s.advance(6);
    expect(of(s)).toBe('healthy');
    s.sim.fault({ target: 'instance/web-a' });
    s.advance(18);
    expect(of(s)).toBe('unhealthy Target.Timeout');
  });

  it('needs the target’s security group to let the load balancer in (R-ELB-38, R-ELB-49)', () => {
    const s = scenery();
    const { LoadBalancerArn } = s.balancer();
    const group = s.targets();
    s.listen(LoadBalancerArn, group);
    s.register(group, s.instances.a);
    s.advance(61);
    expect(s.health(group)[s.instances.a]).toBe('unhealthy Target.Timeout');
    s.allow(s.groups.web, 80, { group: s.groups.lb });
    s.advance(150);
    expect(s.health(group)[s.instances.a]).toBe('healthy');
  });

  it('needs the network ACL’s way back (R-ELB-38)', () => {
    const s = site();
    s.register(s.group, s.instances.a);
    s.advance(60);
    const { NetworkAclId } = s.call('ec2:CreateNetworkAcl', { VpcId: s.vpcId }).NetworkAcl;
    const entry = (Egress: boolean, From: number, To: number) =>
      s.call('ec2:CreateNetworkAclEntry', {
        NetworkAclId,
        Egress,
        RuleNumber: 100,
        Protocol: '6',
        RuleAction: 'allow',
        CidrBlock: '0.0.0.0/0',
        PortRange: { From, To },
      });
    entry(false, 80, 80);
    const { Associations } = s.call('ec2:DescribeNetworkAcls', {
      Filters: [{ Name: 'association.subnet-id', Values: [s.subnets.pa] }],
    }).NetworkAcls[0];
    const { NetworkAclAssociationId: AssociationId } = Associations.find(
      (one: { SubnetId: string }) => one.SubnetId === s.subnets.pa,
    );
    s.call('ec2:ReplaceNetworkAclAssociation', { AssociationId, NetworkAclId });
    s.advance(60);
    expect(of(s)).toBe('unhealthy Target.Timeout');
    entry(true, 1024, 65_535);
    s.advance(150);
    expect(of(s)).toBe('healthy');
  });

  it('is unused without a listener, in a zone without a node, when stopped, and when not registered (R-ELB-33, R-ELB-34)', () => {
    const s = site();
    const idle = s.targets({ Name: 'idle' });
    s.register(idle, s.instances.a);
    expect(s.health(idle)[s.instances.a]).toBe('unused Target.NotInUse');
    const far = s.launch('pc', s.groups.web, 'far');
    s.register(s.group, s.instances.a, far);
    expect(s.health(s.group)[far]).toBe('unused Target.NotInUse');
    s.call('ec2:StopInstances', { InstanceIds: [s.instances.a] });
    s.advance(60);
    expect(of(s)).toBe('unused Target.InvalidState');
    const { TargetHealthDescriptions } = s.call('DescribeTargetHealth', {
      TargetGroupArn: s.group,
      Targets: [{ Id: s.instances.b }],
    });
    expect(TargetHealthDescriptions[0].TargetHealth).toEqual({
      State: 'unused',
      Reason: 'Target.NotRegistered',
      Description: 'Target is not registered to the target group',
    });
  });

  it('is draining for the deregistration delay (R-ELB-36)', () => {
    const s = site();
    s.register(s.group, s.instances.a, s.instances.b);
    s.advance(60);
    s.call('DeregisterTargets', { TargetGroupArn: s.group, Targets: [{ Id: s.instances.a }] });
    expect(of(s)).toBe('draining Target.DeregistrationInProgress');
    s.advance(299);
    expect(of(s)).toBe('draining Target.DeregistrationInProgress');
    s.advance(1);
    expect(s.health(s.group)).toEqual({ [s.instances.b]: 'healthy' });
    s.call('DeregisterTargets', { TargetGroupArn: s.group, Targets: [{ Id: s.instances.b }] });
    s.register(s.group, s.instances.b);
    s.advance(400);
    expect(s.health(s.group)).toEqual({ [s.instances.b]: 'healthy' });
  });

  it('takes no events while nothing changes', () => {
    const s = site();
    s.register(s.group, s.instances.a, s.instances.b);
    s.advance(120);
    expect(s.sim.advance(30 * 86_400_000)).toEqual([]);
  });

  it('is judged by connections alone for TCP (R-ELB-31)', () => {
    const s = scenery();
    const { LoadBalancerArn } = s.balancer({ Type: 'network', SecurityGroups: [] });
    const group = s.targets({ Protocol: 'TCP', Port: 81 });
    s.listen(LoadBalancerArn, group, { Protocol: 'TCP', Port: 81 });
    s.register(group, s.instances.a);
    s.allow(s.groups.web, 81, { cidr: '10.0.0.0/16' });
    s.advance(61);
    expect(s.health(group)[s.instances.a]).toBe('unhealthy Target.FailedHealthChecks');
    s.call('ModifyTargetGroup', { TargetGroupArn: group, HealthCheckPort: '80' });
    s.allow(s.groups.web, 80, { cidr: '10.0.0.0/16' });
    s.advance(150);
    expect(s.health(group)[s.instances.a]).toBe('healthy');
  });
});
