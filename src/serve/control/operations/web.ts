/** HTTP requests in the simulated world. */
import * as z from 'zod';
import { textBody } from '../../../sim/messages.ts';
import { defineOperation } from '../operation.ts';
import { placeSchema } from '../place.ts';

const fetchOperation = defineOperation({
  name: 'fetch',
  method: 'POST',
  path: 'fetch',
  summary: 'One HTTP request from a place: name, connection, TLS, edge and origin',
  input: z.strictObject({
    from: placeSchema,
    url: z.url({ protocol: /^https?$/ }),
    method: z
      .string()
      .regex(/^[A-Z]{1,32}$/)
      .default('GET'),
    headers: z.record(z.string(), z.string()).default({}),
    body: z.string().optional(),
    insecure: z.boolean().default(false).describe('Takes any certificate.'),
  }),
  output: z.strictObject({
    status: z.int().optional(),
    headers: z.array(z.tuple([z.string(), z.string()])).optional(),
    body: z
      .strictObject({ size: z.int(), text: z.string().optional() })
      .optional()
      .describe('Octets, and what it says where the world knows that.'),
    failure: z.strictObject({ code: z.string(), text: z.string() }).optional(),
    elapsedMs: z.number(),
    legs: z.array(z.looseObject({ kind: z.string(), by: z.string(), ms: z.number(), ok: z.boolean() })),
  }),
  run({ from, url, method, headers, body, insecure }, { sim }) {
    const { protocol, host, pathname, search } = new URL(url);
    const journey = sim.fetch(
      from,
      {
        method,
        scheme: protocol === 'https:' ? 'https' : 'http',
        host,
        path: pathname,
        ...(search !== '' && { query: search.slice(1) }),
        headers: Object.entries(headers),
        ...(body !== undefined && { body: textBody(body) }),
      },
      { insecure },
    );
    const { response, failure, elapsedMs, legs } = journey;
    return {
      ...(response && {
        status: response.status,
        headers: response.headers.map(([name, value]): [string, string] => [name, value]),
        body: { ...response.body },
      }),
      ...(failure && { failure: { ...failure } }),
      elapsedMs,
      legs: legs.map((leg) => ({ ...leg })),
    };
  },
});

export const webOperations = [fetchOperation];
