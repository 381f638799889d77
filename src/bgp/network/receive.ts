/** What a session's end does with what it hears: RFC 4271 §8.2.2 and §9. */

import { familyOf, type NeighborConfig } from '../config/neighbor.ts';
import type { RouterConfig } from '../config/router.ts';
import type { Wire } from '../config/wiring.ts';
import { type Inlet, importRoute, inletOf } from '../rib/import.ts';
import { isAlive } from '../session/hindrance.ts';
import { judgeOpen } from '../session/judge-open.ts';
import type { Message, OpenMessage, UpdateMessage } from '../session/message.ts';
import { sayNotification, TOO_MANY_PREFIXES } from '../session/notification.ts';
import type { Session } from '../session/session.ts';
import { announceAll } from './advertise.ts';
import { enter } from './connect.ts';
import { markDirty } from './decide.ts';
import { drop } from './drop.ts';
import type { Due } from './network.ts';
import { count, send } from './send.ts';
import type { Work } from './work.ts';

type Arrival = Extract<Due, { kind: 'message' }>;

export function receive(work: Work, { at: _at, sequence: _sequence, ...arrival }: Arrival): void {
  const { router, neighbor, connection, message } = arrival;
  const session = work.session(router, neighbor);
  const wire = work.wire(router, neighbor);
  if (!wire || session?.connection !== connection) return;
  if (!isAlive(wire)) {
    work.stalled.push(arrival);
    return;
  }
  const heardAt = message.type === 'keepalive' ? session.heardAt : work.now;
  work.setSession(router, neighbor, { ...session, heardAt, received: count(session.received, message) });
  take(work, wire, session, message);
}

function take(work: Work, wire: Wire, session: Session, message: Message): void {
  const { name } = wire.router;
  const { address } = wire.neighbor;
  switch (message.type) {
    case 'open':
      if (session.state === 'OpenSent') takeOpen(work, wire, message);
      return;
    case 'keepalive':
      if (session.state === 'OpenConfirm') establish(work, wire);
      return;
    case 'update':
      if (session.state === 'Established') takeUpdate(work, wire, session, message);
      return;
    case 'route-refresh':
      work.removeTable(name, 'sent', address);
      announceAll(work, name, address);
      return;
    case 'notification': {
      const text = `${address} sent ${sayNotification(message)}`;
      work.tell('notification', name, `${name} hears from ${text}`, { neighbor: address });
      const isFinal = message.code === 2;
      drop(work, name, address, {
        told: message,
        text,
        ...(isFinal ? { restartMs: 'never' as const, mark: { isRefused: true as const } } : {}),
      });
    }
  }
}

function takeOpen(work: Work, wire: Wire, open: OpenMessage): void {
  const { router, neighbor } = wire;
  const judged = judgeOpen(router, neighbor, open);
  if ('refusal' in judged) {
    drop(work, router.name, neighbor.address, {
      notify: judged.refusal,
      text: judged.why,
      restartMs: 'never',
      mark: { isRefused: true },
    });
    return;
  }
  enter(work, router.name, neighbor.address, 'OpenConfirm', { agreement: judged.agreement });
  send(work, wire, { type: 'keepalive' });
}

function establish(work: Work, { router: { name }, neighbor: { address } }: Wire): void {
  const { timesEstablished } = work.session(name, address) as Session;
  enter(work, name, address, 'Established', { timesEstablished: timesEstablished + 1 });
  announceAll(work, name, address);
}

function takeUpdate(work: Work, wire: Wire, session: Session, update: UpdateMessage): void {
  const { name } = wire.router;
  const { address } = wire.neighbor;
  if (!session.agreement) return;
  const table = work.table(name, 'received', address);
  const touched: string[] = [];
  for (const prefix of update.withdrawn) {
    if (!table[prefix]) continue;
    delete table[prefix];
    touched.push(prefix);
  }
  const news: News = { announced: [], refused: [] };
  const inlets = inletsOf(work, wire, session.agreement);
  for (const { attributes, prefixes } of update.announced) {
    for (const prefix of prefixes) {
      const family = wire.neighbor.families[familyOf(prefix)];
      if (!family) continue;
      const entry = importRoute(inlets(prefix), prefix, attributes, family, work.now);
      if (entry.path || table[prefix]?.path) touched.push(prefix);
      table[prefix] = entry;
      // One's own words come back from there: no news.
      if (entry.refused !== undefined && work.router(name).sent[address]?.[prefix]) continue;
      news.announced.push(prefix);
      if (entry.refused !== undefined) news.refused.push(`${prefix}: ${entry.refused}`);
    }
  }
  tellUpdate(work, wire, news, update.withdrawn);
  markDirty(work, name, touched);
  if (news.announced.length > 0) holdToLimit(work, wire.router, wire.neighbor);
}

interface News {
  readonly announced: string[];
  readonly refused: string[];
}

/** One for each family. */
export function inletsOf(work: Work, wire: Wire, agreement: NonNullable<Session['agreement']>) {
  const known = new Map<string, Inlet>();
  return (prefix: string): Inlet => {
    const name = familyOf(prefix);
    const inlet =
      known.get(name) ?? inletOf(work.config, wire, agreement, wire.neighbor.families[name] ?? {});
    known.set(name, inlet);
    return inlet;
  };
}

function tellUpdate(
  work: Work,
  { router: { name }, neighbor: { address } }: Wire,
  { announced, refused }: News,
  withdrawn: readonly string[],
): void {
  if (announced.length === 0 && withdrawn.length === 0) return;
  const parts = [
    announced.length > 0 ? `announces ${sayPrefixes(announced)}` : '',
    withdrawn.length > 0 ? `withdraws ${sayPrefixes(withdrawn)}` : '',
  ].filter(Boolean);
  const others = refused.length > 1 ? ` and ${refused.length - 1} more` : '';
  const refusal = refused.length > 0 ? `; refused: ${refused[0]}${others}` : '';
  work.tell('update', name, `${address} ${parts.join(' and ')} to ${name}${refusal}`, {
    neighbor: address,
    prefixes: [...announced, ...withdrawn],
  });
}

function sayPrefixes(prefixes: readonly string[]): string {
  return prefixes.length <= 3 ? prefixes.join(', ') : `${prefixes.length} prefixes`;
}

/** RFC 4271 §6.7, RFC 4486. What import policy refuses doesn't count. */
export function holdToLimit(work: Work, { name }: RouterConfig, neighbor: NeighborConfig): void {
  const { address, families } = neighbor;
  for (const [family, { maximumPrefix }] of Object.entries(families)) {
    if (!maximumPrefix) continue;
    const { count: limit, warningOnly, restartMinutes } = maximumPrefix;
    const accepted = Object.entries(work.router(name).received[address] ?? {});
    const has = accepted.filter(([prefix, { path }]) => path && familyOf(prefix) === family).length;
    if (has <= limit) continue;
    const text = `${has} ${family} prefixes, and ${limit} is the limit`;
    if (warningOnly) {
      work.tell('warning', name, `${name} has ${address}'s ${text}`, { neighbor: address });
      continue;
    }
    drop(work, name, address, {
      notify: TOO_MANY_PREFIXES,
      text: `it announced ${text}`,
      restartMs: restartMinutes === undefined ? 'never' : restartMinutes * 60_000,
      mark: { isOverLimit: true },
    });
    return;
  }
}
