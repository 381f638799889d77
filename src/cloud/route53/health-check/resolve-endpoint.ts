/** The address behind an endpoint's name: Route 53 asks the DNS for an A record at each check (R-R53-107). */
import { canonicalName, parseName } from '../../../dns/index.ts';
import { askPublicDns } from '../../internet/public-dns.ts';
import type { Context } from '../../kernel/context.ts';

export function resolveEndpoint(name: string, context: Context): string | undefined {
  const wanted = parseName(name);
  if (wanted === undefined) return undefined;
  const answer = askPublicDns(context.snapshot, canonicalName(wanted), 'A');
  return answer.find(({ type }) => type === 'A')?.data;
}
