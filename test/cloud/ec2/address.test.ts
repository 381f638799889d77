import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawPublicAddress } from '../../../src/cloud/ec2/address/public-pool.ts';
import { AMAZON_RANGES } from '../../../src/cloud/ec2/amazon/ranges.ts';
import { Context } from '../../../src/cloud/kernel/context.ts';
import { REGIONS } from '../../../src/cloud/kernel/regions.ts';
import { parseAddress } from '../../../src/kit/address.ts';
import { type Prefix, parsePrefix, prefixContains } from '../../../src/kit/prefix.ts';
import { harness } from '../harness.ts';
import { type Scenery, scenery } from './scenery.ts';

function withInternet(): Scenery {
  const h = scenery();
  const { InternetGatewayId } = h.call('CreateInternetGateway').InternetGateway;
  h.call('AttachInternetGateway', { InternetGatewayId, VpcId: h.vpcId });
  return h;
}

const newInterface = (h: Scenery, input: object = {}) =>
  h.call('CreateNetworkInterface', { SubnetId: h.subnetId, ...input }).NetworkInterface;

const only = (h: Scenery) => h.call('DescribeAddresses').Addresses[0];

describe('AllocateAddress', () => {
  test('R-VPC-78: gives an address of Amazon’s', () => {
    const h = harness();
    const answer = h.call('AllocateAddress', { Domain: 'vpc' });
    expect(answer).toEqual({
      AllocationId: expect.stringMatching(/^eipalloc-[0-9a-f]{17}$/),
      Domain: 'vpc',
      NetworkBorderGroup: 'us-east-1',
      PublicIp: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/),
      PublicIpv4Pool: 'amazon',
    });
    expect(h.call('DescribeAddresses').Addresses).toEqual([answer]);
  });

  test('R-VPC-78: five in a region', () => {
    const h = harness();
    for (let index = 0; index < 5; index++) h.call('AllocateAddress');
    expect(h.error('AllocateAddress')).toBe(
      'AddressLimitExceeded: The maximum number of addresses has been reached.',
    );
  });

  test.each(REGIONS.map((region) => [region.name]))(
    'public addresses of %s come from its ranges, each once',
    (region) => {
      const pools = AMAZON_RANGES[region]?.ec2.map((text) => parsePrefix(text) as Prefix) ?? [];
      fc.assert(
        fc.property(fc.string(), (seed) => {
          const fresh = harness({ seed, region }).world;
          const context = new Context(structuredClone(fresh), region, []);
          const drawn = Array.from({ length: 40 }, () => drawPublicAddress(context));
          expect(new Set(drawn).size).toBe(drawn.length);
          for (const text of drawn) {
            const address = parseAddress(text);
            expect(address && pools.some((pool) => prefixContains(pool, address))).toBe(true);
          }
        }),
        { numRuns: 3 },
      );
    },
  );
});

describe('AssociateAddress', () => {
  test('R-VPC-79: to an interface, which then shows it', () => {
    const h = withInternet();
    const { AllocationId, PublicIp } = h.call('AllocateAddress');
    const { NetworkInterfaceId, PrivateIpAddress } = newInterface(h);
    const { AssociationId } = h.call('AssociateAddress', { AllocationId, NetworkInterfaceId });
    expect(AssociationId).toMatch(/^eipassoc-[0-9a-f]{17}$/);
    expect(only(h)).toMatchObject({
      AssociationId,
      NetworkInterfaceId,
      NetworkInterfaceOwnerId: '123456789012',
      PrivateIpAddress,
    });
    const [shown] = h.call('DescribeNetworkInterfaces').NetworkInterfaces;
    expect(shown.Association).toMatchObject({
      AllocationId,
      AssociationId,
      IpOwnerId: '123456789012',
      PublicIp,
    });
    expect(h.call('AssociateAddress', { AllocationId, NetworkInterfaceId })).toEqual({ AssociationId });
  });

  test('R-VPC-79: to an instance, by the address itself', () => {
    const h = withInternet();
    const InstanceId = h.launch();
    const { PublicIp } = h.call('AllocateAddress');
    h.call('AssociateAddress', { PublicIp, InstanceId });
    expect(only(h).InstanceId).toBe(InstanceId);
    const [{ Instances }] = h.call('DescribeInstances').Reservations;
    expect(Instances[0].PublicIpAddress).toBe(PublicIp);
  });

  test('R-VPC-79: not to an instance that is still pending', () => {
    const h = withInternet();
    const { InstanceId } = h.call('RunInstances', {
      ImageId: h.imageId,
      InstanceType: 't3.micro',
      MinCount: 1,
      MaxCount: 1,
      SubnetId: h.subnetId,
    }).Instances[0];
    const { AllocationId } = h.call('AllocateAddress');
    expect(h.error('AssociateAddress', { AllocationId, InstanceId })).toBe(
      `InvalidInstanceID: The pending instance '${InstanceId}' is not in a valid state for this operation.`,
    );
  });

  test('R-VPC-79: needs an internet gateway', () => {
    const h = scenery();
    const { AllocationId } = h.call('AllocateAddress');
    const { NetworkInterfaceId } = newInterface(h);
    expect(h.error('AssociateAddress', { AllocationId, NetworkInterfaceId })).toBe(
      `Gateway.NotAttached: Network ${h.vpcId} is not attached to any internet gateway`,
    );
  });

  test('R-VPC-79: moves, unless it may not', () => {
    const h = withInternet();
    const { AllocationId } = h.call('AllocateAddress');
    const first = newInterface(h).NetworkInterfaceId;
    const second = newInterface(h).NetworkInterfaceId;
    const { AssociationId } = h.call('AssociateAddress', { AllocationId, NetworkInterfaceId: first });
    const move = { AllocationId, NetworkInterfaceId: second };
    expect(h.error('AssociateAddress', { ...move, AllowReassociation: false })).toBe(
      `Resource.AlreadyAssociated: resource ${AllocationId} is already associated with associate-id ${AssociationId}`,
    );
    h.call('AssociateAddress', { ...move, AllowReassociation: true });
    expect(only(h).NetworkInterfaceId).toBe(second);
  });

  test('R-VPC-78: one address for each private one', () => {
    const h = withInternet();
    const { NetworkInterfaceId, PrivateIpAddresses } = newInterface(h, { SecondaryPrivateIpAddressCount: 1 });
    const secondary = PrivateIpAddresses[1].PrivateIpAddress;
    const allocations: string[] = [0, 1, 2].map(() => h.call('AllocateAddress').AllocationId);
    h.call('AssociateAddress', { AllocationId: allocations[0], NetworkInterfaceId });
    h.call('AssociateAddress', {
      AllocationId: allocations[1],
      NetworkInterfaceId,
      PrivateIpAddress: secondary,
    });
    h.call('AssociateAddress', {
      AllocationId: allocations[2],
      NetworkInterfaceId,
      PrivateIpAddress: secondary,
    });
    const places = h
      .call('DescribeAddresses')
      .Addresses.map((address: { PrivateIpAddress?: string }) => address.PrivateIpAddress);
    expect(places).toEqual([PrivateIpAddresses[0].PrivateIpAddress, undefined, secondary]);
    expect(
      h.error('AssociateAddress', {
        AllocationId: allocations[0],
        NetworkInterfaceId,
        PrivateIpAddress: '10.0.0.200',
      }),
    ).toMatch(/^InvalidParameterValue/);
  });

  test.each([
    [{ AllocationId: 'eipalloc-0123456789abcdef0' }, /^InvalidAllocationID.NotFound: The allocation ID/],
    [{ PublicIp: '192.0.2.1' }, /^InvalidAddress.NotFound: Address '192.0.2.1' not found.$/],
    [{}, /^MissingParameter/],
  ])('R-VPC-3: refuses %j', (input, error) => {
    expect(withInternet().error('AssociateAddress', { ...input, InstanceId: 'i-1' })).toMatch(error);
  });
});

describe('DisassociateAddress and ReleaseAddress', () => {
  test('R-VPC-80: an address in use stays', () => {
    const h = withInternet();
    const { AllocationId, PublicIp } = h.call('AllocateAddress');
    const { NetworkInterfaceId } = newInterface(h);
    const { AssociationId } = h.call('AssociateAddress', { AllocationId, NetworkInterfaceId });
    expect(h.error('ReleaseAddress', { AllocationId })).toBe(
      `InvalidIPAddress.InUse: Address ${PublicIp} is in use.`,
    );
    h.call('DisassociateAddress', { AssociationId });
    expect(h.error('DisassociateAddress', { AssociationId })).toBe(
      `InvalidAssociationID.NotFound: The association ID '${AssociationId}' does not exist`,
    );
    expect(only(h).NetworkInterfaceId).toBeUndefined();
    h.call('ReleaseAddress', { AllocationId });
    expect(h.call('DescribeAddresses').Addresses).toEqual([]);
  });

  test('R-VPC-80: in the default VPC, releasing disassociates', () => {
    const h = harness({ setting: { defaultVpc: true } });
    const { AllocationId } = h.call('AllocateAddress');
    const { SubnetId } = h.call('DescribeSubnets').Subnets[0];
    const { NetworkInterfaceId } = h.call('CreateNetworkInterface', { SubnetId }).NetworkInterface;
    h.call('AssociateAddress', { AllocationId, NetworkInterfaceId });
    h.call('ReleaseAddress', { AllocationId });
    expect(h.call('DescribeNetworkInterfaces').NetworkInterfaces[0].Association).toBeUndefined();
  });

  test('R-VPC-190: goes free with its interface', () => {
    const h = withInternet();
    const { AllocationId } = h.call('AllocateAddress');
    const { NetworkInterfaceId } = newInterface(h);
    h.call('AssociateAddress', { AllocationId, NetworkInterfaceId });
    h.call('DeleteNetworkInterface', { NetworkInterfaceId });
    h.call('ReleaseAddress', { AllocationId });
  });
});

describe('DescribeAddresses', () => {
  test.each([
    ['network-interface-id', 'eni-*', 1],
    ['association-id', 'eipassoc-*', 1],
    ['private-ip-address', '10.0.0.*', 1],
    ['domain', 'vpc', 2],
    ['network-border-group', 'us-east-1', 2],
    ['tag:Name', 'nat', 1],
  ])('filters by %s=%s', (Name, value, count) => {
    const h = withInternet();
    const TagSpecifications = [{ ResourceType: 'elastic-ip', Tags: [{ Key: 'Name', Value: 'nat' }] }];
    const { AllocationId } = h.call('AllocateAddress', { TagSpecifications });
    h.call('AllocateAddress');
    h.call('AssociateAddress', { AllocationId, NetworkInterfaceId: newInterface(h).NetworkInterfaceId });
    const Filters = [{ Name, Values: [value] }];
    expect(h.call('DescribeAddresses', { Filters }).Addresses).toHaveLength(count);
  });

  test('by the addresses themselves', () => {
    const h = harness();
    const { PublicIp } = h.call('AllocateAddress');
    h.call('AllocateAddress');
    expect(h.call('DescribeAddresses', { PublicIps: [PublicIp] }).Addresses).toMatchObject([{ PublicIp }]);
    expect(h.error('DescribeAddresses', { PublicIps: ['192.0.2.1'] })).toMatch(/^InvalidAddress.NotFound/);
  });
});
