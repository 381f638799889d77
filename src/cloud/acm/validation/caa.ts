/**
 * CAA records (RFC 8659 §3): the set at the name, or at the nearest name above it that has one, says which authorities
 * may issue. Amazon takes any of four names for its own (docs.aws.amazon.com/acm/latest/userguide/setup-caa.html).
 */
import { ancestorsWithin, ROOT } from '../../../dns/index.ts';
import { askPublicDns } from '../../internet/public-dns.ts';
import type { World } from '../../kernel/world.ts';
import { provedName } from './challenge.ts';

const OWN_NAMES = ['amazon.com', 'amazontrust.com', 'awstrust.com', 'amazonaws.com'];

/** `domain` as requested, perhaps a wildcard. */
export function amazonMayIssue(world: World, domain: string): boolean {
  for (const name of ancestorsWithin(provedName(domain), ROOT)) {
    const records = askPublicDns(world, name, 'CAA').filter(({ type }) => type === 'CAA');
    if (records.length > 0)
      return permits(
        records.map(({ data }) => data),
        domain.startsWith('*.'),
      );
  }
  return true;
}

/** For a wildcard `issuewild` counts, where there is any; a set that has neither property forbids nothing. */
function permits(records: readonly string[], isWildcard: boolean): boolean {
  const properties = records.map((data) => /^\d+\s+(\S+)\s+"?([^"]*)"?$/.exec(data));
  const valuesOf = (tag: string) =>
    properties.flatMap((found) => (found?.[1]?.toLowerCase() === tag ? [found[2] ?? ''] : []));
  const wild = isWildcard ? valuesOf('issuewild') : [];
  const values = wild.length > 0 ? wild : valuesOf('issue');
  return (
    values.length === 0 || values.some((value) => OWN_NAMES.includes((value.split(';')[0] ?? '').trim()))
  );
}
