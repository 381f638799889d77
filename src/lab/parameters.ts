/**
 * What is drawn from the seed: every learner gets addresses and names of their own. Each parameter draws from its own
 * stream, so that adding one to a lab leaves the others as they were.
 */
import { formatAddress } from '../kit/address.ts';
import { formatPrefix, parsePrefix } from '../kit/prefix.ts';
import { pick, type RandomState, seedRandom } from '../kit/random.ts';
import type { LabParameter } from './schema.ts';

export type Parameters = Readonly<Record<string, string>>;

/** `{name}`, but not `${name}`, which is the shell's. */
const PLACEHOLDER = /(?<!\$)\{([a-z][a-z0-9_]*)\}/g;

/** Puts the values in; what isn't a parameter stays as it is. */
export function substitute(text: string, parameters: Parameters): string {
  return text.replace(PLACEHOLDER, (whole, name: string) =>
    Object.hasOwn(parameters, name) ? (parameters[name] as string) : whole,
  );
}

/** Puts the values in everywhere in a plain tree of objects, lists and texts. */
export function substituteDeep<T>(value: T, parameters: Parameters): T {
  if (typeof value === 'string') return substitute(value, parameters) as T;
  if (Array.isArray(value)) return value.map((item) => substituteDeep(item, parameters)) as T;
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        substitute(key, parameters),
        substituteDeep(item, parameters),
      ]),
    ) as T;
  }
  return value;
}

/** Names of the parameters that a text uses, as `{name}`, in order of appearance. */
export function placeholdersIn(text: string): readonly { readonly name: string; readonly offset: number }[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => ({ name: match[1] as string, offset: match.index }));
}

export type Drawn =
  | { readonly ok: true; readonly parameters: Parameters }
  | { readonly ok: false; readonly parameter: string; readonly reason: string };

/** Draws every parameter. Those that lie within others come after them, in whatever order the lab names them. */
export function drawParameters(
  declared: Readonly<Record<string, LabParameter>>,
  slug: string,
  seed: string,
): Drawn {
  const drawn: Record<string, string> = {};
  const draw = (name: string, waiting: readonly string[]): string | undefined => {
    const parameter = declared[name] as LabParameter;
    const random = seedRandom(`${slug}/${seed}/${name}`);
    if (Array.isArray(parameter)) drawn[name] = pick(random, parameter);
    else {
      const [field, parent] =
        'of' in parameter ? (['of', parameter.of] as const) : (['within', parameter.within] as const);
      if (!Object.hasOwn(declared, parent)) return `\`${field}: ${parent}\` names no parameter`;
      if (waiting.includes(parent) || parent === name)
        return `\`${field}: ${parent}\` goes round in a circle`;
      const failed = Object.hasOwn(drawn, parent) ? undefined : draw(parent, [...waiting, name]);
      if (failed) return failed;
      const from = declared[parent] as LabParameter;
      const gap = 'of' in parameter ? gapIn(parameter, from) : misfitIn(parameter, from);
      if (gap) return gap;
      const value = partOf(parameter, drawn[parent] as string, random);
      if (value === undefined) return `there is no such part of {${parent}} (${drawn[parent]})`;
      drawn[name] = value;
    }
    return undefined;
  };
  for (const name of Object.keys(declared)) {
    if (Object.hasOwn(drawn, name)) continue;
    const reason = draw(name, []);
    if (reason) return { ok: false, parameter: name, reason };
  }
  return { ok: true, parameters: drawn };
}

/** Whatever the other parameter may be drawn as, something must follow from it. */
function gapIn({ of, is }: FollowingParameter, parent: LabParameter): string | undefined {
  if (!Array.isArray(parent)) return `\`of: ${of}\` must name a parameter that has a list of values`;
  const missing = parent.find((value) => !Object.hasOwn(is, value));
  return missing === undefined
    ? undefined
    : `{${of}} may be ${missing}, and \`is\` does not say what follows`;
}

type FollowingParameter = Extract<LabParameter, { readonly of: string }>;
type CutParameter = Extract<LabParameter, { readonly within: string }>;

/** Whichever place is drawn, it must be there, however long the prefix is that was drawn to cut from. */
function misfitIn(parameter: CutParameter, parent: LabParameter): string | undefined {
  const [end, places] = 'length' in parameter ? [parameter.length, parameter.at] : [32, parameter.host];
  const last = Math.max(...places);
  const misfit = lengthsOf(parent).find((length) => end < length || last >= 2 ** (end - length));
  return misfit === undefined
    ? undefined
    : `there is no such part of {${parameter.within}}: it may be a /${misfit}, which has no place ${last}`;
}

/** How long the prefixes can be that a parameter stands for. */
function lengthsOf(parameter: LabParameter): readonly number[] {
  if (!Array.isArray(parameter) && 'length' in parameter) return [parameter.length];
  const values = Array.isArray(parameter) ? parameter : 'of' in parameter ? Object.values(parameter.is) : [];
  return values.flatMap((value) => parsePrefix(value)?.length ?? []);
}

function partOf(
  parameter: Exclude<LabParameter, readonly string[]>,
  parent: string,
  random: RandomState,
): string | undefined {
  if ('of' in parameter) return parameter.is[parent];
  return 'length' in parameter
    ? blockOf(parent, parameter.length, pick(random, parameter.at))
    : addressOf(parent, pick(random, parameter.host));
}

/** The `index`-th block of a length within an IPv4 prefix. */
function blockOf(within: string, length: number, index: number): string | undefined {
  const prefix = parsePrefix(within);
  if (prefix?.family !== 4 || length < prefix.length || index >= 2 ** (length - prefix.length))
    return undefined;
  return formatPrefix({ family: 4, first: Number(prefix.first) + index * 2 ** (32 - length), length });
}

/** The `index`-th address of an IPv4 prefix. */
function addressOf(within: string, index: number): string | undefined {
  const prefix = parsePrefix(within);
  if (prefix?.family !== 4 || index >= 2 ** (32 - prefix.length)) return undefined;
  return formatAddress({ family: 4, value: Number(prefix.first) + index });
}
