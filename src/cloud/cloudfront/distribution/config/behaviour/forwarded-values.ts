/**
 * What goes to the origin and into the cache key, in behaviours without policies.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ForwardedValues.html
 */
import type { CookiePreference, ForwardedValues, ItemSelection } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../../../../kernel/errors.ts';
import { itemsOf, type Quantified, quantified } from '../../../quantities.ts';
import { distinct, oneOf, required } from '../check.ts';

export interface ForwardedSettings {
  QueryString: boolean;
  Cookies: { Forward: ItemSelection; WhitelistedNames?: Quantified<string> };
  /** `*` alone: all of them, and nothing is cached. */
  Headers: Quantified<string>;
  /** Parameters in the cache key; all of them where none is named. */
  QueryStringCacheKeys: Quantified<string>;
}

/** Of cookies, headers and parameters each (R-CF-17). */
const MOST_NAMES = 10;

export function completeForwardedValues(given: ForwardedValues): ForwardedSettings {
  const headers = itemsOf(given.Headers);
  const keys = itemsOf(given.QueryStringCacheKeys);
  const query = required(given.QueryString, 'forwardedValues.queryString');
  if (headers.length > MOST_NAMES) {
    throw new AwsError(
      'TooManyHeadersInForwardedValues',
      'Your request contains too many headers in forwarded values.',
    );
  }
  distinct(
    headers.map((name) => name.toLowerCase()),
    'Headers',
  );
  if (keys.length > MOST_NAMES) {
    throw new AwsError(
      'TooManyQueryStringParameters',
      'Your request contains too many query string parameters.',
    );
  }
  if (keys.length > 0 && !query) {
    throw new AwsError(
      'InvalidQueryStringParameters',
      'The query string parameters specified are not valid.',
    );
  }
  distinct(keys, 'QueryStringCacheKeys');
  return {
    QueryString: query,
    Cookies: completeCookies(required(given.Cookies, 'forwardedValues.cookies')),
    Headers: quantified(headers),
    QueryStringCacheKeys: quantified(keys),
  };
}

/** Refuses what a bucket can't be sent: its `Host`, by which S3 knows it, alone or among all headers. */
export function checkHeadersForBucket({ Headers: { Items: headers = [] } }: ForwardedSettings): void {
  if (headers.some((name) => name === '*' || name.toLowerCase() === 'host')) {
    throw new AwsError(
      'InvalidHeadersForS3Origin',
      'The headers specified are not valid for an Amazon S3 origin.',
    );
  }
}

function completeCookies(given: CookiePreference): ForwardedSettings['Cookies'] {
  const selections = ['none', 'whitelist', 'all'] as const;
  const place = 'forwardedValues.cookies.forward';
  const forward = oneOf(required(given.Forward, place), selections, place);
  const names = itemsOf(given.WhitelistedNames);
  if ((forward === 'whitelist') !== names.length > 0) {
    throw new AwsError(
      'InvalidForwardCookies',
      "Your request contains forward cookies option which doesn't match with the expectation for the whitelisted list of cookie names. Either list of cookie names has been specified when not allowed or list of cookie names is missing when expected.",
    );
  }
  if (names.length > MOST_NAMES) {
    throw new AwsError(
      'TooManyCookieNamesInWhiteList',
      'Your request contains more cookie names in the whitelist than are allowed per cache behavior.',
    );
  }
  distinct(names, 'WhitelistedNames');
  return { Forward: forward, ...(names.length > 0 && { WhitelistedNames: quantified(names) }) };
}
