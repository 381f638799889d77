/** What the security part of a response headers policy may say. */
import { AwsError } from '../../kernel/errors.ts';
import { requireOneOf } from '../configured/limits.ts';
import { invalidArgument } from '../errors.ts';
import type { SecuritySettings } from './response-headers-policy.ts';

const PATH = 'responseHeadersPolicyConfig.securityHeadersConfig';
const LONGEST_CONTENT_SECURITY_POLICY = 1783;

const REFERRER_POLICIES = [
  'no-referrer',
  'no-referrer-when-downgrade',
  'origin',
  'origin-when-cross-origin',
  'same-origin',
  'strict-origin',
  'strict-origin-when-cross-origin',
  'unsafe-url',
];

export function acceptSecurity(given: SecuritySettings): SecuritySettings {
  const { XSSProtection: xss, FrameOptions, ReferrerPolicy, ContentSecurityPolicy } = given;
  if (FrameOptions)
    requireOneOf(FrameOptions.FrameOption, ['DENY', 'SAMEORIGIN'], `${PATH}.frameOptions.frameOption`);
  if (ReferrerPolicy)
    requireOneOf(ReferrerPolicy.ReferrerPolicy, REFERRER_POLICIES, `${PATH}.referrerPolicy.referrerPolicy`);
  if ((ContentSecurityPolicy?.ContentSecurityPolicy ?? '').length > LONGEST_CONTENT_SECURITY_POLICY) {
    throw new AwsError(
      'TooLongCSPInResponseHeadersPolicy',
      'The length of the Content-Security-Policy header value in the response headers policy exceeds the maximum.',
    );
  }
  if (xss?.ModeBlock && xss.ReportUri)
    throw invalidArgument('The parameters ModeBlock and ReportUri cannot be used together.');
  if (xss && !xss.Protection && (xss.ModeBlock || xss.ReportUri))
    throw invalidArgument('The parameters ModeBlock and ReportUri need Protection to be true.');
  if ((given.StrictTransportSecurity?.AccessControlMaxAgeSec ?? 0) < 0)
    throw invalidArgument('The parameter AccessControlMaxAgeSec cannot be negative.');
  return given;
}
