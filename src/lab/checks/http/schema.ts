/** What a check of kind `http` says in lab.yaml: the request, how often, and what must come back. */
import * as z from 'zod';
import { parseDuration } from '../../../kit/duration.ts';
import { TLS_VERSIONS } from '../../../sim/messages.ts';
import { commonFields, placeSchema } from '../check.ts';

const text = z.string().max(10_000);

const valueSchema = z
  .union([
    text.describe('Exactly this, but for white space at both ends.'),
    z.strictObject({ contains: text.min(1).describe('A part of it.') }),
    z.null().describe('It must not be there.'),
  ])
  .describe('A text, `{ contains: … }`, or `null` for what must not be there.');

const FAILURES = [
  'unresolved',
  'refused',
  'connect-timeout',
  'not-tls',
  'handshake-refused',
  'tls-version',
  'certificate',
  'empty',
  'reset',
  'not-http',
  'response-timeout',
  'loop',
] as const;

const requestSchema = z
  .strictObject({
    from: placeSchema,
    url: z
      .string()
      .min(1)
      .max(8000)
      .describe(
        '`https://www.example.com/a?b`. `https://distribution/shop/a` stands for the host name of the distribution whose comment, Name tag or alias is `shop`; `http://load-balancer/web/` likewise.',
      ),
    method: z
      .string()
      .regex(/^[A-Z]{1,20}$/, 'must be a method such as `GET`')
      .default('GET')
      .describe('`GET`, `HEAD`, `PUT` and so on.'),
    headers: z
      .record(z.string().regex(/^[A-Za-z0-9-]{1,100}$/), text)
      .optional()
      .describe('Headers by name, beside those that curl sends.'),
    body: text.optional().describe('What is sent along.'),
    times: z
      .number()
      .int()
      .min(1)
      .max(50)
      .default(1)
      .describe('How often it is asked; the last answer is judged.'),
    each: z.literal(true).optional().describe('Not only the last answer is judged, but each of them.'),
    every: z
      .string()
      .refine((given) => parseDuration(given) !== undefined, { error: 'must be a duration such as `30s`' })
      .default('1s')
      .describe('Virtual time from one to the next.'),
    follow: z.literal(true).optional().describe('Redirects are followed, at most ten.'),
    page: z
      .string()
      .regex(/^https?:\/\/[^/]+$/, 'must be an origin such as `https://www.example.com`')
      .optional()
      .describe(
        'The site whose script asks, in a browser: with `Origin`, and a preflight where the Fetch standard wants one.',
      ),
    ip: z
      .union([z.literal(4), z.literal(6)])
      .optional()
      .describe('Only addresses of this version of IP are tried; both when absent.'),
    tls_max: z
      .enum(TLS_VERSIONS)
      .optional()
      .describe('The newest version of TLS that it speaks: `"1.1"` is an old machine.'),
    insecure: z.literal(true).optional().describe('Any certificate is taken.'),
  })
  .describe('The request.');

const expectSchema = z
  .strictObject({
    status: z
      .union([z.number().int().min(100).max(599), z.array(z.number().int().min(100).max(599)).min(1)])
      .optional()
      .describe('Of the answer; several where any of them will do.'),
    body: valueSchema.optional(),
    headers: z.record(z.string(), valueSchema).optional().describe('Headers of the answer by name.'),
    cache: z
      .enum(['hit', 'miss', 'refresh-hit', 'error', 'redirect'])
      .optional()
      .describe('What CloudFront’s `X-Cache` says.'),
    edge: z.string().min(1).optional().describe('The city of the edge that served it: `Lisbon`.'),
    server: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Who was asked last, behind edges and load balancers: `web`, a bucket’s name, a site’s host.',
      ),
    first_byte_ms: z
      .number()
      .positive()
      .optional()
      .describe('The first octet of the answer must be there within so many milliseconds.'),
    readable: z
      .boolean()
      .optional()
      .describe('With `page`: whether the browser shows the answer to the script (CORS).'),
    failure: z.enum(FAILURES).optional().describe('No answer comes, for this reason.'),
  })
  .refine((expect) => Object.values(expect).some((value) => value !== undefined), {
    error: 'must say what is expected',
  })
  .describe('What must come back; all of it.');

export const httpSchema = z
  .strictObject({ ...commonFields, http: requestSchema, expect: expectSchema })
  .refine(({ http, expect }) => expect.readable === undefined || http.page !== undefined, {
    error: '`readable` needs `page` in `http`: the site whose script asks',
  })
  .describe('A request over HTTP, and what comes back.');

export type HttpCheck = z.infer<typeof httpSchema>;
export type HttpExpectation = HttpCheck['expect'];
export type ExpectedValue = z.infer<typeof valueSchema>;
