/**
 * A trace: one packet and its answer, step by step. Where the packet is lost, the trace notes the reason and goes on
 * as if it were mended, so that the list of blockers holds everything that must change, not only the first thing.
 */
import { formatAddress, sameAddress } from '../kit/address.ts';
import { assert } from '../kit/assert.ts';
import { termOf } from '../kit/packet-set.ts';
import { type Bundle, sentBundle } from './bundle.ts';
import type { Flow, Graph, HostNode, InterfaceNode } from './graph.ts';
import type { Packet } from './packet.ts';
import type { Complaint, Notice, Outcome, Place, Remark, Walk } from './place.ts';
import { flowOf, sentence } from './prose.ts';
import { Recall } from './recall.ts';
import { nodeOf, ownerOf, type Topology, topologyOf } from './topology.ts';
import type { Blocker, Disposition, FlowTrace, Observation, Step } from './trace.ts';
import { packetOf } from './view.ts';
import { step } from './walk.ts';

/** Noting an obstacle and passing it are two steps at one place, so this is far above what `MAX_HOPS` lets happen. */
const MAX_STEPS = 4_000;

export function trace(graph: Graph, flow: Flow): FlowTrace {
  assert(flow.packet.source.family === flow.packet.destination.family, 'a packet is of one address family');
  return TRACES.answer(topologyOf(graph), wordsOf(flow), (topology) => traceIn(topology, flow));
}

const TRACES = new Recall<FlowTrace>(2_000);

/** Everything about a flow, as a key. */
function wordsOf({ from, packet, towards = '' }: Flow): string {
  const { source, destination, protocol, sourcePort, destinationPort } = packet;
  const sender = 'interface' in from ? from.interface : '';
  const ports = `${protocol} ${sourcePort} ${destinationPort}`;
  return `${sender} ${towards} ${source.family} ${source.value} ${destination.value} ${ports}`;
}

function traceIn(topology: Topology, flow: Flow): FlowTrace {
  const towards = flow.towards === undefined ? undefined : topology.group(flow.towards);
  const walk: Walk = { topology, explains: true, ...(towards && { towards }) };
  const own = localReceiver(topology, flow);
  return own ? localTrace(own, flow.packet) : new Tracer(walk, flow).run();
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

class Tracer {
  readonly #walk: Walk;
  readonly #forward: Step[] = [];
  readonly #back: Step[] = [];
  readonly #blockers: Blocker[] = [];
  readonly #observations: Observation[] = [];
  readonly #noted = new Set<object>();
  #bundle: Bundle;
  #place: Place;

  constructor(walk: Walk, { from, packet }: Flow) {
    this.#walk = walk;
    const group = 'interface' in from ? walk.topology.group(from.interface) : undefined;
    const sender = 'world' in from ? 'world' : group;
    assert(sender, `the graph has no interface ${'interface' in from ? from.interface : ''}`);
    const { family } = packet.source;
    this.#bundle = sentBundle(family, [termOf(packet)], sender);
    this.#place = sender === 'world' ? { at: 'world' } : { at: 'sender', group: sender };
    if (sender === 'world') this.#setOut(packet);
  }

  run(): FlowTrace {
    for (let steps = 0; steps < MAX_STEPS; steps++) {
      const [outcome, second] = step(this.#walk, this.#bundle, this.#place);
      assert(outcome && !second, `one packet has one fate at ${this.#place.at}`);
      if (!this.#take(outcome)) return this.#conclude();
    }
    throw new Error('netlab bug: a trace does not end');
  }

  /** Whether the walk goes on. */
  #take(outcome: Outcome): boolean {
    const before = this.#packet(this.#bundle);
    if (outcome.kind === 'lost') return this.#lose(outcome, before);
    this.#observe(outcome.kind === 'go' ? outcome.notice : undefined, before);
    const answers = outcome.bundle.received !== undefined && this.#bundle.received === undefined;
    // What was received is told as it came, not as the answer to it.
    const after = answers ? before : this.#packet(outcome.bundle);
    const remark = outcome.remark?.(before, after);
    if (remark) this.#note(remark, after);
    this.#bundle = outcome.bundle;
    if (outcome.kind === 'done') return false;
    this.#place = outcome.place;
    if (answers && remark) this.#answer(remark);
    return true;
  }

  #lose(outcome: Outcome & { kind: 'lost' }, packet: Packet): boolean {
    const setting = outcome.setting?.(packet);
    if (!setting || !this.#noted.has(setting)) {
      const complaint = outcome.complaint(packet);
      this.#observe(outcome.notice, packet);
      const { node, origin, text } = complaint;
      this.#note({ node, origin, action: outcome.action, text: sentence(text) }, packet);
      this.#blockers.push(this.#blocker(complaint, packet));
    }
    if (setting) this.#noted.add(setting);
    const onward = outcome.onward?.(packet);
    if (!onward) return false;
    this.#bundle = onward.bundle;
    this.#place = onward.place;
    return true;
  }

  #blocker({ code, origin, text }: Complaint, packet: Packet): Blocker {
    return {
      code,
      direction: this.#bundle.received ? 'back' : 'forward',
      origin,
      text: sentence(text),
      packet,
    };
  }

  #note(remark: Remark, packet: Packet): void {
    (this.#bundle.received ? this.#back : this.#forward).push({ ...remark, packet });
  }

  #observe(notice: Notice | undefined, packet: Packet): void {
    const seen = this.#blockers.length === 0 ? notice?.(packet) : undefined;
    if (seen) this.#observations.push({ ...seen, packet, reply: this.#bundle.received !== undefined });
  }

  #answer({ node, origin }: Remark): void {
    const packet = this.#packet(this.#bundle);
    this.#note({ node, origin, action: 'originated', text: `answers ${flowOf(packet)}` }, packet);
  }

  #setOut(packet: Packet): void {
    const { id, origin, clients } = this.#walk.topology.world;
    const client = clients.find(({ addresses }) => addresses.some((own) => sameAddress(own, packet.source)));
    const who = client?.name ?? `${formatAddress(packet.source)} on the internet`;
    this.#note({ node: id, origin, action: 'originated', text: `${who} sends ${flowOf(packet)}` }, packet);
  }

  #packet(bundle: Bundle): Packet {
    const [term] = bundle.terms;
    assert(term, 'a bundle holds packets');
    return packetOf(bundle.view, term, bundle.family);
  }

  #conclude(): FlowTrace {
    return {
      disposition: this.#disposition(),
      forward: this.#forward,
      back: this.#back,
      blockers: this.#blockers,
      observations: this.#observations,
    };
  }

  #disposition(): Disposition {
    const [first] = this.#blockers;
    if (first) return first.direction === 'forward' ? 'dropped' : 'reply-dropped';
    assert(this.#bundle.received, 'what was not lost was received');
    return this.#bundle.received.result;
  }
}
