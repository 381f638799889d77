/**
 * A VPC with public subnets in two zones for load balancers, and private ones in three for targets, which lead nowhere
 * outside; a web server in each of the first two. Lisbon is outside.
 */
import { createSim } from '../../../src/sim/create-sim.ts';
import type { FlowSpec, Sim } from '../../../src/sim/sim.ts';
import type { Output } from '../harness.ts';

export interface Scenery {
  readonly sim: Sim;
  readonly vpcId: string;
  readonly gatewayId: string;
  /** By name: `a`, `b` (public), `pa`, `pb`, `pc` (private), by zone. */
  readonly subnets: Readonly<Record<string, string>>;
  /** `lb`: open for tcp/80 from everywhere; `web`: nothing yet. */
  readonly groups: { readonly lb: string; readonly web: string };
  readonly instances: { readonly a: string; readonly b: string };
  /** Operations are ELB's unless `service:` stands before them. */
  call(operation: string, input?: object): Output;
  error(operation: string, input?: object): string;
  advance(seconds: number): void;
  allow(groupId: string, port: number, from: { cidr: string } | { group: string }): void;
  launch(subnet: string, group: string, name: string): string;
  /** A load balancer in `a` and `b`, made and active. */
  balancer(input?: object): Output;
  targets(input?: object): string;
  register(group: string, ...ids: string[]): void;
  listen(balancer: string, group: string, input?: object): string;
  /** By target: `healthy`, `unhealthy Target.Timeout`. */
  health(group: string): Record<string, string>;
  trace(from: string, to: string, port?: number, more?: Partial<FlowSpec>): ReturnType<Sim['trace']>;
}

export function scenery(images: Record<string, object> = { 'ami-web': { serves: ['tcp/80'] } }): Scenery {
  const sim = createSim({
    seed: 'elb',
    setting: {
      images: images as Record<string, { serves: string[] }>,
      clients: { lisbon: { city: 'Lisbon', address: '85.240.0.7' } },
      defaultVpc: false,
    },
  });
  const send = (name: string, input: object) => {
    const [service, operation] = name.includes(':') ? (name.split(':') as [string, string]) : ['elbv2', name];
    return sim.call({ service, operation, input: input as Record<string, unknown> });
  };
  const call = (name: string, input: object = {}): Output => {
    const result = send(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`);
    return result.output;
  };
  const vpcId: string = call('ec2:CreateVpc', { CidrBlock: '10.0.0.0/16' }).Vpc.VpcId;
  const gatewayId: string = call('ec2:CreateInternetGateway').InternetGateway.InternetGatewayId;
  call('ec2:AttachInternetGateway', { InternetGatewayId: gatewayId, VpcId: vpcId });
  const { RouteTableId } = call('ec2:CreateRouteTable', { VpcId: vpcId }).RouteTable;
  call('ec2:CreateRoute', { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId: gatewayId });
  const subnet = (third: number, zone: string): string =>
    call('ec2:CreateSubnet', {
      VpcId: vpcId,
      CidrBlock: `10.0.${third}.0/24`,
      AvailabilityZone: `us-east-1${zone}`,
    }).Subnet.SubnetId;
  const subnets: Record<string, string> = {
    a: subnet(1, 'a'),
    b: subnet(2, 'b'),
    pa: subnet(11, 'a'),
    pb: subnet(12, 'b'),
    pc: subnet(13, 'c'),
  };
  for (const one of ['a', 'b']) call('ec2:AssociateRouteTable', { RouteTableId, SubnetId: subnets[one] });
  const group = (name: string): string =>
    call('ec2:CreateSecurityGroup', { VpcId: vpcId, GroupName: name, Description: name }).GroupId;
  const groups = { lb: group('lb'), web: group('web') };
  const [image] = call('ec2:DescribeImages', { Owners: ['self'] }).Images;

  const self: Omit<Scenery, 'instances'> = {
    sim,
    vpcId,
    gatewayId,
    subnets,
    groups,
    call,
    error(name, input = {}) {
      const before = sim.state;
      const result = send(name, input);
      if (result.ok) throw new Error(`${name} should have failed: ${JSON.stringify(result.output)}`);
      if (sim.state !== before) throw new Error(`${name} failed and changed the world`);
      return `${result.error.code}: ${result.error.message}`;
    },
    advance: (seconds) => void sim.advance(seconds * 1000),
    allow(groupId, port, from) {
      const peer =
        'cidr' in from
          ? { IpRanges: [{ CidrIp: from.cidr }] }
          : { UserIdGroupPairs: [{ GroupId: from.group }] };
      call('ec2:AuthorizeSecurityGroupIngress', {
        GroupId: groupId,
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, ...peer }],
      });
    },
    launch(where, groupId, name) {
      const { Instances } = call('ec2:RunInstances', {
        ImageId: image.ImageId,
        InstanceType: 't3.micro',
        MinCount: 1,
        MaxCount: 1,
        SubnetId: subnets[where],
        SecurityGroupIds: [groupId],
        TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: name }] }],
      });
      sim.advance(30_000);
      return Instances[0].InstanceId;
    },
    balancer(input = {}) {
      const { LoadBalancers } = call('CreateLoadBalancer', {
        Name: 'web',
        Subnets: [subnets.a, subnets.b],
        SecurityGroups: [groups.lb],
        ...input,
      });
      sim.advance(180_000);
      return LoadBalancers[0];
    },
    targets(input = {}) {
      const { TargetGroups } = call('CreateTargetGroup', {
        Name: 'web',
        Protocol: 'HTTP',
        Port: 80,
        VpcId: vpcId,
        ...input,
      });
      return TargetGroups[0].TargetGroupArn;
    },
    register(arn, ...ids) {
      call('RegisterTargets', { TargetGroupArn: arn, Targets: ids.map((Id) => ({ Id })) });
    },
    listen(LoadBalancerArn, TargetGroupArn, input = {}) {
      const { Listeners } = call('CreateListener', {
        LoadBalancerArn,
        Protocol: 'HTTP',
        Port: 80,
        DefaultActions: [{ Type: 'forward', TargetGroupArn }],
        ...input,
      });
      return Listeners[0].ListenerArn;
    },
    health(arn) {
      const { TargetHealthDescriptions: all } = call('DescribeTargetHealth', { TargetGroupArn: arn });
      return Object.fromEntries(
        all.map(({ Target, TargetHealth }: Output) => [
          Target.Id,
          [TargetHealth.State, TargetHealth.Reason].filter(Boolean).join(' '),
        ]),
      );
    },
    trace: (from, to, port = 80, more = {}) =>
      sim.trace({ from, to, protocol: 6, destinationPort: port, ...more }),
  };
  self.allow(groups.lb, 80, { cidr: '0.0.0.0/0' });
  const instances = { a: self.launch('pa', groups.web, 'web-a'), b: self.launch('pb', groups.web, 'web-b') };
  return { ...self, instances };
}
