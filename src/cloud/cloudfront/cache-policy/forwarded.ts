/**
 * What of a viewer's request goes on to the origin (R-CF-55, R-CF-71), as plain data and as the questions that an edge
 * asks of it.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#request-custom-headers-behavior
 */
import type { Selection } from '../../../cdn/index.ts';
import { selects } from './selection.ts';

export interface Forwarding {
  /** Of the viewer's headers; names in lower case, `host` among them. */
  readonly headers: Selection;
  /** Headers that CloudFront makes, in lower case: `cloudfront-viewer-country`. */
  readonly edgeHeaders: readonly string[];
  /** Headers that no rule and no policy names: forwarded as before policies came, or dropped. */
  readonly others: 'forward' | 'drop';
  readonly cookies: Selection;
  readonly query: Selection;
}

export interface Forwarded {
  /** Whether the origin gets the viewer's `Host`, not its own name. */
  readonly host: boolean;
  /** Headers that CloudFront must make, in lower case. */
  readonly edgeHeaders: readonly string[];
  /** Whether this header of the viewer, or of CloudFront's own making, goes along. Cookies are asked for apart. */
  header(name: string, method?: string): boolean;
  /** The query string that goes along, without its `?`. */
  query(query: string | undefined): string | undefined;
  /** Whether any cookie goes along: only then do those that the origin sets come back (R-CF-57). */
  readonly takesCookies: boolean;
  /** The `Cookie` header that goes along. */
  cookies(cookie: string | undefined): string | undefined;
}

/** Go along whatever policies say: about the body, about what is wanted of it, and the way so far. */
const ALWAYS =
  /^(?:content-(?:encoding|language|length|md5|type)|transfer-encoding|range|if-(?:match|none-match|modified-since|unmodified-since|range)|cache-control|pragma|date|from|via|warning|x-forwarded-for)$/;

/** Never go along: the connection's own. */
const NEVER = /^(?:connection|keep-alive|te|trailer|upgrade|expect|proxy-.*|x-edge-.*|x-amz-cf-.*)$/;

/** Go along only where they are chosen, in behaviours without policies too. */
const CHOSEN_ONLY =
  /^(?:accept|accept-charset|accept-language|accept-encoding|access-control-request-(?:headers|method)|authorization|cookie|host|origin|referer|user-agent|x-forwarded-proto|x-http-method-override|x-real-ip)$/;

const WITH_AUTHORIZATION = new Set(['DELETE', 'PATCH', 'POST', 'PUT']);

export function forwardedBy(forwarding: Forwarding): Forwarded {
  return {
    host: selects(forwarding.headers, 'host'),
    edgeHeaders: forwarding.edgeHeaders,
    header: (name, method = 'GET') => goesAlong(forwarding, name.toLowerCase(), method),
    query: (query) => chosenParts(query, '&', forwarding.query),
    takesCookies: forwarding.cookies.kind !== 'none',
    cookies: (cookie) => chosenParts(cookie, '; ', forwarding.cookies),
  };
}

function goesAlong(forwarding: Forwarding, name: string, method: string): boolean {
  if (name.startsWith('cloudfront-')) return forwarding.edgeHeaders.includes(name);
  if (NEVER.test(name)) return false;
  if (ALWAYS.test(name) || selects(forwarding.headers, name)) return true;
  if (name === 'authorization' && WITH_AUTHORIZATION.has(method)) return true;
  return forwarding.others === 'forward' && !CHOSEN_ONLY.test(name);
}

/** Parts are `name=value`; undefined where none is left. */
function chosenParts(text: string | undefined, separator: string, selection: Selection): string | undefined {
  if (text === undefined || selection.kind === 'none') return undefined;
  if (selection.kind === 'all') return text;
  const kept = text
    .split(separator.trim())
    .map((part) => part.trim())
    .filter((part) => part !== '' && selects(selection, part.split('=', 1)[0] as string));
  return kept.length === 0 ? undefined : kept.join(separator);
}
