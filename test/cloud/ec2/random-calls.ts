/** Random calls on the resources of a VPC, for property tests: a list of small numbers stands for a list of requests. */
import fc from 'fast-check';
import { type Harness, harness, type Output } from '../harness.ts';

/** One request: which operation, and choices for what it needs. */
export interface Move {
  readonly operation: number;
  readonly choices: readonly number[];
}

export const moves = (most: number) =>
  fc.array(
    fc.record({
      operation: fc.nat(999),
      choices: fc.array(fc.nat(999), { minLength: 6, maxLength: 6 }),
    }),
    { minLength: most / 4, maxLength: most, size: 'max' },
  );

/** Hands out choices one after the other: members of lists, and IDs of what exists. */
class Chooser {
  #used = 0;

  constructor(
    readonly h: Harness,
    readonly choices: readonly number[],
  ) {}

  number(below: number): number {
    return (this.choices[this.#used++ % this.choices.length] ?? 0) % below;
  }

  of<T>(list: readonly T[]): T {
    return list[this.number(list.length)] as T;
  }

  /** The ID of one of this kind; now and then of one that never existed. */
  id(kind: string, prefix: string): string {
    const known = Object.keys(this.h.world.regions['us-east-1']?.[kind] ?? {});
    return this.known(known, prefix);
  }

  items(kind: string): Output[] {
    return Object.values(this.h.world.regions['us-east-1']?.[kind] ?? {});
  }

  /** One of the texts, or, one time in ten and where there is none, an ID of the right form that nothing has. */
  known(texts: readonly (string | undefined)[], prefix: string): string {
    const given = texts.filter((text) => text !== undefined);
    return given.length === 0 || this.number(10) === 9 ? `${prefix}-0123456789abcdef0` : this.of(given);
  }
}

type Make = (choose: Chooser) => object;

const vpcId = (choose: Chooser) => choose.id('vpc', 'vpc');
const subnetId = (choose: Chooser) => choose.id('subnet', 'subnet');
const tableId = (choose: Chooser) => choose.id('route-table', 'rtb');
const groupId = (choose: Chooser) => choose.id('security-group', 'sg');
const aclId = (choose: Chooser) => choose.id('network-acl', 'acl');
const gatewayId = (choose: Chooser) => choose.id('internet-gateway', 'igw');
const valveId = (choose: Chooser) => choose.id('egress-only-internet-gateway', 'eigw');
const natId = (choose: Chooser) => choose.id('natgateway', 'nat');
const interfaceId = (choose: Chooser) => choose.id('network-interface', 'eni');
const instanceId = (choose: Chooser) => choose.id('instance', 'i');
const allocationId = (choose: Chooser) => choose.id('elastic-ip', 'eipalloc');
const peeringId = (choose: Chooser) => choose.id('vpc-peering-connection', 'pcx');
const hubId = (choose: Chooser) => choose.id('transit-gateway', 'tgw');
const pair = (choose: Chooser) => ({
  TransitGatewayAttachmentId: choose.id('transit-gateway-attachment', 'tgw-attach'),
  TransitGatewayRouteTableId: choose.id('transit-gateway-route-table', 'tgw-rtb'),
});
const connectPeerId = (choose: Chooser) => choose.id('transit-gateway-connect-peer', 'tgw-connect-peer');
const customerId = (choose: Chooser) => choose.id('customer-gateway', 'cgw');
const vgwId = (choose: Chooser) => choose.id('vpn-gateway', 'vgw');
const vpnId = (choose: Chooser) => choose.id('vpn-connection', 'vpn');
const endpointId = (choose: Chooser) => choose.id('vpc-endpoint', 'vpce');
const listId = (choose: Chooser) => choose.id('prefix-list', 'pl');

const VPC_BLOCKS = [
  '10.0.0.0/16',
  '10.0.0.0/24',
  '10.1.0.0/20',
  '192.168.0.0/24',
  '100.64.0.0/16',
  '10.0.0.0/8',
];
const SUBNET_BLOCKS = [
  '10.0.0.0/28',
  '10.0.0.16/28',
  '10.0.0.0/24',
  '10.0.1.0/24',
  '10.1.0.0/28',
  '192.168.0.0/28',
];
const DESTINATIONS = [
  '0.0.0.0/0',
  '10.0.0.0/16',
  '10.0.0.0/28',
  '172.16.0.0/12',
  '8.8.8.8/32',
  '169.254.169.0/24',
];
const ZONES = ['us-east-1a', 'us-east-1b'];

function destination(choose: Chooser): object {
  return choose.of([
    { DestinationCidrBlock: choose.of(DESTINATIONS) },
    { DestinationCidrBlock: choose.of(DESTINATIONS) },
    { DestinationIpv6CidrBlock: '::/0' },
    { DestinationPrefixListId: listId(choose) },
  ]);
}

function target(choose: Chooser): object {
  return choose.of([
    { GatewayId: gatewayId(choose) },
    { NatGatewayId: natId(choose) },
    { NetworkInterfaceId: interfaceId(choose) },
    { InstanceId: instanceId(choose) },
    { EgressOnlyInternetGatewayId: valveId(choose) },
    { VpcPeeringConnectionId: peeringId(choose) },
    { TransitGatewayId: hubId(choose) },
  ]);
}

function permission(choose: Chooser): object {
  return {
    IpProtocol: choose.of(['tcp', 'udp', '-1', 'icmp']),
    FromPort: choose.of([0, 80, 443]),
    ToPort: choose.of([0, 80, 443]),
    ...choose.of<object>([
      { IpRanges: [{ CidrIp: choose.of(DESTINATIONS) }] },
      { UserIdGroupPairs: [{ GroupId: groupId(choose) }] },
      { PrefixListIds: [{ PrefixListId: listId(choose) }] },
      { Ipv6Ranges: [{ CidrIpv6: '::/0' }] },
    ]),
  };
}

function tableAssociation(choose: Chooser): string {
  const all = choose.items('route-table').flatMap((table) => table.Associations);
  return choose.known(
    all.map((association) => association.RouteTableAssociationId),
    'rtbassoc',
  );
}

/** Every operation that makes, joins, parts or unmakes what a VPC consists of. */
const MAKERS: Readonly<Record<string, Make>> = {
  CreateVpc: (choose) => ({
    CidrBlock: choose.of(VPC_BLOCKS),
    AmazonProvidedIpv6CidrBlock: choose.of([true, false]),
  }),
  DeleteVpc: (choose) => ({ VpcId: vpcId(choose) }),
  AssociateVpcCidrBlock: (choose) => ({
    VpcId: vpcId(choose),
    ...choose.of<object>([{ CidrBlock: choose.of(VPC_BLOCKS) }, { AmazonProvidedIpv6CidrBlock: true }]),
  }),
  DisassociateVpcCidrBlock: (choose) => ({
    AssociationId: choose.known(
      choose
        .items('vpc')
        .flatMap((vpc) => [...vpc.CidrBlockAssociationSet, ...vpc.Ipv6CidrBlockAssociationSet])
        .map((set) => set.AssociationId),
      'vpc-cidr-assoc',
    ),
  }),
  CreateSubnet: (choose) => ({
    VpcId: vpcId(choose),
    CidrBlock: choose.of(SUBNET_BLOCKS),
    AvailabilityZone: choose.of(ZONES),
  }),
  DeleteSubnet: (choose) => ({ SubnetId: subnetId(choose) }),
  ModifySubnetAttribute: (choose) => ({
    SubnetId: subnetId(choose),
    ...choose.of<object>([
      { MapPublicIpOnLaunch: { Value: choose.of([true, false]) } },
      { AssignIpv6AddressOnCreation: { Value: choose.of([true, false]) } },
    ]),
  }),
  AssociateSubnetCidrBlock: (choose) => {
    const blocks = choose.items('vpc').flatMap((vpc) => vpc.Ipv6CidrBlockAssociationSet);
    const block = choose.known(
      blocks.map((set) => set.Ipv6CidrBlock?.replace('/56', '/64')),
      'none',
    );
    return { SubnetId: subnetId(choose), Ipv6CidrBlock: block };
  },
  DisassociateSubnetCidrBlock: (choose) => ({
    AssociationId: choose.known(
      choose
        .items('subnet')
        .flatMap((subnet) => subnet.Ipv6CidrBlockAssociationSet)
        .map((set) => set.AssociationId),
      'subnet-cidr-assoc',
    ),
  }),
  CreateSubnetCidrReservation: (choose) => ({
    SubnetId: subnetId(choose),
    Cidr: choose.of(SUBNET_BLOCKS),
    ReservationType: 'explicit',
  }),
  CreateInternetGateway: () => ({}),
  AttachInternetGateway: (choose) => ({ InternetGatewayId: gatewayId(choose), VpcId: vpcId(choose) }),
  DetachInternetGateway: (choose) => ({ InternetGatewayId: gatewayId(choose), VpcId: vpcId(choose) }),
  DeleteInternetGateway: (choose) => ({ InternetGatewayId: gatewayId(choose) }),
  CreateEgressOnlyInternetGateway: (choose) => ({ VpcId: vpcId(choose) }),
  DeleteEgressOnlyInternetGateway: (choose) => ({ EgressOnlyInternetGatewayId: valveId(choose) }),
  CreateRouteTable: (choose) => ({ VpcId: vpcId(choose) }),
  DeleteRouteTable: (choose) => ({ RouteTableId: tableId(choose) }),
  AssociateRouteTable: (choose) => ({
    RouteTableId: tableId(choose),
    ...choose.of<object>([
      { SubnetId: subnetId(choose) },
      { SubnetId: subnetId(choose) },
      { GatewayId: gatewayId(choose) },
    ]),
  }),
  DisassociateRouteTable: (choose) => ({ AssociationId: tableAssociation(choose) }),
  ReplaceRouteTableAssociation: (choose) => ({
    AssociationId: tableAssociation(choose),
    RouteTableId: tableId(choose),
  }),
  CreateRoute: (choose) => ({ RouteTableId: tableId(choose), ...destination(choose), ...target(choose) }),
  ReplaceRoute: (choose) => ({
    RouteTableId: tableId(choose),
    ...destination(choose),
    ...choose.of<object>([target(choose), { LocalTarget: true }]),
  }),
  DeleteRoute: (choose) => ({ RouteTableId: tableId(choose), ...destination(choose) }),
  AllocateAddress: () => ({}),
  AssociateAddress: (choose) => ({
    AllocationId: allocationId(choose),
    ...choose.of<object>([{ InstanceId: instanceId(choose) }, { NetworkInterfaceId: interfaceId(choose) }]),
  }),
  DisassociateAddress: (choose) => ({
    AssociationId: choose.known(
      choose
        .items('network-interface')
        .flatMap((item) => item.PrivateIpAddresses)
        .map((place) => place.Association?.AssociationId),
      'eipassoc',
    ),
  }),
  ReleaseAddress: (choose) => ({ AllocationId: allocationId(choose) }),
  CreateNatGateway: (choose) => ({
    SubnetId: subnetId(choose),
    ...choose.of<object>([{ AllocationId: allocationId(choose) }, { ConnectivityType: 'private' }]),
  }),
  DeleteNatGateway: (choose) => ({ NatGatewayId: natId(choose) }),
  CreateVpcEndpoint: (choose) => ({
    VpcId: vpcId(choose),
    ...choose.of<object>([
      { ServiceName: 'com.amazonaws.us-east-1.s3', RouteTableIds: [tableId(choose)] },
      {
        ServiceName: 'com.amazonaws.us-east-1.logs',
        VpcEndpointType: 'Interface',
        SubnetIds: [subnetId(choose)],
        PrivateDnsEnabled: choose.number(2) === 0,
      },
    ]),
  }),
  ModifyVpcEndpoint: (choose) => ({
    VpcEndpointId: endpointId(choose),
    ...choose.of<object>([
      { AddRouteTableIds: [tableId(choose)] },
      { RemoveRouteTableIds: [tableId(choose)] },
      { AddSubnetIds: [subnetId(choose)] },
      { RemoveSubnetIds: [subnetId(choose)] },
      { AddSecurityGroupIds: [groupId(choose)] },
    ]),
  }),
  DeleteVpcEndpoints: (choose) => ({ VpcEndpointIds: [endpointId(choose)] }),
  CreateVpcPeeringConnection: (choose) => ({ VpcId: vpcId(choose), PeerVpcId: vpcId(choose) }),
  AcceptVpcPeeringConnection: (choose) => ({ VpcPeeringConnectionId: peeringId(choose) }),
  RejectVpcPeeringConnection: (choose) => ({ VpcPeeringConnectionId: peeringId(choose) }),
  DeleteVpcPeeringConnection: (choose) => ({ VpcPeeringConnectionId: peeringId(choose) }),
  // With a block of its own for Connect peers.
  CreateTransitGateway: () => ({ Options: { TransitGatewayCidrBlocks: ['10.99.0.0/24'] } }),
  DeleteTransitGateway: (choose) => ({ TransitGatewayId: hubId(choose) }),
  CreateTransitGatewayVpcAttachment: (choose) => ({
    TransitGatewayId: hubId(choose),
    VpcId: vpcId(choose),
    SubnetIds: [subnetId(choose)],
  }),
  ModifyTransitGatewayVpcAttachment: (choose) => ({
    TransitGatewayAttachmentId: pair(choose).TransitGatewayAttachmentId,
    AddSubnetIds: [subnetId(choose)],
  }),
  DeleteTransitGatewayVpcAttachment: (choose) => ({
    TransitGatewayAttachmentId: pair(choose).TransitGatewayAttachmentId,
  }),
  CreateTransitGatewayConnect: (choose) => ({
    TransportTransitGatewayAttachmentId: pair(choose).TransitGatewayAttachmentId,
    Options: { Protocol: 'gre' },
  }),
  DeleteTransitGatewayConnect: (choose) => ({
    TransitGatewayAttachmentId: pair(choose).TransitGatewayAttachmentId,
  }),
  CreateTransitGatewayConnectPeer: (choose) => ({
    TransitGatewayAttachmentId: pair(choose).TransitGatewayAttachmentId,
    PeerAddress: '10.0.0.50',
    InsideCidrBlocks: [choose.of(['169.254.60.0/29', '169.254.60.8/29', '169.254.0.0/29'])],
  }),
  DeleteTransitGatewayConnectPeer: (choose) => ({ TransitGatewayConnectPeerId: connectPeerId(choose) }),
  CreateTransitGatewayRouteTable: (choose) => ({ TransitGatewayId: hubId(choose) }),
  DeleteTransitGatewayRouteTable: (choose) => ({
    TransitGatewayRouteTableId: pair(choose).TransitGatewayRouteTableId,
  }),
  AssociateTransitGatewayRouteTable: pair,
  DisassociateTransitGatewayRouteTable: pair,
  EnableTransitGatewayRouteTablePropagation: pair,
  DisableTransitGatewayRouteTablePropagation: pair,
  CreateTransitGatewayRoute: (choose) => ({ ...pair(choose), DestinationCidrBlock: choose.of(DESTINATIONS) }),
  CreateCustomerGateway: (choose) => ({ Type: 'ipsec.1', IpAddress: `203.0.113.${choose.number(4)}` }),
  DeleteCustomerGateway: (choose) => ({ CustomerGatewayId: customerId(choose) }),
  CreateVpnGateway: () => ({ Type: 'ipsec.1' }),
  AttachVpnGateway: (choose) => ({ VpnGatewayId: vgwId(choose), VpcId: vpcId(choose) }),
  DetachVpnGateway: (choose) => ({ VpnGatewayId: vgwId(choose), VpcId: vpcId(choose) }),
  DeleteVpnGateway: (choose) => ({ VpnGatewayId: vgwId(choose) }),
  EnableVgwRoutePropagation: (choose) => ({ GatewayId: vgwId(choose), RouteTableId: tableId(choose) }),
  DisableVgwRoutePropagation: (choose) => ({ GatewayId: vgwId(choose), RouteTableId: tableId(choose) }),
  CreateVpnConnection: (choose) => ({
    Type: 'ipsec.1',
    CustomerGatewayId: customerId(choose),
    ...choose.of<object>([{ VpnGatewayId: vgwId(choose) }, { TransitGatewayId: hubId(choose) }]),
    Options: { StaticRoutesOnly: choose.number(2) === 0 },
  }),
  DeleteVpnConnection: (choose) => ({ VpnConnectionId: vpnId(choose) }),
  CreateVpnConnectionRoute: (choose) => ({
    VpnConnectionId: vpnId(choose),
    DestinationCidrBlock: choose.of(DESTINATIONS),
  }),
  CreateNetworkAcl: (choose) => ({ VpcId: vpcId(choose) }),
  DeleteNetworkAcl: (choose) => ({ NetworkAclId: aclId(choose) }),
  CreateNetworkAclEntry: (choose) => ({
    NetworkAclId: aclId(choose),
    RuleNumber: choose.of([90, 100, 200, 0]),
    Protocol: '-1',
    RuleAction: choose.of(['allow', 'deny']),
    Egress: choose.of([true, false]),
    CidrBlock: choose.of(DESTINATIONS),
  }),
  DeleteNetworkAclEntry: (choose) => ({
    NetworkAclId: aclId(choose),
    RuleNumber: choose.of([90, 100, 200]),
    Egress: choose.of([true, false]),
  }),
  ReplaceNetworkAclAssociation: (choose) => ({
    NetworkAclId: aclId(choose),
    AssociationId: choose.known(
      choose
        .items('network-acl')
        .flatMap((acl) => acl.Associations)
        .map((association) => association.NetworkAclAssociationId),
      'aclassoc',
    ),
  }),
  CreateSecurityGroup: (choose) => ({
    VpcId: vpcId(choose),
    GroupName: choose.of(['web', 'db', 'default']),
    Description: 'any',
  }),
  DeleteSecurityGroup: (choose) => ({ GroupId: groupId(choose) }),
  AuthorizeSecurityGroupIngress: (choose) => ({
    GroupId: groupId(choose),
    IpPermissions: [permission(choose)],
  }),
  RevokeSecurityGroupEgress: (choose) => ({
    GroupId: groupId(choose),
    IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  }),
  CreateNetworkInterface: (choose) => ({
    SubnetId: subnetId(choose),
    ...choose.of<object>([{}, { Groups: [groupId(choose)] }]),
  }),
  AttachNetworkInterface: (choose) => ({
    NetworkInterfaceId: interfaceId(choose),
    InstanceId: instanceId(choose),
    DeviceIndex: choose.of([1, 2]),
  }),
  DetachNetworkInterface: (choose) => ({
    AttachmentId: choose.known(
      choose.items('network-interface').map((item) => item.Attachment?.AttachmentId),
      'eni-attach',
    ),
  }),
  DeleteNetworkInterface: (choose) => ({ NetworkInterfaceId: interfaceId(choose) }),
  ModifyNetworkInterfaceAttribute: (choose) => ({
    NetworkInterfaceId: interfaceId(choose),
    ...choose.of<object>([
      { Groups: [groupId(choose)] },
      { AssociatePublicIpAddress: true },
      { AssociatePublicIpAddress: false },
      { SourceDestCheck: { Value: false } },
    ]),
  }),
  AssignPrivateIpAddresses: (choose) => ({
    NetworkInterfaceId: interfaceId(choose),
    SecondaryPrivateIpAddressCount: 1,
  }),
  AssignIpv6Addresses: (choose) => ({ NetworkInterfaceId: interfaceId(choose), Ipv6AddressCount: 1 }),
  RunInstances: (choose) => ({
    ImageId: 'ami-web',
    InstanceType: choose.of(['t3.micro', 't3.large']),
    MinCount: 1,
    MaxCount: choose.of([1, 2]),
    ...choose.of<object>([
      { SubnetId: subnetId(choose) },
      { SubnetId: subnetId(choose), SecurityGroupIds: [groupId(choose)] },
      { NetworkInterfaces: [{ DeviceIndex: 0, NetworkInterfaceId: interfaceId(choose) }] },
      { NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: subnetId(choose), AssociatePublicIpAddress: true }] },
    ]),
  }),
  StopInstances: (choose) => ({ InstanceIds: [instanceId(choose)] }),
  StartInstances: (choose) => ({ InstanceIds: [instanceId(choose)] }),
  TerminateInstances: (choose) => ({ InstanceIds: [instanceId(choose)] }),
  CreateManagedPrefixList: (choose) => ({
    PrefixListName: 'offices',
    AddressFamily: choose.of(['IPv4', 'IPv4', 'IPv6']),
    MaxEntries: choose.of([1, 5]),
  }),
  DeleteManagedPrefixList: (choose) => ({ PrefixListId: listId(choose) }),
  CreateFlowLogs: (choose) => ({
    ResourceType: 'VPC',
    ResourceIds: [vpcId(choose)],
    TrafficType: 'ALL',
    LogGroupName: 'depot',
    DeliverLogsPermissionArn: 'arn:aws:iam::123456789012:role/flow-logs',
  }),
  CreateDhcpOptions: () => ({ DhcpConfigurations: [{ Key: 'domain-name', Values: ['example.com'] }] }),
  AssociateDhcpOptions: (choose) => ({
    VpcId: vpcId(choose),
    DhcpOptionsId: choose.of([choose.id('dhcp-options', 'dopt'), 'default']),
  }),
  DeleteDhcpOptions: (choose) => ({ DhcpOptionsId: choose.id('dhcp-options', 'dopt') }),
};

const OPERATIONS = Object.keys(MAKERS);
const PAUSES = [0, 0, 1, 10, 60, 600];

/** Two VPCs in which the calls find something to do: subnets, gateways, instances, interfaces, addresses. */
export function furnished(): Harness {
  const h = harness({ setting: { images: { 'ami-web': { serves: ['tcp/80'] } } } });
  for (const first of ['10.0', '10.1']) {
    const { VpcId } = h.call('CreateVpc', {
      CidrBlock: `${first}.0.0/16`,
      AmazonProvidedIpv6CidrBlock: true,
    }).Vpc;
    const { InternetGatewayId } = h.call('CreateInternetGateway').InternetGateway;
    h.call('AttachInternetGateway', { InternetGatewayId, VpcId });
    const { SubnetId } = h.call('CreateSubnet', {
      VpcId,
      CidrBlock: `${first}.0.0/28`,
      AvailabilityZone: 'us-east-1a',
    }).Subnet;
    const { RouteTableId } = h.call('CreateRouteTable', { VpcId }).RouteTable;
    h.call('AssociateRouteTable', { RouteTableId, SubnetId });
    h.call('CreateRoute', { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId });
    h.call('CreateNetworkInterface', { SubnetId });
    h.call('RunInstances', {
      ImageId: 'ami-web',
      InstanceType: 't3.large',
      MinCount: 1,
      MaxCount: 1,
      SubnetId,
    });
    const { AllocationId } = h.call('AllocateAddress');
    h.call('CreateNatGateway', { SubnetId, AllocationId });
    h.call('AllocateAddress');
    h.call('CreateSecurityGroup', { VpcId, GroupName: 'app', Description: 'any' });
  }
  h.call('CreateTransitGateway');
  h.advance(100);
  return h;
}

/** The code of the error, or `undefined`; anything that isn't AWS's error goes through. */
export function play(h: Harness, { operation, choices }: Move): string | undefined {
  const name = OPERATIONS[operation % OPERATIONS.length] as string;
  const choose = new Chooser(h, choices);
  const input = (MAKERS[name] as Make)(choose);
  const code = attempt(h, name, input);
  h.advance(choose.of(PAUSES));
  return code;
}

export function attempt(h: Harness, name: string, input: object): string | undefined {
  try {
    h.call(name, input);
    return undefined;
  } catch (error) {
    const refused = new RegExp(`^${name} failed: (\\S+):`).exec((error as Error).message);
    if (!refused) throw error;
    return refused[1];
  }
}
