/**
 * Standard logs: a line for each request that viewers make, in the W3C extended log file format, its fields set apart
 * by tabs (R-CF-140).
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html
 */
import { combinedHeader, type HttpRequest, type HttpResponse, headerOf } from '../../../cdn/index.ts';

/** R-CF-59. */
export type EdgeResult =
  | 'Hit'
  | 'RefreshHit'
  | 'OriginShieldHit'
  | 'Miss'
  | 'LimitExceeded'
  | 'CapacityExceeded'
  | 'Error'
  | 'Redirect';

/** What an edge knows of a request once it is answered. Times in milliseconds, sizes in octets with heads. */
export interface ServedRequest {
  readonly endedAtMs: number;
  readonly takenMs: number;
  readonly firstByteMs: number;
  /** `LIS50-C1`. */
  readonly edge: string;
  /** `x-amz-cf-id`. */
  readonly requestId: string;
  /** `d….cloudfront.net`, whatever name the viewer used. */
  readonly domainName: string;
  readonly viewer: { readonly address: string; readonly port: number };
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  readonly requestOctets: number;
  readonly responseOctets: number;
  /** `HTTP/2.0`. */
  readonly version: string;
  /** Absent over plain HTTP. */
  readonly tls?: { readonly protocol: string; readonly cipher: string };
  readonly result: EdgeResult;
  /** Says more of an error or a miss: `OriginConnectError`, `MissGeneratedResponse`. */
  readonly detailedResult?: string;
}

type Field = (served: ServedRequest, settings: LogSettings) => string | number | undefined;

export interface LogSettings {
  readonly includeCookies: boolean;
}

const FIELDS: Readonly<Record<string, Field>> = {
  date: ({ endedAtMs }) => isoTime(endedAtMs).slice(0, 10),
  time: ({ endedAtMs }) => isoTime(endedAtMs).slice(11, 19),
  'x-edge-location': ({ edge }) => edge,
  'sc-bytes': ({ responseOctets }) => responseOctets,
  'c-ip': ({ viewer }) => viewer.address,
  'cs-method': ({ request }) => request.method,
  'cs(Host)': ({ domainName }) => domainName,
  'cs-uri-stem': ({ request }) => request.path,
  'sc-status': ({ response }) => response.status,
  'cs(Referer)': ({ request }) => headerOf(request.headers, 'Referer'),
  'cs(User-Agent)': ({ request }) => headerOf(request.headers, 'User-Agent'),
  'cs-uri-query': ({ request }) => request.query,
  'cs(Cookie)': ({ request }, { includeCookies }) =>
    includeCookies ? combinedHeader(request.headers, 'Cookie') : undefined,
  'x-edge-result-type': ({ result }) => result,
  'x-edge-request-id': ({ requestId }) => requestId,
  'x-host-header': ({ request }) => request.host,
  'cs-protocol': ({ request }) => request.scheme,
  'cs-bytes': ({ requestOctets }) => requestOctets,
  'time-taken': ({ takenMs }) => seconds(takenMs),
  'x-forwarded-for': ({ request }) => combinedHeader(request.headers, 'X-Forwarded-For'),
  'ssl-protocol': ({ tls }) => tls?.protocol,
  'ssl-cipher': ({ tls }) => tls?.cipher,
  'x-edge-response-result-type': ({ result }) => result,
  'cs-protocol-version': ({ version }) => version,
  'fle-status': () => undefined,
  'fle-encrypted-fields': () => undefined,
  'c-port': ({ viewer }) => viewer.port,
  'time-to-first-byte': ({ firstByteMs }) => seconds(firstByteMs),
  'x-edge-detailed-result-type': ({ detailedResult, result }) => detailedResult ?? result,
  'sc-content-type': ({ response }) => headerOf(response.headers, 'Content-Type'),
  'sc-content-len': ({ response }) => headerOf(response.headers, 'Content-Length'),
  'sc-range-start': ({ response }) => rangeOf(response)?.start,
  'sc-range-end': ({ response }) => rangeOf(response)?.end,
};

export const LOG_FIELDS: readonly string[] = Object.keys(FIELDS);

export function accessLogLine(served: ServedRequest, settings: LogSettings): string {
  return Object.values(FIELDS)
    .map((field) => encoded(field(served, settings)))
    .join('\t');
}

/** `-` for nothing; control characters, blanks and some signs percent-encoded (RFC 1738 §2.2). */
function encoded(value: string | number | undefined): string {
  if (value === undefined || value === '') return '-';
  return String(value).replace(/[\u0000-\u0020<>"#%{}|\\^~[\]`'\u007f-\u{10ffff}]/gu, (character) =>
    [...new TextEncoder().encode(character)]
      .map((octet) => `%${octet.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
}

function rangeOf({ headers }: HttpResponse): { start?: string; end?: string } | undefined {
  const found = /^bytes (\d+)-(\d+)\//.exec(headerOf(headers, 'Content-Range') ?? '');
  return found ? { start: found[1] as string, end: found[2] as string } : undefined;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function isoTime(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
