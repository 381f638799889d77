/**
 * The response headers policies that every account has (R-CF-74).
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html
 */
import { quantified } from '../quantities.ts';
import type { CorsSettings, ResponseHeadersPolicyItem, SecuritySettings } from './response-headers-policy.ts';

const YEAR = 31_536_000;

const SIMPLE_CORS: CorsSettings = {
  AccessControlAllowOrigins: { Quantity: 1, Items: ['*'] },
  AccessControlAllowHeaders: { Quantity: 0, Items: [] },
  AccessControlAllowMethods: { Quantity: 0, Items: [] },
  AccessControlAllowCredentials: false,
  OriginOverride: false,
};

const PREFLIGHT_CORS: CorsSettings = {
  ...SIMPLE_CORS,
  AccessControlAllowMethods: {
    Quantity: 7,
    Items: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
  },
  AccessControlExposeHeaders: quantified(['*']),
};

const SECURITY: SecuritySettings = {
  XSSProtection: { Override: false, Protection: true, ModeBlock: true },
  FrameOptions: { Override: false, FrameOption: 'SAMEORIGIN' },
  ReferrerPolicy: { Override: false, ReferrerPolicy: 'strict-origin-when-cross-origin' },
  ContentTypeOptions: { Override: true },
  StrictTransportSecurity: {
    Override: false,
    IncludeSubdomains: false,
    Preload: false,
    AccessControlMaxAgeSec: YEAR,
  },
};

interface Managed {
  readonly id: string;
  readonly name: string;
  readonly comment: string;
  readonly cors?: CorsSettings;
  readonly security?: SecuritySettings;
}

const POLICIES: readonly Managed[] = [
  {
    id: '5cc3b908-e619-4b99-88e5-2cf7f45965bd',
    name: 'Managed-CORS-With-Preflight',
    comment: 'Allows all origins for CORS requests, including preflight requests.',
    cors: PREFLIGHT_CORS,
  },
  {
    id: '60669652-455b-4ae9-85a4-c4c02393f86c',
    name: 'Managed-SimpleCORS',
    comment: 'Allows all origins for simple CORS requests',
    cors: SIMPLE_CORS,
  },
  {
    id: '67f7725c-6f97-4210-82d7-5512b31e9d03',
    name: 'Managed-SecurityHeadersPolicy',
    comment: 'Adds a set of security headers to every response',
    security: SECURITY,
  },
  {
    id: 'e61eb60c-9c35-4d20-a928-2b84e02af89c',
    name: 'Managed-CORS-and-SecurityHeadersPolicy',
    comment: 'Allows all origins for simple CORS requests and adds security headers',
    cors: SIMPLE_CORS,
    security: SECURITY,
  },
  {
    id: 'eaab4381-ed33-4a86-88ca-d9558dc6cd63',
    name: 'Managed-CORS-with-preflight-and-SecurityHeadersPolicy',
    comment: 'Allows all origins for CORS requests, including preflight requests, and adds security headers',
    cors: PREFLIGHT_CORS,
    security: SECURITY,
  },
];

/** The day is that of the launch of response headers policies, not what the API answers. */
const MADE = '2021-11-02T00:00:00+00:00';

export const MANAGED_RESPONSE_HEADERS_POLICIES: readonly ResponseHeadersPolicyItem[] = POLICIES.map(
  ({ id, name, comment, cors, security }) => ({
    Id: id,
    ETag: 'E23ZP02F085DFQ',
    LastModifiedTime: MADE,
    ResponseHeadersPolicyConfig: {
      Comment: comment,
      Name: name,
      ...(cors && { CorsConfig: cors }),
      ...(security && { SecurityHeadersConfig: security }),
      ServerTimingHeadersConfig: { Enabled: false },
      CustomHeadersConfig: { Quantity: 0 },
      RemoveHeadersConfig: { Quantity: 0 },
    },
  }),
);
