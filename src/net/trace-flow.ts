/**
 * A trace: one packet and its answer, step by step (see tracer.ts). Answers are remembered for graphs in which nothing that
 * they hang on has changed.
 */
import { sameAddress } from '../kit/address.ts';
import { assert } from '../kit/assert.ts';
import type { Flow, Graph, HostNode, InterfaceNode } from './graph.ts';
import { type Packet, PROTOCOL } from './packet.ts';
import { negotiated, type Sizes } from './path-mtu.ts';
import type { Walk } from './place.ts';
import { flowOf } from './prose.ts';
import { Recall } from './recall.ts';
import { nodeOf, ownerOf, type Topology, topologyOf } from './topology.ts';
import type { FlowTrace, Step } from './trace.ts';
import { Tracer } from './tracer.ts';

export function trace(graph: Graph, flow: Flow): FlowTrace {
  assert(flow.packet.source.family === flow.packet.destination.family, 'a packet is of one address family');
  return TRACES.answer(topologyOf(graph), wordsOf(flow), (topology) => traceIn(topology, flow));
}

const TRACES = new Recall<FlowTrace>(2_000);

/** Everything about a flow, as a key. */
function wordsOf({ from, packet, towards = '', size, dontFragment }: Flow): string {
  const { source, destination, protocol, sourcePort, destinationPort } = packet;
  const sender = 'interface' in from ? from.interface : '';
  const ports = `${protocol} ${sourcePort} ${destinationPort}`;
  return `${sender} ${towards} ${source.family} ${source.value} ${destination.value} ${ports} ${size ?? ''} ${dontFragment ?? ''}`;
}

function traceIn(topology: Topology, flow: Flow): FlowTrace {
  const towards = flow.towards === undefined ? undefined : topology.group(flow.towards);
  const walk: Walk = { topology, explains: true, ...(towards && { towards }) };
  const own = localReceiver(topology, flow);
  return own ? localTrace(own, flow.packet) : new Tracer(walk, flow, sizesOf(walk, flow)).run();
}

/** TCP's ends agree on a size before they send packets of it; others send what they have. */
function sizesOf(walk: Walk, flow: Flow): Sizes {
  const { size, packet } = flow;
  if (size === undefined) return {};
  if (packet.protocol !== PROTOCOL.tcp) return { forward: size, back: size };
  const opening = new Tracer(walk, flow, {});
  opening.run();
  return negotiated(opening.necks, size);
}

/** A host's packet to itself never reaches its interfaces. */
function localReceiver(topology: Topology, { from, packet }: Flow): HostNode | undefined {
  if (!('interface' in from)) return undefined;
  const sender = nodeOf(topology, from.interface, 'interface');
  const host = ownerOf(topology, sender);
  if (host?.kind !== 'host' || host.obstacle || !holds(sender, packet.source)) return undefined;
  return host.interfaces.some((id) => holds(nodeOf(topology, id, 'interface'), packet.destination))
    ? host
    : undefined;
}

function holds(node: InterfaceNode, address: Packet['source']): boolean {
  return node.addresses.some((own) => sameAddress(own, address));
}

function localTrace({ id, origin }: HostNode, packet: Packet): FlowTrace {
  const text = `${origin.label} talks to itself: ${flowOf(packet)}`;
  const forward: Step[] = [{ node: id, origin, action: 'delivered', text, packet }];
  return { disposition: 'delivered', forward, back: [], blockers: [], observations: [] };
}
