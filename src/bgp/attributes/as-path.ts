/**
 * AS_PATH (RFC 4271 §4.3, §5.1.2) with four-octet numbers throughout (RFC 6793), so that AS_TRANS is never needed.
 * Confederations (RFC 5065) are not modelled.
 */

/** A number stands in an AS_SEQUENCE, a list is an AS_SET: `[65001, 65002, [65003, 65004]]`. Nearest first. */
export type AsPath = readonly (number | readonly number[])[];

/** A set counts as one hop, however many it holds (§9.1.2.2 a). */
export const asPathLength = (path: AsPath): number => path.length;

/** As routers print it, and as access lists match it: `65001 65002 {65003,65004}`. */
export function formatAsPath(path: AsPath): string {
  return path.map((hop) => (typeof hop === 'number' ? String(hop) : `{${hop.join(',')}}`)).join(' ');
}

/** Who handed the route over; undefined where it begins with a set or was born in this system. */
export function neighborAs(path: AsPath): number | undefined {
  return typeof path[0] === 'number' ? path[0] : undefined;
}

export function timesInPath(path: AsPath, asn: number): number {
  let times = 0;
  for (const hop of path) {
    if (hop === asn || (typeof hop !== 'number' && hop.includes(asn))) times++;
  }
  return times;
}

export function prepend(path: AsPath, ...asns: readonly number[]): AsPath {
  return [...asns, ...path];
}

/** Private use: RFC 6996. */
export function isPrivateAs(asn: number): boolean {
  return (asn >= 64_512 && asn <= 65_534) || (asn >= 4_200_000_000 && asn <= 4_294_967_294);
}

/** `if-all-private` takes them away only where no public number stands in the path; `all` wherever they stand. */
export type PrivateAsRemoval = 'if-all-private' | 'all' | 'replace-if-all-private' | 'replace-all';

/**
 * @param own what stands in for private numbers where they are replaced
 * @param peer never removed: the peer must be able to find itself in the path (loop detection)
 */
export function removePrivateAs(path: AsPath, removal: PrivateAsRemoval, own: number, peer: number): AsPath {
  const isWholly = path.flat().every(isPrivateAs);
  if (!isWholly && (removal === 'if-all-private' || removal === 'replace-if-all-private')) return path;
  const isGone = (asn: number) => isPrivateAs(asn) && asn !== peer;
  if (removal === 'replace-all' || removal === 'replace-if-all-private') {
    return mapAsPath(path, (asn) => (isGone(asn) ? own : asn));
  }
  return path.flatMap((hop): AsPath => {
    if (typeof hop === 'number') return isGone(hop) ? [] : [hop];
    const kept = hop.filter((asn) => !isGone(asn));
    return kept.length > 0 ? [kept] : [];
  });
}

export function mapAsPath(path: AsPath, change: (asn: number) => number): AsPath {
  return path.map((hop) =>
    typeof hop === 'number' ? change(hop) : [...new Set(hop.map(change))].sort((left, right) => left - right),
  );
}

/** What several routes have in common: the sequence they begin with, the rest as a set (RFC 4271 §9.2.2.2). */
export function aggregateAsPaths(paths: readonly AsPath[]): AsPath {
  const [first = [], ...others] = paths;
  let common = 0;
  while (
    typeof first[common] === 'number' &&
    others.every((path) => path[common] === first[common]) &&
    common < first.length
  ) {
    common++;
  }
  const rest = new Set(paths.flatMap((path) => path.slice(common).flat()));
  const head = first.slice(0, common);
  return rest.size === 0 ? head : [...head, [...rest].sort((left, right) => left - right)];
}
