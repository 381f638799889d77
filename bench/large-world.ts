/** A region with many instances: one VPC, subnets in turn public and private, ten security groups that name each other. */
import { createSim } from '../src/sim/create-sim.ts';
import type { Sim } from '../src/sim/sim.ts';

const SUBNETS = 8;
const GROUPS = 10;

export interface LargeWorld {
  readonly sim: Sim;
  readonly interfaces: readonly string[];
  readonly publicTable: string;
  readonly call: (operation: string, input: object) => Record<string, unknown>;
}

export function largeWorld(instances: number): LargeWorld {
  const sim = createSim({
    seed: 'bench',
    setting: { defaultVpc: false, images: { web: { serves: ['tcp/80'] } } },
  });
  const call = (operation: string, input: object) => {
    const result = sim.call({ service: 'ec2', operation, input: input as Record<string, unknown> });
    if (!result.ok) throw new Error(`${operation}: ${result.error.code} ${result.error.message}`);
    return result.output as Record<string, unknown>;
  };
  const vpc = id(call('CreateVpc', { CidrBlock: '10.0.0.0/16' }), 'Vpc', 'VpcId');
  const gateway = id(call('CreateInternetGateway', {}), 'InternetGateway', 'InternetGatewayId');
  call('AttachInternetGateway', { VpcId: vpc, InternetGatewayId: gateway });
  const publicTable = id(call('CreateRouteTable', { VpcId: vpc }), 'RouteTable', 'RouteTableId');
  call('CreateRoute', { RouteTableId: publicTable, DestinationCidrBlock: '0.0.0.0/0', GatewayId: gateway });
  const { Images } = call('DescribeImages', { Filters: [{ Name: 'name', Values: ['web'] }] });
  const [image] = Images as { ImageId: string }[];
  const groups = createGroups(call, vpc);
  for (let index = 0; index < SUBNETS; index++) {
    const subnet = id(
      call('CreateSubnet', { VpcId: vpc, CidrBlock: `10.0.${index * 16}.0/20` }),
      'Subnet',
      'SubnetId',
    );
    if (index % 2 === 0) call('AssociateRouteTable', { RouteTableId: publicTable, SubnetId: subnet });
    for (const [number, group] of groups.entries()) {
      const share = shareOf(instances, index * GROUPS + number, SUBNETS * GROUPS);
      if (share === 0) continue;
      call('RunInstances', {
        ImageId: image?.ImageId,
        InstanceType: 't3.micro',
        SubnetId: subnet,
        SecurityGroupIds: [group],
        MinCount: share,
        MaxCount: share,
      });
    }
  }
  sim.advance(120_000);
  const { NetworkInterfaces } = call('DescribeNetworkInterfaces', {});
  const interfaces = (NetworkInterfaces as { NetworkInterfaceId: string }[]).map(
    (item) => item.NetworkInterfaceId,
  );
  return { sim, call, publicTable, interfaces };
}

function createGroups(call: LargeWorld['call'], vpc: string): string[] {
  const groups = Array.from({ length: GROUPS }, (_, index) =>
    String(
      call('CreateSecurityGroup', { GroupName: `group-${index}`, Description: 'bench', VpcId: vpc }).GroupId,
    ),
  );
  for (const [index, group] of groups.entries()) {
    const from = groups[(index + 1) % GROUPS];
    call('AuthorizeSecurityGroupIngress', {
      GroupId: group,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 80, ToPort: 80 + index, IpRanges: [{ CidrIp: '10.0.0.0/17' }] },
        { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, UserIdGroupPairs: [{ GroupId: from }] },
      ],
    });
  }
  return groups;
}

/** How many of `total` fall to part `index` of `parts`, so that all parts add up. */
function shareOf(total: number, index: number, parts: number): number {
  return Math.floor(((index + 1) * total) / parts) - Math.floor((index * total) / parts);
}

function id(output: Record<string, unknown>, member: string, name: string): string {
  return String((output[member] as Record<string, unknown>)[name]);
}
