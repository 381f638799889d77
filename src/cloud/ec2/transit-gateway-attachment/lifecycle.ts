/** What becomes of an attachment with time (R-TGW-3). */
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Transitions } from '../../kernel/resource.ts';
import { joinDefaultTables, leaveTables, settleAssociation } from './association.ts';
import { type AttachmentItem, attachment, changeState, isGone, sidesOf } from './attachment.ts';
import { addInterfaces, removeInterface } from './interfaces.ts';
import { offerPeering } from './offer-peering.ts';

const DELETE_MS = 45_000;
const SHOWN_MS = 2 * 3_600_000;

export function deleteLater(item: AttachmentItem, context: Context): void {
  changeState(item, 'deleting', context);
  context.later(DELETE_MS, attachment, item.TransitGatewayAttachmentId, 'finish-delete');
}

/** It has ended, and is forgotten after a while. */
export function end(item: AttachmentItem, state: 'deleted' | 'failed' | 'rejected', context: Context): void {
  for (const side of sidesOf(item, context)) {
    const there = context.elsewhere(regionOf(side, context));
    leaveTables(side, there);
    for (const { InterfaceId } of side.Vpc?.Subnets ?? []) removeInterface(InterfaceId, there);
    side.State = state;
    there.later(SHOWN_MS, attachment, attachment.id(side), 'forget');
  }
}

/** Of a peering: the region of the gateway at this side. */
function regionOf({ Peering, TransitGatewayId }: AttachmentItem, context: Context): string {
  if (!Peering) return context.region;
  const { Requester, Accepter } = Peering;
  return Requester.TransitGatewayId === TransitGatewayId ? Requester.Region : Accepter.Region;
}

export const attachmentTransitions: Transitions<AttachmentItem> = {
  provision: (item, context) => {
    if (!item.Vpc || item.State !== 'pending') return;
    try {
      addInterfaces(item, item.Vpc, context);
      item.State = 'available';
      joinDefaultTables(item, context);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      end(item, 'failed', context);
    }
  },
  offer: (item, context) => {
    if (item.State === 'initiatingRequest' && !offerPeering(item, context)) end(item, 'failed', context);
  },
  activate: (item, context) => {
    if (item.State !== 'pending') return;
    changeState(item, 'available', context);
    for (const side of sidesOf(item, context))
      joinDefaultTables(side, context.elsewhere(regionOf(side, context)));
  },
  'settle-modify': (item) => {
    if (item.State === 'modifying') item.State = 'available';
  },
  'settle-association': settleAssociation,
  'finish-delete': (item, context) => {
    if (!isGone(item)) end(item, 'deleted', context);
  },
  forget: (item, context) => context.remove(attachment, attachment.id(item)),
};
