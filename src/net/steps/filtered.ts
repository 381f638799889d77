/** What a filter does with a bundle, wherever the filter stands. */
import { type Term, termsOf, unionTerms } from '../../kit/packet-set.ts';
import { type Bundle, cutBySet, isAnswer, keepSet, passedOnBy } from '../bundle.ts';
import { decidingRule, permitted, permittedRelayed, permittedThrough } from '../filter.ts';
import type { Filter } from '../graph.ts';
import type { Packet } from '../packet.ts';
import type { Notice, Outcome, Place, Walk } from '../place.ts';
import { denial, permission } from '../prose.ts';

export interface Gate {
  readonly filter: Filter | undefined;
  readonly stateful: boolean;
  /** ID of the node that it guards. */
  readonly node: (packet: Packet) => string;
  readonly place: Place;
  /** What becomes of a bundle that passes. */
  readonly pass: (bundle: Bundle) => Bundle;
  readonly onPass?: Notice | undefined;
  readonly onDeny?: Notice | undefined;
}

export function filtered(walk: Walk, bundle: Bundle, gate: Gate): readonly Outcome[] {
  const { filter, place, pass } = gate;
  if (!filter) return [{ kind: 'go', bundle: pass(bundle), place, notice: gate.onPass }];
  const balancers = passedOnBy(bundle).map(({ at }) => at.exit ?? at.interface);
  const allowed = allowedBy(filter, bundle, balancers);
  const [passed, denied] = walk.explains ? cutBySet(bundle, allowed) : [keepSet(bundle, allowed), undefined];
  const outcomes: Outcome[] = [];
  if (passed) {
    outcomes.push({
      kind: 'go',
      bundle: pass(passed),
      place,
      notice: gate.onPass,
      remark: (_, packet) => {
        const rule = decidingRule(filter, packet, balancers, bundle.relayed);
        const origin = rule?.origin ?? filter.origin;
        return {
          node: gate.node(packet),
          origin,
          action: 'permitted',
          text: permission(filter, rule, packet),
        };
      },
    });
  }
  if (denied) {
    outcomes.push({
      kind: 'lost',
      bundle: denied,
      action: 'denied',
      notice: gate.onDeny,
      complaint: (packet) => {
        const rule = decidingRule(filter, packet, [], bundle.relayed);
        const text = denial(filter, rule, packet, gate.stateful, isAnswer(bundle));
        const note = bundle.relayed && decidingRule(filter, packet)?.direct ? NAMES_SENDERS : '';
        const origin = rule?.origin ?? filter.origin;
        return { node: gate.node(packet), code: filter.code, origin, text: `${text}${note}` };
      },
      onward: () => ({ bundle: pass(denied), place }),
    });
  }
  return outcomes;
}

const NAMES_SENDERS =
  ' A rule that names another group does not count for what a host in between passed on: name addresses instead.';

/** What came through balancers may be matched by them, besides by its addresses. */
function allowedBy(
  filter: Filter,
  { family, relayed }: Bundle,
  balancers: readonly string[],
): readonly Term[] {
  return balancers.reduce(
    (allowed, balancer) => unionTerms(allowed, termsOf(permittedThrough(filter, balancer), family)),
    termsOf(relayed ? permittedRelayed(filter) : permitted(filter), family),
  );
}
