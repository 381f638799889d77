/**
 * The address behind an endpoint's name, as its public zone has it: Route 53 asks for an A record at each check
 * (R-R53-107). Names of other people's zones, and chains of CNAMEs beyond a zone, are not followed.
 */
import { isWithin, parseName } from '../../../dns/index.ts';
import type { Context } from '../../kernel/context.ts';
import { hostedZone } from '../hosted-zone/hosted-zone.ts';
import { setsOf } from '../record-set/record-set.ts';

export function resolveEndpoint(name: string, context: Context): string | undefined {
  const ec2 = /^ec2-(\d+)-(\d+)-(\d+)-(\d+)\.(?:[a-z0-9-]+\.)+amazonaws\.com\.?$/.exec(name);
  if (ec2) return ec2.slice(1, 5).join('.');
  const wanted = parseName(name);
  if (wanted === undefined) return undefined;
  const [zone] = context
    .peek(hostedZone)
    .filter((item) => !item.Config.PrivateZone && isWithin(wanted, item.Name))
    .sort((left, right) => right.Name.length - left.Name.length);
  if (!zone) return undefined;
  return setsOf(zone.served, wanted, 'A')[0]?.ResourceRecords?.[0]?.Value;
}
