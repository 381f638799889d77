/** The learner's console: a bash in memory with netlab's commands in it, on one simulated world. */
import type { TimedEvent } from '../clock/clock.ts';
import { assert } from '../kit/assert.ts';
import { nextUint32, seedRandom } from '../kit/random.ts';
import type { Sim } from '../sim/sim.ts';
import { filesAt } from '../sim/sites.ts';
import { NEWS_EVENT } from '../sim/vtysh.ts';
import { BashSession, type ShellResult } from './bash/bash-session.ts';
import { localFiles } from './bash/local-files.ts';
import {
  type CommandIo,
  type CommandOutput,
  type ConsoleCommand,
  joinOutputs,
  type LineOutput,
  lineOutput,
} from './command.ts';
import { commands as ownCommands } from './commands/index.ts';
import { type Completion, completeLine } from './completion/complete.ts';
import { FlowMemory } from './flows.ts';
import { Foreground, type Program } from './foreground.ts';
import { closeLost, leaveShell } from './leave.ts';
import { splitBefore } from './program-lines.ts';
import { Standing } from './standing.ts';

export type {
  CommandIo,
  CommandOutput,
  CompletionItem,
  ConsoleCommand,
  LineOutput,
  OutputChunk,
} from './command.ts';
export { joinOutputs, lineOutput } from './command.ts';
export type { Completion } from './completion/complete.ts';

/** What nobody waited to hear is forgotten, the oldest first. */
const MAX_UNTOLD = 100;

/** What a command line takes, in virtual time. */
export const COMMAND_LINE_MS = 1000;

export interface RunOptions {
  /** Aborts at Ctrl-C: the running command ends with status 130. */
  readonly signal?: AbortSignal;
}

export interface Console {
  /** `learner@netlab:us-east-1 $ `, or `[ec2-user@web] $ ` once logged in. */
  readonly prompt: string;
  /** Runs a line, or several, each its own step of undo. What follows a syntax error or an `exit` is not run. */
  run(line: string, options?: RunOptions): Promise<LineOutput>;
  complete(line: string, cursor: number): Completion;
  /** Whether more lines must follow: an open quote, a here-document, a trailing backslash. */
  isIncomplete(text: string): boolean;
  /** The commands of a text in order, each with its own lines; blank lines and comments drop out. */
  split(text: string): readonly string[];
  readFile(path: string): Promise<string | undefined>;
  writeFile(path: string, text: string): Promise<void>;
}

export interface ConsoleOptions {
  readonly sim: Sim;
  /** Commands of the lab, listed after netlab's own. */
  readonly commands?: readonly ConsoleCommand[];
  /** Files that are there from the beginning, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Lets timers and keys of the host have a turn. Called before each command; the host decides when one is due. */
  readonly breathe?: Breathe;
}

/** Answers with a promise when it takes a turn, with nothing when none is due. */
export type Breathe = () => Promise<void> | undefined;

class Interrupted extends Error {}

/** Where all of a line's output is one command's, in the order in which that command gave it. */
function inOrder(result: ShellResult, output: CommandOutput | undefined): ShellResult {
  const { chunks } = output ?? {};
  const isItsOwn = output?.stdout === result.stdout && output.stderr === result.stderr;
  return chunks && isItsOwn ? { ...result, chunks } : result;
}

export async function createConsole({
  sim,
  commands = [],
  files = {},
  breathe,
}: ConsoleOptions): Promise<Console> {
  const all = [...ownCommands, ...commands];
  const standing = new Standing(sim);
  const flows = new FlowMemory();
  const foreground = new Foreground();
  const untold: TimedEvent[] = [];
  // By the hour of its opening, too: two consoles of one world must not use the same client tokens.
  const random = seedRandom(`console/${sim.state.seed}/${sim.state.clock.now}`);
  const history: string[] = [];
  /** The last command's own output: bash keeps the two streams apart, a screen does not. */
  let ordered: CommandOutput | undefined;
  let signal: AbortSignal | undefined;
  let running = false;

  const pause = async () => {
    await breathe?.();
    if (signal?.aborted) throw new Interrupted();
  };
  const session = await BashSession.create({
    now: () => sim.state.clock.now,
    sleep: (ms) => void sim.advance(ms),
    random: () => nextUint32(random),
    env: { AWS_PAGER: '' },
    site: () => filesAt(sim.state, standing.place),
    commands: all.map((command) => ({
      name: command.name,
      async run(args, { stdin, env, cwd, exec }) {
        const io: CommandIo = {
          sim,
          stdin,
          env,
          standing,
          foreground,
          untold,
          flows,
          random,
          history,
          commands: all,
          files: localFiles(session, cwd),
          readFile: (path) => session.readText(path, cwd),
          writeFile: (path, text) => session.writeText(path, text, cwd),
          exec,
          pause,
        };
        try {
          await pause();
          ordered = await command.run(args, io);
          return ordered;
        } catch (error) {
          if (error instanceof Interrupted) return { stdout: '', stderr: '', exitCode: 130 };
          throw error;
        }
      },
    })),
  });
  for (const [path, text] of Object.entries(files)) await session.writeText(path, text);

  const takeTime = () => {
    const news = sim.advance(COMMAND_LINE_MS).filter(({ kind }) => kind === NEWS_EVENT);
    untold.push(...news);
    untold.splice(0, untold.length - MAX_UNTOLD);
  };

  const typeInto = (program: Program, line: string): ShellResult => {
    const output = program.type(line);
    takeTime();
    sim.checkpoint(line);
    return { ...lineOutput(output), ending: 'done' };
  };

  const runOne = async (command: string) => {
    history.push(command);
    if (foreground.program) return typeInto(foreground.program, command);
    ordered = undefined;
    const result = inOrder(await session.run(command, signal), ordered);
    const stayed = result.ending === 'exit' ? leaveShell(command, standing, result) : result;
    takeTime();
    sim.checkpoint(command);
    return closeLost(standing, sim, stayed);
  };

  const split = (text: string) => splitBefore(text, foreground, session);

  const runAll = async (line: string) => {
    const results: ShellResult[] = [];
    for (const command of split(line)) {
      const result = await runOne(command);
      results.push(result);
      if (result.ending !== 'done') break;
    }
    return results;
  };

  return {
    get prompt() {
      const { host } = standing;
      if (foreground.program) return foreground.program.prompt;
      return host
        ? `[ec2-user@${host.name}] $ `
        : `learner@netlab:${session.variable('AWS_REGION') || sim.state.region} $ `;
    },
    async run(line, options = {}) {
      assert(!running, 'a console runs one line at a time; callers wait for it');
      running = true;
      signal = options.signal;
      try {
        return joinOutputs(await runAll(line));
      } finally {
        running = false;
        signal = undefined;
      }
    },
    complete: (line, cursor) => completeLine({ line, cursor, sim, session, foreground, commands: all }),
    isIncomplete: (text) => foreground.program === undefined && session.isIncomplete(text),
    split,
    readFile: (path) => session.readText(path),
    writeFile: (path, text) => session.writeText(path, text),
  };
}
