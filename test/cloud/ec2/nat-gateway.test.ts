import { describe, expect, test } from 'vitest';
import { type Scenery, scenery } from './scenery.ts';

function withInternet(options: Parameters<typeof scenery>[0] = {}): Scenery {
  const h = scenery(options);
  const { InternetGatewayId } = h.call('CreateInternetGateway').InternetGateway;
  h.call('AttachInternetGateway', { InternetGatewayId, VpcId: h.vpcId });
  return h;
}

const allocate = (h: Scenery): string => h.call('AllocateAddress').AllocationId;

function create(h: Scenery, input: object): string {
  return h.call('CreateNatGateway', { SubnetId: h.subnetId, ...input }).NatGateway.NatGatewayId;
}

function show(h: Scenery) {
  return h.call('DescribeNatGateways').NatGateways[0];
}

const addressOf = (h: Scenery) => h.call('DescribeAddresses').Addresses[0];

describe('public NAT gateways', () => {
  test('R-VPC-90, R-VPC-92: from pending to available', () => {
    const h = withInternet();
    const AllocationId = allocate(h);
    const { NatGateway } = h.call('CreateNatGateway', { SubnetId: h.subnetId, AllocationId });
    expect(NatGateway).toEqual({
      AvailabilityMode: 'zonal',
      ConnectivityType: 'public',
      CreateTime: '2026-01-05T08:00:05+00:00',
      NatGatewayAddresses: [{ AllocationId, IsPrimary: true, Status: 'associating' }],
      NatGatewayId: expect.stringMatching(/^nat-[0-9a-f]{17}$/),
      State: 'pending',
      SubnetId: h.subnetId,
      VpcId: h.vpcId,
    });
    h.advance(60);
    expect(show(h).State).toBe('pending');
    h.advance(60);
    expect(show(h)).toMatchObject({
      State: 'available',
      NatGatewayAddresses: [
        {
          AllocationId,
          AssociationId: addressOf(h).AssociationId,
          IsPrimary: true,
          NetworkInterfaceId: addressOf(h).NetworkInterfaceId,
          PrivateIp: addressOf(h).PrivateIpAddress,
          PublicIp: addressOf(h).PublicIp,
          Status: 'succeeded',
        },
      ],
    });
  });

  test('R-VPC-99, R-VPC-104: the interface is AWS’s own', () => {
    const h = withInternet();
    const NatGatewayId = create(h, { AllocationId: allocate(h) });
    h.advance(120);
    const [item] = h.call('DescribeNetworkInterfaces').NetworkInterfaces;
    expect(item).toMatchObject({
      Description: `Interface for NAT Gateway ${NatGatewayId}`,
      Groups: [],
      InterfaceType: 'nat_gateway',
      RequesterManaged: true,
      SourceDestCheck: false,
      Status: 'in-use',
    });
    expect(h.error('DeleteNetworkInterface', { NetworkInterfaceId: item.NetworkInterfaceId })).toMatch(
      /is currently in use/,
    );
    const { AssociationId, AllocationId } = addressOf(h);
    const denied = 'AuthFailure: You do not have permission to access the specified resource.';
    expect(h.error('DisassociateAddress', { AssociationId })).toBe(denied);
    expect(h.error('ReleaseAddress', { AllocationId })).toBe(denied);
  });

  test('R-VPC-102, R-VPC-118: deleted, it lets the address and in the end the subnet go, and stays visible for an hour', () => {
    const h = withInternet();
    const NatGatewayId = create(h, { AllocationId: allocate(h) });
    h.advance(120);
    expect(h.call('DeleteNatGateway', { NatGatewayId })).toEqual({ NatGatewayId });
    expect(show(h)).toMatchObject({ State: 'deleting', DeleteTime: '2026-01-05T08:02:05+00:00' });
    expect(h.call('DeleteNatGateway', { NatGatewayId })).toEqual({ NatGatewayId });
    expect(h.error('DeleteSubnet', { SubnetId: h.subnetId })).toMatch(/^DependencyViolation/);
    h.advance(60);
    expect(show(h).State).toBe('deleted');
    expect(addressOf(h).AssociationId).toBeUndefined();
    expect(h.call('DescribeNetworkInterfaces').NetworkInterfaces).toEqual([]);
    expect(h.error('DeleteNatGateway', { NatGatewayId })).toBe(
      `NatGatewayNotFound: The Nat Gateway ${NatGatewayId} was not found`,
    );
    h.call('ReleaseAddress', { AllocationId: addressOf(h).AllocationId });
    h.call('DeleteSubnet', { SubnetId: h.subnetId });
    h.advance(3600);
    expect(h.call('DescribeNatGateways').NatGateways).toEqual([]);
  });

  test('R-VPC-92: deleted while it is pending, it never becomes available', () => {
    const h = withInternet();
    const NatGatewayId = create(h, { AllocationId: allocate(h) });
    h.call('DeleteNatGateway', { NatGatewayId });
    h.advance(200);
    expect(show(h).State).toBe('deleted');
    expect(addressOf(h).AssociationId).toBeUndefined();
  });
});

describe('R-VPC-93: failures that come later', () => {
  const failures: [string, string, (h: Scenery) => string, () => Scenery][] = [
    [
      'Gateway.NotAttached',
      'has no Internet gateway attached',
      (h) => create(h, { AllocationId: allocate(h) }),
      () => scenery(),
    ],
    [
      'InvalidAllocationID.NotFound',
      'Elastic IP address [eipalloc-0123456789abcdef0] could not be associated with this NAT gateway',
      (h) => create(h, { AllocationId: 'eipalloc-0123456789abcdef0' }),
      withInternet,
    ],
    [
      'Resource.AlreadyAssociated',
      '] is already associated',
      (h) => {
        const AllocationId = allocate(h);
        const { NetworkInterfaceId } = h.call('CreateNetworkInterface', {
          SubnetId: h.subnetId,
        }).NetworkInterface;
        h.call('AssociateAddress', { AllocationId, NetworkInterfaceId });
        return create(h, { AllocationId });
      },
      withInternet,
    ],
    [
      'InsufficientFreeAddressesInSubnet',
      'Subnet has insufficient free addresses to create this NAT gateway',
      (h) => {
        h.call('CreateNetworkInterface', { SubnetId: h.subnetId, SecondaryPrivateIpAddressCount: 10 });
        return create(h, { AllocationId: allocate(h) });
      },
      () => withInternet({ subnetCidr: '10.0.0.0/28' }),
    ],
  ];

  test.each(failures)('%s', (code, text, make, world) => {
    const h = world();
    const NatGatewayId = make(h);
    expect(show(h).State).toBe('pending');
    h.advance(60);
    expect(show(h)).toMatchObject({
      NatGatewayId,
      State: 'failed',
      FailureCode: code,
      FailureMessage: expect.stringContaining(text),
    });
    h.advance(3600);
    expect(h.call('DescribeNatGateways').NatGateways).toEqual([]);
  });
});

describe('CreateNatGateway', () => {
  test.each([
    [{}, /^MissingParameter: The request must contain the parameter allocationId$/],
    [{ AllocationId: 'eip-1' }, /^InvalidParameterValue/],
    [
      { ConnectivityType: 'private', AllocationId: 'eipalloc-0123456789abcdef0' },
      /^InvalidParameterCombination/,
    ],
    [{ ConnectivityType: 'open' }, /^InvalidParameterValue/],
    [
      { ConnectivityType: 'private', PrivateIpAddress: '10.0.9.9' },
      /does not fall within the subnet's address range$/,
    ],
    [{ ConnectivityType: 'private', PrivateIpAddress: '10.0.0.3' }, /is in subnet's reserved address range$/],
    [{ AvailabilityMode: 'regional', VpcId: 'vpc-1' }, /^NotSimulated/],
    [{ ConnectivityType: 'private', SecondaryPrivateIpAddressCount: 8 }, /^PrivateIpAddressLimitExceeded/],
  ])('R-VPC-90: refuses %j at once', (input, error) => {
    const h = withInternet();
    expect(h.error('CreateNatGateway', { SubnetId: h.subnetId, ...input })).toMatch(error);
  });

  test('R-VPC-94: five in a zone; those that failed don’t count', () => {
    const h = scenery();
    create(h, { AllocationId: 'eipalloc-0123456789abcdef0' });
    h.advance(60);
    for (let index = 0; index < 5; index++) create(h, { ConnectivityType: 'private' });
    expect(h.error('CreateNatGateway', { SubnetId: h.subnetId, ConnectivityType: 'private' })).toBe(
      'NatGatewayLimitExceeded: Performing this operation would exceed the limit of 5 NAT gateways',
    );
  });

  test('R-VPC-3: unknown and malformed IDs', () => {
    const h = scenery();
    const describe = (id: string) => h.error('DescribeNatGateways', { NatGatewayIds: [id] });
    expect(describe('nat-0123456789abcdef0')).toBe(
      'NatGatewayNotFound: The Nat Gateway nat-0123456789abcdef0 was not found',
    );
    expect(describe('nat')).toMatch(/^NatGatewayMalformed/);
  });
});

describe('private NAT gateways', () => {
  test('R-VPC-90: have a private address, that was asked for', () => {
    const h = scenery();
    create(h, {
      ConnectivityType: 'private',
      PrivateIpAddress: '10.0.0.9',
      SecondaryPrivateIpAddressCount: 1,
    });
    h.advance(120);
    const { NatGatewayAddresses, ConnectivityType, State } = show(h);
    expect({ ConnectivityType, State }).toEqual({ ConnectivityType: 'private', State: 'available' });
    expect(NatGatewayAddresses).toHaveLength(2);
    expect(NatGatewayAddresses[0]).toMatchObject({ PrivateIp: '10.0.0.9', IsPrimary: true });
    expect(NatGatewayAddresses[0].PublicIp).toBeUndefined();
  });

  test('get and lose secondary addresses', () => {
    const h = scenery();
    const NatGatewayId = create(h, { ConnectivityType: 'private' });
    const assign = { NatGatewayId, PrivateIpAddresses: ['10.0.0.77'] };
    expect(h.error('AssignPrivateNatGatewayAddress', assign)).toMatch(/^IncorrectState/);
    h.advance(120);
    const answer = h.call('AssignPrivateNatGatewayAddress', assign);
    expect(answer.NatGatewayAddresses).toMatchObject([{ PrivateIp: '10.0.0.77', Status: 'assigning' }]);
    h.advance(10);
    expect(show(h).NatGatewayAddresses[1]).toMatchObject({ PrivateIp: '10.0.0.77', Status: 'succeeded' });
    const [{ PrivateIp: primary }] = show(h).NatGatewayAddresses;
    expect(
      h.error('UnassignPrivateNatGatewayAddress', { NatGatewayId, PrivateIpAddresses: [primary] }),
    ).toMatch(/^InvalidParameterValue/);
    h.call('UnassignPrivateNatGatewayAddress', { NatGatewayId, PrivateIpAddresses: ['10.0.0.77'] });
    h.advance(10);
    expect(show(h).NatGatewayAddresses).toHaveLength(1);
    expect(h.call('DescribeNetworkInterfaces').NetworkInterfaces[0].PrivateIpAddresses).toHaveLength(1);
  });
});

describe('secondary Elastic IPs', () => {
  test('R-VPC-94: one more, no further', () => {
    const h = withInternet();
    const NatGatewayId = create(h, { AllocationId: allocate(h) });
    h.advance(120);
    const second = allocate(h);
    h.call('AssociateNatGatewayAddress', { NatGatewayId, AllocationIds: [second] });
    h.advance(10);
    const [, added] = show(h).NatGatewayAddresses;
    expect(added).toMatchObject({ AllocationId: second, IsPrimary: false, Status: 'succeeded' });
    expect(h.error('AssociateNatGatewayAddress', { NatGatewayId, AllocationIds: [allocate(h)] })).toMatch(
      /^AddressLimitExceeded/,
    );
    h.call('DisassociateNatGatewayAddress', { NatGatewayId, AssociationIds: [added.AssociationId] });
    h.advance(10);
    h.call('ReleaseAddress', { AllocationId: second });
    expect(show(h).NatGatewayAddresses).toHaveLength(1);
  });
});

test.each([
  ['state', 'available', 1],
  ['state', 'pending', 1],
  ['subnet-id', 'subnet-*', 2],
  ['vpc-id', 'vpc-*', 2],
  ['tag:Name', 'first', 1],
])('DescribeNatGateways filters by %s=%s', (Name, value, count) => {
  const h = scenery();
  const TagSpecifications = [{ ResourceType: 'natgateway', Tags: [{ Key: 'Name', Value: 'first' }] }];
  create(h, { ConnectivityType: 'private', TagSpecifications });
  h.advance(120);
  create(h, { ConnectivityType: 'private' });
  expect(h.call('DescribeNatGateways', { Filter: [{ Name, Values: [value] }] }).NatGateways).toHaveLength(
    count,
  );
});
