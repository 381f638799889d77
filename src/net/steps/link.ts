/** Links: what goes in at one end comes out at the other, if that end admits where it is bound for. */
import { formatAddress } from '../../kit/address.ts';
import { memoise } from '../../kit/memoise.ts';
import { ALL_ADDRESSES } from '../../kit/packet-set.ts';
import { prefixRange } from '../../kit/prefix.ts';
import { rangesFrom } from '../../kit/ranges.ts';
import { type Bundle, cutByField } from '../bundle.ts';
import type { LinkEnd } from '../graph.ts';
import { byFamily } from '../likeness.ts';
import { type At, codeOf, type Outcome, type Place, type Walk } from '../place.ts';
import { flowOf, sentence } from '../prose.ts';
import { nodeOf } from '../topology.ts';

export function overLink(walk: Walk, bundle: Bundle, { node, to }: At<'link'>): readonly Outcome[] {
  const router = nodeOf(walk.topology, to.router, 'router');
  const place: Place = to.routes
    ? { at: 'router', router, table: to.routes, over: to }
    : { at: 'local', router, over: to };
  const [admitted, others] = cutByField(bundle, 'destination', admittedAt(to)[bundle.family]);
  const outcomes: Outcome[] = [];
  if (admitted) {
    outcomes.push({
      kind: 'go',
      bundle: admitted,
      place,
      remark: (_, packet) => ({
        node: node.id,
        origin: node.origin,
        action: 'forwarded',
        text: flowOf(packet),
      }),
    });
  }
  if (others && walk.explains) {
    outcomes.push({
      kind: 'lost',
      bundle: others,
      action: 'dropped',
      complaint: ({ destination }) => {
        const text = `${sentence(node.origin.label)} leads to the addresses of ${router.origin.label} and no further, so not to ${formatAddress(destination)}; let the packet take a way of its own there.`;
        const code = node.code ?? codeOf(walk, 'BEYOND_THE_FAR_END');
        return { node: node.id, code, origin: node.origin, text };
      },
    });
  }
  return outcomes;
}

const admittedAt = memoise(({ prefixes }: LinkEnd) =>
  prefixes
    ? byFamily((family) => rangesFrom(prefixes.filter((prefix) => prefix.family === family).map(prefixRange)))
    : ALL_ADDRESSES,
);
