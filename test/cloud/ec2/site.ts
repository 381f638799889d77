/**
 * A small site whose packets can be followed: subnets `public` and `private` in two zones, `web` in the public one and
 * `db` in the private one, a NAT gateway between, and Lisbon outside. Everything is open until a test shuts it.
 */
import { createSim } from '../../../src/sim/create-sim.ts';
import type { Place, Sim } from '../../../src/sim/sim.ts';
import type { Output } from '../harness.ts';

const ANY = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }], Ipv6Ranges: [{ CidrIpv6: '::/0' }] };

export class Site {
  readonly sim: Sim = createSim({
    seed: 'site',
    setting: {
      images: { 'ami-web': { serves: ['tcp/80'] }, 'ami-wall': { serves: [], forwards: 'inspect' } },
      clients: { lisbon: { city: 'Lisbon', address: '85.240.0.7', ipv6Address: '2001:8a0::7' } },
      defaultVpc: false,
    },
  });
  readonly vpcId: string;
  readonly gatewayId: string;
  readonly natId: string;
  readonly groupId: string;
  readonly subnets: { public: string; private: string };
  readonly tables: { public: string; private: string };
  readonly web: string;
  readonly db: string;

  constructor() {
    this.vpcId = this.call('CreateVpc', {
      CidrBlock: '10.0.0.0/16',
      AmazonProvidedIpv6CidrBlock: true,
    }).Vpc.VpcId;
    this.sim.advance(5000);
    this.gatewayId = this.call('CreateInternetGateway').InternetGateway.InternetGatewayId;
    this.call('AttachInternetGateway', { InternetGatewayId: this.gatewayId, VpcId: this.vpcId });
    const [{ Ipv6CidrBlock }] = this.call('DescribeVpcs').Vpcs[0].Ipv6CidrBlockAssociationSet;
    const subnet = (third: number, zone: string): string =>
      this.call('CreateSubnet', {
        VpcId: this.vpcId,
        CidrBlock: `10.0.${third}.0/24`,
        Ipv6CidrBlock: Ipv6CidrBlock.replace('00::/56', `0${third}::/64`),
        AvailabilityZone: zone,
      }).Subnet.SubnetId;
    this.subnets = { public: subnet(1, 'us-east-1a'), private: subnet(2, 'us-east-1b') };
    const table = (SubnetId: string): string => {
      const { RouteTableId } = this.call('CreateRouteTable', { VpcId: this.vpcId }).RouteTable;
      this.call('AssociateRouteTable', { RouteTableId, SubnetId });
      return RouteTableId;
    };
    this.tables = { public: table(this.subnets.public), private: table(this.subnets.private) };
    this.groupId = this.group('open');
    this.call('AuthorizeSecurityGroupIngress', { GroupId: this.groupId, IpPermissions: [ANY] });
    const { AllocationId } = this.call('AllocateAddress');
    this.natId = this.call('CreateNatGateway', {
      SubnetId: this.subnets.public,
      AllocationId,
    }).NatGateway.NatGatewayId;
    this.route('public', '0.0.0.0/0', { GatewayId: this.gatewayId });
    this.route('private', '0.0.0.0/0', { NatGatewayId: this.natId });
    this.sim.advance(120_000);
    this.web = this.launch('web', 'public', { AssociatePublicIpAddress: true });
    this.db = this.launch('db', 'private');
  }

  call(operation: string, input: object = {}): Output {
    const result = this.sim.call({ service: 'ec2', operation, input: input as Record<string, unknown> });
    if (!result.ok) throw new Error(`${operation}: ${result.error.code}: ${result.error.message}`);
    return result.output;
  }

  group(name: string): string {
    return this.call('CreateSecurityGroup', { VpcId: this.vpcId, GroupName: name, Description: name })
      .GroupId;
  }

  launch(name: string, place: 'public' | 'private', networkInterface: object = {}): string {
    const { Instances } = this.call('RunInstances', {
      ImageId: 'ami-web',
      InstanceType: 't3.micro',
      MinCount: 1,
      MaxCount: 1,
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: name }] }],
      NetworkInterfaces: [
        { DeviceIndex: 0, SubnetId: this.subnets[place], Groups: [this.groupId], ...networkInterface },
      ],
    });
    this.sim.advance(30_000);
    return Instances[0].InstanceId;
  }

  instance(id: string): Output {
    return this.call('DescribeInstances', { InstanceIds: [id] }).Reservations[0].Instances[0];
  }

  interfaceOf(id: string): string {
    return this.instance(id).NetworkInterfaces[0].NetworkInterfaceId;
  }

  route(table: 'public' | 'private', destination: string, target: object): void {
    const block = destination.includes(':') ? 'DestinationIpv6CidrBlock' : 'DestinationCidrBlock';
    this.call('CreateRoute', { RouteTableId: this.tables[table], [block]: destination, ...target });
  }

  /** Puts a network ACL of its own before the subnet: everything is allowed but what `entries` say first. */
  shield(place: 'public' | 'private', ...entries: object[]): void {
    const { NetworkAclId } = this.call('CreateNetworkAcl', { VpcId: this.vpcId }).NetworkAcl;
    const both = [true, false].map((Egress) => ({
      Egress,
      RuleNumber: 1000,
      RuleAction: 'allow',
      Protocol: '-1',
      CidrBlock: '0.0.0.0/0',
    }));
    for (const [index, entry] of [...entries, ...both].entries()) {
      const known = { RuleNumber: 10 + index, Protocol: '-1', RuleAction: 'deny', NetworkAclId };
      this.call('CreateNetworkAclEntry', { ...known, ...entry });
    }
    const acls = this.call('DescribeNetworkAcls').NetworkAcls.flatMap((acl: Output) => acl.Associations);
    const { NetworkAclAssociationId: AssociationId } = acls.find(
      (association: Output) => association.SubnetId === this.subnets[place],
    );
    this.call('ReplaceNetworkAclAssociation', { AssociationId, NetworkAclId });
  }

  /** Takes `web` or `db` out of the open group and into these. */
  wear(instanceId: string, ...Groups: string[]): void {
    this.call('ModifyInstanceAttribute', { InstanceId: instanceId, Groups });
  }

  /** `delivered`, or the codes of all that stands in the way. */
  send(from: Place, to: Place, { port = 80, family }: { port?: number; family?: 4 | 6 } = {}): string {
    const { disposition, blockers } = this.sim.trace({
      from,
      to,
      protocol: 6,
      destinationPort: port,
      ...(family && { family }),
    });
    return blockers.length > 0 ? blockers.map(({ code }) => code).join(' ') : disposition;
  }
}
