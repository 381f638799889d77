/**
 * The walk: takes bundles from place to place until each has ended. The semantics of the network stand in `steps/`,
 * once, for bundles; a trace walks one packet and asks for reasons, `reach` walks all packets and asks for none.
 */
import { unreachable } from '../kit/assert.ts';
import type { Bundle } from './bundle.ts';
import type { Obstacle } from './graph.ts';
import type { Packet } from './packet.ts';
import { codeOf, type Outcome, type Place, type Walk } from './place.ts';
import { inThroughAttachment, outThroughAttachment, towardsAttachment } from './steps/attachment.ts';
import { atBalancer } from './steps/balancer.ts';
import { atDynamicTranslator } from './steps/dynamic-translator.ts';
import { atHost } from './steps/host.ts';
import {
  atSender,
  intoInterface,
  outOfInterface,
  receiveAtInterface,
  sendFromInterface,
} from './steps/interface.ts';
import { overLink } from './steps/link.ts';
import { deliverLocally, inRouter } from './steps/router.ts';
import { amongNeighbours, inSegment, intoSegment } from './steps/segment.ts';
import { inThroughTranslator, outThroughTranslator } from './steps/static-translator.ts';
import { inThroughValve, outThroughValve } from './steps/valve.ts';
import { inWorld } from './steps/world.ts';
import { memberAt, ownerOf } from './topology.ts';
import type { Origin } from './trace.ts';

/** How often a packet and its answer together may be routed or passed on: beyond that they go in circles. */
export const MAX_HOPS = 64;

/** What becomes of a bundle at a place: every packet of it is in exactly one outcome (lost ones only if asked for). */
export function step(walk: Walk, bundle: Bundle, place: Place): readonly Outcome[] {
  if (bundle.hops > MAX_HOPS) return [goingInCircles(walk, bundle)];
  const barrier = place.past ? undefined : barrierAt(walk, place);
  if (barrier) return [stoppedBy(bundle, place, barrier)];
  switch (place.at) {
    case 'sender':
      return atSender(walk, bundle, place);
    case 'interface-out':
      return outOfInterface(walk, bundle, place);
    case 'interface-sends':
      return sendFromInterface(walk, bundle, place);
    case 'segment':
      return inSegment(walk, bundle, place);
    case 'router':
      return inRouter(walk, bundle, place);
    case 'local':
      return deliverLocally(walk, bundle, place);
    case 'segment-in':
      return intoSegment(walk, bundle, place);
    case 'neighbours':
      return amongNeighbours(walk, bundle, place);
    case 'interface-in':
      return intoInterface(walk, bundle, place);
    case 'interface-receives':
      return receiveAtInterface(walk, bundle, place);
    case 'host':
      return atHost(walk, bundle, place);
    case 'dynamic-translator':
      return atDynamicTranslator(walk, bundle, place);
    case 'balancer':
      return atBalancer(walk, bundle, place);
    case 'static-translator-out':
      return outThroughTranslator(walk, bundle, place);
    case 'static-translator-in':
      return inThroughTranslator(walk, bundle, place);
    case 'valve-out':
      return outThroughValve(walk, bundle, place);
    case 'valve-in':
      return inThroughValve(walk, bundle, place);
    case 'attachment-near':
      return towardsAttachment(walk, bundle, place);
    case 'attachment-in':
      return inThroughAttachment(walk, bundle, place);
    case 'attachment-out':
      return outThroughAttachment(walk, bundle, place);
    case 'link':
      return overLink(walk, bundle, place);
    case 'world':
      return inWorld(walk, bundle);
    default:
      return unreachable(place);
  }
}

interface Barrier {
  readonly id: string;
  readonly origin: Origin;
  readonly obstacle?: Obstacle;
}

/**
 * The part of the graph at a place that carries an obstacle, if it does. In a group one member's obstacle stands for
 * all; which member it is for one packet, the addresses tell.
 */
function barrierAt(walk: Walk, place: Place): ((packet: Packet) => Barrier) | undefined {
  const { topology } = walk;
  const carried = (part: Barrier) => (part.obstacle ? () => part : undefined);
  switch (place.at) {
    case 'sender': {
      const { group } = place;
      const owner = (packet: Packet) => ownerOf(topology, memberAt(group, packet.source)) ?? group.pattern;
      return group.owner?.obstacle ? owner : undefined;
    }
    case 'interface-out':
      return place.group.pattern.obstacle ? (packet) => memberAt(place.group, packet.source) : undefined;
    case 'interface-in':
      return place.group.pattern.obstacle ? (packet) => memberAt(place.group, packet.destination) : undefined;
    case 'host': {
      const { group, host } = place;
      return host.obstacle
        ? (packet) => ownerOf(topology, memberAt(group, packet.destination)) ?? host
        : undefined;
    }
    case 'segment':
      return carried(place.group.segment.node);
    case 'segment-in':
      return carried(place.segment.node);
    case 'router':
    case 'local':
      return carried(place.router);
    case 'world':
      return carried(topology.world);
    case 'interface-sends':
    case 'interface-receives':
    case 'neighbours':
      return undefined;
    default:
      return carried(place.node);
  }
}

function stoppedBy(bundle: Bundle, place: Place, barrier: (packet: Packet) => Barrier): Outcome {
  return {
    kind: 'lost',
    bundle,
    action: 'dropped',
    setting: (packet) => barrier(packet).obstacle,
    complaint: (packet) => {
      const { id, origin, obstacle } = barrier(packet);
      return {
        node: id,
        origin: obstacle?.origin ?? origin,
        code: obstacle?.code ?? '',
        text: obstacle?.text ?? '',
      };
    },
    onward: () => ({ bundle, place: { ...place, past: true } }),
  };
}

function goingInCircles(walk: Walk, bundle: Bundle): Outcome {
  return {
    kind: 'lost',
    bundle,
    action: 'dropped',
    complaint: () => {
      const origin = bundle.route ?? walk.topology.world.origin;
      const text = `The packet goes in circles: ${origin.label}${origin.rule ? `, ${origin.rule},` : ''} keeps sending it on; let one of the routes in the circle lead out of it.`;
      return { node: origin.resource, code: codeOf(walk, 'ROUTING_LOOP'), origin, text };
    },
  };
}
