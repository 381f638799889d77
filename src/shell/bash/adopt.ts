/** Lays down what a statement left behind as the state in which the next one starts. */
import type { Report } from './hook-commands.ts';
import { MADE_UP } from './hooks.ts';
import { madeUpVariable } from './rewrite.ts';
import { type ShellState, setAttributes, setOptions } from './shell-state.ts';

/** `defined` holds the functions that the statement defined, by name. */
export function adopt(
  state: ShellState,
  env: Readonly<Record<string, string>>,
  { ended, declared, arrays }: Report,
  defined: ReadonlyMap<string, object>,
): void {
  state.env = new Map(Object.entries(env));
  for (const name of MADE_UP) state.env.delete(madeUpVariable(name));
  setOptions(state);
  if (declared) {
    state.arrays = new Map(arrays);
    setAttributes(state, declared.variables);
    const known = (name: string) => defined.get(name) ?? state.functions.get(name);
    state.functions = new Map(
      declared.functions.flatMap((name): [string, object][] => {
        const definition = known(name);
        return definition ? [[name, definition]] : [];
      }),
    );
  }
  if (!ended) return;
  state.cwd = ended.cwd;
  state.previousDir = env.OLDPWD ?? state.previousDir;
  state.lastArg = ended.lastArg;
  setStatus(state, ended.status);
  const statuses = ended.pipeStatus.map((status, index): [string, string] => [String(index), status]);
  state.arrays.set('PIPESTATUS', { kind: 'indexed', elements: new Map(statuses) });
}

export function setStatus(state: ShellState, status: number): void {
  state.lastExitCode = status;
  state.env.set('?', String(status));
}
