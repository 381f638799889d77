/**
 * What an origin request policy may say.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-request-understand-origin-request-policy.html
 */
import { AwsError } from '../../kernel/errors.ts';
import { type ChoiceRule, isChoosableHeader, namesFor } from '../configured/choices.ts';
import { checkComment, checkName } from '../configured/limits.ts';
import type { OriginRequestSettings } from './origin-request-policy.ts';

const MOST_NAMES = 10;
const BEHAVIORS = ['none', 'whitelist', 'all', 'allExcept'];

const HEADERS: ChoiceRule = {
  list: 'Headers',
  member: 'HeaderBehavior',
  path: 'originRequestPolicyConfig.headersConfig.headerBehavior',
  behaviors: ['none', 'whitelist', 'allViewer', 'allViewerAndWhitelistCloudFront', 'allExcept'],
  named: ['whitelist', 'allViewerAndWhitelistCloudFront', 'allExcept'],
  most: MOST_NAMES,
  tooMany: () => tooMany('TooManyHeadersInOriginRequestPolicy', 'headers'),
  refuse: refusesHeader,
};

const COOKIES: ChoiceRule = {
  list: 'Cookies',
  member: 'CookieBehavior',
  path: 'originRequestPolicyConfig.cookiesConfig.cookieBehavior',
  behaviors: BEHAVIORS,
  named: ['whitelist', 'allExcept'],
  most: MOST_NAMES,
  tooMany: () => tooMany('TooManyCookiesInOriginRequestPolicy', 'cookies'),
};

const QUERY_STRINGS: ChoiceRule = {
  list: 'QueryStrings',
  member: 'QueryStringBehavior',
  path: 'originRequestPolicyConfig.queryStringsConfig.queryStringBehavior',
  behaviors: BEHAVIORS,
  named: ['whitelist', 'allExcept'],
  most: MOST_NAMES,
  tooMany: () => tooMany('TooManyQueryStringsInOriginRequestPolicy', 'query strings'),
};

/** The policy as it is stored; throws what is wrong with it. */
export function acceptOriginRequestPolicy(given: OriginRequestSettings): OriginRequestSettings {
  checkName(given.Name);
  checkComment(given.Comment);
  const { HeadersConfig: headers, CookiesConfig: cookies, QueryStringsConfig: query } = given;
  const headerNames = namesFor(HEADERS, headers?.HeaderBehavior, headers?.Headers);
  const cookieNames = namesFor(COOKIES, cookies?.CookieBehavior, cookies?.Cookies);
  const queryNames = namesFor(QUERY_STRINGS, query?.QueryStringBehavior, query?.QueryStrings);
  return {
    Comment: given.Comment ?? '',
    Name: given.Name,
    HeadersConfig: { HeaderBehavior: headers?.HeaderBehavior, ...(headerNames && { Headers: headerNames }) },
    CookiesConfig: { CookieBehavior: cookies?.CookieBehavior, ...(cookieNames && { Cookies: cookieNames }) },
    QueryStringsConfig: {
      QueryStringBehavior: query?.QueryStringBehavior,
      ...(queryNames && { QueryStrings: queryNames }),
    },
  };
}

/** `Authorization` and `Accept-Encoding` are forwarded by cache policies only: they must be part of the key. */
function refusesHeader(name: string, behavior: string): boolean {
  if (!isChoosableHeader(name)) return true;
  if (behavior === 'allViewerAndWhitelistCloudFront') return !/^cloudfront-/i.test(name);
  return behavior === 'whitelist' && /^(?:authorization|accept-encoding)$/i.test(name);
}

function tooMany(code: string, things: string): AwsError {
  return new AwsError(code, `The number of ${things} in the origin request policy exceeds the maximum.`);
}
