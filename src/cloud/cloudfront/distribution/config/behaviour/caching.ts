/**
 * How a behaviour caches: by policies, or by values of its own as before policies came; never both (R-CF-71, R-CF-75).
 */
import type { DefaultCacheBehavior } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../../../../kernel/errors.ts';
import { invalidArgument } from '../../../errors.ts';
import { completeForwardedValues, type ForwardedSettings } from './forwarded-values.ts';

export interface Caching {
  ResponseHeadersPolicyId?: string;
  CachePolicyId?: string;
  OriginRequestPolicyId?: string;
  /** Absent with a cache policy, like the TTLs (in seconds). */
  ForwardedValues?: ForwardedSettings;
  MinTTL?: number;
  DefaultTTL?: number;
  MaxTTL?: number;
}

const DAY = 86_400;
const YEAR = 365 * DAY;
/** A hundred years: R-CF-78. */
const LONGEST = 100 * YEAR;
const TTLS = ['MinTTL', 'DefaultTTL', 'MaxTTL'] as const;

export function completeCaching(given: DefaultCacheBehavior): Caching {
  const { ResponseHeadersPolicyId: headersPolicy, CachePolicyId: cachePolicy } = given;
  return {
    ...(headersPolicy && { ResponseHeadersPolicyId: headersPolicy }),
    ...(cachePolicy ? byPolicy(given, cachePolicy) : byValues(given)),
  };
}

function byPolicy(given: DefaultCacheBehavior, cachePolicy: string): Caching {
  const misplaced = (['ForwardedValues', ...TTLS] as const).find((member) => given[member] !== undefined);
  if (misplaced) {
    throw invalidArgument(
      `The parameter ${misplaced} cannot be used when a cache policy is associated to the cache behavior.`,
    );
  }
  const { OriginRequestPolicyId: requestPolicy } = given;
  return { CachePolicyId: cachePolicy, ...(requestPolicy && { OriginRequestPolicyId: requestPolicy }) };
}

function byValues(given: DefaultCacheBehavior): Caching {
  if (given.OriginRequestPolicyId) {
    throw invalidArgument(
      'The parameter OriginRequestPolicyId can be used only when a cache policy is associated to the cache behavior.',
    );
  }
  if (!given.ForwardedValues) throw invalidArgument('The parameter ForwardedValues is required.');
  return { ForwardedValues: completeForwardedValues(given.ForwardedValues), ...completeTtls(given) };
}

/** A minimum above a default that nobody chose moves it, and a default moves the maximum likewise. */
function completeTtls(given: DefaultCacheBehavior): Required<Pick<Caching, (typeof TTLS)[number]>> {
  for (const member of TTLS) {
    const value = given[member];
    if (value !== undefined && !(Number.isInteger(value) && value >= 0 && value <= LONGEST)) {
      throw invalidArgument(`The parameter ${member} must be a number from 0 to ${LONGEST}.`);
    }
  }
  const least = given.MinTTL ?? 0;
  const usual = given.DefaultTTL ?? Math.max(least, Math.min(DAY, given.MaxTTL ?? DAY));
  const most = given.MaxTTL ?? Math.max(usual, YEAR);
  if (least > usual || usual > most) {
    throw new AwsError('InvalidTTLOrder', 'The TTL order specified is not valid.');
  }
  return { MinTTL: least, DefaultTTL: usual, MaxTTL: most };
}
