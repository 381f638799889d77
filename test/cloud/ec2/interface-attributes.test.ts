import { describe, expect, test } from 'vitest';
import { withInterface } from './interface-scenery.ts';

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

  test('R-SG-14, R-VPC-117: groups of the same VPC, five at most', () => {
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
