/** A cross-connect as those see it who stand before the racks: who made it, and the light at both ends. */
import type { CableStatus, CrossConnectItem } from '../../../sim/colo.ts';

export function statusText({ cable, light, connectionState }: CableStatus): string {
  const { CrossConnectId: id, connectionId, router, port, State } = cable;
  const head = `${id}  ${connectionId} at ${cable.location} to ${port} of ${router}, by ${cable.by}\n`;
  if (State === 'ordered') return `${head}    ordered; due ${day(cable.dueAt)}\n`;
  const ends = [
    [`AWS's port`, light.awsDbm],
    [port, light.routerDbm],
  ] as const;
  const levels = ends.map(
    ([name, { sent, received }]) => `    ${name.padEnd(10)}  Tx ${dbm(sent)}   Rx ${dbm(received)}\n`,
  );
  const state = connectionState ?? 'no longer there';
  return `${head}${levels.join('')}    the connection is ${state}\n`;
}

export function orderText({
  CrossConnectId: id,
  connectionId,
  router,
  port,
  by,
  dueAt,
}: CrossConnectItem): string {
  return `Ordered ${id}: from ${connectionId} to ${port} of ${router}, by ${by}; due ${day(dueAt)}.\n`;
}

const DARK_DBM = -40;

function dbm(level: number): string {
  return level <= DARK_DBM ? `${level.toFixed(1)} dBm (dark)` : `${level.toFixed(1).padStart(5)} dBm       `;
}

/** `Tue 2026-01-13 15:00` */
function day(at: number): string {
  const name = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][new Date(at).getUTCDay()];
  return `${name} ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}`;
}
