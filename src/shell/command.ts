/** What a console command is: one file in `commands/`, one line in `commands/index.ts`. */
import type { TimedEvent } from '../clock/clock.ts';
import type { RandomState } from '../kit/random.ts';
import type { Sim } from '../sim/sim.ts';
import type { FlowMemory } from './flows.ts';
import type { Foreground } from './foreground.ts';
import type { LocalFiles } from './local-files.ts';
import type { Standing } from './standing.ts';

export interface CommandOutput {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  /** Both streams in the order in which they came, where a command knows it. */
  readonly chunks?: readonly OutputChunk[];
}

/** A piece of output, for those who show both streams on one screen in the order in which they came. */
export interface OutputChunk {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

/** What came of a line: `chunks` hold the same as `stdout` and `stderr`, in the order in which it came. */
export interface LineOutput extends CommandOutput {
  readonly chunks: readonly OutputChunk[];
}

/** Of a single command, whose own order nobody knows: what it answers, then what it complains of. */
export function lineOutput(output: CommandOutput): LineOutput {
  return { ...output, chunks: output.chunks ?? outputChunks(output) };
}

/** One after the other; the last one's exit code counts. */
export function joinOutputs(outputs: readonly LineOutput[]): LineOutput {
  return {
    stdout: outputs.map(({ stdout }) => stdout).join(''),
    stderr: outputs.map(({ stderr }) => stderr).join(''),
    exitCode: outputs.at(-1)?.exitCode ?? 0,
    chunks: outputs.flatMap(({ chunks }) => chunks),
  };
}

export function outputChunks({ stdout, stderr }: CommandOutput): readonly OutputChunk[] {
  const chunks: readonly OutputChunk[] = [
    { stream: 'stdout', text: stdout },
    { stream: 'stderr', text: stderr },
  ];
  return chunks.filter(({ text }) => text !== '');
}

export interface CompletionItem {
  readonly value: string;
  readonly description?: string;
}

/** What a command may use. */
export interface CommandIo {
  readonly sim: Sim;
  readonly stdin: string;
  /** Exported variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the learner is; network tools send from there. */
  readonly standing: Standing;
  /** For commands that take the lines that follow. */
  readonly foreground: Foreground;
  /** What BGP had to tell while commands took their second, for `wait`, which takes it away. */
  readonly untold: TimedEvent[];
  /** What the network tools remember of their flows. */
  readonly flows: FlowMemory;
  /** The command lines so far, this one included. */
  readonly history: readonly string[];
  /** The console's own random numbers: they don't disturb the world's. */
  readonly random: RandomState;
  readonly files: LocalFiles;
  /** Paths as typed: `~/x`, `x`, `/x`. Undefined where there is no file. */
  readFile(path: string): Promise<string | undefined>;
  writeFile(path: string, text: string): Promise<void>;
  /** Runs a script in a shell of its own, with the same files and the same commands. */
  exec(script: string): Promise<CommandOutput>;
  /** Lets the host breathe; throws once the learner pressed Ctrl-C. */
  pause(): Promise<void>;
  /** The commands there are, for `help`. */
  readonly commands: readonly ConsoleCommand[];
}

export interface ConsoleCommand {
  readonly name: string;
  /** One line, for `help`. */
  readonly summary: string;
  /** `wait DURATION | wait until CONDITION` and what it means, for `help NAME`. */
  readonly usage: string;
  run(args: readonly string[], io: CommandIo): Promise<CommandOutput>;
  /** What may stand at `words[index]`; `words[0]` is the command itself. */
  complete?(words: readonly string[], index: number, sim: Sim): readonly CompletionItem[];
}

export function succeed(stdout: string): CommandOutput {
  return { stdout, stderr: '', exitCode: 0 };
}

export function fail(message: string, exitCode = 1): CommandOutput {
  return { stdout: '', stderr: message.endsWith('\n') ? message : `${message}\n`, exitCode };
}
