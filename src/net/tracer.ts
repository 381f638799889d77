/**
 * Takes one packet and its answer through the graph, and notes every step. Where the packet is lost, it notes the reason and
 * goes on as if that were mended, so that the list of blockers holds everything that must change, not only the first thing.
 */
import { formatAddress, sameAddress } from '../kit/address.ts';
import { assert } from '../kit/assert.ts';
import { termOf } from '../kit/packet-set.ts';
import { type Bundle, sentBundle } from './bundle.ts';
import type { DynamicTranslatorNode, Flow } from './graph.ts';
import { type Packet, PROTOCOL } from './packet.ts';
import { Gauge, type Neck, type Necks, neckAt, type Sizes, tooLarge } from './path-mtu.ts';
import {
  type Complaint,
  codeOf,
  type Notice,
  type Outcome,
  type Place,
  type Remark,
  type Walk,
} from './place.ts';
import { flowOf, sentence } from './prose.ts';
import type { Blocker, Disposition, FlowTrace, Observation, Step, TooBig } from './trace.ts';
import { packetOf } from './view.ts';
import { step } from './walk.ts';
import { lossOf, type Teller, tellerAt, wordOf } from './word-back.ts';

/** Noting an obstacle and passing it are two steps at one place, so this is far above what `MAX_HOPS` lets happen. */
const MAX_STEPS = 4_000;

export class Tracer {
  readonly #walk: Walk;
  readonly #forward: Step[] = [];
  readonly #back: Step[] = [];
  readonly #blockers: Blocker[] = [];
  readonly #observations: Observation[] = [];
  readonly #noted = new Set<object>();
  readonly #flow: Flow;
  readonly #gauge: Gauge;
  #tooBig: TooBig | undefined;
  /** The router that has the packet, and would tell its sender if it were too large. */
  #router: Teller | undefined;
  #bundle: Bundle;
  #place: Place;

  constructor(walk: Walk, flow: Flow, sizes: Sizes) {
    const { from, packet } = flow;
    this.#walk = walk;
    this.#flow = flow;
    this.#gauge = new Gauge(sizes);
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
      this.#squeeze();
      const [outcome, second] = step(this.#walk, this.#bundle, this.#place);
      assert(outcome && !second, `one packet has one fate at ${this.#place.at}`);
      if (!this.#take(outcome)) return this.#conclude();
    }
    throw new Error('netlab bug: a trace does not end');
  }

  /** What met a bound, in the order in which it did. */
  get necks(): Necks {
    return this.#gauge.met;
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
    if (answers && outcome.bundle.received) {
      this.#gauge.turn(outcome.bundle.received.answer);
      this.#router = undefined;
    }
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
      this.#block(complaint, packet);
    }
    if (setting) this.#noted.add(setting);
    const onward = outcome.onward?.(packet);
    if (!onward) return false;
    this.#bundle = onward.bundle;
    this.#place = onward.place;
    return true;
  }

  /** Whoever walks in a circle meets the same obstacle at every turn; it is to be mended once. */
  #block({ code, origin, text: words }: Complaint, packet: Packet): void {
    const direction = this.#bundle.received ? 'back' : 'forward';
    const text = sentence(words);
    const isKnown = this.#blockers.some((known) => known.direction === direction && known.text === text);
    if (!isKnown) this.#blockers.push({ code, direction, origin, text, packet });
  }

  /** Holds the packet against the bound of the place where it is. */
  #squeeze(): void {
    const [place, gauge] = [this.#place, this.#gauge];
    if (place.past) return;
    const { family } = this.#bundle;
    this.#router = tellerAt(place, family) ?? this.#router;
    const neck = neckAt(place, this.#walk.topology.world);
    if (neck) this.#passNeck(neck);
    if (place.at === 'interface-out' || place.at === 'world') gauge.leave();
    if (place.at === 'dynamic-translator' && gauge.isFragmented) this.#fragmentsAtTranslator(place.node);
  }

  #passNeck(neck: Neck): void {
    const gauge = this.#gauge;
    const packet = this.#packet(this.#bundle);
    const size = gauge.piece ?? 0;
    const fit = gauge.meet(neck, this.#bundle.family, this.#mustNotFragment(packet));
    if (fit === 'fragmented') this.#fragment(neck, packet);
    if (fit === 'refused') this.#refuse(neck, size, packet);
    this.#negotiate(neck, packet);
  }

  /** Linux lets nobody fragment what it sends of TCP, and anybody its echo replies. */
  #mustNotFragment({ protocol }: Packet): boolean {
    if (this.#bundle.received?.answer === 'echo') return false;
    return this.#flow.dontFragment ?? protocol === PROTOCOL.tcp;
  }

  #fragment({ id, origin, mtu }: Neck, packet: Packet): void {
    const text = `${this.#gauge.hasLeft ? 'goes on' : 'sets out'} in fragments of at most ${mtu} octets`;
    this.#note({ node: id, origin, action: 'forwarded', text }, packet);
  }

  #negotiate({ id, origin, mtu, clamps }: Neck, packet: Packet): void {
    if (!clamps || packet.protocol !== PROTOCOL.tcp || (this.#flow.size ?? 0) <= mtu) return;
    const headers = packet.source.family === 4 ? 40 : 60;
    const text = `lets TCP send segments of at most ${mtu - headers} octets (MSS), packets of ${mtu}`;
    this.#note({ node: id, origin, action: 'forwarded', text }, packet);
  }

  #refuse(neck: Neck, size: number, packet: Packet): void {
    const direction = this.#bundle.received ? 'back' : 'forward';
    const word = neck.silent ? undefined : this.#tell(neck.mtu);
    const { text, ...told } = word ?? SILENCE;
    this.#tooBig ??= { direction, mtu: neck.mtu, ...told };
    const complaint = {
      node: neck.id,
      code: codeOf(this.#walk, 'PACKET_TOO_BIG'),
      origin: neck.origin,
      text: `${tooLarge(neck, size)}${text}.`,
    };
    this.#note({ node: neck.id, origin: neck.origin, action: 'dropped', text: complaint.text }, packet);
    this.#block(complaint, packet);
  }

  /** The router that drops the packet says so, and its word travels back like any packet. */
  #tell(mtu: number): Told {
    if (!this.#gauge.hasLeft)
      return { by: 'sender', text: ', and must not be fragmented; send smaller ones, or let them be' };
    const { address, place } = this.#router ?? {};
    const said: Told = {
      by: 'router',
      ...(address && { from: address }),
      text: `, and must not be fragmented; its sender is told (MTU ${mtu}), and can send smaller ones`,
    };
    if (this.#bundle.received || !place) return said;
    const lost = lossOf(this.#walk, wordOf(this.#bundle, address), place);
    if (!lost) return { ...said, told: true };
    const text = `, and must not be fragmented; the word about it, which would have its sender send smaller ones, does not get back: ${lost}`;
    return { ...said, told: false, text: text.replace(/\.$/, '') };
  }

  #fragmentsAtTranslator({ id, origin }: DynamicTranslatorNode): void {
    const packet = this.#packet(this.#bundle);
    if (packet.protocol === PROTOCOL.udp) return;
    const text = `${sentence(origin.label)} takes fragments of UDP only; send packets that need not be fragmented.`;
    const code = codeOf(this.#walk, 'FRAGMENTS_NOT_TRANSLATED');
    this.#note({ node: id, origin, action: 'dropped', text }, packet);
    this.#block({ node: id, code, origin, text }, packet);
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
    const pathMtu = this.#gauge.pathMtu();
    return {
      disposition: this.#disposition(),
      forward: this.#forward,
      back: this.#back,
      blockers: this.#blockers,
      observations: this.#observations,
      ...(pathMtu && { pathMtu }),
      ...(this.#tooBig && { tooBig: this.#tooBig }),
    };
  }

  #disposition(): Disposition {
    const [first] = this.#blockers;
    if (first) return first.direction === 'forward' ? 'dropped' : 'reply-dropped';
    assert(this.#bundle.received, 'what was not lost was received');
    return this.#bundle.received.result;
  }
}

type Told = Pick<TooBig, 'by' | 'from' | 'told'> & { readonly text: string };

const SILENCE: Told = { by: 'nobody', text: '; it is lost without a word to its sender: send smaller ones' };
