/**
 * lab.yaml, as a schema: what a lab is, the world it starts from, its tasks, and what must hold at the end. The JSON
 * Schema that editors use is exported from here (`netlab lab schema`), so every field says what it is for.
 */
import * as z from 'zod';
import { parseAddress } from '../kit/address.ts';
import { readZoneLines, typedName } from '../sim/dns/words.ts';
import { pointOf } from '../sim/earth.ts';
import { checkSchema } from './checks/index.ts';
import { portSchema } from './checks/port.ts';
import { citySchema, unknownCity } from './city-schema.ts';
import { httpSchema, sitesSchema } from './http-schema.ts';
import { sitesOnPremises } from './premises-schema.ts';
import { siteSchemas } from './site-schema.ts';
import { LEVELS, TRACKS } from './tracks.ts';

const word = /^[a-z][a-z0-9-]{0,39}$/;
const wordError = 'must be lowercase words joined by hyphens, at most 40 characters';

const oneLine = (limit: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(limit)
    .regex(/^[^\n]*$/, 'must be one line');

const taskSchema = z
  .strictObject({
    id: z.string().regex(word, wordError).describe('Name of the task, unique in the lab.'),
    title: oneLine(60).describe('What is to be achieved, in one line.'),
    text: z
      .string()
      .trim()
      .min(1)
      .max(2000)
      .describe('What is asked. Whatever is checked must be asked for here.'),
    hints: z
      .array(z.string().trim().min(1).max(1000))
      .min(1)
      .max(5)
      .describe('From a question, over a pointer, to the command. Each costs points.'),
    checks: z.array(checkSchema).min(1).max(20).describe('What must hold for the task to be done.'),
  })
  .describe('A step of the lab.');

const actSchema = z
  .strictObject({
    fault: z.string().min(1).describe('What breaks, as the console command `fail` names it.'),
    text: z.string().trim().min(1).max(500).describe('What the learner is told about it.'),
    checks: z.array(checkSchema).min(1).max(20).describe('What must still hold.'),
  })
  .describe('Something breaks, and what was built must hold.');

const parameterSchema = z
  .union([
    z.array(z.string().min(1).max(100)).min(1).max(100).describe('Values to draw one from.'),
    z
      .strictObject({
        within: z.string().describe('Another parameter: an IPv4 prefix.'),
        length: z.int().min(1).max(32).describe('Length of the prefix to cut from it.'),
        at: z.array(z.int().min(0)).min(1).max(256).describe('Which block, counted from 0; one is drawn.'),
      })
      .describe('A prefix cut from another parameter.'),
    z
      .strictObject({
        within: z.string().describe('Another parameter: an IPv4 prefix.'),
        host: z
          .array(z.int().min(0))
          .min(1)
          .max(256)
          .describe('Which address of it, counted from 0; one is drawn.'),
      })
      .describe('An address out of another parameter.'),
    z
      .strictObject({
        of: z.string().describe('Another parameter.'),
        is: z
          .record(z.string().min(1), z.string().min(1).max(100))
          .describe('What it comes to, by the value of the other: each that can be drawn has one.'),
      })
      .describe('A value that follows from that of another parameter: a budget from an amount.'),
  ])
  .describe('What is drawn from the seed.');

const imageSchema = z.strictObject({
  serves: z.array(portSchema).max(50).describe('Ports on which instances of this image listen.'),
  forwards: z
    .enum(['route', 'nat', 'inspect'])
    .optional()
    .describe(
      'Passes on packets of others, as a router does; with `nat` under its own address; with `inspect` only flows of which it saw the beginning.',
    ),
  http: httpSchema.optional(),
});

const resolverSchema = z
  .strictObject({
    address: z
      .string()
      .min(1)
      .max(60)
      .refine((text) => text.includes('{') || parseAddress(text) !== undefined, {
        error: 'must be an address such as `10.0.0.53`',
      })
      .describe('Where it answers: of an instance that listens on port 53, or out on the internet.'),
    city: citySchema.optional().describe('Where on the earth it is, out on the internet.'),
    forwards: z
      .record(
        z.string().refine((name) => name === '.' || typedName(name) !== undefined, {
          error: 'must be a domain name such as `example.com`, or `.` for all that is left',
        }),
        z.array(z.string().min(1)).min(1).max(6),
      )
      .default({})
      .describe('Conditional forwarders: addresses of whom it asks about names in a domain.'),
  })
  .describe('A recursive resolver that a company keeps; zones whose `servers` have its address are its own.');

const registrationSchema = z
  .strictObject({
    auth_code: z.string().min(1).max(64).describe('What its registrar tells the owner who wants to move it.'),
    lock: z.boolean().default(true).describe('Whether its registrar keeps it from being moved.'),
    age_days: z.int().min(0).max(20_000).default(400).describe('Days since it was registered or moved.'),
    expires_in_days: z.int().min(1).max(3650).default(330).describe('Days until it expires.'),
  })
  .describe('A domain that is registered with another registrar.');

const clientSchema = z.strictObject({
  city: citySchema.describe('Where on the earth the client sits.'),
  address: z
    .string()
    .min(1)
    .max(60)
    .optional()
    .describe('Its IPv4 address; one of the ranges for examples (RFC 5737) when absent.'),
  resolver: z
    .string()
    .min(1)
    .max(60)
    .refine((text) => text.includes('{') || parseAddress(text) !== undefined || pointOf(text) !== undefined, {
      error: ({ input }) =>
        `must be an address such as \`8.8.8.8\`, or a city; it ${unknownCity(String(input))}`,
    })
    .optional()
    .describe('Whom it asks for names: an address such as `8.8.8.8`, or a city; its own city when absent.'),
  ...siteSchemas,
});

const zoneSchema = z
  .strictObject({
    records: z
      .array(z.string().min(1).max(4500))
      .max(1000)
      .describe(
        'Lines of a master file, names relative to the zone: `www 300 A 198.51.100.80`, `@ MX 10 mail`.',
      ),
    servers: z
      .record(z.string().min(1), z.array(z.string().min(1)).min(1))
      .optional()
      .describe('Addresses of its name servers, by name; two of a hosting company when absent.'),
    delegated: z
      .boolean()
      .default(true)
      .describe('Whether the zone above, or its registry, refers to these servers.'),
  })
  .describe('A zone that somebody else runs.');

const zonesSchema = z
  .record(z.string(), zoneSchema)
  .superRefine((zones, issues) => {
    for (const [name, { records }] of Object.entries(zones)) {
      for (const { path, message } of zoneProblems(name, records))
        issues.addIssue({ code: 'custom', path: [name, ...path], message });
    }
  })
  .describe('Zones of others, by name.');

function zoneProblems(
  name: string,
  records: readonly string[],
): { path: (string | number)[]; message: string }[] {
  const apex = typedName(name)?.toLowerCase();
  if (apex === undefined) return [{ path: [], message: 'must be a domain name such as `example.com`' }];
  const isDrawn = (line: string) => /\{[a-z0-9_]+\}/.test(line);
  return readZoneLines(apex, records)
    .problems.filter(({ index }) => !isDrawn(records[index] ?? ''))
    .map(({ index, text }) => ({ path: ['records', index], message: text }));
}

export const labSchema = z
  .strictObject({
    number: z.int().min(1).max(999).describe('Place in the catalogue.'),
    title: oneLine(60).describe('Name of the lab.'),
    version: z
      .string()
      .regex(/^\d{1,4}(?:\.\d{1,4}){2}$/, 'must be like `1.0.0`')
      .optional()
      .describe('What its author calls this state of it; stands in the name of the archive.'),
    summary: oneLine(140).describe('What one learns, in one line, for the catalogue.'),
    track: z.enum(TRACKS).describe('The part of the catalogue it belongs to.'),
    level: z.enum(LEVELS).describe('How much it asks for.'),
    minutes: z.int().min(5).max(240).describe('How long a learner of that level needs.'),
    breakFix: z
      .literal(true)
      .optional()
      .describe(
        'The lab starts from something broken that is to be mended; the catalogue marks it with a star.',
      ),
    exam: z
      .array(z.string().regex(/^[A-Z]{2,4}-C\d{2}\/\d+\.\d+$/, 'must be like `ANS-C01/2.2`'))
      .min(1)
      .max(10)
      .describe('The exam task statements that it trains.'),
    region: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a region such as `us-east-1`')
      .describe('The AWS region that commands go to.'),
    parameters: z
      .record(
        z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be lowercase words joined by underscores'),
        parameterSchema,
      )
      .describe('Values drawn from the seed; `{name}` in texts and checks, `$name` in scripts.'),
    images: z
      .record(z.string().regex(/^ami-[a-z0-9]{1,17}$/, 'must be like `ami-web`'), imageSchema)
      .default({})
      .describe('Machine images that instances start from.'),
    world: z
      .strictObject({
        clients: z
          .record(z.string().regex(word, wordError), clientSchema)
          .default({})
          .describe('Users out on the internet.'),
        default_vpc: z
          .boolean()
          .default(false)
          .describe('Whether the account still has its default VPC; many companies delete it.'),
        zones: zonesSchema.optional(),
        sites: sitesSchema.optional(),
        registrations: z
          .record(z.string().min(1), registrationSchema)
          .optional()
          .describe('Domains with other registrars; their zones stand in `zones`.'),
        resolvers: z
          .record(z.string().regex(word, wordError), resolverSchema)
          .optional()
          .describe('Resolvers on premises, by name.'),
        premises: sitesOnPremises.optional(),
        era: z
          .int()
          .min(2006)
          .max(2026)
          .optional()
          .describe(
            'The year that AWS is to be of, for labs about history: 2017 has RTMP distributions, 2016 to 2024 have Snowball jobs.',
          ),
      })
      .prefault({})
      .describe('What is there beside the account.'),
    tasks: z.array(taskSchema).min(1).max(12).describe('The steps, in order.'),
    finale: z
      .array(actSchema)
      .min(1)
      .max(5)
      .optional()
      .describe('After the last task: what breaks, and what must still hold.'),
  })
  .describe('A lab of netlab.');

export type LabDocument = z.infer<typeof labSchema>;
export type LabTask = LabDocument['tasks'][number];
export type LabAct = NonNullable<LabDocument['finale']>[number];
export type LabParameter = LabDocument['parameters'][string];

let jsonSchema: Readonly<Record<string, unknown>> | undefined;

/** JSON Schema (draft 2020-12) of lab.yaml, for editors. Made once: it takes as long as reading a lab. */
export function labJsonSchema(): Readonly<Record<string, unknown>> {
  jsonSchema ??= { ...z.toJSONSchema(labSchema, { io: 'input' }), title: 'netlab lab' };
  return jsonSchema;
}
