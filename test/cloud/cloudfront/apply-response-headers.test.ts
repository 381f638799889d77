import { describe, expect, it } from 'vitest';
import { type Headers, type HttpRequest, headerOf, textBody } from '../../../src/cdn/index.ts';
import { applyResponseHeaders } from '../../../src/cloud/cloudfront/response-headers-policy/apply.ts';
import { coversOrigin } from '../../../src/cloud/cloudfront/response-headers-policy/apply-cors.ts';
import { MANAGED_RESPONSE_HEADERS_POLICIES } from '../../../src/cloud/cloudfront/response-headers-policy/managed.ts';
import type {
  CorsSettings,
  ResponseHeadersSettings,
} from '../../../src/cloud/cloudfront/response-headers-policy/response-headers-policy.ts';
import {
  type ServerTimingFacts,
  wantsServerTiming,
} from '../../../src/cloud/cloudfront/response-headers-policy/server-timing.ts';

const from = (origin?: string, extra: Headers = [], method = 'GET'): HttpRequest => ({
  method,
  scheme: 'https',
  host: 'd1.cloudfront.net',
  path: '/',
  headers: [...(origin ? [['Origin', origin] as const] : []), ...extra],
});
const PREFLIGHT: Headers = [['Access-Control-Request-Method', 'PUT']];

function applied(policy: ResponseHeadersSettings, request: HttpRequest, headers: Headers = []) {
  return applyResponseHeaders(policy, request, { status: 200, headers, body: textBody('x') }).headers;
}

const list = <T>(...Items: T[]) => ({ Quantity: Items.length, Items });

function cors(config: Partial<CorsSettings>): ResponseHeadersSettings {
  return {
    Name: 'cors',
    CorsConfig: {
      AccessControlAllowOrigins: list('*'),
      AccessControlAllowHeaders: list('*'),
      AccessControlAllowMethods: list('GET'),
      AccessControlAllowCredentials: false,
      OriginOverride: false,
      ...config,
    },
  };
}

function managed(name: string): ResponseHeadersSettings {
  const found = MANAGED_RESPONSE_HEADERS_POLICIES.find(
    (item) => item.ResponseHeadersPolicyConfig.Name === `Managed-${name}`,
  );
  if (!found) throw new Error(`no policy ${name}`);
  return found.ResponseHeadersPolicyConfig;
}

describe('CORS (R-CF-125)', () => {
  it('adds nothing without an Origin', () => {
    expect(applied(managed('CORS-With-Preflight'), from())).toEqual([]);
  });

  it('answers simple requests with the origin alone', () => {
    expect(applied(managed('SimpleCORS'), from('https://a.example'))).toEqual([
      ['Access-Control-Allow-Origin', '*'],
    ]);
  });

  it('answers a preflight with methods, headers and age', () => {
    const policy = cors({ AccessControlMaxAgeSec: 600, AccessControlAllowMethods: list('ALL') });
    expect(applied(policy, from('https://a.example', PREFLIGHT, 'OPTIONS'))).toEqual([
      ['Access-Control-Allow-Origin', '*'],
      ['Access-Control-Allow-Methods', 'GET, DELETE, HEAD, OPTIONS, PATCH, POST, PUT'],
      ['Access-Control-Allow-Headers', '*'],
      ['Access-Control-Max-Age', '600'],
    ]);
    expect(applied(policy, from('https://a.example', [], 'OPTIONS'))).toEqual([
      ['Access-Control-Allow-Origin', '*'],
    ]);
  });

  it('repeats an origin that the policy covers, and says that it varies', () => {
    const policy = cors({
      AccessControlAllowOrigins: list('https://*.example.com'),
      AccessControlAllowCredentials: true,
    });
    expect(applied(policy, from('https://app.example.com'), [['Vary', 'Accept-Encoding']])).toEqual([
      ['Vary', 'Accept-Encoding, Origin'],
      ['Access-Control-Allow-Origin', 'https://app.example.com'],
      ['Access-Control-Allow-Credentials', 'true'],
    ]);
    expect(applied(policy, from('https://evil.example'))).toEqual([]);
  });

  it.each([
    ['https://www.example.com', 'https://www.example.com', true],
    ['https://www.example.com', 'http://www.example.com', false],
    ['www.example.com', 'http://www.example.com', true],
    ['*.example.com', 'https://a.example.com', true],
    ['*.example.com', 'https://a.b.example.com', false],
    ['*.example.com', 'https://example.com', false],
    ['http://localhost:*', 'http://localhost:3000', true],
    ['http://localhost:3000', 'http://localhost:3001', false],
    ['https://WWW.example.com', 'https://www.EXAMPLE.com', true],
  ])('%s covers %s: %s', (entry, origin, expected) => {
    expect(coversOrigin(entry, origin)).toBe(expected);
  });

  it.each([
    [false, 'https://only.example', undefined],
    [true, '*', 'x-own'],
  ])('leaves the origin to speak unless it overrides (%s)', (OriginOverride, allowed, exposed) => {
    const policy = cors({ OriginOverride, AccessControlExposeHeaders: list('x-own') });
    const headers = applied(policy, from('https://a.example'), [
      ['Access-Control-Allow-Origin', 'https://only.example'],
    ]);
    expect(headerOf(headers, 'access-control-allow-origin')).toBe(allowed);
    expect(headerOf(headers, 'access-control-expose-headers')).toBe(exposed);
  });
});

describe('security headers', () => {
  it('are those of SecurityHeadersPolicy', () => {
    expect(applied(managed('SecurityHeadersPolicy'), from())).toEqual([
      ['X-XSS-Protection', '1; mode=block'],
      ['X-Frame-Options', 'SAMEORIGIN'],
      ['Referrer-Policy', 'strict-origin-when-cross-origin'],
      ['X-Content-Type-Options', 'nosniff'],
      ['Strict-Transport-Security', 'max-age=31536000'],
    ]);
  });

  it('give way to the origin, but for those that override', () => {
    const headers = applied(managed('SecurityHeadersPolicy'), from(), [
      ['x-frame-options', 'DENY'],
      ['x-content-type-options', 'sniff'],
    ]);
    expect(headerOf(headers, 'X-Frame-Options')).toBe('DENY');
    expect(headerOf(headers, 'X-Content-Type-Options')).toBe('nosniff');
  });

  it.each([
    [{ Protection: false }, '0'],
    [{ Protection: true }, '1'],
    [{ Protection: true, ReportUri: 'https://r.example' }, '1; report=https://r.example'],
  ])('write X-XSS-Protection %j', (xss, value) => {
    const policy = { Name: 'x', SecurityHeadersConfig: { XSSProtection: { Override: true, ...xss } } };
    expect(headerOf(applied(policy, from()), 'X-XSS-Protection')).toBe(value);
  });

  it('write Strict-Transport-Security with all it can have', () => {
    const StrictTransportSecurity = {
      Override: true,
      IncludeSubdomains: true,
      Preload: true,
      AccessControlMaxAgeSec: 60,
    };
    const policy = { Name: 'x', SecurityHeadersConfig: { StrictTransportSecurity } };
    expect(headerOf(applied(policy, from()), 'Strict-Transport-Security')).toBe(
      'max-age=60; includeSubDomains; preload',
    );
  });
});

describe('custom and removed headers', () => {
  const policy: ResponseHeadersSettings = {
    Name: 'custom',
    CustomHeadersConfig: list(
      { Header: 'X-Team', Value: 'web', Override: true },
      { Header: 'X-Soft', Value: 'edge', Override: false },
    ),
    RemoveHeadersConfig: list({ Header: 'x-powered-by' }, { Header: 'X-Team' }, { Header: 'server' }),
  };

  it('removes first, then adds', () => {
    const before: Headers = [
      ['X-Powered-By', 'PHP'],
      ['X-Team', 'origin'],
      ['x-soft', 'origin'],
      ['Server', 'nginx'],
    ];
    expect(applied(policy, from(), before)).toEqual([
      ['x-soft', 'origin'],
      ['Server', 'CloudFront'],
      ['X-Team', 'web'],
    ]);
  });
});

describe('Server-Timing', () => {
  const facts: ServerTimingFacts = {
    result: 'miss',
    pop: 'PHX50-C2',
    requestId: 'rid==',
    upstream: { layer: 'EDGE', dnsMs: 0, connectMs: 114, firstByteMs: 177 },
    downstreamMs: 436,
  };
  const enabled = (SamplingRate: number): ResponseHeadersSettings => ({
    Name: 'timing',
    ServerTimingHeadersConfig: { Enabled: true, SamplingRate },
  });

  it('tells of a miss, before what the origin told', () => {
    const response = {
      status: 200,
      headers: [['Server-Timing', 'db;dur=5']] as Headers,
      body: textBody('x'),
    };
    const { headers } = applyResponseHeaders(enabled(100), from(), response, facts);
    expect(headers).toEqual([
      [
        'Server-Timing',
        'cdn-upstream-layer;desc="EDGE",cdn-upstream-dns;dur=0,cdn-upstream-connect;dur=114,cdn-upstream-fbl;dur=177,cdn-cache-miss,cdn-pop;desc="PHX50-C2",cdn-rid;desc="rid==",cdn-downstream-fbl;dur=436,db;dur=5',
      ],
    ]);
  });

  it('tells of a hit without the origin', () => {
    const { upstream: _none, ...rest } = facts;
    const hit: ServerTimingFacts = { ...rest, result: 'hit', hitLayer: 'REC', downstreamMs: 137 };
    const response = {
      status: 200,
      headers: [['Server-Timing', 'db;dur=5']] as Headers,
      body: textBody('x'),
    };
    const { headers } = applyResponseHeaders(enabled(100), from(), response, hit);
    expect(headerOf(headers, 'Server-Timing')).toBe(
      'cdn-cache-hit,cdn-pop;desc="PHX50-C2",cdn-rid;desc="rid==",cdn-hit-layer;desc="REC",cdn-downstream-fbl;dur=137',
    );
  });

  it.each([
    [enabled(50), 49.9, [], true],
    [enabled(50), 50, [], false],
    [enabled(0), 0, [['Pragma', 'server-timing']], true],
    [{ Name: 'off', ServerTimingHeadersConfig: { Enabled: false } }, 0, [['Pragma', 'server-timing']], false],
  ] as [ResponseHeadersSettings, number, Headers, boolean][])(
    'is sampled',
    (policy, draw, headers, wanted) => {
      expect(wantsServerTiming(policy, from(undefined, headers), draw)).toBe(wanted);
    },
  );
});
