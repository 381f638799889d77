/**
 * Web servers of this machine as origins in the simulated world: `--origin shop.example=http://127.0.0.1:3000` puts a site
 * there of which the pages come from here. The world is asked in one step and can't wait; so a request is tried on a fork
 * first, what it would want of such a site is fetched, laid there, and then the request is made in earnest.
 *
 * Limits: an origin is asked with the viewer's own headers, and without conditions; where the world is looked at otherwise
 * (by the console's curl), it shows what the site answered last.
 */
import { gzipSync } from 'node:zlib';
import type { PageSetting } from '../../cloud/web/http-setting.ts';
import type { Journey } from '../../cloud/web/journey.ts';
import type { HttpRequest, HttpResponse } from '../../model/protocol/codec.ts';
import type { Sim } from '../../sim/sim.ts';

export interface RealOrigin {
  /** In the simulated world, in lower case. */
  readonly name: string;
  /** `http://127.0.0.1:3000` */
  readonly url: string;
}

export interface RealOrigins {
  /** Fetches what a journey, tried on a fork, wanted of a real origin, and lays it where the next one finds it. */
  prepare(tried: Journey, request: HttpRequest): Promise<void>;
  /** The answer with the octets that it stands for. */
  fill(response: HttpResponse): HttpResponse;
}

/** Marks a page with what it stands for; it goes through caches and comes out with it. */
const MARK = 'x-netlab-octets';
const CITY = 'Frankfurt';
const PATIENCE_MS = 10_000;
const MOST_BYTES = 32 * 2 ** 20;
const MOST_KEPT = 1000;
/** Of one connection, or made anew on the way through the world. */
const NOT_HANDED_ON =
  /^(?:host|connection|keep-alive|transfer-encoding|content-length|expect|upgrade|te|accept-encoding|if-.*|range|x-netlab-.*)$/;
const NOT_HANDED_BACK =
  /^(?:connection|keep-alive|transfer-encoding|content-length|content-encoding|date|server)$/;

export function openRealOrigins(sim: Sim, origins: readonly RealOrigin[]): RealOrigins {
  for (const { name } of origins) layPages(sim, name, {});
  const octets = new Map<string, Uint8Array>();
  let count = 0;
  const keep = (bytes: Uint8Array): string => {
    count += 1;
    octets.set(String(count), bytes);
    for (const oldest of octets.keys()) {
      if (octets.size <= MOST_KEPT) break;
      octets.delete(oldest);
    }
    return String(count);
  };
  return {
    async prepare({ legs }, request) {
      for (const leg of legs) {
        const origin = leg.kind === 'http' ? origins.find(({ name }) => name === leg.server) : undefined;
        if (!origin || leg.kind !== 'http') continue;
        const { pathname, search } = new URL(leg.url);
        const page = await pageFrom(new URL(pathname + search, origin.url), leg.method, request, keep);
        layPages(sim, origin.name, { [pathname]: page });
      }
    },
    fill(response) {
      const { [MARK]: mark, 'x-netlab-body': _, ...headers } = response.headers;
      const bytes = mark === undefined ? undefined : octets.get(mark);
      if (!bytes || response.body.length === 0)
        return { ...response, headers: mark === undefined ? response.headers : headers };
      const [, start, end] = /^bytes (\d+)-(\d+)\//.exec(headers['content-range'] ?? '') ?? [];
      const part = start === undefined ? bytes : bytes.subarray(Number(start), Number(end) + 1);
      const body = headers['content-encoding'] === 'gzip' ? gzipSync(part) : part;
      return { ...response, headers, body };
    },
  };
}

function layPages(sim: Sim, name: string, pages: Readonly<Record<string, PageSetting>>): void {
  const { state } = sim;
  const sites = { ...state.setting.sites, [name]: { city: CITY, pages: { ...pages } } };
  sim.restore({ ...state, setting: { ...state.setting, sites } });
}

/** A server that doesn't answer is a page that closes the connection. */
async function pageFrom(
  url: URL,
  method: string,
  { headers, body }: HttpRequest,
  keep: (bytes: Uint8Array) => string,
): Promise<PageSetting> {
  try {
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: Object.entries(headers).filter(([name]) => !NOT_HANDED_ON.test(name)),
      ...(body.length > 0 && { body: Buffer.from(body) }),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > MOST_BYTES) return { methods: [method], fault: 'resets' };
    const kept = [...response.headers].filter(([name]) => !NOT_HANDED_BACK.test(name));
    return {
      methods: [method],
      status: response.status,
      headers: { ...Object.fromEntries(kept), [MARK]: keep(bytes) },
      size: bytes.length,
    };
  } catch (error) {
    return { methods: [method], fault: (error as Error).name === 'TimeoutError' ? 'hangs' : 'closes' };
  }
}
