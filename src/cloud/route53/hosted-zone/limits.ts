/** How much of a hosted zone's quotas is used (R-R53-12). */
import type { GetHostedZoneLimitRequest, GetHostedZoneLimitResponse } from '@aws-sdk/client-route-53';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { notInEnumeration } from '../errors.ts';
import { requireZone } from './hosted-zone.ts';
import { VPCS_PER_ZONE } from './vpcs.ts';

/** R-R53-12. */
export const RECORD_SETS_PER_ZONE = 10_000;

export function getHostedZoneLimit(
  input: GetHostedZoneLimitRequest,
  context: Context,
): GetHostedZoneLimitResponse {
  const item = requireZone(input.HostedZoneId, context);
  switch (input.Type) {
    case 'MAX_RRSETS_BY_ZONE':
      return {
        Limit: { Type: input.Type, Value: RECORD_SETS_PER_ZONE },
        Count: Object.keys(item.records).length,
      };
    case 'MAX_VPCS_ASSOCIATED_BY_ZONE':
      if (!item.Config.PrivateZone)
        throw new AwsError('HostedZoneNotPrivate', 'The specified hosted zone is a public hosted zone.');
      return { Limit: { Type: input.Type, Value: VPCS_PER_ZONE }, Count: item.VPCs.length };
    default:
      throw notInEnumeration(String(input.Type), ['MAX_RRSETS_BY_ZONE', 'MAX_VPCS_ASSOCIATED_BY_ZONE']);
  }
}
