/** The commands that netlab adds to the shell, in the form in which just-bash takes them. */
import type { Command, ResolvedCommandContext } from 'just-bash';
import type { CommandOutput } from '../command.ts';
import type { Hook } from './hook-commands.ts';

export interface Invocation {
  readonly stdin: string;
  readonly cwd: string;
  /** Exported variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Runs a script in a fresh shell with the same files and the same input. */
  exec(script: string): Promise<CommandOutput>;
}

export interface HostCommand {
  readonly name: string;
  run(args: readonly string[], invocation: Invocation): Promise<CommandOutput>;
}

/** Names that bash takes for itself; a function of that name leads to our command. */
export const SHADOWED = new Set(['wait', 'help']);

export function shadowName(name: string): string {
  return `__netlab_builtin_${name}`;
}

export function hostCommands(commands: readonly HostCommand[], home: string): Command[] {
  return commands.map(({ name, run }) => ({
    name: SHADOWED.has(name) ? shadowName(name) : name,
    async execute(args: string[], context: ResolvedCommandContext) {
      const shell = { cwd: home, env: { HOME: home, PATH: '/usr/bin:/bin' }, replaceEnv: true };
      const stdin = decode(context.stdin);
      const result = await run(args, {
        stdin,
        cwd: context.cwd,
        env: context.exportedEnv ?? {},
        exec: async (script) =>
          (await context.exec?.(script, { ...shell, stdin })) ?? { stdout: '', stderr: '', exitCode: 126 },
      });
      return { ...result, stdoutKind: 'text' as const };
    },
  }));
}

export function hookExtensions(hooks: Readonly<Record<string, Hook>>): Command[] {
  return Object.entries(hooks).map(([name, run]) => ({
    name,
    async execute(args: string[], context: ResolvedCommandContext) {
      const result = await run(args, { stdin: decode(context.stdin), cwd: context.cwd });
      return { ...result, stdoutKind: 'text' as const };
    },
  }));
}

/** Commands get their input as bytes, one a character. */
function decode(bytes: unknown): string {
  return new TextDecoder().decode(Uint8Array.from(String(bytes), (character) => character.charCodeAt(0)));
}
