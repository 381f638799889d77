/** What a request looks like when an application load balancer passes it on (R-ELB-42). */
import { combinedHeader, type Headers, headerOf, withHeader, withoutHeader } from '../../../cdn/message.ts';
import { hash32 } from '../../../kit/random.ts';
import type { Visit } from '../../web/visit.ts';

export interface ForwardedBy {
  /** How `X-Forwarded-For` is treated. */
  readonly mode: string | undefined;
  readonly port: number;
  readonly scheme: 'http' | 'https';
  /** Tells this request from others, for its trace. */
  readonly origin: string;
  readonly now: number;
}

export function forwardedHeaders({ request, peer }: Visit, by: ForwardedBy): Headers {
  const kept = withoutHeader(request.headers, 'Connection', 'Keep-Alive', 'Proxy-Connection', 'Upgrade');
  const told = withHeader(
    withHeader(kept, 'X-Forwarded-Proto', by.scheme),
    'X-Forwarded-Port',
    String(by.port),
  );
  const traced = withHeader(told, 'X-Amzn-Trace-Id', traceId(request.headers, by));
  if (by.mode === 'remove') return withoutHeader(traced, 'X-Forwarded-For');
  if (by.mode === 'preserve') return traced;
  const before = combinedHeader(request.headers, 'X-Forwarded-For');
  return withHeader(traced, 'X-Forwarded-For', before === undefined ? peer : `${before}, ${peer}`);
}

/** `Root=1-67891233-abcdef012345678912345678`; one that was there stays, behind the balancer's own. */
function traceId(headers: Headers, { origin, now }: ForwardedBy): string {
  const seconds = Math.floor(now / 1000).toString(16);
  const digits = [0, 1, 2].map((part) => hash32(`${part} ${origin}`).toString(16).padStart(8, '0')).join('');
  const own = `1-${seconds}-${digits}`;
  const before = headerOf(headers, 'X-Amzn-Trace-Id');
  if (before === undefined) return `Root=${own}`;
  return before.includes('Root=') ? `Self=${own};${before}` : `Root=${own};${before}`;
}

/** More than this many addresses in `X-Forwarded-For` are refused (R-ELB-46). */
const MOST_ADDRESSES = 30;

export function hasTooManyAddresses(headers: Headers): boolean {
  return (combinedHeader(headers, 'X-Forwarded-For') ?? '').split(',').length > MOST_ADDRESSES;
}
