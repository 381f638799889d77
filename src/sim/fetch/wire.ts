/** What messages weigh on the wire, and how long they take over a line. */
import type { Headers, HttpRequest, HttpResponse } from '../../cdn/message.ts';

/** `https://www.example.com/a?b`, as a person writes it. */
export function urlOf({ scheme, host, path, query }: HttpRequest): string {
  return `${scheme}://${host}${path}${query === undefined ? '' : `?${query}`}`;
}

/** Octets, the head as HTTP/1.1 writes it (RFC 9112 §2.1). */
export function requestOctets({ method, path, query = '', host, headers, body }: HttpRequest): number {
  const line = method.length + path.length + query.length + 'GET  HTTP/1.1\r\n'.length;
  return line + 'Host: \r\n'.length + host.length + headOctets(headers) + (body?.size ?? 0);
}

export function responseOctets({ headers, body }: HttpResponse): number {
  return 'HTTP/1.1 200 OK\r\n'.length + headOctets(headers) + body.size;
}

function headOctets(headers: Headers): number {
  return headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 2);
}

/** Whole microseconds, so that sums of them are the same on every machine. */
export function toMicroseconds(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

/** `www.example.com` and 8080 of `www.example.com:8080`; brackets around an IPv6 address go. */
export function splitHost(host: string, scheme: HttpRequest['scheme']): { name: string; port: number } {
  const match = /^(.*?)(?::(\d{1,5}))?$/.exec(host);
  const bracketed = /^\[([^\]]*)\](?::(\d{1,5}))?$/.exec(host);
  const [, name = host, port] = bracketed ?? match ?? [];
  return { name, port: port === undefined ? (scheme === 'https' ? 443 : 80) : Number(port) };
}
