/**
 * A lab: what its files say, as one plain value (so that the built-in ones can be compiled at build), and a variant of
 * it: the same with the parameters that a seed draws.
 */
import { createHash } from 'node:crypto';
import { assert } from '../kit/assert.ts';
import { drawParameters, type Parameters, substitute, substituteDeep } from './parameters.ts';
import type { LabDocument } from './schema.ts';

/** Of one file of a lab. */
export const MAX_FILE_CHARACTERS = 256 * 1024;

/** Windows takes these names for devices, whatever follows a dot: no folder can be called so. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** Whether a folder of that name can hold a lab. */
export function isSlug(name: string): boolean {
  return /^[a-z][a-z0-9-]{0,59}$/.test(name) && !DEVICE.test(name);
}

/** The files that a lab has, and no others. */
export function isLabFileName(name: string): boolean {
  return /^(?:lab\.yaml|brief\.md|start\.sh|solution\.sh|(?:right|wrong)-[a-z0-9-]+\.sh)$/.test(name);
}

/** A file's text without a byte order mark, its line ends made uniform. */
export function labText(octets: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: false }).decode(octets).replaceAll('\r\n', '\n');
}

/** A lab's folder as texts by file name. */
export interface LabFiles {
  /** Name of the folder. */
  readonly slug: string;
  readonly files: Readonly<Record<string, string>>;
}

/** A script that proves the lab: another right way to solve it, or a wrong one. */
export interface ProofScript {
  readonly file: string;
  readonly text: string;
}

export interface Lab extends LabDocument {
  /** Name of its folder. */
  readonly slug: string;
  /** SHA-256 over its files: another hash, another lab. */
  readonly hash: string;
  readonly brief: string;
  /** Empty where the lab starts from an empty account. */
  readonly start: string;
  readonly solution: string;
  /** `right-*.sh`: other ways that must pass too. */
  readonly right: readonly ProofScript[];
  /** `wrong-*.sh`: ways that must not pass. */
  readonly wrong: readonly ProofScript[];
}

/** A lab as the catalogue shows it. */
export interface LabSummary
  extends Pick<
    Lab,
    'slug' | 'number' | 'title' | 'summary' | 'track' | 'level' | 'minutes' | 'breakFix' | 'exam'
  > {
  /** How many tasks it has. */
  readonly tasks: number;
}

export function summarise(lab: Lab): LabSummary {
  const { slug, number, title, summary, track, level, minutes, breakFix, exam } = lab;
  const known = { slug, number, title, summary, track, level, minutes, exam };
  return { ...known, ...(breakFix && { breakFix }), tasks: lab.tasks.length };
}

/** A lab with the values of one seed in all its texts, checks and scripts. */
export interface Variant {
  readonly lab: Lab;
  readonly seed: string;
  readonly parameters: Parameters;
  readonly brief: string;
  readonly start: string;
  readonly solution: string;
  readonly tasks: LabDocument['tasks'];
  readonly finale: NonNullable<LabDocument['finale']>;
}

/** Seeds come from command lines and files: anything printable of reasonable length will do. */
export function isSeed(text: string): boolean {
  return /^[\x21-\x7e]{1,100}$/.test(text);
}

export function variantOf(lab: Lab, seed: string): Variant {
  const drawn = drawParameters(lab.parameters, lab.slug, seed);
  assert(drawn.ok, `the parameters of ${lab.slug} were checked when it was compiled`);
  const { parameters } = drawn;
  return {
    lab,
    seed,
    parameters,
    brief: substitute(lab.brief, parameters),
    start: substitute(lab.start, parameters),
    solution: substitute(lab.solution, parameters),
    tasks: substituteDeep(lab.tasks, parameters),
    finale: substituteDeep(lab.finale ?? [], parameters),
  };
}

/** SHA-256 over names and contents, in order of name; each is preceded by its length, so that nothing runs together. */
export function hashFiles(files: Readonly<Record<string, string>>): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(files).sort()) {
    for (const text of [name, files[name] as string]) hash.update(`${Buffer.byteLength(text)}:`).update(text);
  }
  return hash.digest('hex');
}

/** Parameters as lines of shell, so that scripts say `$vpc_cidr`. */
export function assignments(parameters: Parameters): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}='${value.replaceAll("'", `'\\''`)}'`)
    .join('\n');
}
