/** What attachments of one kind have to tell route tables; each kind's source stands beside this, listed in `sources.ts`. */
import type { Context } from '../../kernel/context.ts';
import type { AttachmentItem } from '../transit-gateway-attachment/attachment.ts';

/** By which attachment packets leave. */
export interface RouteWay {
  readonly attachment: AttachmentItem;
  /** ID in the packet engine. */
  readonly node: string;
  /** What it is called in search results, where that isn't the attachment's resource: a tunnel. */
  readonly resource?: string;
}

export interface Learnt {
  readonly cidr: string;
  /** Several ways share the flows (R-TGW-15). */
  readonly ways: readonly RouteWay[];
  /** By BGP from outside: the systems that it has come through, nearest first. */
  readonly asPath?: readonly number[];
}

/** What the attachments of its kind, of all that propagate into one table, have to tell; the first word on a block counts. */
export type Source = (
  from: readonly AttachmentItem[],
  transitGatewayId: string,
  context: Context,
) => readonly Learnt[];
