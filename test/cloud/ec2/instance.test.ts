import { describe, expect, test } from 'vitest';
import type { Harness } from '../harness.ts';
import { filter, scenery } from './scenery.ts';

const UNKNOWN = 'i-00000000000000000';

function instanceOf(h: Harness, id: string) {
  return h.call('DescribeInstances', { InstanceIds: [id] }).Reservations[0].Instances[0];
}

function stateOf(h: Harness, id: string): string {
  return instanceOf(h, id).State.Name;
}

/** A scenery whose subnet hands out public addresses, with host names in the VPC. */
function publicScenery(region = 'us-east-1') {
  const h = scenery({ region });
  h.call('ModifySubnetAttribute', { SubnetId: h.subnetId, MapPublicIpOnLaunch: { Value: true } });
  h.call('ModifyVpcAttribute', { VpcId: h.vpcId, EnableDnsHostnames: { Value: true } });
  return h;
}

describe('launching', () => {
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
    const [anywhere] = h.call('RunInstances', run).Instances;
    expect(anywhere.PrivateIpAddress).toMatch(/^172\.31\./);
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

describe('public addresses (R-VPC-77)', () => {
  test.each([
    [false, undefined, false],
    [true, undefined, true],
    [true, false, false],
    [false, true, true],
  ])('subnet %s, launch %s: %s', (bySubnet, byLaunch, expected) => {
    const h = scenery();
    h.call('ModifySubnetAttribute', { SubnetId: h.subnetId, MapPublicIpOnLaunch: { Value: bySubnet } });
    const id = h.launch({
      NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: h.subnetId, AssociatePublicIpAddress: byLaunch }],
    });
    expect(instanceOf(h, id).PublicIpAddress !== undefined).toBe(expected);
  });

  test('given at launch, gone when stopped, another at start', () => {
    const h = publicScenery();
    const id = h.launch();
    const { PublicIpAddress: first, NetworkInterfaces } = instanceOf(h, id);
    expect(NetworkInterfaces[0].Association).toMatchObject({ IpOwnerId: 'amazon', PublicIp: first });
    h.call('StopInstances', { InstanceIds: [id] });
    expect(instanceOf(h, id)).not.toHaveProperty('PublicIpAddress');
    h.advance(60);
    h.call('StartInstances', { InstanceIds: [id] });
    h.advance(60);
    const { PublicIpAddress: second, PrivateIpAddress } = instanceOf(h, id);
    expect(second).toMatch(/^\d+\./);
    expect(second).not.toBe(first);
    expect(PrivateIpAddress).toBe(NetworkInterfaces[0].PrivateIpAddress);
  });

  test('an Elastic IP address stays through a stop', () => {
    const h = publicScenery();
    const id = h.launch();
    const { InternetGatewayId } = h.call('CreateInternetGateway').InternetGateway;
    h.call('AttachInternetGateway', { InternetGatewayId, VpcId: h.vpcId });
    const { AllocationId, PublicIp } = h.call('AllocateAddress');
    h.call('AssociateAddress', { AllocationId, InstanceId: id });
    expect(instanceOf(h, id).PublicIpAddress).toBe(PublicIp);
    h.call('StopInstances', { InstanceIds: [id] });
    h.advance(60);
    h.call('StartInstances', { InstanceIds: [id] });
    h.advance(60);
    expect(instanceOf(h, id).PublicIpAddress).toBe(PublicIp);
  });

  test('toggled by hand on the primary interface', () => {
    const h = scenery();
    const id = h.launch();
    const { NetworkInterfaceId } = instanceOf(h, id).NetworkInterfaces[0];
    const toggle = (AssociatePublicIpAddress: boolean) =>
      h.call('ModifyNetworkInterfaceAttribute', { NetworkInterfaceId, AssociatePublicIpAddress });
    toggle(true);
    expect(instanceOf(h, id).PublicIpAddress).toMatch(/^\d+\./);
    toggle(false);
    expect(instanceOf(h, id)).not.toHaveProperty('PublicIpAddress');
  });

  test.each([
    ['us-east-1', 'compute-1.amazonaws.com', 'ec2.internal'],
    ['eu-west-1', 'eu-west-1.compute.amazonaws.com', 'eu-west-1.compute.internal'],
  ])('R-VPC-121, R-VPC-126: names in %s', (region, publicDomain, privateDomain) => {
    const h = publicScenery(region);
    const id = h.launch();
    const { PublicIpAddress, PrivateIpAddress, PublicDnsName, PrivateDnsName } = instanceOf(h, id);
    expect(PublicDnsName).toBe(`ec2-${PublicIpAddress.replaceAll('.', '-')}.${publicDomain}`);
    expect(PrivateDnsName).toBe(`ip-${PrivateIpAddress.replaceAll('.', '-')}.${privateDomain}`);
    h.call('ModifyVpcAttribute', { VpcId: h.vpcId, EnableDnsHostnames: { Value: false } });
    expect(instanceOf(h, id).PublicDnsName).toBe('');
  });
});

describe('states (R-VPC-119)', () => {
  test('pending, running, stopping, stopped, pending, running, shutting-down, terminated, gone', () => {
    const h = scenery();
    const id = h.launch();
    expect(instanceOf(h, id).State).toEqual({ Code: 16, Name: 'running' });
    expect(h.call('StopInstances', { InstanceIds: [id] })).toEqual({
      StoppingInstances: [
        {
          InstanceId: id,
          CurrentState: { Code: 64, Name: 'stopping' },
          PreviousState: { Code: 16, Name: 'running' },
        },
      ],
    });
    h.advance(60);
    expect(instanceOf(h, id)).toMatchObject({
      State: { Code: 80, Name: 'stopped' },
      StateReason: { Code: 'Client.UserInitiatedShutdown' },
      StateTransitionReason: expect.stringMatching(/^User initiated \(2026-01-05 \d\d:\d\d:\d\d GMT\)$/),
    });
    expect(h.call('StartInstances', { InstanceIds: [id] }).StartingInstances[0].CurrentState).toEqual({
      Code: 0,
      Name: 'pending',
    });
    h.advance(60);
    expect(instanceOf(h, id)).toMatchObject({ State: { Name: 'running' }, StateTransitionReason: '' });
    h.call('TerminateInstances', { InstanceIds: [id] });
    expect(stateOf(h, id)).toBe('shutting-down');
    h.advance(120);
    expect(instanceOf(h, id)).toMatchObject({
      State: { Code: 48, Name: 'terminated' },
      NetworkInterfaces: [],
      SecurityGroups: [],
      PrivateDnsName: '',
    });
    expect(h.call('DescribeNetworkInterfaces').NetworkInterfaces).toEqual([]);
    expect(h.call('DescribeVolumes').Volumes).toEqual([]);
    h.advance(3600);
    expect(h.error('DescribeInstances', { InstanceIds: [id] })).toBe(
      `InvalidInstanceID.NotFound: The instance ID '${id}' does not exist`,
    );
  });

  test('a stop that comes before the boot is over is refused, a termination is not overtaken', () => {
    const h = scenery();
    const run = {
      ImageId: h.imageId,
      InstanceType: 't3.micro',
      SubnetId: h.subnetId,
      MinCount: 1,
      MaxCount: 1,
    };
    const id = h.call('RunInstances', run).Instances[0].InstanceId;
    expect(h.error('StopInstances', { InstanceIds: [id] })).toBe(
      `IncorrectInstanceState: This instance '${id}' is not in a state from which it can be stopped.`,
    );
    h.call('TerminateInstances', { InstanceIds: [id] });
    h.advance(20);
    expect(stateOf(h, id)).toBe('shutting-down');
    h.advance(60);
    expect(h.error('StartInstances', { InstanceIds: [id] })).toBe(
      `IncorrectInstanceState: The instance '${id}' is not in a state from which it can be started.`,
    );
  });

  test('asking twice changes nothing', () => {
    const h = scenery();
    const id = h.launch();
    expect(h.call('StartInstances', { InstanceIds: [id] }).StartingInstances[0].CurrentState.Name).toBe(
      'running',
    );
    h.call('StopInstances', { InstanceIds: [id] });
    h.advance(60);
    expect(h.call('StopInstances', { InstanceIds: [id] }).StoppingInstances[0].CurrentState.Name).toBe(
      'stopped',
    );
    expect(h.error('RebootInstances', { InstanceIds: [id] })).toMatch(/^IncorrectInstanceState/);
  });

  test('protection from termination and stopping', () => {
    const h = scenery();
    const id = h.launch({ DisableApiTermination: true, DisableApiStop: true });
    expect(h.error('TerminateInstances', { InstanceIds: [id] })).toBe(
      `OperationNotPermitted: The instance '${id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
    );
    expect(h.error('StopInstances', { InstanceIds: [id] })).toMatch(
      /Modify its 'disableApiStop' instance attribute/,
    );
    h.call('ModifyInstanceAttribute', { InstanceId: id, DisableApiTermination: { Value: false } });
    h.call('TerminateInstances', { InstanceIds: [id] });
  });

  test.each(['StartInstances', 'StopInstances', 'RebootInstances', 'TerminateInstances'])(
    '%s of what is not there',
    (operation) => {
      const h = scenery();
      expect(h.error(operation, { InstanceIds: [UNKNOWN] })).toBe(
        `InvalidInstanceID.NotFound: The instance ID '${UNKNOWN}' does not exist`,
      );
      expect(h.error(operation, { InstanceIds: ['web'] })).toBe(
        'InvalidInstanceID.Malformed: Invalid id: "web" (expecting "i-...")',
      );
      expect(h.error(operation, { InstanceIds: [] })).toBe(
        'MissingParameter: The request must contain the parameter InstanceId',
      );
    },
  );

  test('status: initializing, then ok; impaired by a fault', () => {
    const h = scenery();
    const id = h.launch();
    const status = () => h.call('DescribeInstanceStatus', { InstanceIds: [id] }).InstanceStatuses[0];
    expect(status().InstanceStatus.Status).toBe('initializing');
    h.advance(120);
    expect(status()).toMatchObject({ InstanceStatus: { Status: 'ok' }, SystemStatus: { Status: 'ok' } });
    h.world = { ...h.world, faults: ['az/us-east-1a'] };
    expect(status()).toMatchObject({
      InstanceStatus: { Status: 'ok' },
      SystemStatus: { Status: 'impaired' },
    });
    h.world = { ...h.world, faults: [`instance/${id}`] };
    expect(status().InstanceStatus).toEqual({
      Status: 'impaired',
      Details: [{ Name: 'reachability', Status: 'failed' }],
    });
    h.call('StopInstances', { InstanceIds: [id] });
    expect(h.call('DescribeInstanceStatus').InstanceStatuses).toEqual([]);
    expect(
      h.call('DescribeInstanceStatus', { IncludeAllInstances: true }).InstanceStatuses[0].InstanceStatus
        .Status,
    ).toBe('not-applicable');
  });
});

describe('describing', () => {
  test.each([
    ['instance-state-name', 'running'],
    ['instance-state-code', '16'],
    ['instance-type', 't3.*'],
    ['image-id', 'ami-*'],
    ['private-ip-address', '10.0.0.30'],
    ['network-interface.addresses.private-ip-address', '10.0.0.30'],
    ['network-interface.status', 'in-use'],
    ['network-interface.attachment.device-index', '0'],
    ['instance.group-name', 'default'],
    ['tag:Name', 'web'],
    ['tag-key', 'Name'],
    ['availability-zone', 'us-east-1a'],
    ['source-dest-check', 'true'],
    ['root-device-name', '/dev/xvda'],
  ])('the filter %s=%s', (name, value) => {
    const h = scenery();
    const id = h.launch({
      PrivateIpAddress: '10.0.0.30',
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'web' }] }],
    });
    const ids = (...values: string[]) =>
      h
        .call('DescribeInstances', { Filters: [filter(name, ...values)] })
        .Reservations.flatMap((reservation: { Instances: { InstanceId: string }[] }) =>
          reservation.Instances.map((item) => item.InstanceId),
        );
    expect(ids(value)).toEqual([id]);
    expect(ids('something else')).toEqual([]);
  });

  test('pages count instances', () => {
    const h = scenery();
    h.call('RunInstances', {
      ImageId: h.imageId,
      InstanceType: 't3.micro',
      SubnetId: h.subnetId,
      MinCount: 7,
      MaxCount: 7,
    });
    const first = h.call('DescribeInstances', { MaxResults: 5 });
    expect(first.Reservations[0].Instances).toHaveLength(5);
    const second = h.call('DescribeInstances', { MaxResults: 5, NextToken: first.NextToken });
    expect(second.Reservations[0].Instances).toHaveLength(2);
    expect(second).not.toHaveProperty('NextToken');
  });
});

describe('attributes', () => {
  test('R-VPC-115: the check of source and destination, on instances with one interface', () => {
    const h = scenery();
    const id = h.launch();
    h.call('ModifyInstanceAttribute', { InstanceId: id, SourceDestCheck: { Value: false } });
    expect(instanceOf(h, id).SourceDestCheck).toBe(false);
    const { NetworkInterfaceId } = h.call('CreateNetworkInterface', {
      SubnetId: h.subnetId,
    }).NetworkInterface;
    h.call('AttachNetworkInterface', { InstanceId: id, NetworkInterfaceId, DeviceIndex: 1 });
    expect(h.error('ModifyInstanceAttribute', { InstanceId: id, SourceDestCheck: { Value: true } })).toBe(
      `InvalidInstanceID: There are multiple interfaces attached to instance '${id}'. Please specify an interface ID for the operation instead.`,
    );
  });

  test('groups', () => {
    const h = scenery();
    const id = h.launch();
    const { GroupId } = h.call('CreateSecurityGroup', { GroupName: 'web', Description: 'd', VpcId: h.vpcId });
    h.call('ModifyInstanceAttribute', { InstanceId: id, Groups: [GroupId] });
    expect(instanceOf(h, id).SecurityGroups).toEqual([{ GroupId, GroupName: 'web' }]);
    expect(h.call('DescribeInstanceAttribute', { InstanceId: id, Attribute: 'groupSet' })).toEqual({
      InstanceId: id,
      Groups: [{ GroupId, GroupName: 'web' }],
    });
  });

  test('the type changes while stopped, within the limits of the new one', () => {
    const h = scenery();
    const id = h.launch({
      InstanceType: 't3.small',
      NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: h.subnetId, SecondaryPrivateIpAddressCount: 3 }],
    });
    const change = (Value: string) => ({ InstanceId: id, InstanceType: { Value } });
    expect(h.error('ModifyInstanceAttribute', change('t3.large'))).toBe(
      `IncorrectInstanceState: The instance '${id}' is not in the 'stopped' state.`,
    );
    h.call('StopInstances', { InstanceIds: [id] });
    h.advance(60);
    expect(h.error('ModifyInstanceAttribute', change('t3.micro'))).toMatch(/^PrivateIpAddressLimitExceeded/);
    expect(h.error('ModifyInstanceAttribute', change('t4g.small'))).toMatch(
      /^InvalidParameterValue: The architecture 'arm64'/,
    );
    h.call('ModifyInstanceAttribute', change('t3.large'));
    expect(instanceOf(h, id).InstanceType).toBe('t3.large');
  });

  test('the older way to name an attribute', () => {
    const h = scenery();
    const id = h.launch({ UserData: 'aGk=' });
    h.call('ModifyInstanceAttribute', { InstanceId: id, Attribute: 'disableApiTermination', Value: 'true' });
    expect(
      h.call('DescribeInstanceAttribute', { InstanceId: id, Attribute: 'disableApiTermination' })
        .DisableApiTermination,
    ).toEqual({ Value: true });
    expect(h.call('DescribeInstanceAttribute', { InstanceId: id, Attribute: 'userData' }).UserData).toEqual({
      Value: 'aGk=',
    });
  });

  test('R-VPC-130: metadata options', () => {
    const h = scenery();
    const id = h.launch();
    expect(instanceOf(h, id).MetadataOptions).toMatchObject({ State: 'applied', HttpTokens: 'required' });
    h.call('ModifyInstanceMetadataOptions', {
      InstanceId: id,
      HttpTokens: 'optional',
      HttpPutResponseHopLimit: 3,
    });
    expect(instanceOf(h, id).MetadataOptions).toMatchObject({
      HttpTokens: 'optional',
      HttpPutResponseHopLimit: 3,
      HttpEndpoint: 'enabled',
    });
    expect(h.error('ModifyInstanceMetadataOptions', { InstanceId: id, HttpPutResponseHopLimit: 65 })).toMatch(
      /^InvalidParameterValue/,
    );
  });
});

describe('types', () => {
  test.each([
    ['t3.micro', 2, 2],
    ['t3.small', 3, 4],
    ['t3.medium', 3, 6],
    ['t3.large', 3, 12],
    ['m5.large', 3, 10],
    ['m5.xlarge', 4, 15],
    ['m5.4xlarge', 8, 30],
    ['m5.24xlarge', 15, 50],
    ['c5.large', 3, 10],
    ['t2.micro', 2, 2],
  ])('R-VPC-114: %s has %i interfaces of %i addresses', (type, interfaces, addresses) => {
    const [info] = scenery().call('DescribeInstanceTypes', { InstanceTypes: [type] }).InstanceTypes;
    expect(info.NetworkInfo).toMatchObject({
      MaximumNetworkInterfaces: interfaces,
      Ipv4AddressesPerInterface: addresses,
      Ipv6AddressesPerInterface: addresses,
    });
  });

  test('filtered, by wildcard, and where they are offered', () => {
    const h = scenery();
    const names = (input: object) =>
      h
        .call('DescribeInstanceTypes', input)
        .InstanceTypes.map((type: { InstanceType: string }) => type.InstanceType);
    expect(names({ Filters: [filter('processor-info.supported-architecture', 'arm64')] })).toEqual([
      't4g.micro',
      't4g.small',
    ]);
    expect(names({ InstanceTypes: ['c5*'] })).toEqual(['c5.large', 'c5n.large']);
    expect(h.error('DescribeInstanceTypes', { InstanceTypes: ['huge'] })).toBe(
      "InvalidParameterValue: Invalid value 'huge' for InstanceType.",
    );
    const { InstanceTypeOfferings } = h.call('DescribeInstanceTypeOfferings', {
      LocationType: 'availability-zone',
      Filters: [filter('instance-type', 't3.micro')],
    });
    expect(InstanceTypeOfferings).toHaveLength(6);
  });
});
