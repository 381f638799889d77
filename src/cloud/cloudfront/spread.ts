/**
 * When something that was set off at one moment reaches an edge: each at a time of its own between a tenth of the way
 * and the end, in an order that the world's seed decides (it drew `what`) and that differs from time to time.
 */
import { hash32 } from '../../kit/random.ts';

/** Before this part of the time has passed, no edge has it. */
const FIRST = 0.1;

/** Times are milliseconds since the Unix epoch; `what` is an ID, `edge` whatever names an edge. */
export function arrivalAt(what: string, edge: string, startsAt: number, completesAt: number): number {
  const share = FIRST + (1 - FIRST) * (hash32(`${what}/${edge}`) / 0xffff_ffff);
  return startsAt + Math.round((completesAt - startsAt) * share);
}
