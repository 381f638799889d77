import { describe, expect, test } from 'vitest';
import { UNKNOWN, withInterface } from './interface-scenery.ts';
import { filter } from './scenery.ts';

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
