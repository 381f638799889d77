import { describe, expect, test } from 'vitest';
import { instanceOf, scenery } from './scenery.ts';

describe('launching', () => {
  test('R-VPC-77: the answer is pending and leaves the public address to describe-instances', () => {
    const h = scenery();
    const [launched] = h.call('RunInstances', {
      ImageId: h.imageId,
      InstanceType: 't3.micro',
      MinCount: 1,
      MaxCount: 1,
      NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: h.subnetId, AssociatePublicIpAddress: true }],
    }).Instances;
    expect(launched).toMatchObject({
      State: { Code: 0, Name: 'pending' },
      StateReason: { Code: 'pending', Message: 'pending' },
      PublicDnsName: '',
    });
    expect(launched).not.toHaveProperty('PublicIpAddress');
    expect(launched.NetworkInterfaces[0]).not.toHaveProperty('Association');
    h.advance(20);
    expect(instanceOf(h, launched.InstanceId)).toHaveProperty('PublicIpAddress');
    expect(instanceOf(h, launched.InstanceId)).not.toHaveProperty('StateReason');
  });

  test('one reservation, as many instances as asked for', () => {
    const h = scenery();
    const reservation = h.call('RunInstances', {
      ImageId: h.imageId,
      InstanceType: 't3.micro',
      SubnetId: h.subnetId,
      MinCount: 2,
      MaxCount: 3,
      TagSpecifications: [
        { ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'web' }] },
        { ResourceType: 'volume', Tags: [{ Key: 'Name', Value: 'disk' }] },
        { ResourceType: 'network-interface', Tags: [{ Key: 'Name', Value: 'nic' }] },
      ],
    });
    expect(reservation).toMatchObject({
      ReservationId: expect.stringMatching(/^r-[0-9a-f]{17}$/),
      OwnerId: '123456789012',
      Groups: [],
    });
    expect(reservation.Instances).toHaveLength(3);
    expect(reservation.Instances[1]).toMatchObject({
      AmiLaunchIndex: 1,
      ImageId: h.imageId,
      InstanceType: 't3.micro',
      State: { Code: 0, Name: 'pending' },
      SubnetId: h.subnetId,
      VpcId: h.vpcId,
      Placement: { AvailabilityZone: 'us-east-1a', Tenancy: 'default' },
      SecurityGroups: [{ GroupName: 'default' }],
      SourceDestCheck: true,
      PublicDnsName: '',
      Tags: [{ Key: 'Name', Value: 'web' }],
    });
    expect(h.call('DescribeInstances').Reservations).toHaveLength(1);
    const types = h.call('DescribeTags').Tags.map((tag: { ResourceType: string }) => tag.ResourceType);
    expect(types.sort()).toEqual([
      ...Array(3).fill('instance'),
      ...Array(3).fill('network-interface'),
      ...Array(3).fill('volume'),
    ]);
    expect(h.call('DescribeVolumes').Volumes[0]).toMatchObject({
      State: 'in-use',
      Size: 8,
      VolumeType: 'gp3',
    });
  });

  test.each([
    [
      'unknown image',
      { ImageId: 'ami-00000000000000000' },
      "InvalidAMIID.NotFound: The image id '[ami-00000000000000000]' does not exist",
    ],
    [
      'malformed image',
      { ImageId: 'ami-db' },
      'InvalidAMIID.Malformed: Invalid id: "ami-db" (expecting "ami-...")',
    ],
    ['no image', { ImageId: undefined }, 'MissingParameter: The request must contain the parameter ImageId'],
    [
      'unknown type',
      { InstanceType: 'huge' },
      "InvalidParameterValue: Invalid value 'huge' for InstanceType.",
    ],
    [
      'a type of AWS that netlab lacks',
      { InstanceType: 'u7i-12tb.224xlarge' },
      /^NotSimulated: netlab does not simulate the instance type u7i-12tb\.224xlarge; use one of t2\.micro/,
    ],
    [
      'the type that AWS takes by default',
      { InstanceType: undefined },
      /^InvalidParameterCombination: Non-Windows instances with a virtualization type of 'hvm' are currently not supported for this instance type: m1\.small/,
    ],
    [
      'an architecture that does not fit',
      { InstanceType: 't4g.micro' },
      /^InvalidParameterValue: The architecture 'arm64' of the specified instance type does not match the architecture 'x86_64' of the specified AMI\./,
    ],
    ['unknown key', { KeyName: 'mine' }, "InvalidKeyPair.NotFound: The key pair 'mine' does not exist"],
    [
      'unknown subnet',
      { SubnetId: 'subnet-00000000000000000' },
      "InvalidSubnetID.NotFound: The subnet ID 'subnet-00000000000000000' does not exist",
    ],
    [
      'R-VPC-57 no default VPC',
      { SubnetId: undefined },
      'VPCIdNotSpecified: No default VPC for this user. GroupName is only supported for EC2-Classic and default VPC.',
    ],
    ['no instance at all', { MinCount: 0, MaxCount: 0 }, /^InvalidParameterValue/],
    ['more than the most', { MinCount: 3, MaxCount: 2 }, /^InvalidParameterValue/],
    [
      'names of groups in a subnet',
      { SecurityGroups: ['default'] },
      'InvalidParameterCombination: The parameter groupName cannot be used with the parameter subnet',
    ],
    [
      'unknown group',
      { SecurityGroupIds: ['sg-00000000000000000'] },
      "InvalidGroup.NotFound: The security group 'sg-00000000000000000' does not exist",
    ],
    [
      'one address for two',
      { MinCount: 2, MaxCount: 2, PrivateIpAddress: '10.0.0.9' },
      /^InvalidParameterCombination/,
    ],
    [
      'another zone',
      { Placement: { AvailabilityZone: 'us-east-1b' } },
      /^InvalidParameterValue: Value \(us-east-1b\) for parameter availabilityZone is invalid\./,
    ],
    [
      'R-VPC-42 reserved address',
      { PrivateIpAddress: '10.0.0.2' },
      "InvalidParameterValue: Address 10.0.0.2 is in subnet's reserved address range",
    ],
    [
      'both forms',
      { NetworkInterfaces: [{ DeviceIndex: 0 }] },
      'InvalidParameterCombination: Network interfaces and an instance-level subnet ID may not be specified on the same request',
    ],
    [
      'launch template',
      { LaunchTemplate: { LaunchTemplateName: 'a' } },
      'NotSimulated: netlab does not simulate the parameter LaunchTemplate',
    ],
    [
      'tag specification',
      { TagSpecifications: [{ ResourceType: 'vpc', Tags: [] }] },
      "InvalidParameterValue: 'vpc' is not a valid taggable resource type for this operation.",
    ],
  ])('refuses %s', (_name, input, expected) => {
    const h = scenery();
    const error = h.error('RunInstances', {
      ImageId: h.imageId,
      InstanceType: 't3.micro',
      SubnetId: h.subnetId,
      MinCount: 1,
      MaxCount: 1,
      ...input,
    });
    if (typeof expected === 'string') expect(error).toBe(expected);
    else expect(error).toMatch(expected);
  });

  test('R-VPC-42: as many as fit, when that is enough', () => {
    const h = scenery({ subnetCidr: '10.0.0.0/28' });
    const run = { ImageId: h.imageId, InstanceType: 't3.micro', SubnetId: h.subnetId };
    expect(h.error('RunInstances', { ...run, MinCount: 12, MaxCount: 12 })).toBe(
      `InsufficientFreeAddressesInSubnet: There are not enough free addresses in subnet '${h.subnetId}' to satisfy the requested number of instances.`,
    );
    expect(h.call('RunInstances', { ...run, MinCount: 1, MaxCount: 1_000_000 }).Instances).toHaveLength(11);
    expect(h.call('DescribeSubnets').Subnets[0].AvailableIpAddressCount).toBe(0);
  });

  test('R-VPC-114: a region has room for 5,000 interfaces', () => {
    const h = scenery({ subnetCidr: '10.0.0.0/16' });
    const run = { ImageId: h.imageId, InstanceType: 't3.micro', SubnetId: h.subnetId, MinCount: 1 };
    expect(h.call('RunInstances', { ...run, MaxCount: 6000 }).Instances).toHaveLength(5000);
    expect(h.error('RunInstances', { ...run, MaxCount: 1 })).toMatch(/^NetworkInterfaceLimitExceeded/);
  });

  test('R-VPC-55: without a subnet, into a default one', () => {
    const h = scenery({ setting: { defaultVpc: true } });
    const run = { ImageId: h.imageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 };
    const [launched] = h.call('RunInstances', run).Instances;
    expect(launched.PrivateIpAddress).toMatch(/^172\.31\./);
    const anywhere = instanceOf(h, launched.InstanceId);
    expect(anywhere.PublicIpAddress).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(anywhere.PublicDnsName).toMatch(/^ec2-.*\.compute-1\.amazonaws\.com$/);
    const [placed] = h.call('RunInstances', {
      ...run,
      Placement: { AvailabilityZone: 'us-east-1c' },
    }).Instances;
    expect(placed.Placement.AvailabilityZone).toBe('us-east-1c');
    const [named] = h.call('RunInstances', { ...run, SecurityGroups: ['default'] }).Instances;
    expect(named.SecurityGroups[0].GroupName).toBe('default');
  });

  test('R-VPC-117: five groups at most, in their own words at launch', () => {
    const h = scenery();
    const groups = ['a', 'b', 'c', 'd', 'e', 'f'].map(
      (name) => h.call('CreateSecurityGroup', { GroupName: name, Description: name, VpcId: h.vpcId }).GroupId,
    );
    const run = {
      ImageId: h.imageId,
      InstanceType: 't3.micro',
      SubnetId: h.subnetId,
      MinCount: 1,
      MaxCount: 1,
    };
    expect(h.error('RunInstances', { ...run, SecurityGroupIds: groups })).toMatch(
      /^SecurityGroupsPerInstanceLimitExceeded/,
    );
    expect(
      h.call('RunInstances', { ...run, SecurityGroupIds: groups.slice(1) }).Instances[0].SecurityGroups,
    ).toHaveLength(5);
  });

  test('R-VPC-8: the same client token launches once', () => {
    const h = scenery();
    const run = {
      ImageId: h.imageId,
      InstanceType: 't3.micro',
      SubnetId: h.subnetId,
      MinCount: 1,
      MaxCount: 1,
      ClientToken: 'once',
    };
    expect(h.call('RunInstances', run)).toEqual(h.call('RunInstances', run));
    expect(h.call('DescribeInstances').Reservations).toHaveLength(1);
    expect(h.error('RunInstances', { ...run, MaxCount: 2 })).toMatch(/^IdempotentParameterMismatch/);
  });
});

describe('interfaces at launch', () => {
  const run = (h: ReturnType<typeof scenery>, ...NetworkInterfaces: object[]) => ({
    ImageId: h.imageId,
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    NetworkInterfaces,
  });

  test('several, each made as told', () => {
    const h = scenery();
    const id = h.launch({
      NetworkInterfaces: [
        { DeviceIndex: 1, SubnetId: h.subnetId, PrivateIpAddress: '10.0.0.21', Description: 'second' },
        { DeviceIndex: 0, SubnetId: h.subnetId, PrivateIpAddress: '10.0.0.20' },
      ],
    });
    const { NetworkInterfaces, PrivateIpAddress } = instanceOf(h, id);
    expect(PrivateIpAddress).toBe('10.0.0.20');
    expect(NetworkInterfaces.map((entry: { PrivateIpAddress: string }) => entry.PrivateIpAddress)).toEqual([
      '10.0.0.20',
      '10.0.0.21',
    ]);
    expect(NetworkInterfaces[1]).toMatchObject({ Description: 'second', Attachment: { DeviceIndex: 1 } });
    expect(NetworkInterfaces[1].Attachment).not.toHaveProperty('InstanceId');
  });

  test('an existing one stays when the instance goes', () => {
    const h = scenery();
    const { NetworkInterfaceId } = h.call('CreateNetworkInterface', {
      SubnetId: h.subnetId,
    }).NetworkInterface;
    const id = h.launch({ NetworkInterfaces: [{ DeviceIndex: 0, NetworkInterfaceId }] });
    expect(h.error('RunInstances', run(h, { DeviceIndex: 0, NetworkInterfaceId }))).toBe(
      `InvalidNetworkInterface.InUse: Interface: [${NetworkInterfaceId}] in use`,
    );
    h.call('TerminateInstances', { InstanceIds: [id] });
    h.advance(120);
    expect(h.call('DescribeNetworkInterfaces').NetworkInterfaces).toMatchObject([
      { NetworkInterfaceId, Status: 'available' },
    ]);
  });

  test.each([
    ['no device index', [{}], /^InvalidParameterValue: Each network interface requires a device index\.$/],
    ['no primary', [{ DeviceIndex: 1 }], /^InvalidParameterValue/],
    ['an index twice', [{ DeviceIndex: 0 }, { DeviceIndex: 0 }], /^InvalidParameterValue/],
    [
      'R-VPC-77 a public address with two',
      [{ DeviceIndex: 0, AssociatePublicIpAddress: true }, { DeviceIndex: 1 }],
      /^InvalidParameterCombination: The associatePublicIPAddress parameter cannot be specified when launching with multiple network interfaces\.$/,
    ],
    [
      'R-VPC-114 too many',
      [{ DeviceIndex: 0 }, { DeviceIndex: 1 }, { DeviceIndex: 2 }],
      /^AttachmentLimitExceeded: Interface count 3 exceeds the limit for t3\.micro$/,
    ],
    [
      'R-VPC-114 too many addresses',
      [{ DeviceIndex: 0, SecondaryPrivateIpAddressCount: 2 }],
      /^PrivateIpAddressLimitExceeded/,
    ],
  ])('refuses %s', (_name, interfaces, expected) => {
    const h = scenery();
    const placed = interfaces.map((entry) => ({ SubnetId: h.subnetId, ...entry }));
    expect(h.error('RunInstances', run(h, ...placed))).toMatch(expected);
  });

  test('R-VPC-111: all in one zone', () => {
    const h = scenery();
    const { SubnetId } = h.call('CreateSubnet', {
      VpcId: h.vpcId,
      CidrBlock: '10.0.1.0/24',
      AvailabilityZone: 'us-east-1b',
    }).Subnet;
    const error = h.error(
      'RunInstances',
      run(h, { DeviceIndex: 0, SubnetId: h.subnetId }, { DeviceIndex: 1, SubnetId }),
    );
    expect(error).toMatch(/not in the same availability zone$/);
  });
});

test('R-VPC-32: in an IPv6-only subnet, an instance has no IPv4 address', () => {
  const h = scenery();
  h.call('AssociateVpcCidrBlock', { VpcId: h.vpcId, AmazonProvidedIpv6CidrBlock: true });
  h.advance(10);
  const [block] = h.call('DescribeVpcs').Vpcs[0].Ipv6CidrBlockAssociationSet;
  const Ipv6CidrBlock = block.Ipv6CidrBlock.replace('/56', '/64');
  const { SubnetId } = h.call('CreateSubnet', { VpcId: h.vpcId, Ipv6Native: true, Ipv6CidrBlock }).Subnet;
  h.advance(10);
  const id = h.launch({ SubnetId });
  const shown = instanceOf(h, id);
  expect(shown).not.toHaveProperty('PrivateIpAddress');
  expect(shown.Ipv6Address).toMatch(/^2600:/);
  expect(shown.NetworkInterfaces[0].PrivateIpAddresses).toEqual([]);
  expect(shown.PrivateDnsName).toBe(`${id}.ec2.internal`);
});
