/**
 * just-bash, made to remember: each statement runs on the state that the one before left behind, and its script is
 * rewritten on the way so that time, chance and function definitions are the console's.
 */
import type { Bash, ExecResult, InMemoryFs, ScriptNode, StatementNode } from 'just-bash';
import { adopt } from './adopt.ts';
import { dateCommand, type Override, printfCommand, sleepCommand } from './clock-commands.ts';
import { type ConsoleFileSystem, createConsoleFiles, type Site } from './console-files.ts';
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

export interface ShellHost extends MadeUpSources {
  sleep(ms: number): void;
  readonly commands: readonly HostCommand[];
  readonly env: Readonly<Record<string, string>>;
  /** Disks of the site where the learner stands. */
  readonly site?: Site;
}

export const HOME = '/home/learner';
/** Where a file that is sourced lies, rewritten. */
const ASIDE = '/tmp/.netlab-sourced';
const TEXTS_KEPT = 64;
/** Asked after each statement. */
const HOW_IT_ENDED = `${HOOK.ended} "$?" "$_" "\${PIPESTATUS[@]}"`;
/** Asked after a statement that may have changed more than plain variables. */
const WHAT_THERE_IS = `builtin eval "$({ declare -p; declare -F; } 2>/dev/null | ${HOOK.variables})" 2>/dev/null`;
/** Builtins that define nothing. */
const HARMLESS_BUILTINS = [':', 'true', 'false', '[', 'test', 'cd', 'pwd', 'echo'];

export interface Executed {
  readonly result: ExecResult;
  /** Undefined where the statement didn't come to its own end. */
  readonly ended: Report['ended'];
}

export class Interpreter {
  readonly files: ConsoleFileSystem;
  readonly state: ShellState;
  readonly #bash: Bash;
  readonly #host: ShellHost;
  readonly #started: number;
  readonly #definitions: object[] = [];
  readonly #defined = new Map<string, object>();
  readonly #madeUp = new Set<string>();
  readonly #howItEnded: readonly StatementNode[];
  readonly #whatThereIs: readonly StatementNode[];
  readonly #plain: ReadonlySet<string>;
  /** A command is cut out of what was pasted, looked at for completeness and then run: three times the same text. */
  readonly #parsed = new Map<string, readonly StatementNode[]>();
  #report: Report = { arrays: new Map() };
  /** The script that the next `exec` runs instead of its text. */
  #pending: ScriptNode | undefined;
  #rewriting = true;

  constructor(library: typeof import('just-bash/browser'), host: ShellHost) {
    this.#host = host;
    this.#started = host.now();
    this.files = createConsoleFiles(
      library.InMemoryFs,
      LIMITS.maxFileSystemBytes,
      host.now,
      host.site ?? (() => undefined),
    );
    for (const folder of [HOME, '/tmp', '/bin', '/usr/bin', '/dev'])
      this.files.mkdirSync(folder, { recursive: true });
    this.files.writeFileSync('/dev/null', '');
    const user = { USER: 'learner', LOGNAME: 'learner', SHELL: '/bin/bash' };
    this.#bash = new library.Bash({
      fs: this.files,
      cwd: HOME,
      env: { HOME, PWD: HOME, OLDPWD: HOME, ...user, ...host.env },
      commands: [...BUILTINS],
      executionLimits: LIMITS,
      sleep: async (ms) => host.sleep(ms),
      customCommands: [
        ...hookExtensions(hookCommands(this.#hookHost())),
        ...clockCommands(host.now),
        ...hostCommands(host.commands, HOME),
      ],
    });
    this.#bash.registerTransformPlugin({
      name: 'netlab',
      transform: ({ ast }) => ({ ast: this.#substitute(ast) }),
    });
    this.state = shellStateOf(this.#bash);
    this.state.shoptOptions.expand_aliases = true;
    this.state.directoryStack = [];
    setAttributes(this.state, []);
    this.#howItEnded = this.parse(HOW_IT_ENDED);
    this.#whatThereIs = this.parse(WHAT_THERE_IS);
    const named = host.commands.map(({ name }) => name);
    this.#plain = new Set([
      ...BUILTINS.filter((name) => !/alias/.test(name)),
      ...HARMLESS_BUILTINS,
      ...named,
    ]);
    for (const name of SHADOWED) this.#shadow(name);
  }

  /** The statements as they stand; throws an `Error` that says what is wrong. */
  parse(text: string): readonly StatementNode[] {
    const known = this.#parsed.get(text);
    if (known) return known;
    const [oldest] = this.#parsed.keys();
    if (oldest !== undefined && this.#parsed.size >= TEXTS_KEPT) this.#parsed.delete(oldest);
    const statements = this.#parseAnew(text);
    this.#parsed.set(text, statements);
    return statements;
  }

  #parseAnew(text: string): readonly StatementNode[] {
    this.#rewriting = false;
    try {
      return this.#bash.transform(text).ast.statements;
    } finally {
      this.#rewriting = true;
    }
  }

  /** The statements ready to run; throws an `Error` that says what is wrong. */
  prepare(text: string): readonly StatementNode[] {
    return this.#rewritten({ type: 'Script', statements: [...this.parse(text)] }).statements;
  }

  /** Runs one prepared statement; what it leaves behind is there for the next. */
  async execute(statement: StatementNode, signal: AbortSignal | undefined): Promise<Executed> {
    for (const name of this.#madeUp) this.state.env.set(madeUpVariable(name), this.#madeUpValue(name));
    const thorough = !changesOnlyPlainVariables(statement, this.#plain, this.state);
    const questions = [...this.#howItEnded, ...(thorough ? this.#whatThereIs : [])];
    this.#report = { arrays: new Map() };
    this.#pending = { type: 'Script', statements: [statement, ...questions] };
    const result = await this.#bash.exec(':', { rawScript: true, ...(signal && { signal }) });
    this.#pending = undefined;
    adopt(this.state, result.env, this.#report, this.#defined);
    this.#defined.clear();
    return { result, ended: this.#report.ended };
  }

  #substitute(ast: ScriptNode): ScriptNode {
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending) return pending;
    return this.#rewriting ? this.#rewritten(ast) : ast;
  }

  #rewritten(ast: ScriptNode): ScriptNode {
    return rewriteScript(ast, {
      noteFunction: (definition) => this.#definitions.push(definition) - 1,
      noteMadeUp: (name) => this.#madeUp.add(name),
      parse: (text) => this.prepare(text),
    });
  }

  /** A function whose name bash would take for a builtin leads to our command. */
  #shadow(name: string): void {
    const [statement] = this.parse(`${name}() { ${shadowName(name)} "$@"; }`);
    const definition = statement?.pipelines[0]?.commands[0];
    if (definition) this.state.functions.set(name, definition);
  }

  #madeUpValue(name: string): string {
    return madeUpValue(name, this.#host, this.#started);
  }

  #hookHost(): HookHost {
    const report = () => this.#report;
    return {
      get report() {
        return report();
      },
      timers: [],
      now: () => this.#host.now(),
      madeUpValue: (name) => this.#madeUpValue(name),
      defineFunction: (number) => {
        const definition = this.#definitions[number] as { readonly name?: string } | undefined;
        if (definition?.name !== undefined) this.#defined.set(definition.name, definition);
      },
      rewriteText: (text) => this.#rewriteText(text),
      readFile: (path, cwd) => readText(this.files, this.files.resolvePath(cwd, path)),
      keepAside: async (text) => {
        await this.files.writeFile(ASIDE, text);
        return ASIDE;
      },
    };
  }

  #rewriteText(text: string): string {
    try {
      return this.#bash.transform(text).script;
    } catch {
      return text;
    }
  }
}

/** Undefined where there is no such file. */
export async function readText(files: InMemoryFs, path: string): Promise<string | undefined> {
  try {
    return await files.readFile(path);
  } catch {
    return undefined;
  }
}

function clockCommands(now: () => number) {
  const overrides: Readonly<Record<string, Override>> = {
    date: dateCommand(now),
    sleep: sleepCommand,
    printf: printfCommand(now),
  };
  return Object.entries(overrides).map(([name, execute]) => ({ name, execute }));
}
