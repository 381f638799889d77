/** Where in the time of a whole journey a leg lies: a bar among the others, thin where it only waits for others. */
import type { Leg } from '../../../../cloud/web/journey.ts';

interface Interval {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Of `columns` characters: `━` busy, `╌` waiting for legs further in, a space before and after. */
export function timeBar(legs: readonly Leg[], index: number, totalMs: number, columns: number): string {
  const { startMs, ms } = legs[index] as Leg;
  const scale = totalMs > 0 ? columns / totalMs : 0;
  const from = Math.min(columns - 1, Math.floor(startMs * scale));
  const to = Math.max(from + 1, Math.min(columns, Math.round((startMs + ms) * scale)));
  const inner = insideOf(legs, index);
  const isWaiting = (column: number) =>
    inner.some(({ fromMs, toMs }) => fromMs * scale <= column && column + 1 <= toMs * scale);
  return Array.from({ length: columns }, (_, column) => {
    if (column < from || column >= to) return ' ';
    return isWaiting(column) ? '╌' : '━';
  }).join('');
}

/** What others did for this leg stands behind it, one step deeper; neighbours in time are one. */
function insideOf(legs: readonly Leg[], index: number): Interval[] {
  const { depth } = legs[index] as Leg;
  const end = legs.findIndex((leg, at) => at > index && leg.depth <= depth);
  const intervals: Interval[] = [];
  for (const leg of legs.slice(index + 1, end < 0 ? legs.length : end)) {
    if (leg.depth !== depth + 1) continue;
    const last = intervals.at(-1);
    const toMs = leg.startMs + leg.ms;
    if (last && leg.startMs - last.toMs < 1) intervals[intervals.length - 1] = { ...last, toMs };
    else intervals.push({ fromMs: leg.startMs, toMs });
  }
  return intervals;
}
