/** URLs as curl reads them: forgiving, with `http` as the default scheme. */

export interface CurlUrl {
  readonly scheme: 'http' | 'https';
  /** As typed, IPv6 addresses without brackets. */
  readonly name: string;
  readonly port: number;
  /** As the `Host` header has it. */
  readonly host: string;
  /** Begins with `/`. */
  readonly path: string;
  readonly query?: string;
  /** `user:password`, decoded. */
  readonly user?: string;
}

export interface UrlProblem {
  readonly exitCode: 1 | 3;
  readonly text: string;
}

const rejected = (why: string): UrlProblem => ({ exitCode: 3, text: `URL rejected: ${why}` });
const PORTS = { http: 80, https: 443 } as const;

export function readUrl(text: string, asIs = false): CurlUrl | UrlProblem {
  if (text === '' || /[\u0000-\u0020\u007f]/.test(text)) return rejected('Malformed input to a URL function');
  const match = /^(?:([a-z][a-z0-9+.-]*):\/{1,3})?([^/?#]*)([^?#]*)(?:\?([^#]*))?/i.exec(text);
  const [, typed, authority = '', path = '', query] = match ?? [];
  const scheme = (typed ?? 'http').toLowerCase();
  if (scheme !== 'http' && scheme !== 'https')
    return { exitCode: 1, text: `Protocol "${scheme}" not supported or disabled in libcurl` };
  const at = authority.lastIndexOf('@');
  const place = readPlace(authority.slice(at + 1));
  if ('exitCode' in place) return place;
  const port = place.port ?? PORTS[scheme];
  const bracketed = place.name.includes(':') ? `[${place.name}]` : place.name;
  return {
    scheme,
    name: place.name,
    port,
    host: port === PORTS[scheme] ? bracketed : `${bracketed}:${port}`,
    path: asIs ? path || '/' : withoutDots(path || '/'),
    ...(query !== undefined && { query }),
    ...(at >= 0 && { user: decoded(authority.slice(0, at)) }),
  };
}

function readPlace(text: string): { name: string; port?: number } | UrlProblem {
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(text);
  if (text.startsWith('[') && !/^\[[0-9a-f:.]+\]/i.test(text)) return rejected('Bad IPv6 address');
  const plain = /^([^:]*)(?::(.*))?$/.exec(text);
  const [, name = '', port = ''] = bracketed ?? plain ?? [];
  if (!bracketed && !plain) return rejected('Port number was not a decimal number between 0 and 65535');
  if (name === '') return rejected('No host part in the URL');
  if (/[\\^`{|}<>"'%]/.test(name)) return rejected('Bad hostname');
  if (port === '') return { name };
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    return rejected('Port number was not a decimal number between 0 and 65535');
  return { name, port: Number(port) };
}

/** RFC 3986 §5.2.4. */
function withoutDots(path: string): string {
  const segments: string[] = [];
  const parts = path.split('/').slice(1);
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    if (part === '..') segments.pop();
    else if (part !== '.') segments.push(part);
    if (isLast && (part === '.' || part === '..')) segments.push('');
  }
  return `/${segments.join('/')}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** As curl writes it: `http://www.example.com/a?b`. */
export function urlText({ scheme, host, path, query }: CurlUrl): string {
  return `${scheme}://${host}${path}${query === undefined ? '' : `?${query}`}`;
}

/** Where a `Location` leads from a URL. */
export function redirectedUrl(from: CurlUrl, location: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(location)) return location;
  const root = `${from.scheme}://${from.host}`;
  if (location.startsWith('//')) return `${from.scheme}:${location}`;
  if (location.startsWith('/')) return root + location;
  if (location.startsWith('?')) return root + from.path + location;
  return root + from.path.slice(0, from.path.lastIndexOf('/') + 1) + location;
}
