/** Links: what goes in at one end comes out at the other. */
import type { Bundle } from '../bundle.ts';
import type { At, Outcome, Place, Walk } from '../place.ts';
import { flowOf } from '../prose.ts';
import { nodeOf } from '../topology.ts';

export function overLink(walk: Walk, bundle: Bundle, { node, to }: At<'link'>): readonly Outcome[] {
  const router = nodeOf(walk.topology, to.router, 'router');
  const place: Place = to.routes ? { at: 'router', router, table: to.routes } : { at: 'local', router };
  return [
    {
      kind: 'go',
      bundle,
      place,
      remark: (_, packet) => ({
        node: node.id,
        origin: node.origin,
        action: 'forwarded',
        text: flowOf(packet),
      }),
    },
  ];
}
