/**
 * What a web server that a lab describes answers: its pages, and what was uploaded to it. Pages are found as nginx
 * finds its locations: an exact path before a prefix, the longest prefix before others.
 */
import {
  type Body,
  type Headers,
  type HttpRequest,
  type HttpResponse,
  headerOf,
  NO_BODY,
  selectResponse,
  textBody,
} from '../../cdn/index.ts';
import { hash32 } from '../../kit/random.ts';
import { WORLD_START } from '../kernel/world.ts';
import type { HttpSetting, PageSetting } from './http-setting.ts';
import { fillIn, hasPlaceholders } from './placeholders.ts';
import { storeAnswer } from './uploads.ts';
import type { Visit } from './visit.ts';
import type { Answer, Errand } from './web-server.ts';

export interface Host {
  /** ID of the resource: what is uploaded is kept under it. */
  readonly resource: string;
  /** For `{instance}` and the greeting. */
  readonly name: string;
  readonly setting: HttpSetting;
}

const READS = ['GET', 'HEAD'];
const STORES = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'];
const DEFAULT_LATENCY_MS = 2;
/** What gzip makes of text, roughly. */
const GZIP_SHARE = 0.3;

export function answerWithPage(host: Host, visit: Visit, errand: Errand): Answer {
  const { request } = visit;
  const page = pageFor(host, request.path);
  const thoughtMs = page?.latencyMs ?? host.setting.latencyMs ?? DEFAULT_LATENCY_MS;
  const own = [
    ...(host.setting.server === undefined ? [] : [['Server', host.setting.server] as const]),
    ['Date', new Date(errand.now).toUTCString()] as const,
  ];
  const answer = (status: number, headers: Headers, body: Body, code: string, text: string): Answer => ({
    kind: 'response',
    response: selected(request, sized(status, [...own, ...headers], body)),
    thoughtMs,
    reason: { code, text, resource: host.resource },
  });
  const plain = (status: number, words: string, headers: Headers, code: string, text: string) =>
    answer(status, [['Content-Type', 'text/plain'], ...headers], textBody(`${words}\n`), code, text);

  if (!page) return plain(404, '404 Not Found', [], 'no-page', `${host.name} has no page ${request.path}.`);
  if (page.fault !== undefined) return { kind: page.fault, reason: faultReason(host, page.fault) };
  const methods = page.methods ?? (page.stores ? STORES : READS);
  if (!methods.includes(request.method)) {
    const text = `${host.name} takes ${methods.join(', ')} at ${request.path}, and no ${request.method}.`;
    return plain(405, '405 Method Not Allowed', [['Allow', methods.join(', ')]], 'method-not-allowed', text);
  }
  if (page.password !== undefined && !isAuthorised(request.headers, page.password)) {
    const challenge: Headers = [['WWW-Authenticate', `Basic realm="${host.name}"`]];
    return plain(401, '401 Unauthorized', challenge, 'password', `${host.name} wants a password here.`);
  }
  if (page.stores) {
    const stored = storeAnswer(host.resource, request, errand);
    if (stored) return answer(stored.status, stored.headers, stored.body, stored.code, stored.text);
  }
  const { status, headers, body } = rendered(page, host, visit);
  return answer(status, headers, body, 'page', `${host.name} has this page.`);
}

/** A greeting that says who answers, where the lab says nothing of pages. */
const GREETING: PageSetting = { body: 'Hello from {instance}.\n' };

function pageFor({ setting: { pages } }: Host, path: string): PageSetting | undefined {
  if (!pages) return GREETING;
  if (Object.hasOwn(pages, path)) return pages[path];
  const fitting = Object.keys(pages)
    .filter((pattern) => pattern.endsWith('*') && path.startsWith(pattern.slice(0, -1)))
    .sort((one, other) => other.length - one.length);
  return fitting[0] === undefined ? undefined : pages[fitting[0]];
}

function rendered(page: PageSetting, host: Host, visit: Visit): HttpResponse {
  const { request } = visit;
  const status = page.status ?? (page.redirect === undefined ? 200 : 302);
  const template = page.body ?? '';
  const text = fillIn(template, host.name, visit);
  const isGzipped = page.gzip === true && accepts(request.headers, 'gzip');
  const whole: Body =
    page.body === undefined && page.size !== undefined ? { size: page.size } : textBody(text);
  const body = isGzipped ? { ...whole, size: Math.max(20, Math.round(whole.size * GZIP_SHARE)) } : whole;
  const own = Object.entries(page.headers ?? {}).map(
    ([name, value]) => [name, fillIn(value, host.name, visit)] as const,
  );
  const has = (name: string) => headerOf(own, name) !== undefined;
  const standard: (readonly [string, string])[] = [];
  if (!has('content-type')) standard.push(['Content-Type', typeOf(request.path, template)]);
  if (status === 200 && !hasPlaceholders(template)) {
    if (!has('last-modified')) standard.push(['Last-Modified', new Date(WORLD_START).toUTCString()]);
    standard.push(['Accept-Ranges', 'bytes']);
    if (!has('etag')) standard.push(['ETag', `"${tagOf(`${text}/${page.size}`)}"`]);
  }
  if (page.redirect !== undefined) standard.push(['Location', fillIn(page.redirect, host.name, visit)]);
  if (page.gzip) standard.push(['Vary', 'Accept-Encoding']);
  if (isGzipped) standard.push(['Content-Encoding', 'gzip']);
  return { status, headers: [...standard, ...own], body };
}

function tagOf(text: string): string {
  return ['a', 'b']
    .map((salt) =>
      hash32(salt + text)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('');
}

const BODILESS = new Set([204, 304]);

function sized(status: number, headers: Headers, body: Body): HttpResponse {
  if (BODILESS.has(status)) return { status, headers, body: NO_BODY };
  return { status, headers: [...headers, ['Content-Length', String(body.size)]], body };
}

/** Conditions and ranges count where a page is read (RFC 9110 §13.2.1, §14.2). */
function selected(request: HttpRequest, whole: HttpResponse): HttpResponse {
  if (!READS.includes(request.method)) return whole;
  const { response } = selectResponse(request, whole, { role: 'origin', manyRanges: 'multipart' });
  const date = headerOf(whole.headers, 'date');
  if (date === undefined || headerOf(response.headers, 'date') !== undefined) return response;
  const length = String(response.body.size);
  return { ...response, headers: [['Date', date], ...response.headers, ['Content-Length', length]] };
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  xml: 'application/xml',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  ico: 'image/x-icon',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  zip: 'application/zip',
};

function typeOf(path: string, body: string): string {
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  if (Object.hasOwn(TYPES, extension)) return TYPES[extension] as string;
  if (body.startsWith('<')) return 'text/html';
  if (body.startsWith('{') && !hasPlaceholders(body)) return 'application/json';
  return 'text/plain';
}

function accepts(headers: Headers, coding: string): boolean {
  const listed = (headerOf(headers, 'accept-encoding') ?? '').split(',').map((part) => part.trim());
  return listed.some((part) => part.split(';')[0] === coding && !/;\s*q=0(\.0*)?$/.test(part));
}

function isAuthorised(headers: Headers, password: string): boolean {
  const octets = String.fromCharCode(...new TextEncoder().encode(password));
  return headerOf(headers, 'authorization') === `Basic ${btoa(octets)}`;
}

function faultReason(host: Host, fault: NonNullable<PageSetting['fault']>) {
  const what = {
    hangs: 'takes the request and never answers',
    closes: 'closes the connection without an answer',
    resets: 'breaks the connection off',
  } as const;
  return { code: `server-${fault}`, text: `${host.name} ${what[fault]}.`, resource: host.resource };
}
