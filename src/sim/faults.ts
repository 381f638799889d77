/**
 * Breaking and mending: `az/us-east-1a`, `instance/web`, `premises/lisbon/edge`, `line/lisbon/edge`, or the ID of anything that carries packets. The world keeps
 * what is broken as `az/<zone>` and IDs; lowering turns that into obstacles.
 */
import { produce } from 'immer';
import { natGateway } from '../cloud/ec2/nat-gateway/nat-gateway.ts';
import { attachment } from '../cloud/ec2/transit-gateway-attachment/attachment.ts';
import { connectPeer } from '../cloud/ec2/transit-gateway-connect/connect-peer.ts';
import { vpcEndpoint } from '../cloud/ec2/vpc-endpoint/vpc-endpoint.ts';
import { vpcPeeringConnection } from '../cloud/ec2/vpc-peering-connection/vpc-peering-connection.ts';
import { REGIONS, zonesOf } from '../cloud/kernel/regions.ts';
import type { World } from '../cloud/kernel/world.ts';
import { routersIn } from '../cloud/premises/sites.ts';
import { balancerNamed } from './balancers.ts';
import { directConnectFault } from './direct-connect-faults.ts';
import { locate, UnknownPlace } from './places.ts';
import { tableOf } from './tables.ts';
import { vpnFault } from './tunnels.ts';

export interface Fault {
  /** A place, a resource's ID, or `az/<zone>`. */
  readonly target: string;
}

export interface FaultResult {
  readonly world: World;
  /** What happened, one sentence. */
  readonly text: string;
}

export function breakTarget(world: World, target: string): FaultResult {
  const canonical = canonicalTarget(world, target);
  if (world.faults.includes(canonical)) return { world, text: `${canonical} is broken already.` };
  const broken = produce(world, (draft) => {
    draft.faults.push(canonical);
  });
  return { world: broken, text: `${canonical} is broken now.` };
}

export function mendTarget(world: World, target: string): FaultResult {
  // What is broken can be mended even when it is there no longer.
  const canonical = world.faults.includes(target) ? target : canonicalTarget(world, target);
  if (!world.faults.includes(canonical)) return { world, text: `${canonical} is not broken.` };
  const mended = produce(world, (draft) => {
    draft.faults = draft.faults.filter((fault) => fault !== canonical);
  });
  return { world: mended, text: `${canonical} works again.` };
}

/** `az/<zone>` or a resource's ID; throws `UnknownPlace`. */
function canonicalTarget(world: World, target: string): string {
  if (target.startsWith('az/')) return canonicalZone(target);
  if (target.startsWith('line/')) return canonicalLine(world, target);
  const line = directConnectFault(world, target);
  if (line !== undefined) return line;
  const vpn = vpnFault(world, target);
  if (vpn !== undefined) return vpn;
  const id = target.replace(/^nat\//, '');
  if (Object.keys(world.regions).some((region) => id in tableOf(world, region, natGateway))) return id;
  const isConnection = Object.keys(world.regions).some(
    (region) =>
      id in tableOf(world, region, vpcEndpoint) ||
      id in tableOf(world, region, vpcPeeringConnection) ||
      id in tableOf(world, region, attachment) ||
      id in tableOf(world, region, connectPeer),
  );
  if (isConnection) return id;
  const balancer = balancerNamed(world, target.replace(/^load-balancer\//, ''));
  if (balancer) return balancer.balancer.LoadBalancerArn;
  const place = locate(world, target);
  if (place.kind === 'premises') return `premises/${place.id}`;
  if (place.kind !== 'interface')
    throw new UnknownPlace(target, `'${target}' is not something that netlab can break.`);
  const named = target === place.item.NetworkInterfaceId || target.startsWith('eni/');
  return named || !place.instance ? place.item.NetworkInterfaceId : place.instance.InstanceId;
}

/** `line/lisbon/edge`: a router's own line to the internet. */
function canonicalLine(world: World, target: string): string {
  const lines = routersIn(world).filter(({ setting }) => setting.address !== undefined);
  const name = target.slice('line/'.length);
  const found = lines.filter((router) => router.id === name || router.name === name);
  if (found[0] && found.length === 1) return `line/${found[0].id}`;
  const known = lines.map(({ id }) => `line/${id}`).join(', ') || 'none';
  throw new UnknownPlace(target, `There is no line to the internet '${target}'. Lines: ${known}.`);
}

function canonicalZone(target: string): string {
  const zone = target.slice('az/'.length);
  const region = REGIONS.find(({ name }) => zonesOf(name).some((info) => info.name === zone));
  if (region) return target;
  const near = REGIONS.find(({ name }) => zone.startsWith(name)) ?? REGIONS[0];
  const zones = zonesOf(near?.name ?? '').map(({ name }) => name);
  throw new UnknownPlace(target, `There is no Availability Zone '${zone}'. Zones: ${zones.join(', ')}.`);
}
