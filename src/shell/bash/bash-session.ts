/**
 * An interactive bash: what one line does to variables, arrays, functions, aliases, options and the working directory
 * is there in the next. The shell itself is just-bash, in memory, without network, loaded on demand.
 */
import type { Bash, ExecResult, InMemoryFs, ScriptNode, StatementNode } from 'just-bash';
import { type CommandOutput, type OutputChunk, outputChunks } from '../command.ts';
import { adopt, setStatus } from './adopt.ts';
import { dateCommand, type Override, printfCommand } from './clock-commands.ts';
import { createConsoleFiles } from './console-files.ts';
import { type Ending, endingOf, explainLimit, ownErrors, syntaxMessage } from './errors.ts';
import {
  type HostCommand,
  hookExtensions,
  hostCommands,
  SHADOWED,
  shadowName,
} from './extension-commands.ts';
import { type HookHost, hookCommands, type Report } from './hook-commands.ts';
import { HOOK } from './hooks.ts';
import { BUILTINS, LIMITS } from './limits.ts';
import { type MadeUpSources, madeUpValue } from './made-up.ts';
import { madeUpVariable, rewriteScript } from './rewrite.ts';
import { changesOnlyPlainVariables } from './scope.ts';
import { type ShellState, setAttributes, shellStateOf } from './shell-state.ts';
import { completeness, type Parsed, splitCommands } from './split-commands.ts';

export interface ShellHost extends MadeUpSources {
  sleep(ms: number): void;
  readonly commands: readonly HostCommand[];
  readonly env: Readonly<Record<string, string>>;
}

interface Outcome extends CommandOutput {
  readonly ending: Ending;
}

export interface ShellResult extends CommandOutput {
  readonly ending: Ending;
  /** The output of each statement, in order. */
  readonly chunks: readonly OutputChunk[];
}

const HOME = '/home/learner';
/** Where a file that is sourced lies, rewritten. */
const ASIDE = '/tmp/.netlab/sourced';
/** Asked after each statement. */
const HOW_IT_ENDED = `${HOOK.ended} "$?" "$_" "\${PIPESTATUS[@]}"`;
/** Asked after a statement that may have changed more than plain variables. */
const WHAT_THERE_IS = `builtin eval "$({ declare -p; declare -F; } 2>/dev/null | ${HOOK.variables})" 2>/dev/null`;
/** Builtins that define nothing. */
const HARMLESS_BUILTINS = [':', 'true', 'false', '[', 'test', 'cd', 'pwd', 'echo'];

export class BashSession {
  readonly files: InMemoryFs;
  readonly #bash: Bash;
  readonly #state: ShellState;
  readonly #host: ShellHost;
  readonly #started: number;
  readonly #definitions: object[] = [];
  readonly #defined = new Map<string, object>();
  readonly #howItEnded: readonly StatementNode[];
  readonly #whatThereIs: readonly StatementNode[];
  readonly #plain: ReadonlySet<string>;
  /** The text parsed last, and what came of it: the same text is looked at several times. */
  #parsed: { text: string; statements: readonly StatementNode[] } | undefined;
  readonly #madeUp = new Set<string>();
  #report: Report = { arrays: new Map() };
  /** The script that the next `exec` runs instead of its text. */
  #pending: ScriptNode | undefined;
  #rewriting = true;

  static async create(host: ShellHost): Promise<BashSession> {
    return new BashSession(await import('just-bash/browser'), host);
  }

  private constructor(library: typeof import('just-bash/browser'), host: ShellHost) {
    this.#host = host;
    this.#started = host.now();
    this.files = createConsoleFiles(library.InMemoryFs, LIMITS.maxFileSystemBytes, host.now);
    for (const folder of [HOME, '/tmp', '/bin', '/usr/bin', '/dev'])
      this.files.mkdirSync(folder, { recursive: true });
    this.files.writeFileSync('/dev/null', '');
    this.#bash = new library.Bash({
      fs: this.files,
      cwd: HOME,
      env: {
        HOME,
        PWD: HOME,
        OLDPWD: HOME,
        USER: 'learner',
        LOGNAME: 'learner',
        SHELL: '/bin/bash',
        ...host.env,
      },
      commands: [...BUILTINS],
      executionLimits: LIMITS,
      sleep: async (ms) => host.sleep(ms),
      customCommands: [
        ...hookExtensions(hookCommands(this.#hookHost())),
        ...this.#overrides(),
        ...hostCommands(host.commands, HOME),
      ],
    });
    this.#bash.registerTransformPlugin({
      name: 'netlab',
      transform: ({ ast }) => ({ ast: this.#substitute(ast) }),
    });
    this.#state = shellStateOf(this.#bash);
    this.#state.shoptOptions.expand_aliases = true;
    this.#state.directoryStack = [];
    this.#rewriting = false;
    setAttributes(this.#state, []);
    this.#howItEnded = this.#bash.transform(HOW_IT_ENDED).ast.statements;
    this.#whatThereIs = this.#bash.transform(WHAT_THERE_IS).ast.statements;
    this.#plain = new Set([
      ...BUILTINS.filter((name) => !/alias/.test(name)),
      ...HARMLESS_BUILTINS,
      ...host.commands.map(({ name }) => name),
    ]);
    for (const name of SHADOWED) this.#shadow(name);
    this.#rewriting = true;
  }

  get cwd(): string {
    return this.#state.cwd;
  }

  get home(): string {
    return this.#state.env.get('HOME') ?? HOME;
  }

  variable(name: string): string | undefined {
    return this.#state.env.get(name);
  }

  variableNames(): string[] {
    return [...this.#state.env.keys()].filter(
      (name) => /^[A-Za-z_]\w*$/.test(name) && !name.startsWith('BASH_ALIAS_'),
    );
  }

  functionNames(): string[] {
    return [...this.#state.functions.keys()].filter((name) => !SHADOWED.has(name));
  }

  /** Commands that come with the shell. */
  programNames(): readonly string[] {
    return BUILTINS;
  }

  aliasNames(): string[] {
    return [...this.#state.env.keys()]
      .filter((name) => name.startsWith('BASH_ALIAS_'))
      .map((name) => name.slice(11));
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
      statements = this.#statementsOf(text);
    } catch (error) {
      return shellResult([syntaxFailure(syntaxMessage(error as Error))]);
    }
    const refused = statements.find(({ deferredError }) => deferredError)?.deferredError;
    if (refused) return shellResult([syntaxFailure(refused.message)]);
    const results: Outcome[] = [];
    for (const statement of statements) {
      const result = await this.#runStatement(statement, signal);
      results.push(result);
      if (result.ending !== 'done' || this.#report.ended === undefined) break;
    }
    return shellResult(results);
  }

  /** An absolute path from one as typed. */
  resolve(path: string, cwd = this.#state.cwd): string {
    const expanded = path === '~' || path.startsWith('~/') ? `${this.home}${path.slice(1)}` : path;
    return this.files.resolvePath(cwd, expanded);
  }

  /** Undefined where there is no such file. */
  async readText(path: string, cwd?: string): Promise<string | undefined> {
    try {
      return await this.files.readFile(this.resolve(path, cwd));
    } catch {
      return undefined;
    }
  }

  /** Makes the folders on the way. */
  async writeText(path: string, text: string, cwd?: string): Promise<void> {
    const target = this.resolve(path, cwd);
    await this.files.mkdir(target.slice(0, target.lastIndexOf('/')) || '/', { recursive: true });
    await this.files.writeFile(target, text);
  }

  async #runStatement(statement: StatementNode, signal: AbortSignal | undefined): Promise<Outcome> {
    for (const name of this.#madeUp) this.#state.env.set(madeUpVariable(name), this.#madeUpValue(name));
    const thorough = !changesOnlyPlainVariables(statement, this.#plain, this.#state);
    this.#report = { arrays: new Map() };
    this.#pending = {
      type: 'Script',
      statements: [statement, ...this.#howItEnded, ...(thorough ? this.#whatThereIs : [])],
    };
    const result = await this.#bash.exec(':', { rawScript: true, ...(signal && { signal }) });
    this.#pending = undefined;
    adopt(this.#state, result.env, this.#report, this.#defined);
    this.#defined.clear();
    return this.#judge(result, signal);
  }

  #judge(result: ExecResult, signal: AbortSignal | undefined): Outcome {
    const ended = this.#report.ended;
    const stdout = result.stdout;
    const stderr = ownErrors(result.stderr);
    if (signal?.aborted) return { stdout, stderr: `${stderr}^C\n`, exitCode: 130, ending: 'interrupted' };
    if (ended) return { stdout, stderr, exitCode: ended.status, ending: 'done' };
    setStatus(this.#state, result.exitCode);
    const ending = endingOf(stderr, result.exitCode);
    return {
      stdout,
      stderr: ending === 'limit' ? explainLimit(stderr) : stderr,
      exitCode: result.exitCode,
      ending,
    };
  }

  #substitute(ast: ScriptNode): ScriptNode {
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending) return pending;
    if (!this.#rewriting) return ast;
    return rewriteScript(ast, {
      noteFunction: (definition) => this.#definitions.push(definition) - 1,
      noteMadeUp: (name) => this.#madeUp.add(name),
      parse: (text) => this.#bash.transform(text).ast.statements,
    });
  }

  #statementsOf(text: string): readonly StatementNode[] {
    if (this.#parsed?.text === text) return this.#parsed.statements;
    const { statements } = this.#bash.transform(text).ast;
    // What `completeness` puts behind a text to see whether it is complete is of no use afterwards.
    if (!text.endsWith('\n')) this.#parsed = { text, statements };
    return statements;
  }

  #parse(text: string): Parsed {
    const last = this.#statementsOf(text).at(-1);
    const command = last?.pipelines.length === 1 ? last.pipelines[0]?.commands : undefined;
    const [only] = command ?? [];
    if (command?.length !== 1 || only?.type !== 'SimpleCommand' || only.args.length > 0)
      return { lastWord: undefined };
    const [part] = only.name?.parts ?? [];
    return { lastWord: part?.type === 'Literal' ? part.value : undefined };
  }

  #shadow(name: string): void {
    const [statement] = this.#bash.transform(`${name}() { ${shadowName(name)} "$@"; }`).ast.statements;
    const definition = statement?.pipelines[0]?.commands[0];
    if (definition) this.#state.functions.set(name, definition);
  }

  #madeUpValue(name: string): string {
    return madeUpValue(name, this.#host, this.#started);
  }

  #hookHost(): HookHost {
    const session = this;
    return {
      get report() {
        return session.#report;
      },
      timers: [],
      now: () => session.#host.now(),
      madeUpValue: (name) => session.#madeUpValue(name),
      defineFunction(number) {
        const definition = session.#definitions[number] as { readonly name?: string } | undefined;
        if (definition?.name !== undefined) session.#defined.set(definition.name, definition);
      },
      rewriteText: (text) => session.#rewriteText(text),
      readFile: (path, cwd) => session.readText(path, cwd),
      async keepAside(text) {
        await session.writeText(ASIDE, text);
        return ASIDE;
      },
    };
  }

  #overrides() {
    const now = () => this.#host.now();
    const overrides: Readonly<Record<string, Override>> = {
      date: dateCommand(now),
      printf: printfCommand(now),
    };
    return Object.entries(overrides).map(([name, run]) => ({ name, execute: run }));
  }

  #rewriteText(text: string): string {
    try {
      return this.#bash.transform(text).script;
    } catch {
      return text;
    }
  }
}

function syntaxFailure(message: string): Outcome {
  return { stdout: '', stderr: `bash: ${message}\n`, exitCode: 2, ending: 'syntax' };
}

function shellResult(results: readonly Outcome[]): ShellResult {
  const { exitCode = 0, ending = 'done' } = results.at(-1) ?? {};
  const stdout = results.map((result) => result.stdout).join('');
  const stderr = results.map((result) => result.stderr).join('');
  return { stdout, stderr, exitCode, ending, chunks: results.flatMap(outputChunks) };
}
