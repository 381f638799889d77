/** `-w`: a format with `%{variables}`, filled in once a transfer is over. */
import type { Journey } from '../../../cloud/web/journey.ts';
import { ownTlsLeg, verifyResult } from './failure.ts';
import { type HttpVersion, headerIn, headText } from './message.ts';

export interface Finished {
  /** Of every request, in order; the last one's answer counts. */
  readonly journeys: readonly Journey[];
  readonly version: HttpVersion;
  readonly method: string;
  readonly typedUrl: string;
  readonly effectiveUrl: string;
  /** Counted from 0. */
  readonly urlNumber: number;
  readonly newConnections: number;
  readonly redirectUrl?: string;
  readonly referer?: string;
  readonly exitCode: number;
  readonly error?: string;
  readonly file?: string;
  readonly sizes: {
    readonly download: number;
    readonly upload: number;
    readonly request: number;
    readonly header: number;
  };
}

export interface WrittenOut {
  readonly stdout: string;
  readonly stderr: string;
}

type Value = string | number | null;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

export function writeOut(format: string, finished: Finished): WrittenOut {
  const values = valuesOf(finished);
  const texts = { stdout: '', stderr: '' };
  let stream: keyof typeof texts = 'stdout';
  const pattern = /%\{([^}]*)\}|%header\{([^}]*)\}|%%|\\([\s\S])|[\s\S]/g;
  for (const [whole, variable, header, escaped] of format.matchAll(pattern)) {
    if (variable === 'stdout' || variable === 'stderr') stream = variable;
    else if (variable === 'onerror' && finished.exitCode === 0) break;
    else if (variable === 'onerror') continue;
    else if (variable === 'json') texts[stream] += jsonOf(values);
    else if (variable === 'header_json') texts[stream] += headersJson(finished);
    else if (variable !== undefined) {
      const value = values.get(variable);
      if (value === undefined) texts.stderr += `curl: unknown --write-out variable: '${variable}'\n`;
      else texts[stream] += shown(variable, value);
    } else if (header !== undefined) texts[stream] += headerOf(finished, header) ?? '';
    else if (escaped !== undefined) texts[stream] += ESCAPES[escaped] ?? whole;
    else texts[stream] += whole === '%%' ? '%' : whole;
  }
  return texts;
}

function headerOf({ journeys }: Finished, name: string): string | undefined {
  const response = journeys.at(-1)?.response;
  return response && headerIn(response, name.toLowerCase());
}

function headersJson({ journeys }: Finished): string {
  const all = new Map<string, string[]>();
  for (const [name, value] of journeys.at(-1)?.response?.headers ?? [])
    all.set(name.toLowerCase(), [...(all.get(name.toLowerCase()) ?? []), value]);
  return JSON.stringify(Object.fromEntries(all));
}

/** Times are seconds with six places, a status has three digits, and what is missing is nothing. */
function shown(variable: string, value: Value): string {
  if (variable.startsWith('time_')) return Number(value).toFixed(6);
  if (/_code$|^http_connect$/.test(variable)) return String(value).padStart(3, '0');
  return value === null ? '' : String(value);
}

function jsonOf(values: ReadonlyMap<string, Value>): string {
  const sorted = [...values].sort(([one], [other]) => (one < other ? -1 : 1));
  const parts = sorted.map(([name, value]) => {
    const text = name.startsWith('time_') ? Number(value).toFixed(6) : JSON.stringify(value);
    return `${JSON.stringify(name)}:${text}`;
  });
  return `{${parts.join(',')},"curl_version":"libcurl/8.5.0 OpenSSL/3.0.13"}`;
}

function valuesOf(finished: Finished): ReadonlyMap<string, Value> {
  const { journeys, sizes, version, exitCode } = finished;
  const last = journeys.at(-1);
  const response = last?.response;
  const times = timesOf(journeys);
  const total = times.time_total;
  const speed = (octets: number) => (total > 0 ? Math.floor(octets / total) : 0);
  const connection = last?.connection;
  const address = connection?.address ?? lastTried(last);
  const tls = last && ownTlsLeg(last);
  return new Map<string, Value>([
    ['content_type', (response && headerIn(response, 'content-type')) ?? null],
    ['errormsg', finished.error ?? null],
    ['exitcode', exitCode],
    ['filename_effective', finished.file ?? null],
    ['http_code', response?.status ?? 0],
    ['response_code', response?.status ?? 0],
    ['http_connect', 0],
    ['http_version', response ? version : '0'],
    ['local_ip', connection?.peer ?? ''],
    ['local_port', connection?.sourcePort ?? 0],
    ['method', finished.method],
    ['num_certs', tls?.certificate ? 1 : 0],
    ['num_connects', finished.newConnections],
    ['num_headers', response?.headers.length ?? 0],
    ['num_redirects', journeys.length - 1],
    ['proxy_ssl_verify_result', 0],
    ['redirect_url', finished.redirectUrl ?? null],
    ['referer', finished.referer ?? null],
    ['remote_ip', address ?? ''],
    ['remote_port', connection?.port ?? 0],
    ['scheme', finished.effectiveUrl.startsWith('https:') ? 'HTTPS' : 'HTTP'],
    ['size_download', sizes.download],
    ['size_header', sizes.header],
    ['size_request', sizes.request],
    ['size_upload', sizes.upload],
    ['speed_download', speed(sizes.download)],
    ['speed_upload', speed(sizes.upload)],
    ['ssl_verify_result', tls ? verifyResult(tls) : 0],
    ...Object.entries(times),
    ['url', finished.typedUrl],
    ['url_effective', finished.effectiveUrl],
    ['urlnum', finished.urlNumber],
  ]);
}

function lastTried(journey: Journey | undefined): string | undefined {
  const tried = journey?.legs.findLast((leg) => leg.kind === 'tcp' && leg.ok && leg.depth === 0);
  return tried?.kind === 'tcp' ? tried.address : undefined;
}

/** Seconds since the beginning of the first request; those of all requests add up, as curl counts them. */
function timesOf(journeys: readonly Journey[]) {
  const times = {
    time_namelookup: 0,
    time_connect: 0,
    time_appconnect: 0,
    time_pretransfer: 0,
    time_redirect: 0,
    time_starttransfer: 0,
    time_total: 0,
  };
  let before = 0;
  for (const [index, { legs, elapsedMs }] of journeys.entries()) {
    const own = legs.filter(({ depth }) => depth === 0);
    const end = (kind: string) => {
      const leg = own.findLast((one) => one.kind === kind && one.ok);
      return leg ? leg.startMs + leg.ms : 0;
    };
    const http = own.findLast((one) => one.kind === 'http');
    const at = (ms: number) => (before + ms) / 1000;
    times.time_namelookup = at(end('dns'));
    times.time_connect = at(end('tcp'));
    times.time_appconnect = end('tls') > 0 ? at(end('tls')) : 0;
    times.time_pretransfer = http ? at(http.startMs) : 0;
    times.time_starttransfer =
      http?.kind === 'http' && http.firstByteMs !== undefined ? at(http.firstByteMs) : 0;
    times.time_total = at(elapsedMs);
    before += elapsedMs;
    if (index < journeys.length - 1) times.time_redirect = before / 1000;
  }
  return times;
}

/** For `size_header`. */
export function headSize(journey: Journey, version: HttpVersion): number {
  return journey.response ? headText(journey.response, version).length : 0;
}
