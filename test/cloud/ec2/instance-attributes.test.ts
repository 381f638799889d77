import { describe, expect, test } from 'vitest';
import { instanceOf, scenery } from './scenery.ts';

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
