/**
 * The way of a connection through its states (R-DX-10 … R-DX-15, R-DX-20): AWS's people review an order on working days,
 * the rest goes by the clock. How long a review takes is drawn from the seed.
 */
import { DAY_MS, HOUR_MS, MINUTE_MS, workingDaysLater } from '../../../kit/business-days.ts';
import { nextBelow } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import type { Transition, Transitions } from '../../kernel/resource.ts';
import { sendMail } from '../../mail/mail.ts';
import { lag } from '../lag/lag.ts';
import { type ConnectionItem, connection, isGone } from './connection.ts';
import { isLit } from './lit.ts';

/** R-DX-11. */
const REVIEWED_WITHIN_DAYS = 3;
/** Hours of the day at which reviews end. */
const OPENS = 9;
const CLOSES = 17;
/** R-DX-13, R-DX-14: how long AWS keeps a port free for somebody who doesn't use it. */
export const UNUSED_DAYS = 90;
const GRACE_DAYS = 10;
const DELETED_IN_MS = MINUTE_MS;
/** How long what was deleted is still listed. */
const LISTED_MS = HOUR_MS;

const SENDER = 'AWS Direct Connect';

/** An order for a port has come: its letter will be there within three working days. */
export function review(item: ConnectionItem, context: Context): void {
  const days = 1 + nextBelow(context.random, REVIEWED_WITHIN_DAYS);
  const hour = OPENS + nextBelow(context.random, CLOSES - OPENS);
  at(workingDaysLater(context.now, days, hour), item, 'ready', context);
}

/** The letter was asked for: the port is kept for 90 days from now, and paid for from then on (R-DX-13). */
export function keepFor(item: ConnectionItem, context: Context): void {
  after(UNUSED_DAYS * DAY_MS, item, 'lapse', context);
}

/** Light was seen for the first time: the link is up within minutes (R-DX-15). */
export function lightUp(item: ConnectionItem, context: Context): void {
  item.litAt = context.now;
  after((1 + nextBelow(context.random, 5)) * MINUTE_MS, item, 'light', context);
}

/** A member of a group that was moved comes back after this time (R-DX-87). */
export function interrupt(item: ConnectionItem, context: Context): void {
  item.interruptedUntil = context.now + MINUTE_MS;
  if (item.connectionState === 'available') item.connectionState = 'down';
  after(MINUTE_MS, item, 'resume', context);
}

/** R-DX-17. */
export function remove(item: ConnectionItem, context: Context): void {
  item.connectionState = 'deleting';
  after(DELETED_IN_MS, item, 'gone', context);
}

/** R-DX-20: what was offered and not taken. */
export function reject(item: ConnectionItem, context: Context): void {
  item.connectionState = 'rejected';
  after(LISTED_MS, item, 'forget', context);
}

function at(time: number, item: ConnectionItem, transition: string, context: Context): void {
  after(time - context.now, item, transition, context);
}

function after(delayMs: number, item: ConnectionItem, transition: string, context: Context): void {
  context.later(delayMs, connection, item.connectionId, transition);
}

/** Of a connection that has been given up meanwhile nothing more happens. */
function unlessGone(run: (item: ConnectionItem, context: Context) => void): Transition<ConnectionItem> {
  return (item, context) => {
    if (!isGone(item)) run(item, context);
  };
}

export const connectionTransitions: Transitions<ConnectionItem> = {
  ready: unlessGone((item, context) => {
    item.connectionState = 'pending';
    item.hasLogicalRedundancy = 'no';
    item.readyAt = context.now;
    sendMail(
      context,
      SENDER,
      `The LOA-CFA of ${named(item)} is ready. Download it within ${UNUSED_DAYS} days.`,
    );
    after(UNUSED_DAYS * DAY_MS, item, 'warn', context);
  }),
  warn: unlessGone((item, context) => {
    if (isUsed(item)) return;
    sendMail(
      context,
      SENDER,
      `${named(item)} has not been used for ${UNUSED_DAYS} days and its LOA-CFA was never downloaded. The port will be deleted in ${GRACE_DAYS} days.`,
    );
    after(GRACE_DAYS * DAY_MS, item, 'drop', context);
  }),
  drop: unlessGone((item, context) => {
    if (isUsed(item)) return;
    sendMail(
      context,
      SENDER,
      `${named(item)} has been deleted, because its port was never used. Order a new one.`,
    );
    remove(item, context);
  }),
  lapse: unlessGone((item, context) => {
    if (item.activeAt !== undefined) return;
    item.activeAt = context.now;
    sendMail(
      context,
      SENDER,
      `${named(item)} is not up ${UNUSED_DAYS} days after its LOA-CFA was issued. The authority of that letter has expired; download it again to renew it. Port hours are charged from now on.`,
    );
  }),
  light: unlessGone((item, context) => {
    delete item.litAt;
    if (item.connectionState !== 'pending' || !isLit(item, context)) return;
    item.connectionState = 'available';
    item.activeAt ??= context.now;
    followGroup(item, context);
  }),
  resume: unlessGone((item, context) => {
    delete item.interruptedUntil;
    followGroup(item, context);
  }),
  gone: (item, context) => {
    if (item.connectionState !== 'deleting') return;
    item.connectionState = 'deleted';
    after(LISTED_MS, item, 'forget', context);
  },
  forget: (item, context) => {
    context.remove(connection, item.connectionId);
  },
};

/** Its group may come up with it, at the same moment. */
function followGroup({ lagId }: ConnectionItem, context: Context): void {
  if (lagId !== undefined) context.later(0, lag, lagId, 'follow');
}

/** R-DX-14. */
function isUsed({ activeAt, loaIssuedAt }: ConnectionItem): boolean {
  return activeAt !== undefined || loaIssuedAt !== undefined;
}

function named({ connectionId, connectionName }: ConnectionItem): string {
  return `${connectionId} (${connectionName})`;
}
