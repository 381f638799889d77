/** Packets across transit gateways: a trace over five of them against one within a VPC; reach between 50 VPCs. */
import type { World } from '../src/cloud/kernel/world.ts';
import { networkOf } from '../src/cloud/network.ts';
import { type Flow, type Graph, reachAll, trace } from '../src/net/index.ts';
import { createSim } from '../src/sim/create-sim.ts';
import { resolveFlow } from '../src/sim/network.ts';
import type { FlowSpec } from '../src/sim/sim.ts';
import { inTurn, median, type Row, timed } from './row.ts';

const ACCOUNT = '123456789012';
const REGIONS = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ca-central-1',
  'eu-west-1',
  'eu-west-2',
  'eu-central-1',
  'eu-north-1',
  'ap-southeast-1',
] as const;
const VPCS_PER_REGION = 5;
const HOPS = 5;
/** Flows of which none has been seen before: each has a source port of its own. */
const FLOWS = 400;

// biome-ignore lint/suspicious/noExplicitAny: a bench reads whatever an operation answers
type Output = any;

class Ground {
  readonly sim = createSim({
    seed: 'bench',
    setting: { defaultVpc: false, images: { web: { serves: ['tcp/80'] } } },
  });

  call(region: string, operation: string, input: object): Output {
    const result = this.sim.call({
      service: 'ec2',
      operation,
      region,
      input: input as Record<string, unknown>,
    });
    if (!result.ok) throw new Error(`${operation}: ${result.error.code} ${result.error.message}`);
    return result.output;
  }

  gateway(region: string): { id: string; table: string; region: string } {
    const { TransitGateway } = this.call(region, 'CreateTransitGateway', {});
    this.sim.advance(120_000);
    const { TransitGatewayId: id, Options } = TransitGateway;
    return { id, table: Options.AssociationDefaultRouteTableId, region };
  }

  /** A VPC 10.N.0.0/16 with two instances, all of 10.0.0.0/8 by the gateway; the instances' interfaces. */
  vpc(region: string, number: number, TransitGatewayId: string): readonly string[] {
    const { VpcId } = this.call(region, 'CreateVpc', { CidrBlock: `10.${number}.0.0/16` }).Vpc;
    this.sim.advance(5000);
    const { SubnetId } = this.call(region, 'CreateSubnet', {
      VpcId,
      CidrBlock: `10.${number}.0.0/24`,
    }).Subnet;
    this.call(region, 'CreateTransitGatewayVpcAttachment', {
      TransitGatewayId,
      VpcId,
      SubnetIds: [SubnetId],
    });
    this.sim.advance(60_000);
    const Filters = [{ Name: 'vpc-id', Values: [VpcId] }];
    const [{ RouteTableId }] = this.call(region, 'DescribeRouteTables', { Filters }).RouteTables;
    this.call(region, 'CreateRoute', { RouteTableId, DestinationCidrBlock: '10.0.0.0/8', TransitGatewayId });
    const [{ GroupId }] = this.call(region, 'DescribeSecurityGroups', { Filters }).SecurityGroups;
    this.call(region, 'AuthorizeSecurityGroupIngress', {
      GroupId,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 80, ToPort: 80 + (number % 3), IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
      ],
    });
    const [{ ImageId }] = this.call(region, 'DescribeImages', {
      Filters: [{ Name: 'name', Values: ['web'] }],
    }).Images;
    const { Instances } = this.call(region, 'RunInstances', {
      ImageId,
      InstanceType: 't3.micro',
      SubnetId,
      MinCount: 2,
      MaxCount: 2,
    });
    this.sim.advance(60_000);
    return Instances.map((item: Output) => item.NetworkInterfaces[0].NetworkInterfaceId);
  }

  peer(from: { id: string; region: string }, to: { id: string; region: string }): string {
    const { TransitGatewayPeeringAttachment } = this.call(
      from.region,
      'CreateTransitGatewayPeeringAttachment',
      {
        TransitGatewayId: from.id,
        PeerTransitGatewayId: to.id,
        PeerAccountId: ACCOUNT,
        PeerRegion: to.region,
      },
    );
    const { TransitGatewayAttachmentId } = TransitGatewayPeeringAttachment;
    this.sim.advance(10_000);
    this.call(to.region, 'AcceptTransitGatewayPeeringAttachment', { TransitGatewayAttachmentId });
    this.sim.advance(90_000);
    return TransitGatewayAttachmentId;
  }

  static(at: { table: string; region: string }, number: number, TransitGatewayAttachmentId: string): void {
    this.call(at.region, 'CreateTransitGatewayRoute', {
      TransitGatewayRouteTableId: at.table,
      DestinationCidrBlock: `10.${number}.0.0/16`,
      TransitGatewayAttachmentId,
    });
  }
}

export async function transitBench(): Promise<readonly Row[]> {
  return [await acrossHops(), await betweenVpcs()];
}

async function acrossHops(): Promise<Row> {
  const ground = new Ground();
  const [region] = REGIONS;
  const gateways = Array.from({ length: HOPS }, () => ground.gateway(region));
  const [one, neighbour] = ground.vpc(region, 1, gateways[0]?.id ?? '');
  const [two] = ground.vpc(region, 2, gateways.at(-1)?.id ?? '');
  gateways.slice(1).forEach((gateway, index) => {
    const before = gateways[index] ?? gateway;
    const peering = ground.peer(before, gateway);
    ground.static(before, 2, peering);
    ground.static(gateway, 1, peering);
  });
  const graph = networkOf(ground.sim.state);
  const [near, far] = [neighbour, two].map((to) => {
    const spec: FlowSpec = { from: one ?? '', to: to ?? '', protocol: 6, destinationPort: 80 };
    return resolveFlow(ground.sim.state, spec);
  });
  let port = 1024;
  const send = (flow: Flow | undefined) => (): void => {
    for (let count = 0; count < FLOWS && flow; count++)
      trace(graph, { ...flow, packet: { ...flow.packet, sourcePort: port++ } });
  };
  const [across, within] = await inTurn(25, send(far), send(near));
  return {
    name: `trace across ${HOPS} transit gateways`,
    value: across / FLOWS,
    unit: 'ms',
    against: { name: 'within a VPC, ms', value: within / FLOWS },
  };
}

async function betweenVpcs(): Promise<Row> {
  const ground = new Ground();
  const gateways = REGIONS.map((region) => ground.gateway(region));
  const interfaces = gateways.flatMap(({ id, region }, at) =>
    Array.from({ length: VPCS_PER_REGION }, (_, index) => ground.vpc(region, at * 10 + index, id)).flat(),
  );
  gateways.forEach((left, at) => {
    gateways.slice(at + 1).forEach((right, ahead) => {
      const peering = ground.peer(left, right);
      for (let index = 0; index < VPCS_PER_REGION; index++) {
        ground.static(left, (at + 1 + ahead) * 10 + index, peering);
        ground.static(right, at * 10 + index, peering);
      }
    });
  });
  const { state } = ground.sim;
  const own: number[] = [];
  for (let run = 0; run < 5; run++) {
    const graph = unseen(state);
    own.push(await timed(() => [...reachAll(graph).entries()]));
  }
  const graph = unseen(state);
  const flows = Array.from({ length: FLOWS }, (_, index) =>
    resolveFlow(state, {
      from: interfaces[index % interfaces.length] ?? '',
      to: interfaces[(index * 7 + 1) % interfaces.length] ?? '',
      protocol: 6,
      destinationPort: 80,
    }),
  );
  const each = (await timed(() => flows.forEach((flow) => void trace(graph, flow)))) / FLOWS;
  return {
    name: `reach, all pairs of ${REGIONS.length * VPCS_PER_REGION} VPCs, ${interfaces.length} instances`,
    value: median(own),
    unit: 'ms',
    against: { name: 'a trace a pair, ms', value: each * interfaces.length ** 2 },
  };
}

/** The network of an equal world in which nothing keeps its identity, so that nothing is known about it yet. */
function unseen(world: World): Graph {
  return networkOf(structuredClone(world));
}
