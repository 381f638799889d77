/** An instance's interfaces. */
import type { Context } from '../../kernel/context.ts';
import { type NetworkInterfaceItem, networkInterface } from '../network-interface/network-interface.ts';
import type { InstanceItem } from './instance.ts';

/** By device index, so the primary one first. */
export function interfacesOf(
  item: Pick<InstanceItem, 'InterfaceIds'>,
  context: Context,
): NetworkInterfaceItem[] {
  return item.InterfaceIds.flatMap((id) => context.find(networkInterface, id) ?? []).sort(
    (left, right) => (left.Attachment?.DeviceIndex ?? 0) - (right.Attachment?.DeviceIndex ?? 0),
  );
}
