/** The commands behind the hooks: how a running statement asks the console and tells it things. */
import type { CommandOutput } from '../command.ts';
import { HOOK } from './hooks.ts';
import { readDeclarations, type ShellArray } from './shell-state.ts';

/** What a statement left behind; undefined parts were never told, because it ended before. */
export interface Report {
  ended?: { status: number; lastArg: string; pipeStatus: readonly string[]; cwd: string };
  declared?: ReturnType<typeof readDeclarations>;
  readonly arrays: Map<string, ShellArray>;
}

export interface HookHost {
  readonly report: Report;
  madeUpValue(name: string): string;
  defineFunction(number: number): void;
  /** Rewrites a script; the text itself where it doesn't parse, so that bash says what is wrong. */
  rewriteText(text: string): string;
  readFile(path: string, cwd: string): Promise<string | undefined>;
  /** Keeps a rewritten file aside and tells its path. */
  keepAside(text: string): Promise<string>;
  /** Simulated milliseconds. */
  now(): number;
  /** When the running `time` began. */
  readonly timers: number[];
}

export type Hook = (
  args: readonly string[],
  invocation: { stdin: string; cwd: string },
) => CommandOutput | Promise<CommandOutput>;

const output = (stdout: string, exitCode = 0, stderr = ''): CommandOutput => ({ stdout, stderr, exitCode });

/** Marks in stderr where a statement's own output ends and the console's inquiries begin. */
export const END_MARK = '\u0001netlab-end\u0001';

export function hookCommands(host: HookHost): Readonly<Record<string, Hook>> {
  return {
    [HOOK.value]: ([name = '']) => output(host.madeUpValue(name)),
    [HOOK.defined]: ([number]) => {
      host.defineFunction(Number(number));
      return output('');
    },
    [HOOK.eval]: (args) => output(host.rewriteText(args.join(' '))),
    [HOOK.source]: async ([path = ''], { cwd }) => {
      const text = await host.readFile(path, cwd);
      return output(text === undefined ? path : await host.keepAside(host.rewriteText(text)));
    },
    [HOOK.ended]: ([status, lastArg = '', ...pipeStatus], { cwd }) => {
      host.report.ended = { status: Number(status), lastArg, pipeStatus, cwd };
      return output('', 0, END_MARK);
    },
    [HOOK.variables]: (_args, { stdin }) => {
      const declared = readDeclarations(stdin);
      host.report.declared = declared;
      const arrays = declared.variables.filter(
        ({ name, letters }) => /[aA]/.test(letters) && name !== 'PIPESTATUS',
      );
      return output(
        arrays
          .map(
            ({ name, letters }) =>
              `${HOOK.array} ${letters.includes('A') ? 'A' : 'a'} ${name} "\${!${name}[@]}" "\${${name}[@]}"`,
          )
          .join('\n'),
      );
    },
    [HOOK.array]: ([kind, name = '', ...items]) => {
      const keys = items.slice(0, items.length / 2);
      const elements = new Map(keys.map((key, index) => [key, items[keys.length + index] as string]));
      host.report.arrays.set(name, { kind: kind === 'A' ? 'associative' : 'indexed', elements });
      return output('');
    },
    [HOOK.timed]: ([phase, status]) => {
      if (phase === 'start') {
        host.timers.push(host.now());
        return output('');
      }
      const elapsed = host.now() - (host.timers.pop() ?? host.now());
      const real = `${Math.floor(elapsed / 60_000)}m${((elapsed % 60_000) / 1000).toFixed(3)}s`;
      return output('', Number(status), `\nreal\t${real}\nuser\t0m0.000s\nsys\t0m0.000s\n`);
    },
  };
}
