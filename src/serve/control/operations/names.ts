/** The DNS, as a host of the simulated world meets it. */
import * as z from 'zod';
import { typedName, typedType } from '../../../sim/dns/words.ts';
import { ControlError, defineOperation } from '../operation.ts';
import { placeSchema } from '../place.ts';

const record = z.strictObject({
  name: z.string(),
  type: z.string(),
  ttl: z.int().describe('Seconds.'),
  data: z.string(),
});

const resolve = defineOperation({
  name: 'resolve',
  method: 'POST',
  path: 'resolve',
  summary: 'Ask the DNS from a place, through its resolvers and their caches',
  input: z.strictObject({
    from: placeSchema,
    name: z.string().min(1).max(1024),
    type: z
      .string()
      .default('A')
      .refine((text) => typedType(text) !== undefined, { error: 'must be a record type' }),
    server: z.string().optional().describe("An address to ask instead of the place's own resolvers."),
    clientSubnet: z.string().optional().describe('CIDR: the network that the asker says it asks for.'),
  }),
  output: z.strictObject({
    rcode: z.string(),
    answer: z.array(record),
    authority: z.array(record),
    resolver: z.string().optional(),
    fromCache: z.boolean(),
    elapsedMs: z.number(),
    steps: z.array(z.string()).describe('How it went, a sentence a step.'),
  }),
  run({ from, name, type, server, clientSubnet }, { sim }) {
    const absolute = typedName(name);
    const asked = typedType(type);
    if (absolute === undefined || asked === undefined)
      throw new ControlError('InvalidName', `'${name}' is no name of the DNS.`, 400, 'name');
    const found = sim.resolve(
      from,
      { name: absolute, type: asked },
      { ...(server !== undefined && { server }), ...(clientSubnet !== undefined && { clientSubnet }) },
    );
    const { rcode, answer, authority, resolver, fromCache, elapsedMs, steps } = found;
    return {
      rcode,
      answer: answer.map((item) => ({ ...item })),
      authority: authority.map((item) => ({ ...item })),
      ...(resolver !== undefined && { resolver }),
      fromCache,
      elapsedMs,
      steps: steps.map(({ text }) => text),
    };
  },
});

export const nameOperations = [resolve];
