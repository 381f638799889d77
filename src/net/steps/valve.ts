/**
 * Valves (R-VPC-82): flows that begin inside go out, and only their answers come back in. What a trace lets in all the
 * same, as if the valve were open, leaves a mark by which its answer may leave.
 */
import { type Bundle, cutByField, cutByMark, isAnswer, marked } from '../bundle.ts';
import type { ValveNode } from '../graph.ts';
import { passedBy } from '../internet.ts';
import { type At, codeOf, type Outcome, type Place, type Walk } from '../place.ts';
import { flowOf, sentence } from '../prose.ts';
import { nodeOf } from '../topology.ts';
import { strayAnswer } from './answers.ts';

export function outThroughValve(walk: Walk, bundle: Bundle, { node }: At<'valve-out'>): readonly Outcome[] {
  if (isAnswer(bundle)) {
    const [supposed, stray] = cutByMark(bundle, node, 'in');
    const outcomes: Outcome[] = supposed.map((answer) => through(answer, node, { at: 'world' }));
    const router = nodeOf(walk.topology, node.router, 'router');
    return stray ? [...outcomes, strayAnswer(walk, stray, node, router)] : outcomes;
  }
  const [passed, others] = cutByField(bundle, 'source', passedBy(node, bundle.family));
  const outcomes: Outcome[] = [];
  if (passed) outcomes.push(through(marked(passed, node, 'out', passed.view), node, { at: 'world' }));
  if (others && walk.explains) {
    outcomes.push({
      kind: 'lost',
      bundle: others,
      action: 'dropped',
      complaint: (packet) => {
        const text = `${sentence(node.origin.label)} does not carry ${flowOf(packet)}, whose source is not an address that it serves; send it another way.`;
        return {
          node: node.id,
          code: node.code ?? codeOf(walk, 'ADDRESS_FAMILY_NOT_CARRIED'),
          origin: node.origin,
          text,
        };
      },
    });
  }
  return outcomes;
}

export function inThroughValve(walk: Walk, bundle: Bundle, { node }: At<'valve-in'>): readonly Outcome[] {
  const router = nodeOf(walk.topology, node.router, 'router');
  const place: Place = node.inboundRoutes
    ? { at: 'router', router, table: node.inboundRoutes }
    : { at: 'local', router };
  const [answers, rest] = cutByMark(bundle, node, 'out');
  const outcomes: Outcome[] = answers.map((answer) => through(answer, node, place));
  if (rest) {
    outcomes.push({
      kind: 'lost',
      bundle: rest,
      action: 'dropped',
      complaint: () => {
        const text = `${sentence(node.origin.label)} lets in only answers to what went out through it; let flows that begin outside come in another way.`;
        return { node: node.id, code: codeOf(walk, 'UNSOLICITED_INBOUND'), origin: node.origin, text };
      },
      onward: () => ({ bundle: marked(rest, node, 'in', rest.view), place }),
    });
  }
  return outcomes;
}

function through(bundle: Bundle, node: ValveNode, place: Place): Outcome {
  const remark = (_: unknown, packet: Parameters<typeof flowOf>[0]) =>
    ({ node: node.id, origin: node.origin, action: 'forwarded', text: flowOf(packet) }) as const;
  return { kind: 'go', bundle, place, remark };
}
