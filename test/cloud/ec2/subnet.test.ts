import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Harness, harness } from '../harness.ts';

interface World {
  h: Harness;
  VpcId: string;
}

function world(input: object = {}): World {
  const h = harness();
  const { VpcId } = h.call('CreateVpc', { CidrBlock: '10.0.0.0/16', ...input }).Vpc;
  h.advance(3);
  return { h, VpcId };
}

function newSubnet({ h, VpcId }: World, CidrBlock = '10.0.1.0/24', more: object = {}) {
  return h.call('CreateSubnet', { VpcId, CidrBlock, AvailabilityZone: 'us-east-1a', ...more }).Subnet;
}

/** The VPC's IPv6 block with its last 8 bits of network set: a /64. */
function ipv6Block({ h }: World, index: number, length = 64): string {
  const block: string = h.call('DescribeVpcs').Vpcs[0].Ipv6CidrBlockAssociationSet[0].Ipv6CidrBlock;
  return block.replace(/00::\/56$/, `${index.toString(16).padStart(2, '0')}::/${length}`);
}

const dualStack = () => world({ AmazonProvidedIpv6CidrBlock: true });

describe('CreateSubnet', () => {
  test('R-VPC-41, R-VPC-46, R-VPC-47: shows the subnet as AWS does', () => {
    const at = world();
    const subnet = newSubnet(at);
    expect(subnet).toEqual({
      AvailabilityZone: 'us-east-1a',
      AvailabilityZoneId: 'use1-az1',
      AvailableIpAddressCount: 251,
      AssignIpv6AddressOnCreation: false,
      BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
      CidrBlock: '10.0.1.0/24',
      DefaultForAz: false,
      EnableDns64: false,
      Ipv6CidrBlockAssociationSet: [],
      Ipv6Native: false,
      MapCustomerOwnedIpOnLaunch: false,
      MapPublicIpOnLaunch: false,
      OwnerId: '123456789012',
      PrivateDnsNameOptionsOnLaunch: {
        HostnameType: 'ip-name',
        EnableResourceNameDnsARecord: false,
        EnableResourceNameDnsAAAARecord: false,
      },
      State: 'pending',
      SubnetArn: `arn:aws:ec2:us-east-1:123456789012:subnet/${subnet.SubnetId}`,
      SubnetId: expect.stringMatching(/^subnet-[0-9a-f]{17}$/),
      VpcId: at.VpcId,
    });
    at.h.advance(2);
    expect(at.h.call('DescribeSubnets').Subnets[0].State).toBe('available');
  });

  test.each([
    ['10.0.0.0/15', "InvalidSubnet.Range: The CIDR '10.0.0.0/15' is invalid."],
    ['10.0.0.0/29', "InvalidSubnet.Range: The CIDR '10.0.0.0/29' is invalid."],
    ['10.1.0.0/24', "InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid."],
    ['10.0.0.128/25', "InvalidSubnet.Conflict: The CIDR '10.0.0.128/25' conflicts with another subnet"],
    ['10.0.0.0/16', "InvalidSubnet.Conflict: The CIDR '10.0.0.0/16' conflicts with another subnet"],
    [
      'one',
      'InvalidParameterValue: Value (one) for parameter cidrBlock is invalid. This is not a valid CIDR block.',
    ],
  ])('R-VPC-40: refuses %s', (CidrBlock, error) => {
    const at = world();
    newSubnet(at, '10.0.0.0/24');
    expect(at.h.error('CreateSubnet', { VpcId: at.VpcId, CidrBlock })).toBe(error);
  });

  test('R-VPC-40: takes exactly the blocks that lie in the VPC, have a fitting size and are free', () => {
    const block = fc.tuple(fc.nat(2 ** 17 - 1), fc.integer({ min: 14, max: 30 }));
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (wanted) => {
        const { h, VpcId } = world();
        const taken: [first: number, end: number][] = [];
        for (const [offset, length] of wanted) {
          const size = 2 ** (32 - length);
          const first = offset - (offset % size);
          const CidrBlock = `10.${offset >> 16}.${(offset >> 8) & 255}.${offset & 255}/${length}`;
          const request = { VpcId, CidrBlock };
          if (length < 16 || length > 28 || first + size > 2 ** 16) {
            expect(h.error('CreateSubnet', request)).toMatch(/^InvalidSubnet.Range/);
          } else if (taken.some(([start, end]) => first < end && start < first + size)) {
            expect(h.error('CreateSubnet', request)).toMatch(/^InvalidSubnet.Conflict/);
          } else {
            expect(h.call('CreateSubnet', request).Subnet.AvailableIpAddressCount).toBe(size - 5);
            taken.push([first, first + size]);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ['/28', '10.0.0.0/28', 11],
    ['/27', '10.0.0.0/27', 27],
    ['/26', '10.0.0.0/26', 59],
    ['/24', '10.0.0.0/24', 251],
    ['/20', '10.0.0.0/20', 4091],
    ['/16', '10.0.0.0/16', 65_531],
  ])('R-VPC-41: a %s has five addresses less', (_length, block, usable) => {
    expect(newSubnet(world(), block).AvailableIpAddressCount).toBe(usable);
  });

  test('R-VPC-42: interfaces take addresses away', () => {
    const at = world();
    const { SubnetId } = newSubnet(at);
    at.h.call('CreateNetworkInterface', { SubnetId, SecondaryPrivateIpAddressCount: 2 });
    expect(at.h.call('DescribeSubnets').Subnets[0].AvailableIpAddressCount).toBe(248);
    const Filters = [{ Name: 'available-ip-address-count', Values: ['248'] }];
    expect(at.h.call('DescribeSubnets', { Filters }).Subnets).toHaveLength(1);
  });

  test('R-VPC-43: an unknown zone is answered with those that exist', () => {
    const { h, VpcId } = world();
    expect(h.error('CreateSubnet', { VpcId, CidrBlock: '10.0.0.0/24', AvailabilityZone: 'us-east-1z' })).toBe(
      'InvalidParameterValue: Value (us-east-1z) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e, us-east-1f.',
    );
  });

  test('R-VPC-44, R-VPC-49: a zone by ID, or any', () => {
    const { h, VpcId } = world();
    const byId = h.call('CreateSubnet', {
      VpcId,
      CidrBlock: '10.0.0.0/24',
      AvailabilityZoneId: 'use1-az3',
    }).Subnet;
    expect(byId.AvailabilityZone).toBe('us-east-1c');
    expect(h.call('CreateSubnet', { VpcId, CidrBlock: '10.0.1.0/24' }).Subnet.AvailabilityZone).toMatch(
      /^us-east-1[a-f]$/,
    );
  });

  test('R-VPC-45: 200 in a VPC', () => {
    const at = world();
    for (let index = 0; index < 200; index++) newSubnet(at, `10.0.${index}.0/24`);
    expect(at.h.error('CreateSubnet', { VpcId: at.VpcId, CidrBlock: '10.0.200.0/24' })).toBe(
      'SubnetLimitExceeded: The maximum number of subnets has been reached.',
    );
  });

  test('R-NACL-1, R-VPC-60: stands behind the default network ACL, on the main table', () => {
    const at = world();
    const { SubnetId } = newSubnet(at);
    const [acl] = at.h.call('DescribeNetworkAcls').NetworkAcls;
    expect(acl.Associations).toEqual([
      {
        NetworkAclAssociationId: expect.stringMatching(/^aclassoc-/),
        NetworkAclId: acl.NetworkAclId,
        SubnetId,
      },
    ]);
    expect(at.h.call('DescribeRouteTables').RouteTables[0].Associations).toHaveLength(1);
  });
});

describe('IPv6', () => {
  test('R-VPC-31: a /64 of the VPC’s block', () => {
    const at = dualStack();
    const Ipv6CidrBlock = ipv6Block(at, 1);
    newSubnet(at, '10.0.1.0/24', { Ipv6CidrBlock });
    at.h.advance(2);
    expect(at.h.call('DescribeSubnets').Subnets[0].Ipv6CidrBlockAssociationSet).toEqual([
      {
        AssociationId: expect.stringMatching(/^subnet-cidr-assoc-/),
        Ipv6CidrBlock,
        Ipv6CidrBlockState: { State: 'associated' },
        Ipv6AddressAttribute: 'public',
        IpSource: 'amazon',
      },
    ]);
  });

  test('R-VPC-31: refuses what is foreign, taken or of an odd length', () => {
    const at = dualStack();
    newSubnet(at, '10.0.1.0/24', { Ipv6CidrBlock: ipv6Block(at, 1) });
    const refuse = (Ipv6CidrBlock: string) =>
      at.h.error('CreateSubnet', { VpcId: at.VpcId, CidrBlock: '10.0.2.0/24', Ipv6CidrBlock });
    expect(refuse('2001:db8::/64')).toBe("InvalidSubnet.Range: The CIDR '2001:db8::/64' is invalid.");
    expect(refuse(ipv6Block(at, 2, 63))).toMatch(/^InvalidSubnet.Range/);
    expect(refuse(ipv6Block(at, 1))).toBe(
      `InvalidSubnet.Conflict: The CIDR '${ipv6Block(at, 1)}' conflicts with another subnet`,
    );
  });

  test('R-VPC-32: a subnet can do without IPv4', () => {
    const at = dualStack();
    const { Subnet } = at.h.call('CreateSubnet', {
      VpcId: at.VpcId,
      Ipv6Native: true,
      Ipv6CidrBlock: ipv6Block(at, 3),
    });
    expect(Subnet).toMatchObject({
      Ipv6Native: true,
      AssignIpv6AddressOnCreation: true,
      AvailableIpAddressCount: 0,
    });
    expect(Subnet.CidrBlock).toBeUndefined();
    expect(
      at.h.error('CreateSubnet', {
        VpcId: at.VpcId,
        Ipv6Native: true,
        CidrBlock: '10.0.9.0/24',
        Ipv6CidrBlock: ipv6Block(at, 4),
      }),
    ).toMatch(/^InvalidParameterCombination/);
  });

  test('comes and goes on request, once', () => {
    const at = dualStack();
    const { SubnetId } = newSubnet(at);
    const { Ipv6CidrBlockAssociation: association } = at.h.call('AssociateSubnetCidrBlock', {
      SubnetId,
      Ipv6CidrBlock: ipv6Block(at, 1),
    });
    expect(association.Ipv6CidrBlockState.State).toBe('associating');
    at.h.advance(2);
    expect(at.h.error('AssociateSubnetCidrBlock', { SubnetId, Ipv6CidrBlock: ipv6Block(at, 2) })).toMatch(
      /^CidrLimitExceeded/,
    );
    const { AssociationId } = association;
    at.h.call('ModifySubnetAttribute', { SubnetId, AssignIpv6AddressOnCreation: { Value: true } });
    expect(at.h.error('DisassociateSubnetCidrBlock', { AssociationId })).toBe(
      `InvalidCidrBlock.InUse: The subnet IPv6 CIDR block with association ID ${AssociationId} may not be disassociated, because its subnet has assign-ipv6-address-on-creation set to true.`,
    );
    at.h.call('ModifySubnetAttribute', { SubnetId, AssignIpv6AddressOnCreation: { Value: false } });
    const { NetworkInterfaceId } = at.h.call('CreateNetworkInterface', {
      SubnetId,
      Ipv6AddressCount: 1,
    }).NetworkInterface;
    expect(at.h.error('DisassociateSubnetCidrBlock', { AssociationId })).toMatch(/^InvalidCidrBlock.InUse/);
    at.h.call('DeleteNetworkInterface', { NetworkInterfaceId });
    at.h.call('DisassociateSubnetCidrBlock', { AssociationId });
    at.h.advance(2);
    expect(at.h.call('DescribeSubnets').Subnets[0].Ipv6CidrBlockAssociationSet).toEqual([]);
  });
});

describe('ModifySubnetAttribute', () => {
  test.each([
    ['MapPublicIpOnLaunch', 'MapPublicIpOnLaunch'],
    ['AssignIpv6AddressOnCreation', 'AssignIpv6AddressOnCreation'],
    ['EnableDns64', 'EnableDns64'],
  ])('R-VPC-47: sets %s', (parameter, member) => {
    const at = dualStack();
    const { SubnetId } = newSubnet(at, '10.0.1.0/24', { Ipv6CidrBlock: ipv6Block(at, 1) });
    at.h.advance(2);
    at.h.call('ModifySubnetAttribute', { SubnetId, [parameter]: { Value: true } });
    expect(at.h.call('DescribeSubnets').Subnets[0][member]).toBe(true);
  });

  test.each([
    ['PrivateDnsHostnameTypeOnLaunch', 'resource-name', { HostnameType: 'resource-name' }],
    ['EnableResourceNameDnsARecordOnLaunch', { Value: true }, { EnableResourceNameDnsARecord: true }],
  ])('sets %s', (parameter, value, shown) => {
    const at = world();
    const { SubnetId } = newSubnet(at);
    at.h.call('ModifySubnetAttribute', { SubnetId, [parameter]: value });
    expect(at.h.call('DescribeSubnets').Subnets[0].PrivateDnsNameOptionsOnLaunch).toMatchObject(shown);
  });

  test('one attribute a call', () => {
    const at = world();
    const { SubnetId } = newSubnet(at);
    const Value = false;
    expect(
      at.h.error('ModifySubnetAttribute', {
        SubnetId,
        MapPublicIpOnLaunch: { Value },
        AssignIpv6AddressOnCreation: { Value },
      }),
    ).toBe(
      'InvalidParameterCombination: Only one subnet attribute can be modified at a time. Provided attributes: [mapPublicIpOnLaunch, assignIpv6AddressOnCreation]',
    );
    expect(at.h.error('ModifySubnetAttribute', { SubnetId })).toMatch(/^InvalidParameterCombination/);
  });

  test('IPv6 flags need an IPv6 block', () => {
    const at = world();
    const { SubnetId } = newSubnet(at);
    expect(
      at.h.error('ModifySubnetAttribute', { SubnetId, AssignIpv6AddressOnCreation: { Value: true } }),
    ).toBe(
      `InvalidParameterValue: Invalid value 'true' for assign-ipv6-address-on-creation. Cannot set assign-ipv6-address-on-creation to true unless the subnet (${SubnetId}) has an IPv6 CIDR block associated with it.`,
    );
  });
});

describe('DeleteSubnet', () => {
  test('R-VPC-187: refused while an interface is in it', () => {
    const at = world();
    const { SubnetId } = newSubnet(at);
    const { NetworkInterfaceId } = at.h.call('CreateNetworkInterface', { SubnetId }).NetworkInterface;
    expect(at.h.error('DeleteSubnet', { SubnetId })).toBe(
      `DependencyViolation: The subnet '${SubnetId}' has dependencies and cannot be deleted.`,
    );
    at.h.call('DeleteNetworkInterface', { NetworkInterfaceId });
    at.h.call('DeleteSubnet', { SubnetId });
    expect(at.h.error('DeleteSubnet', { SubnetId })).toBe(
      `InvalidSubnetID.NotFound: The subnet ID '${SubnetId}' does not exist`,
    );
  });

  test('its associations and reservations go with it', () => {
    const { h, VpcId } = world();
    const { SubnetId } = newSubnet({ h, VpcId });
    const { RouteTableId } = h.call('CreateRouteTable', { VpcId }).RouteTable;
    h.call('AssociateRouteTable', { RouteTableId, SubnetId });
    h.call('CreateSubnetCidrReservation', { SubnetId, Cidr: '10.0.1.16/28', ReservationType: 'explicit' });
    h.call('DeleteSubnet', { SubnetId });
    h.call('DeleteRouteTable', { RouteTableId });
    expect(h.call('DescribeNetworkAcls').NetworkAcls[0].Associations).toEqual([]);
    expect(h.world.regions['us-east-1']?.['subnet-cidr-reservation']).toEqual({});
  });
});

describe('CIDR reservations', () => {
  const reserve = (at: World, SubnetId: string, Cidr: string) =>
    at.h.call('CreateSubnetCidrReservation', { SubnetId, Cidr, ReservationType: 'prefix' })
      .SubnetCidrReservation;

  test('R-VPC-50: lie in the subnet and apart from each other', () => {
    const at = world();
    const { SubnetId } = newSubnet(at);
    const created = reserve(at, SubnetId, '10.0.1.16/28');
    expect(created).toMatchObject({ SubnetId, Cidr: '10.0.1.16/28', ReservationType: 'prefix' });
    const refuse = (Cidr: string) =>
      at.h.error('CreateSubnetCidrReservation', { SubnetId, Cidr, ReservationType: 'explicit' });
    expect(refuse('10.0.2.0/28')).toBe(
      'InvalidParameterValue: Reservation CIDR should be within subnet CIDR block (10.0.1.0/24)',
    );
    expect(refuse('10.0.1.16/30')).toBe(
      'InvalidParameterValue: Reservation CIDR 10.0.1.16/30 has overlap with existing reserved CIDR block',
    );
    expect(at.h.call('GetSubnetCidrReservations', { SubnetId })).toEqual({
      SubnetIpv4CidrReservations: [created],
      SubnetIpv6CidrReservations: [],
    });
    const { SubnetCidrReservationId } = created;
    expect(at.h.call('DeleteSubnetCidrReservation', { SubnetCidrReservationId })).toEqual({
      DeletedSubnetCidrReservation: created,
    });
    expect(at.h.error('DeleteSubnetCidrReservation', { SubnetCidrReservationId })).toMatch(/NotFound/);
  });

  test('R-VPC-50: keep addresses from being drawn', () => {
    const at = world();
    const { SubnetId } = newSubnet(at, '10.0.1.0/28');
    reserve(at, SubnetId, '10.0.1.8/29');
    const drawn = [1, 2, 3, 4].map(
      () => at.h.call('CreateNetworkInterface', { SubnetId }).NetworkInterface.PrivateIpAddress,
    );
    expect(drawn.sort()).toEqual(['10.0.1.4', '10.0.1.5', '10.0.1.6', '10.0.1.7']);
    expect(at.h.error('CreateNetworkInterface', { SubnetId })).toMatch(/^InsufficientFreeAddressesInSubnet/);
  });
});

describe('DescribeSubnets', () => {
  test.each([
    ['vpc-id', '*', 2],
    ['cidr', '10.0.1.0/24', 1],
    ['cidrBlock', '10.0.1.*', 1],
    ['cidr-block', '10.0.?.0/24', 2],
    ['availability-zone', 'us-east-1a', 1],
    ['availabilityZone', 'us-east-1b', 1],
    ['availability-zone-id', 'use1-az2', 1],
    ['default-for-az', 'false', 2],
    ['map-public-ip-on-launch', 'true', 1],
    ['ipv6-native', 'true', 0],
    ['state', 'available', 2],
    ['tag:Name', 'public', 1],
    ['private-dns-name-options-on-launch.hostname-type', 'ip-name', 2],
  ])('filters by %s=%s', (Name, value, count) => {
    const at = world();
    const TagSpecifications = [{ ResourceType: 'subnet', Tags: [{ Key: 'Name', Value: 'public' }] }];
    const { SubnetId } = newSubnet(at, '10.0.1.0/24', { TagSpecifications });
    newSubnet(at, '10.0.2.0/24', { AvailabilityZone: 'us-east-1b' });
    at.h.call('ModifySubnetAttribute', { SubnetId, MapPublicIpOnLaunch: { Value: true } });
    at.h.advance(2);
    expect(at.h.call('DescribeSubnets', { Filters: [{ Name, Values: [value] }] }).Subnets).toHaveLength(
      count,
    );
  });

  test('refuses unknown filters', () => {
    expect(harness().error('DescribeSubnets', { Filters: [{ Name: 'colour', Values: ['red'] }] })).toBe(
      "InvalidParameterValue: The filter 'colour' is invalid",
    );
  });
});
