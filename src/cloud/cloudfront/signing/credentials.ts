/**
 * Where a request carries its signature: in the query string, or else in cookies. A signed URL counts even where there
 * are cookies too (R-CF-123).
 */
import { combinedHeader, type HttpRequest } from '../../../cdn/index.ts';

export interface Credentials {
  readonly by: 'url' | 'cookie';
  /** Texts as they came; absent where missing or empty. */
  readonly keyPairId?: string;
  readonly signature?: string;
  readonly policy?: string;
  readonly expires?: string;
}

const NAMES = { keyPairId: 'Key-Pair-Id', signature: 'Signature', policy: 'Policy', expires: 'Expires' };
const RESERVED = new Set(Object.values(NAMES));

export function credentialsOf(request: HttpRequest): Credentials {
  const inQuery = queryPairs(request).filter(([name]) => RESERVED.has(name));
  if (inQuery.some(([name]) => name !== NAMES.expires)) return { by: 'url', ...pick(inQuery, '') };
  return { by: 'cookie', ...pick(cookiePairs(request), 'CloudFront-') };
}

/** Without the parameters of the signature, which are neither part of the key nor sent to the origin. */
export function withoutCredentials(request: HttpRequest): HttpRequest {
  if (request.query === undefined || credentialsOf(request).by === 'cookie') return request;
  const { query, ...rest } = request;
  const kept = query.split('&').filter((pair) => !RESERVED.has(nameOf(pair)));
  return kept.length === 0 ? rest : { ...rest, query: kept.join('&') };
}

function pick(pairs: readonly (readonly [string, string])[], prefix: string): Omit<Credentials, 'by'> {
  const found = Object.entries(NAMES).map(([key, name]) => [
    key,
    pairs.find(([other]) => other === prefix + name)?.[1],
  ]);
  return Object.fromEntries(found.filter(([, value]) => value));
}

function queryPairs({ query = '' }: HttpRequest): [string, string][] {
  return query.split('&').map((pair) => [nameOf(pair), decoded(pair.slice(nameOf(pair).length + 1))]);
}

function nameOf(pair: string): string {
  const end = pair.indexOf('=');
  return end < 0 ? pair : pair.slice(0, end);
}

/** Clients may write `~` as `%7E`. */
function decoded(text: string): string {
  return text.replace(/%([0-7][0-9a-f])/gi, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function cookiePairs({ headers }: HttpRequest): [string, string][] {
  const text = combinedHeader(headers, 'Cookie') ?? '';
  return text.split(/[;,]/).map((pair) => {
    const name = nameOf(pair);
    return [name.trim(), pair.slice(name.length + 1).trim()];
  });
}
