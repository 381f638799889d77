/**
 * What an interactive shell remembers from line to line. just-bash starts every `exec` from its own base state and
 * throws the result away; this file reads what a statement left behind and lays it down as the next base.
 *
 * It relies on the private field `state` of just-bash's `Bash` (version 3.4.2, pinned): `shellStateOf` refuses to work
 * with anything that looks different, and `test/shell/bash-session.test.ts` covers each member.
 */
import type { Bash } from 'just-bash';
import { assert } from '../../kit/assert.ts';

export interface ShellArray {
  kind: 'indexed' | 'associative';
  elements: Map<string, string>;
}

/** The members of just-bash's interpreter state that persist. */
export interface ShellState {
  env: Map<string, string>;
  arrays: Map<string, ShellArray>;
  functions: Map<string, object>;
  cwd: string;
  previousDir: string;
  lastExitCode: number;
  lastArg: string;
  options: Record<string, boolean>;
  shoptOptions: Record<string, boolean>;
  exportedVars: Set<string>;
  readonlyVars: Set<string>;
  associativeArrays?: Set<string>;
  integerVars?: Set<string>;
  lowercaseVars?: Set<string>;
  uppercaseVars?: Set<string>;
  namerefs?: Set<string>;
  boundNamerefs?: Set<string>;
  directoryStack?: string[];
}

export function shellStateOf(bash: Bash): ShellState {
  const { state } = bash as unknown as { state?: Partial<ShellState> };
  const known = state?.env instanceof Map && state.functions instanceof Map && state.arrays instanceof Map;
  assert(
    known && state.exportedVars instanceof Set && state.options,
    'just-bash keeps its state differently now',
  );
  return state as ShellState;
}

type Attribute =
  | 'exportedVars'
  | 'readonlyVars'
  | 'associativeArrays'
  | 'integerVars'
  | 'lowercaseVars'
  | 'uppercaseVars'
  | 'namerefs';

/** Which attribute each letter of `declare -p` sets. */
const ATTRIBUTES: Readonly<Record<string, Attribute>> = {
  x: 'exportedVars',
  r: 'readonlyVars',
  A: 'associativeArrays',
  i: 'integerVars',
  l: 'lowercaseVars',
  u: 'uppercaseVars',
  n: 'namerefs',
};

/** A variable as `declare -p` lists it. */
export interface Declared {
  readonly name: string;
  readonly letters: string;
}

/** Reads the output of `declare -p; declare -F`; values are never needed from it. */
export function readDeclarations(text: string): { variables: Declared[]; functions: string[] } {
  const variables: Declared[] = [];
  const functions: string[] = [];
  for (const line of text.split('\n')) {
    const match = /^declare -(\S+) ([^\s=]+)(=?)/.exec(line);
    if (!match) continue;
    const [, letters = '', name = '', assigned] = match;
    if (letters.startsWith('f') && !assigned) functions.push(name);
    else if (/^[A-Za-z_]\w*$/.test(name)) variables.push({ name, letters });
  }
  return { variables, functions };
}

/** A variable without a value isn't listed: it keeps the attributes that it had. */
export function setAttributes(state: ShellState, variables: readonly Declared[]): void {
  const listed = new Set(variables.map(({ name }) => name));
  for (const [letter, member] of Object.entries(ATTRIBUTES)) {
    const kept = [...(state[member] ?? [])].filter((name) => !listed.has(name));
    const names = variables.filter(({ letters }) => letters.includes(letter)).map(({ name }) => name);
    state[member] = new Set([...kept, ...names]);
  }
  state.boundNamerefs = new Set(state.namerefs);
}

/** `set -o` options by the names that `$SHELLOPTS` lists. */
export function setOptions(state: ShellState): void {
  const on = new Set((state.env.get('SHELLOPTS') ?? '').split(':'));
  for (const name of Object.keys(state.options)) state.options[name] = name !== 'noexec' && on.has(name);
}
