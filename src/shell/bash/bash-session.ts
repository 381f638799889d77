/**
 * An interactive bash: what one line does to variables, arrays, functions, aliases, options and the working directory
 * is there in the next. The shell itself is just-bash, in memory, without network, loaded on demand.
 */
import type { StatementNode } from 'just-bash';
import { type CommandOutput, type OutputChunk, outputChunks } from '../command.ts';
import { setStatus } from './adopt.ts';
import type { ConsoleFileSystem } from './console-files.ts';
import { type Ending, endingOf, explainLimit, ownErrors, syntaxMessage, withoutAbort } from './errors.ts';
import { SHADOWED } from './extension-commands.ts';
import { type Executed, HOME, Interpreter, readText, type ShellHost } from './interpreter.ts';
import { BUILTINS } from './limits.ts';
import { suggestCommands } from './not-found.ts';
import { completeness, type Parsed, splitCommands } from './split-commands.ts';

interface Outcome extends CommandOutput {
  readonly ending: Ending;
}

export interface ShellResult extends Outcome {
  /** The output of each statement, in order. */
  readonly chunks: readonly OutputChunk[];
}

const ALIAS = 'BASH_ALIAS_';

export class BashSession {
  readonly #interpreter: Interpreter;
  /** What a mistyped command may have meant. */
  readonly #known: readonly string[];

  static async create(host: ShellHost): Promise<BashSession> {
    return new BashSession(new Interpreter(await import('just-bash/browser'), host), host);
  }

  private constructor(interpreter: Interpreter, host: ShellHost) {
    this.#interpreter = interpreter;
    this.#known = [...host.commands.map(({ name }) => name), ...BUILTINS];
  }

  get files(): ConsoleFileSystem {
    return this.#interpreter.files;
  }

  variable(name: string): string | undefined {
    return this.#interpreter.state.env.get(name);
  }

  variableNames(): string[] {
    const names = [...this.#interpreter.state.env.keys()];
    return names.filter((name) => /^[A-Za-z_]\w*$/.test(name) && !name.startsWith(ALIAS));
  }

  /** Whatever can stand where a command does, besides netlab's own. */
  commandNames(): string[] {
    const { functions, env } = this.#interpreter.state;
    const aliases = [...env.keys()]
      .filter((name) => name.startsWith(ALIAS))
      .map((name) => name.slice(ALIAS.length));
    return [
      ...new Set([...[...functions.keys()].filter((name) => !SHADOWED.has(name)), ...aliases, ...BUILTINS]),
    ];
  }

  /** Pasted text, cut into complete commands. */
  split(text: string): string[] {
    return splitCommands(text, (part) => this.#parse(part));
  }

  isIncomplete(text: string): boolean {
    return !completeness(text, (part) => this.#parse(part)).complete;
  }

  /** Runs one complete command, statement by statement. */
  async run(text: string, signal?: AbortSignal): Promise<ShellResult> {
    let statements: readonly StatementNode[];
    try {
      statements = this.#interpreter.prepare(text);
    } catch (error) {
      return shellResult([syntaxFailure(syntaxMessage(error as Error))]);
    }
    const refused = statements.find(({ deferredError }) => deferredError)?.deferredError;
    if (refused) return shellResult([syntaxFailure(refused.message)]);
    const outcomes: Outcome[] = [];
    for (const statement of statements) {
      const executed = await this.#interpreter.execute(statement, signal);
      const outcome = this.#judge(executed, signal);
      outcomes.push(outcome);
      if (outcome.ending !== 'done' || !executed.ended) break;
    }
    return shellResult(outcomes);
  }

  /** An absolute path from one as typed. */
  resolve(path: string, cwd = this.#interpreter.state.cwd): string {
    const home = this.variable('HOME') ?? HOME;
    const expanded = path === '~' || path.startsWith('~/') ? `${home}${path.slice(1)}` : path;
    return this.files.resolvePath(cwd, expanded);
  }

  /** Undefined where there is no such file. */
  readText(path: string, cwd?: string): Promise<string | undefined> {
    return readText(this.files, this.resolve(path, cwd));
  }

  /** Makes the folders on the way. */
  async writeText(path: string, text: string, cwd?: string): Promise<void> {
    const target = this.resolve(path, cwd);
    await this.files.mkdir(target.slice(0, target.lastIndexOf('/')) || '/', { recursive: true });
    await this.files.writeFile(target, text);
  }

  #judge({ result, ended }: Executed, signal: AbortSignal | undefined): Outcome {
    const { stdout } = result;
    const stderr = suggestCommands(ownErrors(result.stderr), this.#known);
    if (signal?.aborted)
      return { stdout, stderr: `${withoutAbort(stderr)}^C\n`, exitCode: 130, ending: 'interrupted' };
    if (ended) return { stdout, stderr, exitCode: ended.status, ending: 'done' };
    const { exitCode } = result;
    setStatus(this.#interpreter.state, exitCode);
    const ending = endingOf(stderr, exitCode);
    return { stdout, stderr: ending === 'limit' ? explainLimit(stderr) : stderr, exitCode, ending };
  }

  #parse(text: string): Parsed {
    const last = this.#interpreter.parse(text).at(-1);
    const command = last?.pipelines.length === 1 ? last.pipelines[0]?.commands : undefined;
    const [only] = command ?? [];
    if (command?.length !== 1 || only?.type !== 'SimpleCommand' || only.args.length > 0)
      return { lastWord: undefined };
    const [part] = only.name?.parts ?? [];
    return { lastWord: part?.type === 'Literal' ? part.value : undefined };
  }
}

function syntaxFailure(message: string): Outcome {
  return { stdout: '', stderr: `bash: ${message}\n`, exitCode: 2, ending: 'syntax' };
}

function shellResult(outcomes: readonly Outcome[]): ShellResult {
  const { exitCode = 0, ending = 'done' } = outcomes.at(-1) ?? {};
  const stdout = outcomes.map((outcome) => outcome.stdout).join('');
  const stderr = outcomes.map((outcome) => outcome.stderr).join('');
  return { stdout, stderr, exitCode, ending, chunks: outcomes.flatMap(outputChunks) };
}
