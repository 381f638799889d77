/** A subnet with a network interface, for tests of interfaces. */
import { scenery } from './scenery.ts';

export const UNKNOWN = 'eni-00000000000000000';

export function withInterface(input: object = {}, options: Parameters<typeof scenery>[0] = {}) {
  const h = scenery(options);
  const create = (more: object = {}) =>
    h.call('CreateNetworkInterface', { SubnetId: h.subnetId, ...more }).NetworkInterface;
  const created = create(input);
  const id: string = created.NetworkInterfaceId;
  const show = (which = id) =>
    h.call('DescribeNetworkInterfaces', { NetworkInterfaceIds: [which] }).NetworkInterfaces[0];
  const address: string = created.PrivateIpAddress;
  return { h, id, created, create, show, address };
}

/** A subnet with an IPv6 block. */
export function dualStack() {
  const scene = withInterface();
  const { h } = scene;
  h.call('AssociateVpcCidrBlock', { VpcId: h.vpcId, AmazonProvidedIpv6CidrBlock: true });
  h.advance(10);
  const block: string = h.call('DescribeVpcs', { VpcIds: [h.vpcId] }).Vpcs[0].Ipv6CidrBlockAssociationSet[0]
    .Ipv6CidrBlock;
  const ipv6 = block.replace('/56', '/64');
  h.call('AssociateSubnetCidrBlock', { SubnetId: h.subnetId, Ipv6CidrBlock: ipv6 });
  h.advance(10);
  return { ...scene, ipv6 };
}
