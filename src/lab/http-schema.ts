/** Schema of what speaks HTTP in a lab: web servers on machine images, and web sites of others. */
import * as z from 'zod';
import type { HttpSetting, PageSetting, SiteSetting } from '../cloud/web/http-setting.ts';
import { citySchema } from './city-schema.ts';

const MAX_LATENCY_MS = 300_000;

const latencySchema = z.number().min(0).max(MAX_LATENCY_MS);
const portNumber = z.int().min(1).max(65_535);
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/;
/** Without line ends: a header is one line. */
const HEADER_VALUE = /^[^\r\n]*$/;

const pageSchema = z
  .strictObject({
    status: z.int().min(200).max(599).optional().describe('Default 200; with `redirect` 302.'),
    headers: z
      .record(
        z.string().regex(HEADER_NAME, 'must be the name of a header'),
        z.string().max(4000).regex(HEADER_VALUE, 'must be one line'),
      )
      .optional()
      .describe('Headers of the answer, such as `Cache-Control: max-age=60`.'),
    body: z
      .string()
      .max(100_000)
      .optional()
      .describe(
        'What it says. `{host}`, `{path}`, `{query}`, `{method}`, `{scheme}`, `{client}` (address of whoever asks), `{instance}` (its Name), `{header:NAME}`, `{query:NAME}` and `{cookie:NAME}` are filled in.',
      ),
    size: z
      .int()
      .min(0)
      .max(10 ** 13)
      .optional()
      .describe('Octets, for a body of which only the size matters.'),
    methods: z
      .array(z.string().regex(/^[A-Z]{1,20}$/, 'must be a method such as `GET`'))
      .min(1)
      .max(20)
      .optional()
      .describe('Default: GET and HEAD; with `stores` also PUT, POST and DELETE.'),
    stores: z.boolean().optional().describe('Whether what is uploaded to a path is there afterwards.'),
    latency_ms: latencySchema.optional().describe('How long the server thinks, in milliseconds.'),
    gzip: z.boolean().optional().describe('Whether it is sent compressed to whoever accepts that.'),
    redirect: z
      .string()
      .min(1)
      .max(2000)
      .regex(HEADER_VALUE, 'must be one line')
      .optional()
      .describe('Where to send people instead; filled in like `body`.'),
    fault: z
      .enum(['hangs', 'closes', 'resets'])
      .optional()
      .describe('What goes wrong: no answer ever, a closed connection, a broken one.'),
    password: z
      .string()
      .regex(/^[^:]{1,100}:.{1,100}$/, 'must be `user:password`')
      .optional()
      .describe('Basic authentication: `user:password`.'),
  })
  .describe('What is answered to requests for a path.');

const certificateSchema = z
  .strictObject({
    issuer: z.enum(['public', 'private', 'self-signed']).describe('Only `public` is trusted by browsers.'),
    names: z
      .array(z.string().min(1).max(253))
      .min(1)
      .max(100)
      .optional()
      .describe('Whom it speaks for, wildcards among them; its own host when absent.'),
    days: z
      .int()
      .min(-3650)
      .max(3650)
      .optional()
      .describe(
        'How many days after the beginning of the lab it ends; below 0 it ended before. Renewed in time when absent.',
      ),
  })
  .describe('The certificate that it shows on ports for HTTPS.');

const httpShape = {
  plain: z.array(portNumber).max(20).optional().describe('Ports for HTTP; default: all but 443 and 8443.'),
  tls: z.array(portNumber).max(20).optional().describe('Ports for HTTPS; default: 443 and 8443.'),
  certificate: certificateSchema.optional(),
  server: z
    .string()
    .min(1)
    .max(100)
    .regex(HEADER_VALUE, 'must be one line')
    .optional()
    .describe('Its header `Server`.'),
  latency_ms: latencySchema
    .optional()
    .describe('How long it thinks, in milliseconds, where a page says nothing else. Default 2.'),
  pages: z
    .record(
      z
        .string()
        .max(1000)
        .regex(/^\/[^\s?#]*$/, 'must be a path such as `/index.html` or `/images/*`'),
      pageSchema,
    )
    .optional()
    .describe('By path: exactly, or with a `*` at the end. Default: a greeting under every path.'),
};

export const httpSchema = z.strictObject(httpShape).describe('How web servers on it answer.');

const siteSchema = z
  .strictObject({
    city: citySchema.describe('Where on the earth it stands.'),
    address: z.string().min(1).max(60).optional().describe('Its address; one of its own when absent.'),
    ...httpShape,
  })
  .describe('A web site of somebody else.');

export const sitesSchema = z
  .record(
    z
      .string()
      .regex(
        /^(?=.{3,253}$)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/,
        'must be a host such as `www.example.net`',
      ),
    siteSchema,
  )
  .describe('Web sites of others, by host.');

type PageDocument = z.infer<typeof pageSchema>;
type HttpDocument = z.infer<typeof httpSchema>;
type SiteDocument = z.infer<typeof siteSchema>;

/** As the world has it: names in camel case, nothing that is undefined. */
export function httpSetting(document: HttpDocument): HttpSetting {
  const { latency_ms: latencyMs, pages, ...same } = document;
  const shown = pages && Object.entries(pages).map(([path, page]) => [path, pageSetting(page)] as const);
  return plain<HttpSetting>({ ...same, latencyMs, ...(shown && { pages: Object.fromEntries(shown) }) });
}

export function siteSetting({ city, address, ...http }: SiteDocument): SiteSetting {
  return plain<SiteSetting>({ ...httpSetting(http), city, address });
}

function pageSetting({ latency_ms: latencyMs, ...same }: PageDocument): PageSetting {
  return plain<PageSetting>({ ...same, latencyMs });
}

function plain<T extends object>(value: object): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
