/** Placeholders in what a web server says: they show a learner what arrived there, and from whom. */
import { combinedHeader } from '../../cdn/message.ts';
import type { Visit } from './visit.ts';

const PLACEHOLDER = /\{(host|path|query|method|scheme|client|instance|header:[\w-]{1,100})\}/g;
/** Characters; a request cannot blow an answer up beyond that. */
const MAX_TEXT = 1_000_000;

export function hasPlaceholders(text: string): boolean {
  return text.search(PLACEHOLDER) >= 0;
}

/** Of a header that did not come: `-`. */
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
    (_, name: string) => values[name] ?? combinedHeader(request.headers, name.slice('header:'.length)) ?? '-',
  );
  return filled.length > MAX_TEXT ? filled.slice(0, MAX_TEXT) : filled;
}
