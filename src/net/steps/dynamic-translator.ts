/**
 * Dynamic translators (NAPT, RFC 3022 §2.2): everybody behind them appears under their one address. TCP, UDP and ICMP
 * over IPv4 only (R-VPC-95). A source port of 1024 or more is kept, a lower one is moved up by 1024 (R-VPC-96 only
 * promises 1024–65535); that two senders may pick the same port is left out of account. They answer nothing
 * themselves, and what nobody asked for does not come in (R-VPC-99).
 */
import { assert } from '../../kit/assert.ts';
import { type Ranges, range, rangesOfValues } from '../../kit/ranges.ts';
import { type Bundle, cutByField, cutByMark, isAnswer, marked, withView } from '../bundle.ts';
import type { DynamicTranslatorNode, EngineCode } from '../graph.ts';
import { type Packet, PROTOCOL } from '../packet.ts';
import { type At, codeOf, type Outcome, type Place, type Walk } from '../place.ts';
import { changeOf, flowOf, sentence, serviceOf } from '../prose.ts';
import type { InterfaceGroup } from '../topology.ts';
import { constant, shifted } from '../view.ts';
import { strayAnswer } from './answers.ts';

const TRANSLATED: Ranges = rangesOfValues([PROTOCOL.icmp, PROTOCOL.tcp, PROTOCOL.udp]);
const WITH_PORTS: Ranges = rangesOfValues([PROTOCOL.tcp, PROTOCOL.udp]);
const FIRST_PORT = 1024;
const KEPT_PORTS: Ranges = range(FIRST_PORT, 65_536);

export function atDynamicTranslator(
  walk: Walk,
  bundle: Bundle,
  place: At<'dynamic-translator'>,
): readonly Outcome[] {
  const { group, node } = place;
  const [mine, others] = cutByField(bundle, 'destination', group.addresses[bundle.family]);
  const outcomes: Outcome[] = [];
  if (mine) outcomes.push(...comingBack(walk, mine, place));
  if (others && isAnswer(others)) outcomes.push(strayAnswer(walk, others, node, group.segment.router));
  else if (others) outcomes.push(...goingOut(walk, others, place));
  return outcomes;
}

function comingBack(
  walk: Walk,
  bundle: Bundle,
  { group, node }: At<'dynamic-translator'>,
): readonly Outcome[] {
  const [restored, rest] = cutByMark(bundle, node, 'out');
  const outcomes = restored.map((answer) => sent(answer, group, node));
  if (rest) {
    const text = `${sentence(node.origin.label)} lets in only answers to what went out through it, and answers nothing itself; address the host that is meant.`;
    outcomes.push(refusedBy(walk, rest, node, 'UNSOLICITED_INBOUND', () => text));
  }
  return outcomes;
}

function goingOut(walk: Walk, bundle: Bundle, { group, node }: At<'dynamic-translator'>): readonly Outcome[] {
  if (bundle.family === 6) {
    const text = `${sentence(node.origin.label)} translates IPv4 only; send IPv6 another way.`;
    return [refusedBy(walk, bundle, node, 'ADDRESS_FAMILY_NOT_CARRIED', () => text)];
  }
  const [carried, others] = cutByField(bundle, 'protocol', TRANSLATED);
  const outcomes: Outcome[] = [];
  if (carried) for (const hidden of hide(carried, group, node)) outcomes.push(sent(hidden, group, node));
  if (others) {
    const text = (packet: Packet) =>
      `${sentence(node.origin.label)} translates TCP, UDP and ICMP only, not ${serviceOf(packet)}; send it another way.`;
    outcomes.push(refusedBy(walk, others, node, 'PROTOCOL_NOT_TRANSLATED', text));
  }
  return outcomes;
}

function hide(bundle: Bundle, group: InterfaceGroup, node: DynamicTranslatorNode): readonly Bundle[] {
  const address = group.pattern.addresses.find(({ family }) => family === bundle.family);
  assert(address, `${node.id} needs an address to translate to`);
  const source = constant(address.value);
  const [ported, portless] = cutByField(bundle, 'protocol', WITH_PORTS);
  const [kept, low] = ported ? cutByField(ported, 'sourcePort', KEPT_PORTS) : [];
  const out: Bundle[] = [];
  for (const one of [portless, kept]) {
    if (one) out.push(marked(withView(one, { source }), node, 'out', one.view));
  }
  if (low) {
    const moved = withView(low, { source, sourcePort: shifted(low.view.sourcePort, FIRST_PORT) });
    out.push(marked(moved, node, 'out', low.view));
  }
  return out;
}

function sent(bundle: Bundle, group: InterfaceGroup, node: DynamicTranslatorNode): Outcome {
  const place: Place = { at: 'interface-out', group };
  return {
    kind: 'go',
    bundle: { ...bundle, hops: bundle.hops + 1 },
    place,
    remark: (before, after) => ({
      node: node.id,
      origin: node.origin,
      action: 'translated',
      text: changeOf(before, after) ?? flowOf(after),
    }),
  };
}

function refusedBy(
  walk: Walk,
  bundle: Bundle,
  { id, origin }: DynamicTranslatorNode,
  code: EngineCode,
  text: (packet: Packet) => string,
): Outcome {
  const complaint = (packet: Packet) => ({ node: id, code: codeOf(walk, code), origin, text: text(packet) });
  return { kind: 'lost', bundle, action: 'dropped', complaint };
}
