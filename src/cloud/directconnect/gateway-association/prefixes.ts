/** Allowed prefixes in requests (R-DX-76, R-DX-77). */
import type { RouteFilterPrefix } from '@aws-sdk/client-direct-connect';
import { formatPrefix, parsePrefix, prefixesOverlap } from '../../../kit/prefix.ts';
import { storedPrefix } from '../../ec2/cidr.ts';
import { clientException } from '../errors.ts';

const MOST_PREFIXES = 200;

/** Canonical, none twice. */
export function prefixesFrom(given: readonly RouteFilterPrefix[] | undefined): string[] {
  const cidrs = (given ?? []).map(({ cidr = '' }) => {
    const prefix = parsePrefix(cidr);
    if (!prefix || formatPrefix(prefix) !== cidr)
      throw clientException(`Allowed prefix '${cidr}' is not a valid CIDR.`);
    return cidr;
  });
  return [...new Set(cidrs)];
}

export function checkCount(prefixes: readonly string[]): void {
  if (prefixes.length > MOST_PREFIXES)
    throw clientException(`The maximum number of allowed prefixes (${MOST_PREFIXES}) has been exceeded.`);
}

/** Added, and taken away what stands there. */
export function changed(
  prefixes: readonly string[],
  added: readonly string[],
  removed: readonly string[],
): string[] {
  const missing = removed.find((cidr) => !prefixes.includes(cidr));
  if (missing !== undefined)
    throw clientException(`Allowed prefix ${missing} does not exist on the association.`);
  return [...new Set([...prefixes, ...added])].filter((cidr) => !removed.includes(cidr));
}

/** The first pair that overlaps. */
export function overlapOf(
  left: readonly string[],
  right: readonly string[],
): readonly [string, string] | undefined {
  for (const one of left)
    for (const other of right) {
      const [first, second] = [storedPrefix(one), storedPrefix(other)];
      if (first.family === second.family && prefixesOverlap(first, second)) return [one, other];
    }
  return undefined;
}
