/** Messages on the wire: what they weigh, whom they name, how long they take. */
import type { HttpRequest } from '../../cdn/message.ts';

export { requestOctets, responseOctets } from '../../cdn/message.ts';

/** `https://www.example.com/a?b`, as a person writes it. */
export function urlOf({ scheme, host, path, query }: HttpRequest): string {
  return `${scheme}://${host}${path}${query === undefined ? '' : `?${query}`}`;
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
