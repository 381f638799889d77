/** Schema of what a client of a lab has at its site: a line, a network, folders full of data. */
import * as z from 'zod';
import type { ClientSetting } from '../cloud/kernel/world.ts';
import { type Line, USUAL_UTILISATION } from '../kit/line.ts';
import type { LabDocument, LabParameter } from './schema.ts';

const PLACEHOLDER = /^\{[a-z][a-z0-9_]*\}$/;
const LARGEST_FILE = 5 * 2 ** 40;
const UNITS: Readonly<Record<string, number>> = { MB: 1e6, GB: 1e9, TB: 1e12, PB: 1e15 };

/** `100 TB`, or `{size_tb} TB`. */
const SIZE = /^(\d+(?:\.\d+)?|\{[a-z][a-z0-9_]*\}) (MB|GB|TB|PB)$/;

const lineSchema = z.strictObject({
  mbps: z
    .union([
      z.number().min(0.01).max(1_000_000),
      z.string().regex(PLACEHOLDER, 'must be a number or a {parameter}'),
    ])
    .describe('Megabits a second.'),
  utilisation: z
    .number()
    .min(0.01)
    .max(1)
    .default(USUAL_UTILISATION)
    .describe('What of it a transfer gets; the rest is taken by others, and by protocols.'),
  office_utilisation: z
    .number()
    .min(0.01)
    .max(1)
    .optional()
    .describe('What of it a transfer gets from 08:00 to 18:00 UTC, Monday to Friday.'),
});

const dataSchema = z
  .strictObject({
    files: z.int().min(1).max(5000).describe('How many files it holds.'),
    size: z
      .string()
      .regex(SIZE, 'must be like `100 TB`, of 10^12 octets each')
      .describe('Of all files together: `100 TB`. A file has 5 TiB at most.'),
    name: z
      .string()
      .regex(/^[\w.-]*#[\w.-]*$/, 'must be a file name with one `#` for the number')
      .default('file-#.dat')
      .describe('Names of the files, `#` being the number.'),
  })
  .refine(({ files, size }) => (octetsOf(size) ?? 0) / files <= LARGEST_FILE, {
    error: 'makes files of more than 5 TiB, which is the most that S3 takes',
  });

/** Fields of a client. */
export const siteSchemas = {
  uplink: lineSchema.optional().describe('Its line to the internet; an ordinary one when absent.'),
  lan: lineSchema
    .optional()
    .describe('Its own network, between its disks and what stands beside them; of 10 Gbit/s when absent.'),
  data: z
    .record(
      z.string().regex(/^(?:\/[a-z0-9][a-z0-9._-]*)+$/, 'must be an absolute path such as `/data/archive`'),
      dataSchema,
    )
    .optional()
    .describe('Folders on its own disks, by path; of the files only names and sizes matter.'),
};

type SiteFields = { readonly [Field in keyof typeof siteSchemas]?: z.infer<(typeof siteSchemas)[Field]> };

/** With all parameters put in. */
export function siteOf({ uplink, lan, data }: SiteFields): Pick<ClientSetting, 'uplink' | 'lan' | 'data'> {
  return {
    ...(uplink && { uplink: lineOf(uplink) }),
    ...(lan && { lan: lineOf(lan) }),
    ...(data && {
      data: Object.fromEntries(
        Object.entries(data).map(([folder, { size, ...rest }]) => [
          folder,
          { ...rest, size: octetsOf(size) ?? 0 },
        ]),
      ),
    }),
  };
}

function lineOf({
  mbps,
  utilisation,
  office_utilisation: officeUtilisation,
}: z.infer<typeof lineSchema>): Line {
  return {
    mbps: Number(mbps),
    utilisation,
    ...(officeUtilisation !== undefined && { officeUtilisation }),
  };
}

/** Undefined while a parameter stands for the number. */
function octetsOf(size: string): number | undefined {
  const [, count = '', unit = ''] = SIZE.exec(size) ?? [];
  const octets = Number(count) * (UNITS[unit] ?? 0);
  return Number.isNaN(octets) ? undefined : Math.round(octets);
}

/** Lines whose speed a parameter draws, where some of its values are no speed. */
export function speedProblems(
  { uplink, lan }: SiteFields,
  parameters: LabDocument['parameters'],
): readonly { readonly path: readonly string[]; readonly text: string }[] {
  return Object.entries({ uplink, lan }).flatMap(([name, line]) => {
    if (typeof line?.mbps !== 'string') return [];
    const wrong = choicesOf(parameters[line.mbps.slice(1, -1)]).find((value) => !SPEED.test(value));
    if (wrong === undefined) return [];
    return [{ path: [name, 'mbps'], text: `${line.mbps} may be ${wrong}, which is no number of Mbit/s` }];
  });
}

const SPEED = /^[1-9]\d{0,5}$/;

function choicesOf(parameter: LabParameter | undefined): readonly string[] {
  if (Array.isArray(parameter)) return parameter;
  return parameter && 'of' in parameter ? Object.values(parameter.is) : ['an address'];
}
