import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../../src/kit/address.ts';
import { parsePrefix, prefixContains } from '../../../src/kit/prefix.ts';
import { filter, scenery } from './scenery.ts';

const UNKNOWN = 'eni-00000000000000000';

function withInterface(input: object = {}, options: Parameters<typeof scenery>[0] = {}) {
  const h = scenery(options);
  const create = (more: object = {}) =>
    h.call('CreateNetworkInterface', { SubnetId: h.subnetId, ...more }).NetworkInterface;
  const created = create(input);
  const id: string = created.NetworkInterfaceId;
  const show = (which = id) =>
    h.call('DescribeNetworkInterfaces', { NetworkInterfaceIds: [which] }).NetworkInterfaces[0];
  const address: string = created.PrivateIpAddress;
  return { h, id, created, create, show, address };
}

/** A subnet with an IPv6 block. */
function dualStack() {
  const scene = withInterface();
  const { h } = scene;
  h.call('AssociateVpcCidrBlock', { VpcId: h.vpcId, AmazonProvidedIpv6CidrBlock: true });
  h.advance(10);
  const block: string = h.call('DescribeVpcs', { VpcIds: [h.vpcId] }).Vpcs[0].Ipv6CidrBlockAssociationSet[0]
    .Ipv6CidrBlock;
  const ipv6 = block.replace('/56', '/64');
  h.call('AssociateSubnetCidrBlock', { SubnetId: h.subnetId, Ipv6CidrBlock: ipv6 });
  h.advance(10);
  return { ...scene, ipv6 };
}

describe('creating', () => {
  test('R-VPC-110, R-VPC-115: a fresh interface', () => {
    const { h, id, created, show } = withInterface({ Description: 'spare' });
    const [group] = h.call('DescribeSecurityGroups').SecurityGroups;
    expect(created).toEqual({
      AvailabilityZone: 'us-east-1a',
      AvailabilityZoneId: 'use1-az1',
      Description: 'spare',
      Groups: [{ GroupId: group.GroupId, GroupName: 'default' }],
      InterfaceType: 'interface',
      Ipv6Addresses: [],
      MacAddress: expect.stringMatching(/^02(:[0-9a-f]{2}){5}$/),
      NetworkInterfaceId: expect.stringMatching(/^eni-[0-9a-f]{17}$/),
      OwnerId: '123456789012',
      PrivateIpAddress: expect.stringMatching(/^10\.0\.0\.\d+$/),
      PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: created.PrivateIpAddress }],
      RequesterManaged: false,
      SourceDestCheck: true,
      Status: 'pending',
      SubnetId: h.subnetId,
      TagSet: [],
      VpcId: h.vpcId,
      Operator: { Managed: false },
    });
    h.advance(5);
    expect(show()).toEqual({ ...created, Status: 'available' });
    expect(
      h.call('DescribeNetworkInterfaces', { Filters: [filter('status', 'available')] }).NetworkInterfaces[0]
        .NetworkInterfaceId,
    ).toBe(id);
  });

  test('R-VPC-6: tags stand in TagSet, and filters find them', () => {
    const { h, id } = withInterface({
      TagSpecifications: [{ ResourceType: 'network-interface', Tags: [{ Key: 'Name', Value: 'spare' }] }],
    });
    const { NetworkInterfaces } = h.call('DescribeNetworkInterfaces', {
      Filters: [filter('tag:Name', 'spare')],
    });
    expect(NetworkInterfaces).toMatchObject([
      { NetworkInterfaceId: id, TagSet: [{ Key: 'Name', Value: 'spare' }] },
    ]);
    h.call('DeleteTags', { Resources: [id], Tags: [{ Key: 'Name' }] });
    expect(h.call('DescribeTags', { Filters: [filter('resource-id', id)] }).Tags).toEqual([]);
  });

  test('the addresses that were asked for, and as many drawn as were counted', () => {
    const { created } = withInterface({
      PrivateIpAddresses: [
        { Primary: true, PrivateIpAddress: '10.0.0.10' },
        { PrivateIpAddress: '10.0.0.11' },
      ],
    });
    expect(created.PrivateIpAddresses).toEqual([
      { Primary: true, PrivateIpAddress: '10.0.0.10' },
      { Primary: false, PrivateIpAddress: '10.0.0.11' },
    ]);
    expect(withInterface({ SecondaryPrivateIpAddressCount: 3 }).created.PrivateIpAddresses).toHaveLength(4);
  });

  test.each([
    [
      'R-VPC-42 outside',
      { PrivateIpAddress: '10.0.1.10' },
      "InvalidParameterValue: Address 10.0.1.10 does not fall within the subnet's address range",
    ],
    [
      'R-VPC-41 network',
      { PrivateIpAddress: '10.0.0.0' },
      "InvalidParameterValue: Address 10.0.0.0 is in subnet's reserved address range",
    ],
    [
      'R-VPC-41 router',
      { PrivateIpAddress: '10.0.0.1' },
      "InvalidParameterValue: Address 10.0.0.1 is in subnet's reserved address range",
    ],
    [
      'R-VPC-41 future use',
      { PrivateIpAddress: '10.0.0.3' },
      "InvalidParameterValue: Address 10.0.0.3 is in subnet's reserved address range",
    ],
    [
      'R-VPC-41 broadcast',
      { PrivateIpAddress: '10.0.0.255' },
      "InvalidParameterValue: Address 10.0.0.255 is in subnet's reserved address range",
    ],
    ['no address', { PrivateIpAddress: '10.0.0' }, /^InvalidParameterValue: Value \(10\.0\.0\)/],
    ['no IPv6 block', { Ipv6AddressCount: 1 }, /does not have an IPv6 CIDR block$/],
    [
      'unknown subnet',
      { SubnetId: 'subnet-00000000000000000' },
      "InvalidSubnetID.NotFound: The subnet ID 'subnet-00000000000000000' does not exist",
    ],
    [
      'no subnet',
      { SubnetId: undefined },
      'MissingParameter: The request must contain the parameter subnetId',
    ],
    [
      'two primaries',
      { PrivateIpAddress: '10.0.0.9', PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: '10.0.0.8' }] },
      /^InvalidParameterCombination/,
    ],
    [
      'not simulated',
      { Ipv4PrefixCount: 1 },
      'NotSimulated: netlab does not simulate the parameter Ipv4PrefixCount',
    ],
  ])('refuses %s', (_name, input, expected) => {
    const { h } = withInterface();
    const error = h.error('CreateNetworkInterface', { SubnetId: h.subnetId, ...input });
    if (typeof expected === 'string') expect(error).toBe(expected);
    else expect(error).toMatch(expected);
  });

  test('R-VPC-42: an address that is taken', () => {
    const { h, address } = withInterface();
    expect(h.error('CreateNetworkInterface', { SubnetId: h.subnetId, PrivateIpAddress: address })).toBe(
      `InvalidIPAddress.InUse: Address ${address} is in use.`,
    );
  });

  test('R-VPC-41, R-VPC-42: a /28 gives eleven addresses, each once, and then none', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const { h, create, address } = withInterface({}, { seed, subnetCidr: '10.0.0.16/28' });
        const drawn = [address, ...Array.from({ length: 10 }, () => create().PrivateIpAddress)];
        const usable = Array.from({ length: 11 }, (_, index) => `10.0.0.${20 + index}`);
        expect(drawn.sort()).toEqual(usable.sort());
        expect(h.error('CreateNetworkInterface', { SubnetId: h.subnetId })).toMatch(
          /^InsufficientFreeAddressesInSubnet/,
        );
      }),
      { numRuns: 5 },
    );
  });

  test('R-VPC-50: reserved blocks are not given out unasked', () => {
    const { h, create } = withInterface({ PrivateIpAddress: '10.0.0.20' }, { subnetCidr: '10.0.0.16/28' });
    h.call('CreateSubnetCidrReservation', {
      SubnetId: h.subnetId,
      Cidr: '10.0.0.24/29',
      ReservationType: 'explicit',
    });
    for (let count = 0; count < 3; count++) expect(create().PrivateIpAddress).toMatch(/^10\.0\.0\.2[0-3]$/);
    expect(h.error('CreateNetworkInterface', { SubnetId: h.subnetId })).toMatch(
      /^InsufficientFreeAddressesInSubnet/,
    );
    expect(create({ PrivateIpAddress: '10.0.0.25' }).PrivateIpAddress).toBe('10.0.0.25');
  });

  test('R-VPC-33: IPv6 addresses come from the block of the subnet', () => {
    const { h, create, ipv6 } = dualStack();
    const prefix = parsePrefix(ipv6);
    const { Ipv6Addresses } = create({ Ipv6AddressCount: 2 });
    expect(Ipv6Addresses).toHaveLength(2);
    for (const { Ipv6Address } of Ipv6Addresses) {
      expect(prefix && prefixContains(prefix, parseAddress(Ipv6Address) as never)).toBe(true);
    }
    const reserved = ipv6.replace('/64', '3');
    expect(
      h.error('CreateNetworkInterface', { SubnetId: h.subnetId, Ipv6Addresses: [{ Ipv6Address: reserved }] }),
    ).toBe(`InvalidParameterValue: Address ${reserved} is in subnet's reserved address range`);
  });

  test('a subnet may give every new interface an IPv6 address', () => {
    const { h, create } = dualStack();
    h.call('ModifySubnetAttribute', { SubnetId: h.subnetId, AssignIpv6AddressOnCreation: { Value: true } });
    expect(create().Ipv6Addresses).toHaveLength(1);
    expect(create({ Ipv6AddressCount: 0 }).Ipv6Addresses).toHaveLength(0);
  });
});

describe('deleting', () => {
  test('R-VPC-187: an interface keeps its subnet', () => {
    const { h, id } = withInterface();
    expect(h.error('DeleteSubnet', { SubnetId: h.subnetId })).toBe(
      `DependencyViolation: The subnet '${h.subnetId}' has dependencies and cannot be deleted.`,
    );
    h.call('DeleteNetworkInterface', { NetworkInterfaceId: id });
    h.call('DeleteSubnet', { SubnetId: h.subnetId });
    expect(h.error('DescribeNetworkInterfaces', { NetworkInterfaceIds: [id] })).toBe(
      `InvalidNetworkInterfaceID.NotFound: The networkInterface ID '${id}' does not exist`,
    );
  });

  test('R-VPC-113: not while it is attached', () => {
    const { h } = withInterface();
    h.launch();
    const [attached] = h.call('DescribeNetworkInterfaces', {
      Filters: [filter('attachment.device-index', '0')],
    }).NetworkInterfaces;
    expect(h.error('DeleteNetworkInterface', { NetworkInterfaceId: attached.NetworkInterfaceId })).toBe(
      `InvalidParameterValue: Network interface '${attached.NetworkInterfaceId}' is currently in use.`,
    );
  });

  test('R-VPC-190: an Elastic IP address on it is free again', () => {
    const { h, id } = withInterface();
    const { InternetGatewayId } = h.call('CreateInternetGateway').InternetGateway;
    h.call('AttachInternetGateway', { InternetGatewayId, VpcId: h.vpcId });
    const { AllocationId, PublicIp } = h.call('AllocateAddress');
    h.call('AssociateAddress', { AllocationId, NetworkInterfaceId: id });
    const { NetworkInterfaces } = h.call('DescribeNetworkInterfaces', {
      Filters: [filter('association.public-ip', PublicIp)],
    });
    expect(NetworkInterfaces).toMatchObject([
      { NetworkInterfaceId: id, Association: { AllocationId, PublicIp, IpOwnerId: '123456789012' } },
    ]);
    h.call('DeleteNetworkInterface', { NetworkInterfaceId: id });
    expect(h.call('DescribeAddresses').Addresses[0]).not.toHaveProperty('AssociationId');
    h.call('ReleaseAddress', { AllocationId });
  });
});

describe('attaching', () => {
  function withHost(input: object = {}) {
    const scene = withInterface();
    const host = scene.h.launch(input);
    const attach = { NetworkInterfaceId: scene.id, InstanceId: host, DeviceIndex: 1 };
    return { ...scene, host, attach };
  }

  test('R-VPC-110: attaching, attached, detaching, gone', () => {
    const { h, host, attach, show } = withHost();
    const { AttachmentId } = h.call('AttachNetworkInterface', attach);
    expect(show()).toMatchObject({
      Status: 'in-use',
      Attachment: {
        AttachmentId,
        DeviceIndex: 1,
        InstanceId: host,
        Status: 'attaching',
        DeleteOnTermination: false,
      },
    });
    h.advance(5);
    expect(show().Attachment.Status).toBe('attached');
    expect(h.call('DescribeInstances').Reservations[0].Instances[0].NetworkInterfaces).toHaveLength(2);
    h.call('DetachNetworkInterface', { AttachmentId });
    expect(show().Attachment.Status).toBe('detaching');
    h.advance(10);
    expect(show().Status).toBe('available');
    expect(show()).not.toHaveProperty('Attachment');
    expect(h.call('DescribeInstances').Reservations[0].Instances[0].NetworkInterfaces).toHaveLength(1);
  });

  test('R-VPC-112: the primary interface stays', () => {
    const { h } = withHost();
    const [primary] = h.call('DescribeNetworkInterfaces', {
      Filters: [filter('attachment.device-index', '0')],
    }).NetworkInterfaces;
    expect(h.error('DetachNetworkInterface', { AttachmentId: primary.Attachment.AttachmentId })).toBe(
      'OperationNotPermitted: The network interface at device index 0 and networkCard index 0 cannot be detached.',
    );
  });

  test('R-VPC-114: no more than the type takes', () => {
    const { h, attach, create } = withHost();
    h.call('AttachNetworkInterface', attach);
    const third = create().NetworkInterfaceId;
    expect(h.error('AttachNetworkInterface', { ...attach, NetworkInterfaceId: third, DeviceIndex: 2 })).toBe(
      'AttachmentLimitExceeded: Interface count 3 exceeds the limit for t3.micro',
    );
    const rich = create({ SecondaryPrivateIpAddressCount: 2 }).NetworkInterfaceId;
    const other = h.launch();
    expect(
      h.error('AttachNetworkInterface', { InstanceId: other, DeviceIndex: 1, NetworkInterfaceId: rich }),
    ).toBe('PrivateIpAddressLimitExceeded: Number of private addresses will exceed limit.');
  });

  test('R-VPC-111: only in its own zone', () => {
    const { h, attach } = withHost();
    const far = h.call('CreateSubnet', {
      VpcId: h.vpcId,
      CidrBlock: '10.0.1.0/24',
      AvailabilityZone: 'us-east-1b',
    }).Subnet.SubnetId;
    const { NetworkInterfaceId } = h.call('CreateNetworkInterface', { SubnetId: far }).NetworkInterface;
    expect(h.error('AttachNetworkInterface', { ...attach, NetworkInterfaceId })).toBe(
      'InvalidParameterCombination: You may not attach a network interface to an instance if they are not in the same availability zone',
    );
  });

  test('one interface, one device index, one instance', () => {
    const { h, attach, create, host, id } = withHost();
    expect(h.error('AttachNetworkInterface', { ...attach, DeviceIndex: 0 })).toBe(
      `InvalidParameterValue: Instance '${host}' already has an interface attached at device index '0'.`,
    );
    h.call('AttachNetworkInterface', attach);
    expect(h.error('AttachNetworkInterface', attach)).toBe(
      `InvalidNetworkInterface.InUse: Interface: [${id}] in use`,
    );
    expect(h.error('AttachNetworkInterface', { ...attach, NetworkInterfaceId: UNKNOWN })).toBe(
      `InvalidNetworkInterfaceID.NotFound: The networkInterface ID '${UNKNOWN}' does not exist`,
    );
    expect(h.error('DetachNetworkInterface', { AttachmentId: 'eni-attach-00000000000000000' })).toMatch(
      /^InvalidAttachmentID\.NotFound/,
    );
    expect(create().Status).toBe('pending');
  });

  test('R-VPC-104: what belongs to a NAT gateway is out of reach', () => {
    const { h } = withHost();
    h.call('CreateNatGateway', { SubnetId: h.subnetId, ConnectivityType: 'private' });
    h.advance(300);
    const [managed] = h.call('DescribeNetworkInterfaces', {
      Filters: [filter('requester-managed', 'true')],
    }).NetworkInterfaces;
    expect(managed.InterfaceType).toBe('nat_gateway');
    expect(
      h.error('ModifyNetworkInterfaceAttribute', {
        NetworkInterfaceId: managed.NetworkInterfaceId,
        Description: { Value: 'mine' },
      }),
    ).toMatch(/^AuthFailure/);
    expect(h.error('DeleteNetworkInterface', { NetworkInterfaceId: managed.NetworkInterfaceId })).toMatch(
      /currently in use/,
    );
  });
});

describe('attributes', () => {
  test('R-VPC-115: the check of source and destination, off and on again', () => {
    const { h, id, show } = withInterface();
    h.call('ModifyNetworkInterfaceAttribute', { NetworkInterfaceId: id, SourceDestCheck: { Value: false } });
    expect(show().SourceDestCheck).toBe(false);
    expect(
      h.call('DescribeNetworkInterfaceAttribute', { NetworkInterfaceId: id, Attribute: 'sourceDestCheck' }),
    ).toEqual({
      NetworkInterfaceId: id,
      SourceDestCheck: { Value: false },
    });
    h.call('ResetNetworkInterfaceAttribute', { NetworkInterfaceId: id, SourceDestCheck: 'true' });
    expect(show().SourceDestCheck).toBe(true);
  });

  test('groups: of the same VPC, five at most', () => {
    const { h, id, show } = withInterface();
    const group = (name: string, VpcId = h.vpcId): string =>
      h.call('CreateSecurityGroup', { GroupName: name, Description: name, VpcId }).GroupId;
    const set = (...Groups: string[]) => ({ NetworkInterfaceId: id, Groups });
    const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => group(name));
    h.call('ModifyNetworkInterfaceAttribute', set(...six.slice(0, 5)));
    expect(show().Groups).toHaveLength(5);
    expect(h.error('ModifyNetworkInterfaceAttribute', set(...six))).toMatch(
      /^SecurityGroupsPerInterfaceLimitExceeded/,
    );
    const foreign = group('x', h.call('CreateVpc', { CidrBlock: '10.9.0.0/16' }).Vpc.VpcId);
    expect(h.error('ModifyNetworkInterfaceAttribute', set(foreign))).toBe(
      `InvalidParameter: Security group ${foreign} and subnet ${h.subnetId} belong to different networks.`,
    );
  });

  test('one attribute a request', () => {
    const { h, id } = withInterface();
    const request = {
      NetworkInterfaceId: id,
      Description: { Value: 'a' },
      SourceDestCheck: { Value: false },
    };
    expect(h.error('ModifyNetworkInterfaceAttribute', request)).toBe(
      'InvalidParameterCombination: Fields for multiple attribute types specified: description, sourceDestCheck',
    );
    expect(h.error('ModifyNetworkInterfaceAttribute', { NetworkInterfaceId: id, Groups: [] })).toBe(
      'InvalidParameterCombination: No attributes specified.',
    );
  });

  test('R-CT-6: idle timeouts within their bounds', () => {
    const { h, id, show } = withInterface();
    const set = (ConnectionTrackingSpecification: object) => ({
      NetworkInterfaceId: id,
      ConnectionTrackingSpecification,
    });
    h.call('ModifyNetworkInterfaceAttribute', set({ TcpEstablishedTimeout: 60, UdpTimeout: 30 }));
    h.call('ModifyNetworkInterfaceAttribute', set({ UdpStreamTimeout: 180 }));
    expect(show().ConnectionTrackingConfiguration).toEqual({
      TcpEstablishedTimeout: 60,
      UdpTimeout: 30,
      UdpStreamTimeout: 180,
    });
    for (const bad of [
      { TcpEstablishedTimeout: 59 },
      { TcpEstablishedTimeout: 432_001 },
      { UdpTimeout: 61 },
      { UdpStreamTimeout: 59 },
    ]) {
      expect(h.error('ModifyNetworkInterfaceAttribute', set(bad))).toMatch(/^InvalidParameterValue/);
    }
  });

  test('the attachment can be told to go with its instance', () => {
    const { h, id } = withInterface();
    const host = h.launch();
    const { AttachmentId } = h.call('AttachNetworkInterface', {
      NetworkInterfaceId: id,
      InstanceId: host,
      DeviceIndex: 1,
    });
    h.call('ModifyNetworkInterfaceAttribute', {
      NetworkInterfaceId: id,
      Attachment: { AttachmentId, DeleteOnTermination: true },
    });
    const told = h.call('DescribeNetworkInterfaceAttribute', {
      NetworkInterfaceId: id,
      Attribute: 'attachment',
    });
    expect(told.Attachment.DeleteOnTermination).toBe(true);
    h.call('TerminateInstances', { InstanceIds: [host] });
    h.advance(120);
    expect(h.call('DescribeNetworkInterfaces').NetworkInterfaces).toEqual([]);
  });
});

describe('assigning addresses', () => {
  test('secondary addresses, by name and by number', () => {
    const { h, id, show } = withInterface({ PrivateIpAddress: '10.0.0.10' });
    const answer = h.call('AssignPrivateIpAddresses', {
      NetworkInterfaceId: id,
      PrivateIpAddresses: ['10.0.0.11'],
    });
    expect(answer).toEqual({
      NetworkInterfaceId: id,
      AssignedPrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.11' }],
      AssignedIpv4Prefixes: [],
    });
    h.call('AssignPrivateIpAddresses', { NetworkInterfaceId: id, SecondaryPrivateIpAddressCount: 2 });
    expect(show().PrivateIpAddresses).toHaveLength(4);
    h.call('UnassignPrivateIpAddresses', { NetworkInterfaceId: id, PrivateIpAddresses: ['10.0.0.11'] });
    expect(show().PrivateIpAddresses).toHaveLength(3);
  });

  test('R-VPC-116: secondary addresses move when allowed, primary ones never', () => {
    const { h, id, create, show } = withInterface({ PrivateIpAddress: '10.0.0.10' });
    const other = create({
      PrivateIpAddress: '10.0.0.20',
      PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.21' }],
    });
    const take = { NetworkInterfaceId: id, PrivateIpAddresses: ['10.0.0.21'] };
    expect(h.error('AssignPrivateIpAddresses', take)).toBe(
      'InvalidIPAddress.InUse: Address 10.0.0.21 is in use.',
    );
    h.call('AssignPrivateIpAddresses', { ...take, AllowReassignment: true });
    expect(show().PrivateIpAddresses[1].PrivateIpAddress).toBe('10.0.0.21');
    expect(show(other.NetworkInterfaceId).PrivateIpAddresses).toHaveLength(1);
    expect(
      h.error('AssignPrivateIpAddresses', {
        ...take,
        PrivateIpAddresses: ['10.0.0.20'],
        AllowReassignment: true,
      }),
    ).toMatch(/^InvalidParameterValue: The primary private IP address 10\.0\.0\.20/);
  });

  test('what is not there cannot be unassigned, nor the primary address', () => {
    const { h, id } = withInterface({ PrivateIpAddress: '10.0.0.10' });
    expect(
      h.error('UnassignPrivateIpAddresses', { NetworkInterfaceId: id, PrivateIpAddresses: ['10.0.0.99'] }),
    ).toBe(`InvalidParameterValue: Some of [10.0.0.99] are not assigned to interface ${id}`);
    expect(
      h.error('UnassignPrivateIpAddresses', { NetworkInterfaceId: id, PrivateIpAddresses: ['10.0.0.10'] }),
    ).toMatch(/^InvalidParameterValue/);
  });

  test('R-VPC-114: the instance type limits them', () => {
    const { h } = withInterface();
    h.launch();
    const [primary] = h.call('DescribeNetworkInterfaces', {
      Filters: [filter('attachment.device-index', '0')],
    }).NetworkInterfaces;
    const more = { NetworkInterfaceId: primary.NetworkInterfaceId, SecondaryPrivateIpAddressCount: 1 };
    h.call('AssignPrivateIpAddresses', more);
    expect(h.error('AssignPrivateIpAddresses', more)).toBe(
      'PrivateIpAddressLimitExceeded: Number of private addresses will exceed limit.',
    );
  });

  test('IPv6 addresses, in whatever spelling', () => {
    const { h, id, show, ipv6 } = dualStack();
    const own = ipv6.replace('::/64', ':0:0:0:00AB');
    const answer = h.call('AssignIpv6Addresses', { NetworkInterfaceId: id, Ipv6Addresses: [own] });
    const canonical = ipv6.replace('/64', 'ab');
    expect(answer).toEqual({
      AssignedIpv6Addresses: [canonical],
      AssignedIpv6Prefixes: [],
      NetworkInterfaceId: id,
    });
    h.call('AssignIpv6Addresses', { NetworkInterfaceId: id, Ipv6AddressCount: 1 });
    expect(show().Ipv6Addresses).toHaveLength(2);
    h.call('UnassignIpv6Addresses', { NetworkInterfaceId: id, Ipv6Addresses: [own] });
    expect(show().Ipv6Addresses).toHaveLength(1);
    expect(h.error('UnassignIpv6Addresses', { NetworkInterfaceId: id, Ipv6Addresses: [own] })).toMatch(
      /are not assigned to interface/,
    );
  });
});

test('R-VPC-126: private names once the VPC gives host names', () => {
  const { h, show } = withInterface({ PrivateIpAddress: '10.0.0.10' });
  expect(show()).not.toHaveProperty('PrivateDnsName');
  h.call('ModifyVpcAttribute', { VpcId: h.vpcId, EnableDnsHostnames: { Value: true } });
  expect(show().PrivateDnsName).toBe('ip-10-0-0-10.ec2.internal');
});
