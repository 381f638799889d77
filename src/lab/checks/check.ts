/**
 * What every kind of check has in common. A kind is one file in this folder and one line in `index.ts`; it brings its
 * own schema, so that lab.yaml, the JSON Schema for editors and the types all come from one place.
 */
import * as z from 'zod';
import type { Journey } from '../../cloud/web/journey.ts';
import { parseDuration } from '../../kit/duration.ts';
import type { Trace } from '../../net/trace.ts';
import type { RouteAnswer } from '../../sim/candidates/index.ts';
import type { BillLine } from '../../sim/cost.ts';
import type { Lookup } from '../../sim/dns/look-up.ts';
import type { Sim } from '../../sim/sim.ts';

/** A step that happens on the fork before the check looks: the learner's own world never sees it. */
export const stepSchema = z
  .union([
    z.strictObject({
      fail: z
        .string()
        .min(1)
        .describe('What breaks, as the console command `fail` names it: `az/us-east-1a`.'),
    }),
    z.strictObject({ heal: z.string().min(1).describe('What is mended again.') }),
    z.strictObject({
      wait: z
        .string()
        .refine((text) => parseDuration(text) !== undefined, {
          error: 'must be a duration such as `90s`, `10m`, `3d`',
        })
        .describe('How much virtual time passes: `90s`, `10m`, `3d`.'),
    }),
    z.strictObject({ run: z.string().min(1).describe('A command line, run in a console of its own.') }),
  ])
  .describe('One thing that happens before the check looks.');

export type LabStep = z.infer<typeof stepSchema>;

/** Fields that every kind of check takes beside its own. */
export const commonFields = {
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be lowercase words joined by hyphens, at most 40 characters')
    .describe('Name of the check, unique in the lab.'),
  text: z
    .string()
    .min(1)
    .max(120)
    .optional()
    .describe('What is checked, in the words of the task; made from the check when absent.'),
  guard: z
    .literal(true)
    .optional()
    .describe('The check guards something that is already so: it must hold at the start and at the end.'),
  breaks: z
    .string()
    .min(1)
    .optional()
    .describe(
      'For a guard: a command line which, run in the solved world, must make the check fail. Proves that it can.',
    ),
  after: z
    .array(stepSchema)
    .min(1)
    .max(10)
    .optional()
    .describe('What happens first, on a fork of the world.'),
};

export type CheckCode =
  | 'passed'
  | 'not-delivered'
  | 'not-refused'
  | 'not-dropped'
  | 'not-stopped'
  | 'wrong-way'
  | 'no-way'
  | 'has-way'
  | 'also-open'
  | 'not-open'
  | 'unknown-place'
  | 'not-answered'
  | 'wrong-answer'
  | 'wrong-share'
  | 'wrong-ttl'
  | 'value-differs'
  | 'too-expensive'
  | 'wrong-response'
  | 'no-response'
  | 'call-failed'
  | 'step-failed';

/** What a check found. The code is for machines, the text for people, the evidence for those who want to see it. */
export interface Verdict {
  readonly passed: boolean;
  readonly code: CheckCode;
  /** One or two sentences. */
  readonly text: string;
  /** The packet that decided it, hop by hop. */
  readonly evidence?: Trace;
  /** The look-up that decided it, with all its steps. */
  readonly lookup?: Lookup;
  /** The request that decided it, with all its legs. */
  readonly journey?: Journey;
  /** All that the router has for the destination. */
  readonly routes?: RouteAnswer;
  /** The lines of the bill that were added up. */
  readonly bill?: readonly BillLine[];
  readonly expected?: unknown;
  readonly actual?: unknown;
}

export interface CheckKind<S extends z.ZodType = z.ZodType> {
  /** The key that marks a check of this kind in lab.yaml. */
  readonly key: string;
  readonly schema: S;
  /** What it means that such checks hold, as a heading over them: `Packets that were sent`. */
  readonly proof: string;
  /** What is checked, in a few words: `internet → web tcp/80 delivered`. */
  describe(check: z.infer<S>): string;
  /** Looks at a fork; may change it. Only a bug of ours throws. */
  run(check: z.infer<S>, sim: Sim): Verdict;
}

/** Keeps a kind's own schema type while it is declared. */
export function defineCheck<S extends z.ZodType>(kind: CheckKind<S>): CheckKind<S> {
  return kind;
}

export function placeName(place: string): string {
  return place.replace(/^(?:instance|client|premises)\//, '');
}

/** A field that may hold a `{parameter}` where a lab draws it from the seed. */
export const placeSchema = z
  .string()
  .min(1)
  .max(200)
  .describe(
    '`internet`, `client/lisbon`, `instance/web` (its Name tag), `premises/lisbon/desk`, an address, or an ID.',
  );
