/**
 * HTTP messages as values (RFC 9110): what clients, caches and origins exchange. They are plain data, so that a cache
 * full of them can stand in the world. Bodies need not be written out: a film of 3 GB is its size and its name.
 */

/** In the order in which they are sent. Names are compared without regard to case (RFC 9110 §5.1). */
export type Headers = readonly (readonly [name: string, value: string])[];

export interface Body {
  /** In octets, as transferred; of `text` in UTF-8 where there is one and no content coding makes it smaller. */
  readonly size: number;
  /** What it says. Absent where only its size matters. */
  readonly text?: string;
}

export interface HttpRequest {
  /** `GET`; methods are case-sensitive (RFC 9110 §9.1). */
  readonly method: string;
  readonly scheme: 'http' | 'https';
  /** As the `Host` header has it, without the port that the scheme implies: `www.example.com`, `10.0.1.4:8080`. */
  readonly host: string;
  /** Begins with `/`, as sent: percent-encoded. */
  readonly path: string;
  /** Behind the `?`, without it, as sent; absent where there is no `?`. */
  readonly query?: string;
  /** All but `Host`. */
  readonly headers: Headers;
  readonly body?: Body;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
  /** Of a HEAD request, and of 204 and 304, the size is zero. */
  readonly body: Body;
}

export const NO_BODY: Body = Object.freeze({ size: 0, text: '' });

export function textBody(text: string): Body {
  return { size: new TextEncoder().encode(text).length, text };
}

/** The first value under this name; undefined where there is none. */
export function headerOf(headers: Headers, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([key]) => key.toLowerCase() === wanted)?.[1];
}

/** All values under this name as one list (RFC 9110 §5.3); undefined where there is none. */
export function combinedHeader(headers: Headers, name: string): string | undefined {
  const wanted = name.toLowerCase();
  const values = headers.filter(([key]) => key.toLowerCase() === wanted).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(', ');
}

export function withoutHeader(headers: Headers, ...names: readonly string[]): Headers {
  const unwanted = new Set(names.map((name) => name.toLowerCase()));
  return headers.filter(([key]) => !unwanted.has(key.toLowerCase()));
}

/** With this one value under the name, in the place of the first that had it, else at the end. */
export function withHeader(headers: Headers, name: string, value: string): Headers {
  const wanted = name.toLowerCase();
  const at = headers.findIndex(([key]) => key.toLowerCase() === wanted);
  if (at < 0) return [...headers, [name, value]];
  return headers.flatMap((header, index) => {
    if (index === at) return [[name, value] as const];
    return header[0].toLowerCase() === wanted ? [] : [header];
  });
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
