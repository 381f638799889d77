/** Candidates in words. */
import type { RouteAnswer } from './answer.ts';
import type { Candidate, Leg } from './candidate.ts';

/** `BGP from 169.254.60.2 → tunnel 1 of … · AS path 65010, MED 100`. */
export function candidateWords(candidate: Candidate): string {
  const { prefix, known, legs } = candidate;
  const facts = factWords(candidate);
  return `${prefix}  ${known} → ${legsText(legs)}${facts === '' ? '' : ` · ${facts}`}`;
}

export function legsText(legs: readonly Leg[]): string {
  return legs.map(({ label }) => label).join(' and ') || 'nowhere: what it matches is dropped';
}

/** What BGP said: `AS path 65010 65010, local preference 200, MED 100, communities 7224:7300`. */
export function factWords({ bgp }: Candidate): string {
  if (!bgp) return '';
  const { asPath, localPreference, med, communities, nextHop } = bgp;
  const told = [
    asPath === '' ? 'AS path empty' : `AS path ${asPath}`,
    localPreference !== undefined && `local preference ${localPreference}`,
    med !== undefined && `MED ${med}`,
    communities.length > 0 && `communities ${communities.join(' ')}`,
    `next hop ${nextHop}`,
  ];
  return told.filter((part) => part !== false).join(', ');
}

/** What became of it: `in use`, `in use, one of 2`, `lost: …`, `refused: …`, with what stands in its way. */
export function judgementWords(candidate: Candidate, { used }: RouteAnswer): string {
  const { verdict, why, legs } = candidate;
  if (verdict !== 'used') return `${verdict}: ${why}`;
  const shared = used.length > 1 ? `in use, one of ${used.length} that share the flows` : 'in use';
  const hindrance = legs.find((leg) => leg.hindrance !== undefined)?.hindrance;
  return hindrance === undefined ? shared : `${shared}, but nothing gets through: ${hindrance}`;
}
