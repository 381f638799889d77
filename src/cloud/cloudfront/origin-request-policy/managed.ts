/**
 * The origin request policies that every account has (R-CF-74).
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
 */
import { quantified } from '../quantities.ts';
import type { OriginRequestPolicyItem } from './origin-request-policy.ts';

type HeaderBehavior = 'whitelist' | 'allViewer' | 'allViewerAndWhitelistCloudFront' | 'allExcept';

interface Managed {
  readonly id: string;
  readonly name: string;
  readonly comment: string;
  readonly headers: HeaderBehavior;
  readonly names?: readonly string[];
  readonly cookies?: 'all';
  readonly query?: 'all';
}

const CORS = ['Origin', 'Access-Control-Request-Headers', 'Access-Control-Request-Method'];

/** Those that CloudFront could add when the policy was made. */
const OF_JUNE_2022 = [
  'CloudFront-Forwarded-Proto',
  'CloudFront-Is-Android-Viewer',
  'CloudFront-Is-Desktop-Viewer',
  'CloudFront-Is-IOS-Viewer',
  'CloudFront-Is-Mobile-Viewer',
  'CloudFront-Is-SmartTV-Viewer',
  'CloudFront-Is-Tablet-Viewer',
  'CloudFront-Viewer-Address',
  'CloudFront-Viewer-ASN',
  'CloudFront-Viewer-City',
  'CloudFront-Viewer-Country',
  'CloudFront-Viewer-Country-Name',
  'CloudFront-Viewer-Country-Region',
  'CloudFront-Viewer-Country-Region-Name',
  'CloudFront-Viewer-Http-Version',
  'CloudFront-Viewer-Latitude',
  'CloudFront-Viewer-Longitude',
  'CloudFront-Viewer-Metro-Code',
  'CloudFront-Viewer-Postal-Code',
  'CloudFront-Viewer-Time-Zone',
  'CloudFront-Viewer-TLS',
];

const POLICIES: readonly Managed[] = [
  {
    id: '216adef6-5c7f-47e4-b989-5492eafa07d3',
    name: 'Managed-AllViewer',
    comment: 'Policy to forward all parameters in viewer requests',
    headers: 'allViewer',
    cookies: 'all',
    query: 'all',
  },
  {
    id: '33f36d7e-f396-46d9-90e0-52428a34d9dc',
    name: 'Managed-AllViewerAndCloudFrontHeaders-2022-06',
    comment: 'Policy to forward all parameters in viewer requests and CloudFront headers of June 2022',
    headers: 'allViewerAndWhitelistCloudFront',
    names: OF_JUNE_2022,
    cookies: 'all',
    query: 'all',
  },
  {
    id: '59781a5b-3903-41f3-afcb-af62929ccde1',
    name: 'Managed-CORS-CustomOrigin',
    comment: 'Policy for a CORS-enabled custom origin',
    headers: 'whitelist',
    names: ['Origin'],
  },
  {
    id: '775133bc-15f2-49f9-abea-afb2e0bf67d2',
    name: 'Managed-Elemental-MediaTailor-PersonalizedManifests',
    comment: 'Policy for an Elemental MediaTailor origin',
    headers: 'whitelist',
    names: [...CORS, 'User-Agent', 'X-Forwarded-For'],
    query: 'all',
  },
  {
    id: '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf',
    name: 'Managed-CORS-S3Origin',
    comment: 'Policy for S3 origin with CORS',
    headers: 'whitelist',
    names: CORS,
  },
  {
    id: 'acba4595-bd28-49b8-b9fe-13317c0390fa',
    name: 'Managed-UserAgentRefererHeaders',
    comment: 'Policy to forward user-agent and referer headers to origin',
    headers: 'whitelist',
    names: ['User-Agent', 'Referer'],
  },
  {
    id: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
    name: 'Managed-AllViewerExceptHostHeader',
    comment: 'Policy to forward all parameters in viewer requests except for the Host header',
    headers: 'allExcept',
    names: ['Host'],
    cookies: 'all',
    query: 'all',
  },
  {
    id: 'bf0718e1-ba1e-49d1-88b1-f726733018ae',
    name: 'Managed-HostHeaderOnly',
    comment: 'Policy to forward the Host header only',
    headers: 'whitelist',
    names: ['Host'],
  },
];

/** The day is that of the launch of origin request policies, not what the API answers. */
const MADE = '2020-07-22T00:00:00+00:00';

export const MANAGED_ORIGIN_REQUEST_POLICIES: readonly OriginRequestPolicyItem[] = POLICIES.map(
  ({ id, name, comment, headers, names, cookies, query }) => ({
    Id: id,
    ETag: 'E23ZP02F085DFQ',
    LastModifiedTime: MADE,
    OriginRequestPolicyConfig: {
      Comment: comment,
      Name: name,
      HeadersConfig: { HeaderBehavior: headers, ...(names && { Headers: quantified(names) }) },
      CookiesConfig: { CookieBehavior: cookies ?? 'none' },
      QueryStringsConfig: { QueryStringBehavior: query ?? 'none' },
    },
  }),
);
