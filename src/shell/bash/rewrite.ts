/**
 * Rewrites a parsed script before it runs, where just-bash would ask the machine or forget something: random numbers
 * and clocks come from the simulator, function definitions are noted so that they outlive the line, and `eval` and
 * `source` pass through the same rewriting.
 *
 * Limit: `RANDOM` and its like within `let`, in subscripts and behind `${RANDOM:…}` keep one value for a statement.
 */
import type { ScriptNode } from 'just-bash';
import { HOOK, MADE_UP } from './hooks.ts';

/** Any node of just-bash's syntax tree; only those that are named here matter. */
interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

export interface Notes {
  /** Keeps a function's definition and says under which number. */
  noteFunction(definition: object): number;
  /** A made-up variable is needed as a variable. */
  noteMadeUp(name: string): void;
  /** Parses and rewrites a script's text. */
  parse(text: string): readonly object[];
}

export function rewriteScript(script: ScriptNode, note: Notes): ScriptNode {
  return rewriteValue(script, note) as ScriptNode;
}

function rewriteValue(value: unknown, note: Notes): unknown {
  if (Array.isArray(value)) return value.map((item) => rewriteValue(item, note));
  if (typeof value !== 'object' || value === null) return value;
  const parted = partedDeclaration(value as Node, note);
  if (parted) return parted;
  const node = Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, rewriteValue(item, note)]),
  ) as unknown as Node;
  return REWRITES[node.type]?.(node, note) ?? node;
}

const DECLARATION = /^(?:declare|typeset|local)(?:\s+-\w+)*\s+-\w*A\w*\s+([A-Za-z_]\w*)(?==\()/;

/** `declare -A m=(…)` is declared first and filled then: just-bash forgets the quotes in one step. */
function partedDeclaration(node: Node, note: Notes): Node | undefined {
  const source = node.type === 'Statement' ? node.sourceText : undefined;
  const match = typeof source === 'string' ? DECLARATION.exec(source) : undefined;
  if (!match) return undefined;
  const [declaration, name = ''] = match;
  const [statement] = note.parse(`${declaration} && ${name}${(source as string).slice(declaration.length)}`);
  return statement as Node | undefined;
}

const REWRITES: Readonly<Record<string, (node: Node, note: Notes) => Node | undefined>> = {
  ParameterExpansion(node, note) {
    const name = node.parameter as string;
    if (!MADE_UP.has(name)) return undefined;
    if (!node.operation) return substitution(command(HOOK.value, literal(name)));
    note.noteMadeUp(name);
    return { ...node, parameter: madeUpVariable(name) };
  },
  ArithVariable(node) {
    const name = node.name as string;
    return MADE_UP.has(name) ? { type: 'ArithCommandSubst', command: `${HOOK.value} ${name}` } : undefined;
  },
  FunctionDef(node, note) {
    const number = note.noteFunction(node);
    return group(node, command(HOOK.defined, literal(String(number))));
  },
  SimpleCommand(node) {
    const name = literalWord(node.name as Node | null);
    const args = node.args as readonly Node[];
    if (name === 'eval') return { ...node, args: [quoted(substitution(command(HOOK.eval, ...args)))] };
    const [file, ...rest] = args;
    if ((name === 'source' || name === '.') && file) {
      return { ...node, args: [quoted(substitution(command(HOOK.source, file))), ...rest] };
    }
    return undefined;
  },
  Pipeline(node) {
    if (!node.timed) return undefined;
    const plain = { ...node, timed: false };
    const start = command(HOOK.timed, literal('start'));
    const end = command(
      HOOK.timed,
      literal('end'),
      word({ type: 'ParameterExpansion', parameter: '?', operation: null }),
    );
    const body = [statement(pipeline(start)), statement(plain), statement(pipeline(end))];
    return pipeline({ type: 'Group', body, redirections: [] });
  },
};

/** Holds a made-up variable's value where an expansion works on it: `${RANDOM:0:2}`. */
export function madeUpVariable(name: string): string {
  return `__netlab_${name}`;
}

function literal(value: string): Node {
  return word({ type: 'Literal', value });
}

function word(...parts: readonly Node[]): Node {
  return { type: 'Word', parts };
}

function quoted(part: Node): Node {
  return word({ type: 'DoubleQuoted', parts: [part] });
}

function command(name: string, ...args: readonly Node[]): Node {
  return { type: 'SimpleCommand', name: literal(name), args, assignments: [], redirections: [] };
}

function pipeline(...commands: readonly Node[]): Node {
  return { type: 'Pipeline', commands, negated: false, timed: false, timePosix: false };
}

function statement(body: Node): Node {
  return { type: 'Statement', pipelines: [body], operators: [], background: false };
}

function group(...commands: readonly Node[]): Node {
  return { type: 'Group', body: commands.map((body) => statement(pipeline(body))), redirections: [] };
}

function substitution(body: Node): Node {
  return {
    type: 'CommandSubstitution',
    body: { type: 'Script', statements: [statement(pipeline(body))] },
    legacy: false,
  };
}

/** The text of a word without any expansion in it. */
function literalWord(node: Node | null): string | undefined {
  const parts = node?.parts as readonly Node[] | undefined;
  const [only] = parts ?? [];
  return parts?.length === 1 && only?.type === 'Literal' ? (only.value as string) : undefined;
}
