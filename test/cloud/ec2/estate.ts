/**
 * Several VPCs, for packets between them: each with a subnet in each of its zones, one open security group, and a route
 * table for all its subnets. Nothing connects them until a test does.
 */

import type { FlowTrace } from '../../../src/net/trace.ts';
import { createSim } from '../../../src/sim/create-sim.ts';
import type { Place, Sim } from '../../../src/sim/sim.ts';
import type { Output } from '../harness.ts';

const ANY = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }], Ipv6Ranges: [{ CidrIpv6: '::/0' }] };

export interface EstateVpc {
  readonly name: string;
  readonly region: string;
  readonly id: string;
  readonly group: string;
  readonly table: string;
  /** By zone letter. */
  readonly subnets: Readonly<Record<string, string>>;
}

export class Estate {
  readonly sim: Sim = createSim({
    seed: 'estate',
    setting: {
      images: {
        'ami-web': { serves: ['tcp/80'] },
        'ami-router': { serves: [], forwards: 'route' },
        'ami-firewall': { serves: [], forwards: 'inspect' },
      },
      clients: { lisbon: { city: 'Lisbon', address: '85.240.0.7' } },
      defaultVpc: false,
    },
  });

  call(operation: string, input: object = {}, region = 'us-east-1'): Output {
    const result = this.try(operation, input, region);
    if (!result.ok) throw new Error(`${operation}: ${result.error.code}: ${result.error.message}`);
    return result.output;
  }

  try(operation: string, input: object = {}, region = 'us-east-1') {
    return this.sim.call({ service: 'ec2', operation, region, input: input as Record<string, unknown> });
  }

  /** `10.1.0.0/16` has the subnets 10.1.0.0/24, 10.1.1.0/24 …, one a zone. */
  vpc(name: string, cidr: string, { region = 'us-east-1', zones = 'a' } = {}): EstateVpc {
    const id: string = this.call('CreateVpc', { CidrBlock: cidr }, region).Vpc.VpcId;
    this.sim.advance(3000);
    const subnets: Record<string, string> = {};
    [...zones].forEach((zone, index) => {
      subnets[zone] = this.call(
        'CreateSubnet',
        {
          VpcId: id,
          CidrBlock: cidr.replace(/\.\d+\.\d+\/\d+$/, `.${index}.0/24`),
          AvailabilityZone: `${region}${zone}`,
        },
        region,
      ).Subnet.SubnetId;
    });
    const { GroupId: group } = this.call(
      'CreateSecurityGroup',
      { VpcId: id, GroupName: 'open', Description: 'open' },
      region,
    );
    this.call('AuthorizeSecurityGroupIngress', { GroupId: group, IpPermissions: [ANY] }, region);
    const filter = { Name: 'vpc-id', Values: [id] };
    const [{ RouteTableId: table }] = this.call(
      'DescribeRouteTables',
      { Filters: [filter] },
      region,
    ).RouteTables;
    return { name, region, id, group, table, subnets };
  }

  /** A subnet with a route table of its own. */
  subnet(home: EstateVpc, zone: string, cidr: string): { subnet: string; table: string } {
    const place = { VpcId: home.id, CidrBlock: cidr, AvailabilityZone: `${home.region}${zone}` };
    const { SubnetId } = this.call('CreateSubnet', place, home.region).Subnet;
    const { RouteTableId } = this.call('CreateRouteTable', { VpcId: home.id }, home.region).RouteTable;
    this.call('AssociateRouteTable', { RouteTableId, SubnetId }, home.region);
    return { subnet: SubnetId, table: RouteTableId };
  }

  launch(name: string, home: EstateVpc, subnet: string, more: object = {}): string {
    const { Instances } = this.call(
      'RunInstances',
      {
        ImageId: 'ami-web',
        InstanceType: 't3.micro',
        MinCount: 1,
        MaxCount: 1,
        SubnetId: home.subnets[subnet] ?? subnet,
        SecurityGroupIds: [home.group],
        TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: name }] }],
        ...more,
      },
      home.region,
    );
    this.sim.advance(30_000);
    return Instances[0].InstanceId;
  }

  /** An instance that passes packets on, with its check of addresses off; its interface is answered. */
  appliance(name: string, home: EstateVpc, subnet: string, image = 'ami-router'): string {
    const id = this.launch(name, home, subnet, { ImageId: image });
    this.call('ModifyInstanceAttribute', { InstanceId: id, SourceDestCheck: { Value: false } }, home.region);
    return this.call('DescribeInstances', { InstanceIds: [id] }, home.region).Reservations[0].Instances[0]
      .NetworkInterfaces[0].NetworkInterfaceId;
  }

  route(home: EstateVpc, DestinationCidrBlock: string, target: object, RouteTableId = home.table): void {
    this.call('CreateRoute', { RouteTableId, DestinationCidrBlock, ...target }, home.region);
  }

  /** The ID of an active peering connection, with routes both ways unless `routes` is false. */
  peer(left: EstateVpc, right: EstateVpc): string {
    const { VpcPeeringConnection } = this.call(
      'CreateVpcPeeringConnection',
      { VpcId: left.id, PeerVpcId: right.id, PeerRegion: right.region },
      left.region,
    );
    const { VpcPeeringConnectionId } = VpcPeeringConnection;
    this.sim.advance(2000);
    this.call('AcceptVpcPeeringConnection', { VpcPeeringConnectionId }, right.region);
    this.sim.advance(5000);
    return VpcPeeringConnectionId;
  }

  internetGateway(home: EstateVpc): string {
    const { InternetGatewayId } = this.call('CreateInternetGateway', {}, home.region).InternetGateway;
    this.call('AttachInternetGateway', { InternetGatewayId, VpcId: home.id }, home.region);
    return InternetGatewayId;
  }

  trace(from: Place, to: Place, port = 80): FlowTrace {
    return this.sim.trace({ from, to, protocol: 6, destinationPort: port }) as FlowTrace;
  }

  /** `delivered`, or the codes of all that stands in the way. */
  send(from: Place, to: Place, port = 80): string {
    const { disposition, blockers } = this.trace(from, to, port);
    return blockers.length > 0 ? blockers.map(({ code }) => code).join(' ') : disposition;
  }
}
