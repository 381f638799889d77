/**
 * Tells statements that can change nothing but plain variables and the working directory, so that the console needn't
 * ask afterwards what became of arrays, functions and attributes. Asking costs more than most commands do.
 */
import type { StatementNode } from 'just-bash';
import type { ShellState } from './shell-state.ts';

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** `plain` are commands that run outside the shell, and builtins that define nothing. */
export function changesOnlyPlainVariables(
  statement: StatementNode,
  plain: ReadonlySet<string>,
  state: ShellState,
): boolean {
  if (state.options.allexport || (state.namerefs?.size ?? 0) > 0) return false;
  return statement.pipelines.every(({ commands }) =>
    commands.every((command) => isPlain(command as unknown as Node, plain, state)),
  );
}

function isPlain(command: Node, plain: ReadonlySet<string>, state: ShellState): boolean {
  if (command.type !== 'SimpleCommand') return false;
  const assignments = command.assignments as readonly { readonly name: string; readonly array: unknown }[];
  const scalar = assignments.every(
    ({ name, array }) => !array && !name.includes('[') && !state.arrays.has(name),
  );
  if (!command.name) return scalar && (command.redirections as readonly unknown[]).length === 0;
  const [part, ...more] = (command.name as { parts: readonly Node[] }).parts;
  if (part?.type !== 'Literal' || more.length > 0) return false;
  const name = part.value as string;
  return scalar && plain.has(name) && !state.functions.has(name) && !state.env.has(`BASH_ALIAS_${name}`);
}
