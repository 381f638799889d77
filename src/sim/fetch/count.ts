/** Counts who was served by whom: the bill is read from that. */
import type { HttpRequest } from '../../cdn/message.ts';
import type { World } from '../../cloud/kernel/world.ts';
import type { WebServer } from '../../cloud/web/web-server.ts';
import type { Traffic } from '../../cloud/web/web-state.ts';
import type { Traveller } from './traveller.ts';

export function countVisit(
  world: World,
  traveller: Pick<Traveller, 'id' | 'where'>,
  server: Pick<WebServer, 'resource' | 'place'>,
  { scheme, method }: HttpRequest,
  sentOctets: number,
  receivedOctets: number,
  /** The VPC endpoint on the way, where its owner pays for what it carries. */
  endpoint?: string,
): World {
  const { traffic } = world.web;
  const key = `${traveller.id} ${traveller.where} > ${server.resource} ${server.place ?? ''} ${scheme} ${method}${endpoint === undefined ? '' : ` ${endpoint}`}`;
  const known = Object.hasOwn(traffic, key) ? traffic[key] : undefined;
  const counted: Traffic = {
    from: traveller.id,
    fromPlace: traveller.where,
    to: server.resource,
    ...(server.place !== undefined && { toPlace: server.place }),
    scheme,
    method,
    ...(endpoint !== undefined && { endpoint }),
    requests: (known?.requests ?? 0) + 1,
    sentOctets: (known?.sentOctets ?? 0) + sentOctets,
    receivedOctets: (known?.receivedOctets ?? 0) + receivedOctets,
  };
  return { ...world, web: { ...world.web, traffic: { ...traffic, [key]: counted } } };
}
