/** Durations as people type and read them: `90s`, `10m`, `1h30m`, `3d`, `2w`. */
const UNITS: readonly (readonly [unit: string, ms: number])[] = [
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
];

/** Milliseconds, or undefined where the text is no duration. */
export function parseDuration(text: string): number | undefined {
  if (!/^(?:\d{1,6}[wdhms])+$/.test(text)) return undefined;
  let total = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)([wdhms])/g)) {
    total += Number(count) * (UNITS.find(([name]) => name === unit)?.[1] as number);
  }
  return total;
}

/** The two largest units that say something: `3d`, `1h30m`, `0s`. */
export function formatDuration(ms: number): string {
  let rest = Math.round(ms / 1000) * 1000;
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 && parts.length < 2) parts.push(`${count}${unit}`);
  }
  return parts.join('') || '0s';
}
