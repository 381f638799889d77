/**
 * What joins a port of AWS's with a router of the customer's: a piece of fibre in the meet-me room, or a carrier's line
 * from there to another town (R-DX-12, R-DX-15). It belongs to the colocation site or the carrier, so AWS's API doesn't
 * know it, and it stays when the port is given up (R-DX-17).
 */
import { AwsError } from '../../kernel/errors.ts';
import { defineResource } from '../../kernel/resource.ts';

export interface CrossConnectItem {
  /** `xc-` and 8 letters and digits. */
  CrossConnectId: string;
  State: 'ordered' | 'made';
  /** The connection to whose port it leads. */
  connectionId: string;
  location: string;
  /** `lisbon/edge`. */
  router: string;
  /** The port of the router: `dx0`. */
  port: string;
  /** Who runs it: the site's own staff, or a carrier. */
  by: string;
  /** Through a carrier's switches, which keep light at both ends when the line between them is cut. */
  carried: boolean;
  /** Send and receive are swapped at one end (R-DX-16). */
  rolled: boolean;
  /** Tenths of a dBm that are lost on the way. */
  loss: number;
  /** A partner's line: what it sells of its port. */
  hosted?: { name: string; bandwidth: string; vlan: number };
  /** Milliseconds since the Unix epoch. */
  orderedAt: number;
  dueAt: number;
}

export const crossConnect = defineResource<CrossConnectItem>({
  kind: 'dx-cross-connect',
  prefix: 'xc',
  id: (item) => item.CrossConnectId,
  notFound: noSuchCrossConnect,
  malformed: noSuchCrossConnect,
  filters: {},
});

function noSuchCrossConnect(id: string): AwsError {
  return new AwsError('NoSuchCrossConnect', `There is no cross-connect ${id}.`, 404);
}
