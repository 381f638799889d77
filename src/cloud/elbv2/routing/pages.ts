/** What an application load balancer answers by itself: fixed responses, redirects and its error pages (R-ELB-24, R-ELB-46). */
import type {
  FixedResponseActionConfig,
  RedirectActionConfig,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  type Headers,
  type HttpRequest,
  type HttpResponse,
  NO_BODY,
  textBody,
} from '../../../cdn/message.ts';

const SERVER = 'awselb/2.0';

/** In nginx's words, where they differ from the standard's. */
const TITLES: Readonly<Record<number, string>> = {
  301: 'Moved Permanently',
  302: 'Found',
  405: 'Not Allowed',
  463: '',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
};

export function errorPage(
  status: number,
  request: HttpRequest,
  now: number,
  extra: Headers = [],
): HttpResponse {
  const title = `${status} ${TITLES[status] ?? ''}`.trim();
  const lines = [
    '<html>',
    `<head><title>${title}</title></head>`,
    '<body>',
    `<center><h1>${title}</h1></center>`,
    '</body>',
    '</html>',
    '',
  ];
  return respond(status, lines.join('\r\n'), 'text/html', request, now, extra);
}

export function fixedResponse(
  { StatusCode, ContentType = 'text/plain', MessageBody = '' }: FixedResponseActionConfig,
  request: HttpRequest,
  now: number,
): HttpResponse {
  return respond(Number(StatusCode), MessageBody, `${ContentType}; charset=utf-8`, request, now, []);
}

/** The address always names its port, as theirs does. */
export function redirect(
  config: RedirectActionConfig,
  request: HttpRequest,
  port: number,
  now: number,
): HttpResponse {
  const known: Readonly<Record<string, string>> = {
    protocol: request.scheme,
    port: String(port),
    host: request.host.replace(/:\d+$/, ''),
    path: request.path.slice(1),
    query: request.query ?? '',
  };
  const fill = (text = '') => text.replace(/#\{(\w+)\}/g, (_, name: string) => known[name] ?? '');
  const query = fill(config.Query);
  const scheme = fill(config.Protocol).toLowerCase();
  const location = `${scheme}://${fill(config.Host)}:${fill(config.Port)}${fill(config.Path)}${query && `?${query}`}`;
  return errorPage(config.StatusCode === 'HTTP_301' ? 301 : 302, request, now, [['Location', location]]);
}

function respond(
  status: number,
  text: string,
  type: string,
  { method }: HttpRequest,
  now: number,
  extra: Headers,
): HttpResponse {
  const body = textBody(text);
  const headers: Headers = [
    ['Server', SERVER],
    ['Date', new Date(now).toUTCString()],
    ['Content-Type', type],
    ['Content-Length', String(body.size)],
    ...extra,
    ['Connection', 'keep-alive'],
  ];
  return { status, headers, body: method === 'HEAD' ? NO_BODY : body };
}
