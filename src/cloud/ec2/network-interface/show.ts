/** An interface as `describe-network-interfaces` shows it: with DNS names and its primary public address. */
import type { NetworkInterfaceAssociation } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { hasPublicNames, privateDnsName, publicDnsName } from '../dns-names.ts';
import { vpc } from '../vpc/vpc.ts';
import type { NetworkInterfaceItem, ShownInterface } from './network-interface.ts';

export function showInterface(item: NetworkInterfaceItem, context: Context): ShownInterface {
  const home = context.find(vpc, item.VpcId);
  const named = home?.Attributes.EnableDnsHostnames;
  const addresses = item.PrivateIpAddresses.map(({ Association, Primary, PrivateIpAddress = '' }) => ({
    ...(Association && { Association: showAssociation(Association, item.VpcId, context) }),
    Primary,
    ...(named && { PrivateDnsName: privateDnsName(PrivateIpAddress, context.region) }),
    PrivateIpAddress,
  }));
  const primary = addresses.find((address) => address.Primary);
  return {
    ...(primary?.Association && { Association: primary.Association }),
    ...item,
    ...(primary?.PrivateDnsName && { PrivateDnsName: primary.PrivateDnsName }),
    PrivateIpAddresses: addresses,
  };
}

/** The public name follows the VPC's attributes, which may have changed since the address was given (R-VPC-121). */
export function showAssociation(
  association: NetworkInterfaceAssociation,
  vpcId: string,
  context: Context,
): NetworkInterfaceAssociation {
  const named = hasPublicNames(context.find(vpc, vpcId));
  return {
    ...association,
    PublicDnsName: named && association.PublicIp ? publicDnsName(association.PublicIp, context.region) : '',
  };
}
