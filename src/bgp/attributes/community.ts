/**
 * Communities (RFC 1997, RFC 8092) as text, in one spelling each, in numeric order, none twice: `65001:100`,
 * `no-export`; large ones `65001:1:2`.
 */

/** By number: RFC 1997 §2, RFC 3765, RFC 7999, RFC 8326; the spelling is that of routers' consoles. */
const WELL_KNOWN: readonly (readonly [name: string, value: number])[] = [
  ['internet', 0],
  ['graceful-shutdown', 0xffff0000],
  ['accept-own', 0xffff0001],
  ['blackhole', 0xffff029a],
  ['no-export', 0xffffff01],
  ['no-advertise', 0xffffff02],
  ['local-AS', 0xffffff03],
  ['no-peer', 0xffffff04],
];

const NAMES = new Map(WELL_KNOWN.map(([name, value]) => [value, name]));
const VALUES = new Map(WELL_KNOWN.map(([name, value]) => [name.toLowerCase(), value]));

/** The one spelling of a standard community, or undefined where the text is none. */
export function parseCommunity(text: string): string | undefined {
  const value = communityValue(text);
  return value === undefined ? undefined : formatCommunity(value);
}

function communityValue(text: string): number | undefined {
  const named = VALUES.get(text.toLowerCase());
  if (named !== undefined) return named;
  if (/^\d{1,10}$/.test(text)) return Number(text) <= 0xffffffff ? Number(text) : undefined;
  const match = /^(\d{1,5}):(\d{1,5})$/.exec(text);
  if (!match) return undefined;
  const [high, low] = [Number(match[1]), Number(match[2])];
  return high <= 0xffff && low <= 0xffff ? high * 0x10000 + low : undefined;
}

function formatCommunity(value: number): string {
  return NAMES.get(value) ?? `${Math.floor(value / 0x10000)}:${value % 0x10000}`;
}

/** The one spelling of a large community. */
export function parseLargeCommunity(text: string): string | undefined {
  const parts = text.split(':');
  const isRight =
    parts.length === 3 && parts.every((part) => /^\d{1,10}$/.test(part) && Number(part) <= 0xffffffff);
  return isRight ? parts.map(Number).join(':') : undefined;
}

/** Sorted by number, none twice. Texts that are no communities are left out. */
export function communitySet(texts: readonly string[]): readonly string[] {
  const values = new Set(texts.flatMap((text) => communityValue(text) ?? []));
  return [...values].sort((left, right) => left - right).map(formatCommunity);
}

export function largeCommunitySet(texts: readonly string[]): readonly string[] {
  const known = new Set(texts.flatMap((text) => parseLargeCommunity(text) ?? []));
  return [...known].sort((left, right) => compareParts(left.split(':'), right.split(':')));
}

function compareParts(left: readonly string[], right: readonly string[]): number {
  const index = left.findIndex((part, at) => part !== right[at]);
  return index < 0 ? 0 : Number(left[index]) - Number(right[index]);
}
