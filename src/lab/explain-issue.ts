/**
 * Zod's issues as problems that a lab's author can act on: which key, what is wrong, what would mend it. Where a value
 * may have one of several shapes, only the shape that was meant is spoken about.
 */
import type * as z from 'zod';
import { closest } from '../kit/closest-words.ts';
import { checkKinds } from './checks/index.ts';
import { labJsonSchema } from './schema.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly (string | number)[];

export interface Explained {
  readonly path: Path;
  /** The place to point at is the key itself, not its value. */
  readonly atKey: boolean;
  readonly text: string;
}

/** `schema`: of the whole file, as JSON Schema, for the keys that it knows. Default: that of labs. */
export function explainIssue(
  issue: Issue,
  root: unknown,
  schema: () => unknown = labJsonSchema,
  above: Path = [],
): readonly Explained[] {
  const path: Path = [
    ...above,
    ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)),
  ];
  const name = path.length === 0 ? 'the file' : `\`${spell(path)}\``;
  const value = valueAt(root, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        atKey: true,
        text: unknownKey(key, path, schema),
      }));
    case 'invalid_union':
      return explainUnion(issue, root, schema, path, value);
    case 'invalid_key':
      return [
        { path, atKey: true, text: `the name ${name} ${issue.issues[0]?.message ?? 'is not allowed'}` },
      ];
    default:
      return [{ path, atKey: false, text: `${name} ${complaint(issue, value)}` }];
  }
}

/** What is wrong with a value, and what would mend it. */
function complaint(issue: Issue, value: unknown): string {
  const isNumber = 'origin' in issue && (issue.origin === 'number' || issue.origin === 'int');
  switch (issue.code) {
    case 'invalid_type': {
      const wanted = typeInWords(issue.expected);
      return value === undefined
        ? `is missing: add it (${wanted})`
        : `must be ${wanted}, not ${shapeOf(value)}`;
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      if (value === undefined) return `is missing: add one of ${values.join(', ')}`;
      const near = typeof value === 'string' ? closest(value, values)[0] : undefined;
      return `must be one of ${values.join(', ')}${near ? `; did you mean \`${near}\`?` : ''}`;
    }
    case 'too_small':
      return `is too ${isNumber ? 'small' : 'short'}: at least ${issue.minimum}`;
    case 'too_big':
      return `is too ${isNumber ? 'big' : 'long'}: at most ${issue.maximum}`;
    default:
      return issue.message;
  }
}

function explainUnion(
  issue: Issue & { code: 'invalid_union' },
  root: unknown,
  schema: () => unknown,
  path: Path,
  value: unknown,
) {
  const name = `\`${spell(path)}\``;
  const isCheck = path.at(-2) === 'checks';
  const kinds = checkKinds.map((kind) => kind.key);
  if (isCheck && typeof value === 'object' && value !== null) {
    const present = kinds.filter((kind) => Object.hasOwn(value, kind));
    if (present.length !== 1) {
      const given = present.length === 0 ? 'none' : present.join(' and ');
      return [
        { path, atKey: false, text: `${name} needs exactly one of ${kinds.join(', ')}; it has ${given}` },
      ];
    }
  }
  if (value === undefined) return [{ path, atKey: false, text: `${name} is missing: add it` }];
  const branch = likeliest(issue.errors, value);
  if (!branch) return [{ path, atKey: false, text: `${name} has none of the shapes that are allowed here` }];
  return branch.flatMap((inner) => explainIssue(inner, root, schema, path));
}

/** The branch that fits best: not of another type altogether, and with the fewest keys unknown or missing. */
function likeliest(branches: readonly (readonly Issue[])[], value: unknown): readonly Issue[] | undefined {
  let best: readonly Issue[] | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const branch of branches) {
    let cost = 0;
    for (const issue of branch) {
      if (issue.code === 'invalid_type' && issue.path.length === 0) cost += 100;
      else if (issue.code === 'unrecognized_keys') cost += 3 * issue.keys.length;
      else if (issue.path.length === 1 && valueAt(value, issue.path as Path) === undefined) cost += 3;
      else cost += 1;
    }
    if (cost < least) [best, least] = [branch, cost];
  }
  return least < 100 ? best : undefined;
}

function unknownKey(key: string, path: Path, schema: () => unknown): string {
  const where = path.length === 0 ? '' : ` in \`${spell(path)}\``;
  const known = keysAt(path, schema);
  const near = closest(key, known)[0];
  return `unknown key \`${key}\`${where}${near ? `; did you mean \`${near}\`?` : `; known are ${known.join(', ')}`}`;
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
}

/** The keys that the schema knows at a path, whichever shape was meant. */
function keysAt(path: Path, schema: () => unknown): readonly string[] {
  let places: readonly JsonSchema[] = [schema() as JsonSchema];
  for (const step of path) {
    places = shapes(places).flatMap((place) => {
      const next =
        typeof step === 'number' ? place.items : (place.properties?.[step] ?? place.additionalProperties);
      return typeof next === 'object' ? [next] : [];
    });
  }
  return [...new Set(shapes(places).flatMap((place) => Object.keys(place.properties ?? {})))];
}

function shapes(places: readonly JsonSchema[]): readonly JsonSchema[] {
  return places.flatMap((place) => (place.anyOf ? shapes(place.anyOf) : [place]));
}

function typeInWords(expected: string): string {
  const words: Record<string, string> = {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    array: 'a list',
    object: 'a mapping',
    record: 'a mapping',
    boolean: 'true or false',
  };
  return words[expected] ?? expected;
}

function shapeOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return `${typeInWords(typeof value)} (${JSON.stringify(value)?.slice(0, 40)})`;
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** `tasks[1].checks[0].expect`. */
function spell(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}
