/** What becomes of a connection with time (R-VPC-140, R-VPC-141, R-VPC-195). */
import type { Context } from '../../kernel/context.ts';
import type { Transitions } from '../../kernel/resource.ts';
import { canJoin } from './blocks.ts';
import { changeState, regionsOf } from './sides.ts';
import { isAsked, type PeeringItem, peeringsOf, vpcPeeringConnection } from './vpc-peering-connection.ts';

const HOUR_MS = 3_600_000;
const INITIATE_MS = 1000;
const PROVISION_MS = 2000;
const DELETE_MS = 2000;
/** How long a request waits for its answer. */
export const OFFER_MS = 7 * 24 * HOUR_MS;
/** How long the end of a connection is still shown, where one account owns both sides. */
const SHOWN_MS = 2 * HOUR_MS;
const EXPIRED_SHOWN_MS = 48 * HOUR_MS;

export function initiateLater(item: PeeringItem, context: Context): void {
  later(INITIATE_MS, item, 'offer', context);
}

export function provisionLater(item: PeeringItem, context: Context): void {
  later(PROVISION_MS, item, 'activate', context);
}

export function deleteLater(item: PeeringItem, context: Context): void {
  later(DELETE_MS, item, 'finish-delete', context);
}

/** It has ended in this state, and is forgotten after a while. */
export function end(
  item: PeeringItem,
  code: 'failed' | 'rejected' | 'expired' | 'deleted',
  context: Context,
) {
  changeState(item, code, context);
  later(code === 'expired' ? EXPIRED_SHOWN_MS : SHOWN_MS, item, 'forget', context);
}

/** A VPC has a new block: open requests that it makes impossible fail (R-VPC-22). */
export function failOverlapping(vpcId: string, context: Context): void {
  for (const item of peeringsOf(vpcId, context)) {
    if (item.Status.Code === 'pending-acceptance' && !canJoin(item, context)) end(item, 'failed', context);
  }
}

/** The requester's region keeps the clock. */
function later(delayMs: number, item: PeeringItem, transition: string, context: Context): void {
  const home = context.elsewhere(item.RequesterVpcInfo.Region);
  home.later(delayMs, vpcPeeringConnection, item.VpcPeeringConnectionId, transition);
}

export const vpcPeeringConnectionTransitions: Transitions<PeeringItem> = {
  offer,
  expire: (item, context) => {
    if (isAsked(item)) end(item, 'expired', context);
  },
  activate: (item, context) => {
    if (item.Status.Code === 'provisioning') changeState(item, 'active', context);
  },
  'finish-delete': (item, context) => end(item, 'deleted', context),
  forget: (item, context) => {
    for (const region of regionsOf(item))
      context.elsewhere(region).remove(vpcPeeringConnection, item.VpcPeeringConnectionId);
  },
};

/** The request has arrived, or nowhere: only now does the accepter's region hear of it. */
function offer(item: PeeringItem, context: Context): void {
  if (item.Status.Code !== 'initiating-request') return;
  if (!canJoin(item, context)) {
    end(item, 'failed', context);
    return;
  }
  const { Region: there } = item.AccepterVpcInfo;
  if (there !== item.RequesterVpcInfo.Region) {
    context.elsewhere(there).add(vpcPeeringConnection, {
      ...item,
      AccepterVpcInfo: { ...item.AccepterVpcInfo },
      RequesterVpcInfo: { ...item.RequesterVpcInfo },
      Status: { ...item.Status },
      Tags: [],
    });
  }
  changeState(item, 'pending-acceptance', context);
  later(OFFER_MS - INITIATE_MS, item, 'expire', context);
}
