/**
 * What a cache policy may say (R-CF-17, R-CF-72, R-CF-75), and what AWS fills in.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cache-key-understand-cache-policy.html
 */
import { AwsError } from '../../kernel/errors.ts';
import { type ChoiceRule, isChoosableHeader, namesFor } from '../configured/choices.ts';
import { checkComment, checkName } from '../configured/limits.ts';
import { invalidArgument } from '../errors.ts';
import type { CachePolicySettings } from './cache-policy.ts';

type Parameters = NonNullable<CachePolicySettings['ParametersInCacheKeyAndForwardedToOrigin']>;

const DAY = 86_400;
const YEAR = 31_536_000;
const MOST_NAMES = 10;
const PATH = 'cachePolicyConfig.parametersInCacheKeyAndForwardedToOrigin';
const ALL_BEHAVIORS = ['none', 'whitelist', 'allExcept', 'all'];

const HEADERS: ChoiceRule = {
  list: 'Headers',
  member: 'HeaderBehavior',
  path: `${PATH}.headersConfig.headerBehavior`,
  behaviors: ['none', 'whitelist'],
  named: ['whitelist'],
  most: MOST_NAMES,
  tooMany: () => tooMany('TooManyHeadersInCachePolicy', 'headers'),
  refuse: (name) => !isChoosableHeader(name),
};

const COOKIES: ChoiceRule = {
  list: 'Cookies',
  member: 'CookieBehavior',
  path: `${PATH}.cookiesConfig.cookieBehavior`,
  behaviors: ALL_BEHAVIORS,
  named: ['whitelist', 'allExcept'],
  most: MOST_NAMES,
  tooMany: () => tooMany('TooManyCookiesInCachePolicy', 'cookies'),
};

const QUERY_STRINGS: ChoiceRule = {
  list: 'QueryStrings',
  member: 'QueryStringBehavior',
  path: `${PATH}.queryStringsConfig.queryStringBehavior`,
  behaviors: ALL_BEHAVIORS,
  named: ['whitelist', 'allExcept'],
  most: MOST_NAMES,
  tooMany: () => tooMany('TooManyQueryStringsInCachePolicy', 'query strings'),
};

const NOTHING: Parameters = {
  EnableAcceptEncodingGzip: false,
  EnableAcceptEncodingBrotli: false,
  HeadersConfig: { HeaderBehavior: 'none' },
  CookiesConfig: { CookieBehavior: 'none' },
  QueryStringsConfig: { QueryStringBehavior: 'none' },
};

/** The policy as it is stored; throws what is wrong with it. */
export function acceptCachePolicy(given: CachePolicySettings): CachePolicySettings {
  checkName(given.Name);
  checkComment(given.Comment);
  const ttls = acceptTtls(given);
  const parameters = acceptParameters(given.ParametersInCacheKeyAndForwardedToOrigin ?? NOTHING);
  if (ttls.MaxTTL === 0) refuseParameters(parameters);
  return {
    Comment: given.Comment ?? '',
    Name: given.Name,
    ...ttls,
    ParametersInCacheKeyAndForwardedToOrigin: parameters,
  };
}

/** R-CF-75: where the default or the greatest is left out, it follows the others. */
function acceptTtls(
  given: CachePolicySettings,
): Pick<CachePolicySettings, 'DefaultTTL' | 'MaxTTL' | 'MinTTL'> {
  const { MinTTL = 0 } = given;
  const DefaultTTL = given.DefaultTTL ?? Math.max(DAY, MinTTL);
  const MaxTTL = given.MaxTTL ?? Math.max(YEAR, DefaultTTL);
  for (const [name, value] of Object.entries({ MinTTL, DefaultTTL, MaxTTL })) {
    if (value < 0) throw invalidArgument(`The parameter ${name} is invalid; it cannot be negative.`);
  }
  if (MinTTL > MaxTTL) throw invalidArgument('The parameter MinTTL is greater than MaxTTL.');
  if (MinTTL > DefaultTTL) throw invalidArgument('The parameter MinTTL is greater than DefaultTTL.');
  if (DefaultTTL > MaxTTL) throw invalidArgument('The parameter DefaultTTL is greater than MaxTTL.');
  return { DefaultTTL, MaxTTL, MinTTL };
}

function acceptParameters(given: Parameters): Parameters {
  const { HeadersConfig: headers, CookiesConfig: cookies, QueryStringsConfig: query } = given;
  const headerNames = namesFor(HEADERS, headers?.HeaderBehavior, headers?.Headers);
  const cookieNames = namesFor(COOKIES, cookies?.CookieBehavior, cookies?.Cookies);
  const queryNames = namesFor(QUERY_STRINGS, query?.QueryStringBehavior, query?.QueryStrings);
  const codings = Boolean(given.EnableAcceptEncodingGzip || given.EnableAcceptEncodingBrotli);
  const own = headerNames?.Items?.find((name) => name.toLowerCase() === 'accept-encoding');
  if (codings && own !== undefined)
    throw invalidArgument(`The parameter Headers contains ${own} that is not allowed.`);
  return {
    EnableAcceptEncodingGzip: given.EnableAcceptEncodingGzip ?? false,
    EnableAcceptEncodingBrotli: given.EnableAcceptEncodingBrotli ?? false,
    HeadersConfig: { HeaderBehavior: headers?.HeaderBehavior, ...(headerNames && { Headers: headerNames }) },
    CookiesConfig: { CookieBehavior: cookies?.CookieBehavior, ...(cookieNames && { Cookies: cookieNames }) },
    QueryStringsConfig: {
      QueryStringBehavior: query?.QueryStringBehavior,
      ...(queryNames && { QueryStrings: queryNames }),
    },
  };
}

/** Where nothing is kept, nothing can be part of a key. */
function refuseParameters(parameters: Parameters): void {
  const set = [
    ['EnableAcceptEncodingGzip', parameters.EnableAcceptEncodingGzip],
    ['EnableAcceptEncodingBrotli', parameters.EnableAcceptEncodingBrotli],
    ['HeaderBehavior', parameters.HeadersConfig?.HeaderBehavior !== 'none'],
    ['CookieBehavior', parameters.CookiesConfig?.CookieBehavior !== 'none'],
    ['QueryStringBehavior', parameters.QueryStringsConfig?.QueryStringBehavior !== 'none'],
  ] as const;
  const wrong = set.find(([, isSet]) => isSet);
  if (wrong) throw invalidArgument(`The parameter ${wrong[0]} is invalid for policy with caching disabled.`);
}

function tooMany(code: string, things: string): AwsError {
  return new AwsError(code, `The number of ${things} in the cache policy exceeds the maximum.`);
}
