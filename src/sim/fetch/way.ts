/** The way of a request over the earth: who asked, and everybody that it reached, in the order in which it got there. */
import type { ServeVerdict } from '../../cdn/index.ts';
import type { World } from '../../cloud/kernel/world.ts';
import type { HttpLeg, Journey, Leg } from '../../cloud/web/journey.ts';
import { placeOf } from '../dns/resolvers.ts';
import { hostAt, type Point, pointOf } from '../earth.ts';
import { edgeOnEarth } from '../edges.ts';
import { locate, UnknownPlace } from '../places.ts';

export interface WayStop {
  readonly kind: 'asker' | 'edge' | 'cache' | 'server';
  /** `tokyo`, `edge NRT57-P3`, `S3 in us-east-1`. */
  readonly name: string;
  /** A city or a region; absent where nobody knows, or it is everywhere. */
  readonly place?: string;
  readonly point?: Point;
  /** Index of the stop that asked it; absent at the first. */
  readonly from?: number;
  /** Of a cache. */
  readonly verdict?: ServeVerdict;
  /** Of an answer. */
  readonly status?: number;
  /** Where no answer came: up to which leg it got. */
  readonly failed?: Leg['kind'];
}

/** The asker comes first. */
export function wayOf(world: World, { from, legs }: Journey): readonly WayStop[] {
  const stops: WayStop[] = [askerOf(world, from, legs)];
  /** Who asks, by depth. */
  const asking = [0];
  for (const leg of legs) {
    const origin = asking[leg.depth] ?? 0;
    if (leg.kind === 'http') {
      stops.push(...stopsOf(leg, origin, stops.length));
      asking[leg.depth + 1] = stops.length - 1;
    } else if (!leg.ok) stops.push(lostAt(world, leg, origin));
  }
  return stops;
}

function askerOf(world: World, from: string, legs: readonly Leg[]): WayStop {
  const name = legs[0]?.by ?? from.replace(/^\w+\//, '');
  const place = whereIs(world, from);
  return { kind: 'asker', name, ...placed(place) };
}

function whereIs(world: World, place: string): string | undefined {
  try {
    return placeOf(locate(world, place), world);
  } catch (error) {
    if (error instanceof UnknownPlace) return undefined;
    throw error;
  }
}

/** A network of caches is its caches, each asked by the one before; another server is itself. */
function stopsOf(leg: HttpLeg, from: number, next: number): WayStop[] {
  const { caches, label, place, status, server } = leg;
  const end = status === undefined ? ({ failed: 'http' } as const) : { status };
  if (!caches)
    return [
      { kind: server.startsWith('edge/') ? 'edge' : 'server', name: label, from, ...placed(place), ...end },
    ];
  return caches.map(({ name, place: stand, verdict }, index) => ({
    kind: index === 0 ? 'edge' : 'cache',
    name,
    from: index === 0 ? from : next + index - 1,
    verdict,
    ...placed(stand),
    ...(index === 0 && end),
  }));
}

function lostAt(world: World, leg: Exclude<Leg, HttpLeg>, from: number): WayStop {
  const name = leg.kind === 'tcp' ? leg.address : leg.kind === 'tls' ? leg.serverName : leg.name;
  const place = leg.kind === 'tcp' ? (edgeOnEarth(name)?.city ?? hostAt(world, name)?.region) : undefined;
  return { kind: 'server', name, from, failed: leg.kind, ...placed(place) };
}

function placed(place: string | undefined): Pick<WayStop, 'place' | 'point'> {
  const point = place === undefined ? undefined : pointOf(place);
  return { ...(place !== undefined && { place }), ...(point && { point }) };
}
