/** The security headers of a response headers policy, as they go out. */
import type { PolicyHeader } from './policy-header.ts';
import type { SecuritySettings } from './response-headers-policy.ts';

export function securityHeaders(settings: SecuritySettings = {}): PolicyHeader[] {
  const {
    XSSProtection: xss,
    FrameOptions: frame,
    ReferrerPolicy: referrer,
    ContentSecurityPolicy: csp,
    ContentTypeOptions: type,
    StrictTransportSecurity: hsts,
  } = settings;
  return [
    xss && header('X-XSS-Protection', xssValue(xss), xss.Override),
    frame && header('X-Frame-Options', frame.FrameOption ?? '', frame.Override),
    referrer && header('Referrer-Policy', referrer.ReferrerPolicy ?? '', referrer.Override),
    csp && header('Content-Security-Policy', csp.ContentSecurityPolicy ?? '', csp.Override),
    type && header('X-Content-Type-Options', 'nosniff', type.Override),
    hsts && header('Strict-Transport-Security', transportValue(hsts), hsts.Override),
  ].filter((found) => found !== undefined);
}

function header(name: string, value: string, override: boolean | undefined): PolicyHeader {
  return { name, value, override: override ?? false };
}

function xssValue(xss: NonNullable<SecuritySettings['XSSProtection']>): string {
  if (!xss.Protection) return '0';
  if (xss.ModeBlock) return '1; mode=block';
  return xss.ReportUri ? `1; report=${xss.ReportUri}` : '1';
}

function transportValue(hsts: NonNullable<SecuritySettings['StrictTransportSecurity']>): string {
  return [
    `max-age=${hsts.AccessControlMaxAgeSec ?? 0}`,
    ...(hsts.IncludeSubdomains ? ['includeSubDomains'] : []),
    ...(hsts.Preload ? ['preload'] : []),
  ].join('; ');
}
