/** HTTP's first lines and headers as curl shows them. */
import type { HttpRequest, HttpResponse } from '../../../cdn/message.ts';

export type { Headers, HttpRequest, HttpResponse } from '../../../cdn/message.ts';

export type HttpVersion = '1.0' | '1.1' | '2';

const PHRASES: Readonly<Record<number, string>> = {
  100: 'Continue',
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  206: 'Partial Content',
  300: 'Multiple Choices',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  416: 'Range Not Satisfiable',
  421: 'Misdirected Request',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  505: 'HTTP Version Not Supported',
  507: 'Insufficient Storage',
};

/** Without line ends; HTTP/2 has neither phrases nor capital letters in names (RFC 9113 §8.2, §8.3.2). */
export function headLines({ status, headers }: HttpResponse, version: HttpVersion): readonly string[] {
  if (version === '2') {
    return [`HTTP/2 ${status} `, ...headers.map(([name, value]) => `${name.toLowerCase()}: ${value}`)];
  }
  const first = `HTTP/1.1 ${status} ${PHRASES[status] ?? ''}`;
  return [first, ...headers.map(([name, value]) => `${name}: ${value}`)];
}

export function headText(response: HttpResponse, version: HttpVersion): string {
  return `${headLines(response, version).join('\r\n')}\r\n\r\n`;
}

export function requestLines(request: HttpRequest, version: HttpVersion): readonly string[] {
  const { method, path, query, host, headers } = request;
  const target = `${path}${query === undefined ? '' : `?${query}`}`;
  return [
    `${method} ${target} HTTP/${version}`,
    `Host: ${host}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
}

export function headerIn({ headers }: HttpResponse, name: string): string | undefined {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1];
}
