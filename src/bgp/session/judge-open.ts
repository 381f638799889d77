/** Whether an OPEN is acceptable, and what is agreed: RFC 4271 §6.2 and §4.2, RFC 5492, RFC 6286. */
import { FAMILIES, type NeighborConfig } from '../config/neighbor.ts';
import type { RouterConfig } from '../config/router.ts';
import { expectsAsn, isInternalSession, openAsn } from '../config/wiring.ts';
import type { NotificationMessage, OpenMessage } from './message.ts';
import {
  BAD_IDENTIFIER,
  BAD_PEER_AS,
  UNACCEPTABLE_HOLD_TIME,
  UNSUPPORTED_CAPABILITY,
} from './notification.ts';
import type { Agreement } from './session.ts';

type Families = OpenMessage['families'];

export const familiesOf = ({ families }: NeighborConfig): Families =>
  FAMILIES.filter((family) => families[family] !== undefined);

export function openOf(router: RouterConfig, neighbor: NeighborConfig): OpenMessage {
  return {
    type: 'open',
    asn: openAsn(router, neighbor),
    routerId: router.routerId,
    holdSeconds: neighbor.holdSeconds,
    families: familiesOf(neighbor),
  };
}

export type OpenJudgement =
  | { readonly agreement: Agreement }
  | { readonly refusal: NotificationMessage; readonly why: string };

export function judgeOpen(router: RouterConfig, neighbor: NeighborConfig, open: OpenMessage): OpenJudgement {
  if (!expectsAsn(router, neighbor, open.asn)) {
    return {
      refusal: BAD_PEER_AS,
      why: `the other end is AS ${open.asn}, and remote-as says ${neighbor.remoteAs}`,
    };
  }
  if (
    open.routerId === '0.0.0.0' ||
    (isInternalSession(router, neighbor) && open.routerId === router.routerId)
  ) {
    return { refusal: BAD_IDENTIFIER, why: `the other end's router ID is ${open.routerId}` };
  }
  const least = neighbor.minimumHoldSeconds ?? 0;
  if (open.holdSeconds === 1 || open.holdSeconds === 2 || open.holdSeconds < least) {
    return {
      refusal: UNACCEPTABLE_HOLD_TIME,
      why: `the other end proposes a hold time of ${open.holdSeconds} s, and ${Math.max(least, 3)} s is the least`,
    };
  }
  const families = familiesOf(neighbor).filter((family) => open.families.includes(family));
  if (families.length === 0) {
    return { refusal: UNSUPPORTED_CAPABILITY, why: 'the two ends have no address family in common' };
  }
  return { agreement: agree(neighbor, open, families) };
}

/** The lower hold time wins; a third of it is the longest time between keepalives. */
function agree(neighbor: NeighborConfig, open: OpenMessage, families: Families): Agreement {
  const holdMs = Math.min(neighbor.holdSeconds, open.holdSeconds) * 1000;
  return {
    asn: open.asn,
    routerId: open.routerId,
    holdMs,
    keepaliveMs: Math.min(neighbor.keepaliveSeconds * 1000, Math.floor(holdMs / 3)),
    families,
    peerHoldSeconds: open.holdSeconds,
  };
}
