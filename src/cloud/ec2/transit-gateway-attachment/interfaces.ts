/** The interfaces of a VPC attachment: one in each of its subnets, AWS's own (R-TGW-4). */
import { nextHex } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { timestamp } from '../../kernel/plain.ts';
import { createInterface } from '../network-interface/create.ts';
import { networkInterface } from '../network-interface/network-interface.ts';
import { subnet } from '../subnet/subnet.ts';
import type { AttachmentItem, VpcPart } from './attachment.ts';

const SERVICE = 'amazon-aws';

/** Throws what making an interface does where a subnet has no address left. */
export function addInterfaces(item: AttachmentItem, part: VpcPart, context: Context): void {
  for (const place of part.Subnets) {
    place.InterfaceId ??= addInterface(item.TransitGatewayAttachmentId, place.SubnetId, context);
  }
}

function addInterface(attachmentId: string, subnetId: string, context: Context): string {
  const created = createInterface(context, {
    subnet: context.get(subnet, subnetId),
    description: `Network Interface for Transit Gateway Attachment ${attachmentId}`,
    groups: [],
    interfaceType: 'transit_gateway',
    requesterManaged: SERVICE,
    sourceDestCheck: false,
  });
  created.Status = 'in-use';
  created.Attachment = {
    AttachTime: timestamp(context.now),
    AttachmentId: `ela-attach-0${nextHex(context.random, 16)}`,
    DeleteOnTermination: false,
    DeviceIndex: 1,
    InstanceOwnerId: SERVICE,
    Status: 'attached',
  };
  return created.NetworkInterfaceId;
}

export function removeInterface(id: string | undefined, context: Context): void {
  if (id !== undefined) context.remove(networkInterface, id);
}
