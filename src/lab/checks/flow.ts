/**
 * `flow`: one packet from here to there, and its reply. Says whether it arrives, and by which way; the trace, with
 * every obstacle on it, is the evidence.
 */
import * as z from 'zod';
import type { Disposition, Trace } from '../../net/trace.ts';
import { locate } from '../../sim/places.ts';
import type { FlowSpec, Sim } from '../../sim/sim.ts';
import { commonFields, defineCheck, placeName, placeSchema, type Verdict } from './check.ts';
import { parsePort, portSchema } from './port.ts';
import { wherePlacesExist } from './unknown-place.ts';
import { firstMissed, inWords, spoken, waypointSchema } from './waypoint.ts';

const schema = z
  .strictObject({
    ...commonFields,
    flow: z
      .strictObject({
        from: placeSchema,
        to: placeSchema,
        port: portSchema,
        family: z
          .union([z.literal(4), z.literal(6)])
          .optional()
          .describe('IP version, where both ends have both.'),
        size: z
          .number()
          .int()
          .min(28)
          .max(65_535)
          .optional()
          .describe(
            'How large it is, IP header included, in octets: it must fit in one piece everywhere. Absent: it fits.',
          ),
        through: z
          .array(waypointSchema)
          .min(1)
          .optional()
          .describe(
            'What the packet must pass on its way, in this order: kinds, or one by its name (`virtual-interface/east`).',
          ),
      })
      .describe('The packet.'),
    expect: z
      .enum(['delivered', 'refused', 'dropped', 'stopped'])
      .describe(
        '`delivered`: it arrives and the reply comes back. `refused`: nothing listens there. `dropped`: silence. `stopped`: it does not even arrive.',
      ),
  })
  .describe('One packet and its reply.');

export type FlowCheck = z.infer<typeof schema>;

const WORDS: Record<Disposition, string> = {
  delivered: 'gets through',
  refused: 'is refused: it reaches the host, but nothing listens on that port',
  dropped: 'is lost on the way',
  'reply-dropped': 'arrives, but its reply is lost',
};

export const flow = defineCheck({
  key: 'flow',
  schema,
  proof: 'Packets that were sent',

  describe({ flow: { from, to, port, family, size, through }, expect }) {
    const version = `${size === undefined ? '' : ` of ${size} octets`}${family === 6 ? ' over IPv6' : ''}`;
    const way = through ? ` through ${inWords(through)}` : '';
    return `${placeName(from)} → ${placeName(to)} ${port}${version} ${expect}${way}`;
  },

  run(check, sim) {
    return wherePlacesExist(() => judge(check, sim));
  },
});

function judge({ flow: { from, to, port, family, size, through }, expect }: FlowCheck, sim: Sim): Verdict {
  const range = parsePort(port);
  if (!range) return { passed: false, code: 'call-failed', text: `\`${port}\` is no port.` };
  const spec: FlowSpec = {
    from,
    to,
    protocol: range.protocol,
    ...(range.protocol === 6 || range.protocol === 17 ? { destinationPort: range.first } : {}),
    ...(family ? { family } : {}),
    ...(size === undefined ? {} : { size, dontFragment: true }),
  };
  const evidence = sim.trace(spec);
  const what = size === undefined ? 'A packet' : `A packet of ${size} octets`;
  let sentence = `${what} from ${placeName(from)} to ${placeName(to)} ${port} ${WORDS[evidence.disposition]}.`;
  const findings = { evidence, expected: expect, actual: evidence.disposition };
  if (!isAsExpected(expect, evidence.disposition)) {
    const obstacle = expect === 'delivered' && !through ? evidence.blockers[0]?.text : undefined;
    if (through) sentence += ` It is to pass ${inWords(through)}.`;
    return {
      passed: false,
      code: `not-${expect}`,
      text: obstacle ? `${sentence} ${obstacle}` : sentence,
      ...findings,
    };
  }
  const missed = through && firstMissed(evidence, through, sim);
  if (missed) {
    const text = `${sentence} But it does not pass the ${spoken(missed)}.`;
    return { passed: false, code: 'wrong-way', text, ...findings };
  }
  if (isStranger(evidence, to, sim)) {
    const text = `${sentence} But it is another host that answers, which has the same address.`;
    return { passed: false, code: 'wrong-way', text, ...findings };
  }
  return { passed: true, code: 'passed', text: sentence, ...findings };
}

/** To the sender a lost reply is silence as well; `stopped` is for those who want nothing to come in at all. */
function isAsExpected(expected: FlowCheck['expect'], disposition: Disposition): boolean {
  if (expected === 'stopped') return disposition === 'dropped';
  return expected === (disposition === 'reply-dropped' ? 'dropped' : disposition);
}

/** Where networks overlap, an address may belong to more than one host. */
function isStranger(trace: Trace, to: string, sim: Sim): boolean {
  if (trace.disposition !== 'delivered' && trace.disposition !== 'refused') return false;
  const meant = locate(sim.state, to);
  const last = trace.forward.at(-1);
  if (meant.kind === 'premises') return last?.origin.resource !== meant.id;
  const host = meant.kind === 'interface' && !meant.balancer ? meant.instance?.InstanceId : undefined;
  return host !== undefined && last?.node !== host;
}
