/**
 * Attachments to transit routers (R-TGW-4, R-TGW-16). In: by the interface of the sender's own zone, or not at all. Out: by
 * that of the zone in which the packet came into the transit router; where there is none, and always where flows stick,
 * by any of them. Real ones pick it by a hash of the whole flow, here the source port alone decides, as with balancers;
 * a flow that sticks is remembered, so that its answers take the same interface.
 */

import { formatAddress } from '../../kit/address.ts';
import { assert } from '../../kit/assert.ts';
import { stretchOf } from '../../kit/ranges.ts';
import { type Bundle, cutByField, cutByMark, isAnswer, marked } from '../bundle.ts';
import type { AttachmentNode } from '../graph.ts';
import { type At, codeOf, type Outcome, type Place, type Walk } from '../place.ts';
import { flowOf, sentence } from '../prose.ts';
import { type InterfaceGroup, nodeOf } from '../topology.ts';

export function towardsAttachment(
  walk: Walk,
  bundle: Bundle,
  { node, segment }: At<'attachment-near'>,
): readonly Outcome[] {
  const zone = segment?.node.zone;
  const own = zone === undefined ? node.ports[0] : node.ports.find((port) => port.zone === zone);
  if (own) return [{ kind: 'go', bundle, place: intoPort(walk, own.interface) }];
  const [other] = node.ports;
  const text = `${sentence(node.origin.label)} has no interface in ${zone}, where ${segment?.node.origin.label} is, and takes nothing from there; give it one in that zone.`;
  return [
    {
      kind: 'lost',
      bundle,
      action: 'dropped',
      complaint: () => ({ node: node.id, code: node.code, origin: node.origin, text }),
      setting: () => segment ?? node,
      onward: () => other && { bundle, place: intoPort(walk, other.interface) },
    },
  ];
}

/** The boundary filter of its segment applies, also to neighbours (docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html). */
function intoPort(walk: Walk, id: string): Place {
  const group = groupOf(walk, id);
  const hop = { group, node: nodeOf(walk.topology, id, 'interface') };
  return { at: 'segment-in', segment: group.segment, across: true, hop };
}

function groupOf(walk: Walk, id: string): InterfaceGroup {
  const group = walk.topology.group(id);
  assert(group, `the graph has no interface '${id}'`);
  return group;
}

/** What is addressed to the interface itself is lost: nobody is there. */
export function inThroughAttachment(
  walk: Walk,
  bundle: Bundle,
  { group, node }: At<'attachment-in'>,
): readonly Outcome[] {
  const [mine, others] = cutByField(bundle, 'destination', group.addresses[bundle.family]);
  const outcomes: Outcome[] = [];
  if (others) {
    const router = nodeOf(walk.topology, node.transit, 'router');
    const { zone } = group.segment.node;
    outcomes.push({
      kind: 'go',
      bundle: node.sticky ? marked(others, group, 'in', others.view) : others,
      place: { at: 'router', router, table: node.routes, zone },
      remark: (_, packet) => ({
        node: node.id,
        origin: node.origin,
        action: 'forwarded',
        text: `takes ${flowOf(packet)} to ${router.origin.label}`,
      }),
    });
  }
  if (mine && walk.explains) outcomes.push(addressedItself(walk, mine, node));
  return outcomes;
}

function addressedItself(walk: Walk, bundle: Bundle, { id, origin }: AttachmentNode): Outcome {
  return {
    kind: 'lost',
    bundle,
    action: 'dropped',
    complaint: ({ destination }) => {
      const text = `${formatAddress(destination)} is an interface of ${origin.label}, where nobody answers; address the host that is meant.`;
      return { node: id, code: codeOf(walk, 'UNUSED_ADDRESS'), origin, text };
    },
  };
}

export function outThroughAttachment(
  walk: Walk,
  bundle: Bundle,
  { node, zone }: At<'attachment-out'>,
): readonly Outcome[] {
  if (!node.sticky) {
    const own = node.ports.find((port) => port.zone === zone);
    if (own) return [leaving(bundle, node, groupOf(walk, own.interface))];
  }
  const outcomes: Outcome[] = [];
  let rest: Bundle | undefined = bundle;
  for (const { interface: id } of node.sticky && isAnswer(bundle) ? node.ports : []) {
    const group = groupOf(walk, id);
    for (const way of ['out', 'in'] as const) {
      if (!rest) return outcomes;
      const [known, others]: ReturnType<typeof cutByMark> = cutByMark(rest, group, way);
      outcomes.push(...known.map((answer) => leaving(answer, node, group)));
      rest = others;
    }
  }
  if (rest) outcomes.push(...spread(walk, rest, node));
  return outcomes;
}

const PORTS = 65_536;

/** Over the interfaces that work, by source port. */
function spread(walk: Walk, bundle: Bundle, node: AttachmentNode): readonly Outcome[] {
  const all = node.ports.map((port) => groupOf(walk, port.interface));
  const healthy = all.filter((group) => !group.pattern.obstacle);
  const groups = healthy.length > 0 ? healthy : all;
  return groups.flatMap((group, index) => {
    const [share] = cutByField(bundle, 'sourcePort', stretchOf(PORTS, index, groups.length));
    return share ? [leaving(share, node, group)] : [];
  });
}

function leaving(bundle: Bundle, node: AttachmentNode, group: InterfaceGroup): Outcome {
  return {
    kind: 'go',
    bundle: node.sticky ? marked(bundle, group, 'out', bundle.view) : bundle,
    place: { at: 'interface-out', group },
    remark: (_, packet) => ({
      node: node.id,
      origin: node.origin,
      action: 'forwarded',
      text: `lets ${flowOf(packet)} out in ${group.segment.node.zone ?? group.segment.node.origin.label}`,
    }),
  };
}
