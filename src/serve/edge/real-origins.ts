/**
 * Web servers of this machine as origins in the simulated world: `--origin shop.example=http://127.0.0.1:3000` puts a site
 * there of which the pages come from here, and an origin that a distribution calls `localhost` is this machine itself, at
 * the distribution's own ports. The world is asked in one step and can't wait; so a request is tried on a fork first, what
 * it would want of such a site is fetched, laid there, and then the request is made in earnest.
 *
 * Limits: an origin is asked with the viewer's own headers, and without conditions; where the world is looked at otherwise
 * (by the console's curl), it shows what the site answered last.
 */
import { gzipSync } from 'node:zlib';
import type { PageSetting, SiteSetting } from '../../cloud/web/http-setting.ts';
import type { Journey } from '../../cloud/web/journey.ts';
import type { HttpRequest, HttpResponse } from '../../model/protocol/codec.ts';
import { localOriginPorts } from '../../sim/edges.ts';
import type { Sim } from '../../sim/sim.ts';
import { askLoopback, type LoopbackRequest } from './loopback.ts';

export interface RealOrigin {
  /** In the simulated world, in lower case. */
  readonly name: string;
  /** `http://127.0.0.1:3000` */
  readonly url: string;
}

export interface RealOrigins {
  /** Puts the sites into the world where they are missing; false: it has nothing to do with real servers. */
  stand(): boolean;
  /** Fetches what a journey, tried on a fork, wanted of a real origin, and lays it where the next one finds it. */
  prepare(tried: Journey, request: HttpRequest): Promise<void>;
  /** The answer with the octets that it stands for. */
  fill(response: HttpResponse): HttpResponse;
}

/** Marks a page with what it stands for; it goes through caches and comes out with it. */
const MARK = 'x-netlab-octets';
const CITY = 'Frankfurt';
const THIS_MACHINE = 'localhost';
const MOST_KEPT = 1000;
/** Of one connection, or made anew on the way through the world. */
const NOT_HANDED_ON =
  /^(?:host|connection|keep-alive|transfer-encoding|content-length|expect|upgrade|te|accept-encoding|if-.*|range|x-netlab-.*)$/;
const NOT_HANDED_BACK =
  /^(?:connection|keep-alive|transfer-encoding|content-length|content-encoding|date|server)$/;

export interface RealOriginsOptions {
  readonly sim: Sim;
  readonly origins: readonly RealOrigin[];
  /** Whether distributions may name this machine themselves. */
  readonly takesLocalhost: boolean;
}

export function openRealOrigins({ sim, origins, takesLocalhost }: RealOriginsOptions): RealOrigins {
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
    stand() {
      const ports = takesLocalhost ? localOriginPorts(sim.state) : undefined;
      const sites = sim.state.setting.sites ?? {};
      for (const { name } of origins) if (!sites[name]) laySite(sim, name, {});
      const known = sites[THIS_MACHINE];
      if (ports && (known?.plain !== ports.plain || known.tls !== ports.tls))
        laySite(sim, THIS_MACHINE, { plain: ports.plain as number[], tls: ports.tls as number[] });
      return ports !== undefined || origins.length > 0;
    },
    async prepare({ legs }, request) {
      for (const [index, leg] of legs.entries()) {
        if (leg.kind !== 'http') continue;
        const dialled = legs
          .slice(0, index)
          .findLast(({ kind, depth }) => kind === 'tcp' && depth === leg.depth);
        const where = serverOf(origins, leg.server, dialled?.kind === 'tcp' ? dialled.port : 0, leg.url);
        if (!where) continue;
        const { pathname, search } = new URL(leg.url);
        const page = await pageFrom({ ...where, method: leg.method, path: pathname + search }, request, keep);
        laySite(sim, leg.server, { pages: { [pathname]: page } });
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

/** Which real server a site of the world is; undefined: it is a simulated one. `port`: the one that was dialled there. */
function serverOf(
  origins: readonly RealOrigin[],
  site: string,
  port: number,
  url: string,
): Pick<LoopbackRequest, 'scheme' | 'port'> | undefined {
  if (site === THIS_MACHINE) return { scheme: url.startsWith('https:') ? 'https' : 'http', port };
  const origin = origins.find(({ name }) => name === site);
  return origin && { scheme: 'http', port: Number(new URL(origin.url).port || 80) };
}

/** Anew, with the pages of now alone. */
function laySite(sim: Sim, name: string, site: Omit<SiteSetting, 'city'>): void {
  const { state } = sim;
  const { plain, tls } = state.setting.sites?.[name] ?? {};
  const kept = { ...(plain && { plain }), ...(tls && { tls }) };
  const sites = { ...state.setting.sites, [name]: { city: CITY, pages: {}, ...kept, ...site } };
  sim.restore({ ...state, setting: { ...state.setting, sites } });
}

/** A server that doesn't answer is a page that closes the connection. */
async function pageFrom(
  asked: Pick<LoopbackRequest, 'scheme' | 'port' | 'method' | 'path'>,
  { headers, body }: HttpRequest,
  keep: (bytes: Uint8Array) => string,
): Promise<PageSetting> {
  const handedOn = Object.entries(headers).filter(([name]) => !NOT_HANDED_ON.test(name));
  const answer = await askLoopback({ ...asked, headers: Object.fromEntries(handedOn), body });
  const methods = [asked.method];
  if (typeof answer === 'string') return { methods, fault: answer };
  const kept = Object.entries(answer.headers).filter(([name]) => !NOT_HANDED_BACK.test(name));
  return {
    methods,
    status: answer.status,
    headers: { ...Object.fromEntries(kept), [MARK]: keep(answer.body) },
    size: answer.body.length,
  };
}
