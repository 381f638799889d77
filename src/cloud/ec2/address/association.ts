/** Taking Elastic IP addresses off interfaces that go away or lose the private address behind them (R-VPC-190). */
import type { Context } from '../../kernel/context.ts';
import type { NetworkInterfaceItem } from '../network-interface/network-interface.ts';
import { type AddressItem, address } from './address.ts';

/** Takes every Elastic IP address off the interface; they stay allocated. */
export function disassociateFrom(item: NetworkInterfaceItem, context: Context): void {
  for (const { PrivateIpAddress } of item.PrivateIpAddresses) {
    disassociateAddress(item, PrivateIpAddress ?? '', context);
  }
}

/** The same for one private address. */
export function disassociateAddress(item: NetworkInterfaceItem, privateAddress: string, context: Context): void {
  const held = item.PrivateIpAddresses.find((entry) => entry.PrivateIpAddress === privateAddress);
  const elastic = context.find(address, held?.Association?.AllocationId);
  if (elastic) release(elastic);
  delete held?.Association;
}

function release(elastic: AddressItem): void {
  delete elastic.AssociationId;
  delete elastic.InstanceId;
  delete elastic.NetworkInterfaceId;
  delete elastic.NetworkInterfaceOwnerId;
  delete elastic.PrivateIpAddress;
}
