/** Packets: one on its way, or all that get through. */
import * as z from 'zod';
import { describePacketSet, describeServices } from '../../../kit/packet-words.ts';
import type { Trace } from '../../../net/trace.ts';
import type { FlowSpec } from '../../../sim/sim.ts';
import { defineOperation } from '../operation.ts';
import { placeSchema } from '../place.ts';

const PROTOCOLS: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 };
const PORT = /^(?:(tcp|udp)\/(\d{1,5})|(icmp|icmpv6)|(\d{1,3}))$/;

/** What `tcp/80`, `icmp` or `50` stand for; undefined for anything else. */
function flowOf(port: string): Pick<FlowSpec, 'protocol' | 'destinationPort'> | undefined {
  const [, ported, number, named, plain] = PORT.exec(port) ?? [];
  if (ported !== undefined && Number(number) <= 65_535)
    return { protocol: PROTOCOLS[ported] as number, destinationPort: Number(number) };
  if (named !== undefined) return { protocol: PROTOCOLS[named] as number };
  return plain !== undefined && Number(plain) <= 255 ? { protocol: Number(plain) } : undefined;
}

const origin = {
  resource: z.string().describe('ID of the resource that decided it.'),
  label: z.string().describe('The resource, as a person would call it.'),
  rule: z.string().optional().describe('The line in it.'),
};
const step = z.strictObject({ ...origin, action: z.string(), text: z.string() });
const blocker = z.strictObject({
  ...origin,
  code: z.string(),
  direction: z.enum(['forward', 'back']),
  text: z.string().describe('What is wrong and what would mend it, one sentence.'),
});

const trace = defineOperation({
  name: 'trace',
  method: 'POST',
  path: 'trace',
  summary: 'One packet and its reply, hop by hop, with everything that stands in the way',
  input: z.strictObject({
    from: placeSchema,
    to: placeSchema,
    port: z
      .string()
      .refine((text) => flowOf(text) !== undefined, {
        error: 'must be like `tcp/80`, `udp/53`, `icmp` or a protocol number',
      })
      .describe('`tcp/80`, `udp/53`, `icmp`, `icmpv6` or a protocol number.'),
    family: z.union([z.literal(4), z.literal(6)]).optional(),
  }),
  output: z.strictObject({
    disposition: z.enum(['delivered', 'refused', 'dropped', 'reply-dropped']),
    forward: z.array(step),
    back: z.array(step),
    blockers: z.array(blocker),
  }),
  run({ from, to, port, family }, { sim }) {
    const flow = flowOf(port) as Pick<FlowSpec, 'protocol' | 'destinationPort'>;
    return traceView(sim.trace({ from, to, ...flow, ...(family && { family }) }));
  },
});

function traceView({ disposition, forward, back, blockers }: Trace) {
  const steps = (walk: Trace['forward']) =>
    walk.map(({ action, text, origin: { resource, label, rule } }) => ({
      resource,
      label,
      ...(rule !== undefined && { rule }),
      action,
      text,
    }));
  return {
    disposition,
    forward: steps(forward),
    back: steps(back),
    blockers: blockers.map(({ code, direction, text, origin: { resource, label, rule } }) => ({
      resource,
      label,
      ...(rule !== undefined && { rule }),
      code,
      direction,
      text,
    })),
  };
}

const reach = defineOperation({
  name: 'reach',
  method: 'POST',
  path: 'reach',
  summary: 'Exactly the packets that get through and whose replies come back',
  input: z.strictObject({ from: placeSchema, to: placeSchema }),
  output: z.strictObject({
    services: z.array(z.string()).describe('`tcp/80`, `icmp/8`, or `all` alone; empty: nothing.'),
    packets: z.array(z.string()).describe('The same with addresses and source ports.'),
  }),
  run({ from, to }, { sim }) {
    const set = sim.reach(from, to);
    return { services: [...describeServices(set)], packets: [...describePacketSet(set)] };
  },
});

export const packetOperations = [trace, reach];
