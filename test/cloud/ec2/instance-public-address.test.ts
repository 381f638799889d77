import { describe, expect, test } from 'vitest';
import { dualStack } from './interface-scenery.ts';
import { instanceOf, scenery } from './scenery.ts';

/** A scenery whose subnet hands out public addresses, with host names in the VPC. */
function publicScenery(region = 'us-east-1') {
  const h = scenery({ region });
  h.call('ModifySubnetAttribute', { SubnetId: h.subnetId, MapPublicIpOnLaunch: { Value: true } });
  h.call('ModifyVpcAttribute', { VpcId: h.vpcId, EnableDnsHostnames: { Value: true } });
  return h;
}

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

  test('R-VPC-34: an IPv6 address outlives a stop, and goes with the instance', () => {
    const { h, ipv6 } = dualStack();
    const id = h.call('RunInstances', {
      ImageId: h.imageId,
      InstanceType: 't3.micro',
      MinCount: 1,
      MaxCount: 1,
      SubnetId: h.subnetId,
      Ipv6AddressCount: 1,
    }).Instances[0].InstanceId;
    h.advance(30);
    const { Ipv6Address } = instanceOf(h, id);
    expect(Ipv6Address.startsWith(ipv6.replace('::/64', ':'))).toBe(true);
    h.call('StopInstances', { InstanceIds: [id] });
    h.advance(60);
    h.call('StartInstances', { InstanceIds: [id] });
    h.advance(60);
    expect(instanceOf(h, id).Ipv6Address).toBe(Ipv6Address);
    h.call('TerminateInstances', { InstanceIds: [id] });
    h.advance(60);
    h.call('CreateNetworkInterface', { SubnetId: h.subnetId, Ipv6Addresses: [{ Ipv6Address }] });
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
