/** Answers: whether they are the ones that their receiver waits for. */
import { formatAddress } from '../../kit/address.ts';
import { assert } from '../../kit/assert.ts';
import { type Bundle, without, withTerms } from '../bundle.ts';
import type { RouterNode } from '../graph.ts';
import type { Packet } from '../packet.ts';
import { codeOf, type Outcome, type Place, type Walk } from '../place.ts';
import { flowOf, sentence } from '../prose.ts';
import { type InterfaceGroup, nodeOf } from '../topology.ts';
import type { Origin } from '../trace.ts';
import { AS_SENT, agreeingViews, fieldsThatTell, reversed } from '../view.ts';

interface Named {
  readonly id: string;
  readonly origin: Origin;
}

/** Splits answers that came to `by` into those that its own request waits for and those that nobody does. */
export function claimAnswers(
  walk: Walk,
  bundle: Bundle,
  by: InterfaceGroup | 'world',
  receiver: (packet: Packet) => Named,
): readonly Outcome[] {
  assert(bundle.received, 'only answers can be claimed');
  const { answer, result } = bundle.received;
  const expected = reversed(AS_SENT, answer, bundle.family);
  const awaited =
    bundle.sender === by ? agreeingViews(bundle.terms, bundle.view, expected, fieldsThatTell(answer)) : [];
  const outcomes: Outcome[] = [];
  const claimed = withTerms(bundle, awaited);
  if (claimed) {
    outcomes.push({
      kind: 'done',
      bundle: claimed,
      remark: (_, packet) => {
        const { id, origin } = receiver(packet);
        const text = `the answer arrives, ${flowOf(packet)}${result === 'refused' ? ': refused' : ''}`;
        return { node: id, origin, action: 'delivered', text };
      },
    });
  }
  const stray = without(bundle, awaited);
  if (stray) {
    outcomes.push({
      kind: 'lost',
      bundle: stray,
      action: 'dropped',
      complaint: (packet) => {
        const { id, origin } = receiver(packet);
        const text = `${sentence(origin.label)} gets an answer from ${formatAddress(packet.source)}, which it did not ask, and drops it; let answers take the way by which the request came.`;
        return { node: id, code: codeOf(walk, 'REPLY_OUTSIDE_ITS_FLOW'), origin, text };
      },
    });
  }
  return outcomes;
}

/**
 * An answer that comes to a stateful part which never saw the request. Had it been routed back the way the request
 * came, it would have left by the router's own door.
 */
export function strayAnswer(walk: Walk, bundle: Bundle, part: Named, router: RouterNode): Outcome {
  return {
    kind: 'lost',
    bundle,
    action: 'dropped',
    complaint: () => {
      const way = bundle.route?.rule ? `${bundle.route.label}, ${bundle.route.rule},` : 'The route back';
      const text = `${sentence(way)} sends the answer through ${part.origin.label}, which never saw the request and drops it; send answers back the way the request came.`;
      return {
        node: part.id,
        code: codeOf(walk, 'REPLY_OUTSIDE_ITS_FLOW'),
        origin: bundle.route ?? part.origin,
        text,
      };
    },
    onward: () => {
      if (router.door === undefined) return undefined;
      const place: Place = {
        at: 'static-translator-out',
        node: nodeOf(walk.topology, router.door, 'static-translator'),
      };
      return { bundle, place };
    },
  };
}
