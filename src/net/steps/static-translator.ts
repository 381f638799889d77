/**
 * Static translators (basic NAT, RFC 3022 §2.1): each inside address has its own outside address, in both directions
 * and without memory (R-VPC-75). What they pass untranslated (IPv6, usually) crosses as it is.
 *
 * Where an address has no mapping, a trace notes that and goes on under a stand-in address. Such a supposed mapping
 * is remembered by a mark, so that the answer finds its way.
 */
import { type Family, formatAddress, parseAddress } from '../../kit/address.ts';
import { assert } from '../../kit/assert.ts';
import { type Bundle, cutByField, cutByMark, marked, withView } from '../bundle.ts';
import type { StaticTranslatorNode } from '../graph.ts';
import { passedBy, tablesOf } from '../internet.ts';
import type { At, Outcome, Place, Walk } from '../place.ts';
import { changeOf, flowOf, sentence } from '../prose.ts';
import { nodeOf } from '../topology.ts';
import { constant, translated } from '../view.ts';

/** Stands in for a public address that is missing (documentation ranges, RFC 5737 and RFC 3849). */
const STAND_IN: Readonly<Record<Family, string>> = { 4: '192.0.2.1', 6: '2001:db8::1' };

type Way = 'out' | 'in';

export function outThroughTranslator(
  walk: Walk,
  bundle: Bundle,
  { node }: At<'static-translator-out'>,
): readonly Outcome[] {
  const { family } = bundle;
  const [restored, fresh] = cutByMark(bundle, node, 'in');
  const outcomes = restored.map((answer) => crossed(answer, node, 'out', { at: 'world' }));
  if (!fresh) return outcomes;
  const leave = (leaving: Bundle, before: Bundle): Outcome =>
    crossed(marked(leaving, node, 'out', before.view), node, 'out', { at: 'world' });
  const { outbound } = tablesOf(node)[family];
  const [mapped, unmapped] = cutByField(fresh, 'source', outbound.domain);
  if (mapped) {
    outcomes.push(
      leave(withView(mapped, { source: translated(mapped.terms, mapped.view.source, outbound) }), mapped),
    );
  }
  const [passed, rest] = unmapped ? cutByField(unmapped, 'source', passedBy(node, family)) : [];
  if (passed) outcomes.push(leave(passed, passed));
  if (rest && walk.explains) {
    outcomes.push({
      kind: 'lost',
      bundle: rest,
      action: 'dropped',
      complaint: ({ source }) => {
        const text = `${formatAddress(source)} has no public address, under which its packets could go out to the internet and be answered; give it one.`;
        return { node: node.id, code: node.codes.outbound, origin: node.origin, text };
      },
      onward: () => {
        const standIn = parseAddress(STAND_IN[family]);
        assert(standIn, 'the stand-in is an address');
        const supposed = withView(rest, { source: constant(standIn.value) });
        return { bundle: marked(supposed, node, 'out', rest.view), place: { at: 'world' } };
      },
    });
  }
  return outcomes;
}

export function inThroughTranslator(
  walk: Walk,
  bundle: Bundle,
  { node }: At<'static-translator-in'>,
): readonly Outcome[] {
  const { family } = bundle;
  const router = nodeOf(walk.topology, node.router, 'router');
  const place: Place = node.inboundRoutes
    ? { at: 'router', router, table: node.inboundRoutes }
    : { at: 'local', router };
  const [restored, fresh] = cutByMark(bundle, node, 'out');
  const outcomes = restored.map((answer) => crossed(answer, node, 'in', place));
  if (!fresh) return outcomes;
  const { inbound } = tablesOf(node)[family];
  const [mapped, unmapped] = cutByField(fresh, 'destination', inbound.domain);
  if (mapped) {
    const destination = translated(mapped.terms, mapped.view.destination, inbound);
    outcomes.push(crossed(withView(mapped, { destination }), node, 'in', place));
  }
  const [passed, rest] = unmapped ? cutByField(unmapped, 'destination', passedBy(node, family)) : [];
  if (passed) outcomes.push(crossed(passed, node, 'in', place));
  if (rest && walk.explains) outcomes.push(unreachable(walk, rest, node, place));
  return outcomes;
}

/** Nobody outside can address what has no outside address. */
function unreachable(walk: Walk, bundle: Bundle, node: StaticTranslatorNode, place: Place): Outcome {
  const target = walk.towards?.pattern.origin.label;
  return {
    kind: 'lost',
    bundle,
    action: 'dropped',
    complaint: ({ destination }) => {
      const who = target ? `${sentence(target)} (${formatAddress(destination)})` : formatAddress(destination);
      const text = `${who} has no public address, so nobody on the internet can address it; give it one.`;
      return { node: node.id, code: node.codes.inbound, origin: node.origin, text };
    },
    onward: () => ({ bundle: marked(bundle, node, 'in', bundle.view), place }),
  };
}

function crossed(bundle: Bundle, node: StaticTranslatorNode, way: Way, place: Place): Outcome {
  return {
    kind: 'go',
    bundle,
    place,
    remark: (before, after) => {
      const change = changeOf(before, after);
      const text = change ?? `lets ${way} ${flowOf(after)}`;
      return { node: node.id, origin: node.origin, action: change ? 'translated' : 'forwarded', text };
    },
  };
}
