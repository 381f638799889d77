/** Placeholders in what a web server says: they show a learner what arrived there, and from whom. */
import { combinedHeader, type HttpRequest } from '../../cdn/message.ts';
import type { Visit } from './visit.ts';

const PLACEHOLDER =
  /\{(?:(host|path|query|method|scheme|client|instance)|(header|query|cookie):([\w-]{1,100}))\}/g;
/** Characters; a request cannot blow an answer up beyond that. */
const MAX_TEXT = 1_000_000;

export function hasPlaceholders(text: string): boolean {
  return text.search(PLACEHOLDER) >= 0;
}

/** Of a header, a parameter or a cookie that did not come: `-`. */
export function fillIn(text: string, instance: string, { request, peer }: Visit): string {
  const values: Readonly<Record<string, string>> = {
    host: request.host,
    path: request.path,
    query: request.query ?? '',
    method: request.method,
    scheme: request.scheme,
    client: peer,
    instance,
  };
  const filled = text.replace(
    PLACEHOLDER,
    (_, plain: string | undefined, kind: keyof typeof NAMED, name: string) =>
      (plain === undefined ? NAMED[kind](request, name) : values[plain]) ?? '-',
  );
  return filled.length > MAX_TEXT ? filled.slice(0, MAX_TEXT) : filled;
}

const NAMED = {
  header: ({ headers }: HttpRequest, name: string) => combinedHeader(headers, name),
  query: ({ query = '' }: HttpRequest, name: string) => new URLSearchParams(query).get(name) ?? undefined,
  cookie: ({ headers }: HttpRequest, name: string) => cookieNamed(combinedHeader(headers, 'cookie'), name),
};

function cookieNamed(cookies = '', name: string): string | undefined {
  const found = cookies.split(';').find((cookie) => cookie.trim().startsWith(`${name}=`));
  return found?.trim().slice(name.length + 1);
}
