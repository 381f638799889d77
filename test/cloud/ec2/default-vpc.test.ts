import { describe, expect, test } from 'vitest';
import { ControlPlane } from '../../../src/cloud/kernel/dispatch.ts';
import { createWorld } from '../../../src/cloud/kernel/world.ts';
import { SERVICES } from '../../../src/cloud/services.ts';
import { type Harness, harness } from '../harness.ts';

const withDefault = () => harness({ setting: { defaultVpc: true } });

function removeDefaultVpc(h: Harness): void {
  for (const { SubnetId } of h.call('DescribeSubnets').Subnets) h.call('DeleteSubnet', { SubnetId });
  const [{ InternetGatewayId, Attachments }] = h.call('DescribeInternetGateways').InternetGateways;
  const { VpcId } = Attachments[0];
  h.call('DetachInternetGateway', { InternetGatewayId, VpcId });
  h.call('DeleteInternetGateway', { InternetGatewayId });
  h.call('DeleteVpc', { VpcId });
}

describe('the default VPC', () => {
  test('R-VPC-55: is there with its gateway, route and attributes', () => {
    const h = withDefault();
    const [vpc, ...others] = h.call('DescribeVpcs').Vpcs;
    expect(others).toEqual([]);
    expect(vpc).toMatchObject({ CidrBlock: '172.31.0.0/16', IsDefault: true, State: 'available' });
    const [gateway] = h.call('DescribeInternetGateways').InternetGateways;
    expect(gateway.Attachments).toEqual([{ State: 'available', VpcId: vpc.VpcId }]);
    expect(h.call('DescribeRouteTables').RouteTables[0].Routes).toEqual([
      {
        DestinationCidrBlock: '172.31.0.0/16',
        GatewayId: 'local',
        Origin: 'CreateRouteTable',
        State: 'active',
      },
      {
        DestinationCidrBlock: '0.0.0.0/0',
        GatewayId: gateway.InternetGatewayId,
        Origin: 'CreateRoute',
        State: 'active',
      },
    ]);
    for (const Attribute of ['enableDnsSupport', 'enableDnsHostnames']) {
      const answer = h.call('DescribeVpcAttribute', { VpcId: vpc.VpcId, Attribute });
      expect(Object.values(answer)).toContainEqual({ Value: true });
    }
  });

  test('R-VPC-55: has a /20 in each zone, with public addresses', () => {
    const { Subnets } = withDefault().call('DescribeSubnets');
    expect(Subnets).toHaveLength(6);
    const blocks = Subnets.map((subnet: { CidrBlock: string }) => subnet.CidrBlock);
    expect(blocks).toEqual([0, 16, 32, 48, 64, 80].map((third) => `172.31.${third}.0/20`));
    for (const subnet of Subnets) {
      expect(subnet).toMatchObject({
        AvailableIpAddressCount: 4091,
        DefaultForAz: true,
        MapPublicIpOnLaunch: true,
        State: 'available',
      });
    }
  });

  test('is the same whichever region is opened first', () => {
    const plane = new ControlPlane(SERVICES);
    const fresh = createWorld('order', 'us-east-1', { images: {}, clients: {}, defaultVpc: true });
    const regions = ['us-east-1', 'eu-west-1', 'ap-south-1'];
    const open = (order: string[]) => order.reduce((world, region) => plane.openRegion(world, region), fresh);
    const forward = open(regions);
    const backward = open([...regions].reverse());
    for (const region of regions) expect(backward.regions[region]).toEqual(forward.regions[region]);
    expect(backward.random).toEqual(fresh.random);
  });

  test('R-VPC-56: one only, and a new one when it is gone', () => {
    const h = withDefault();
    expect(h.error('CreateDefaultVpc')).toBe(
      'DefaultVpcAlreadyExists: A Default VPC already exists for this account in this region.',
    );
    removeDefaultVpc(h);
    expect(h.error('CreateDefaultSubnet', { AvailabilityZone: 'us-east-1a' })).toBe(
      'DefaultVpcDoesNotExist: No default VPC exists for this account in this region.',
    );
    expect(h.call('CreateDefaultVpc').Vpc.IsDefault).toBe(true);
    expect(h.call('DescribeSubnets').Subnets).toHaveLength(6);
  });

  test('R-VPC-56: a default subnet comes back in the first free /20', () => {
    const h = withDefault();
    const Filters = [{ Name: 'availability-zone', Values: ['us-east-1b'] }];
    const [{ SubnetId }] = h.call('DescribeSubnets', { Filters }).Subnets;
    expect(h.error('CreateDefaultSubnet', { AvailabilityZone: 'us-east-1b' })).toBe(
      `DefaultSubnetAlreadyExistsInAvailabilityZone: '${SubnetId}' is already the default subnet in us-east-1b.`,
    );
    h.call('DeleteSubnet', { SubnetId });
    expect(h.call('CreateDefaultSubnet', { AvailabilityZone: 'us-east-1b' }).Subnet).toMatchObject({
      AvailabilityZone: 'us-east-1b',
      CidrBlock: '172.31.16.0/20',
      DefaultForAz: true,
    });
  });

  test('R-VPC-58: other subnets in it give no public addresses', () => {
    const h = withDefault();
    const [{ VpcId }] = h.call('DescribeVpcs').Vpcs;
    const { Subnet } = h.call('CreateSubnet', { VpcId, CidrBlock: '172.31.128.0/24' });
    expect(Subnet).toMatchObject({ DefaultForAz: false, MapPublicIpOnLaunch: false });
  });
});
