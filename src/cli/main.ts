#!/usr/bin/env node
/** The command line: finds the subcommand, loads its code and no other's, turns failures into exit codes. */
import { printable } from '../shell/printable.ts';
import { type CliCommand, type CliIo, UsageError } from './command.ts';
import { version } from './version.ts';

interface Entry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<CliCommand>;
}

/** In the order in which help lists them. */
const COMMANDS: readonly Entry[] = [
  {
    name: 'run',
    summary: 'open the home screen, or a lab',
    load: async () => (await import('./commands/run.ts')).run,
  },
  { name: 'list', summary: 'list the labs', load: async () => (await import('./commands/list.ts')).list },
  {
    name: 'check',
    summary: 'grade a script against a lab',
    load: async () => (await import('./commands/check.ts')).check,
  },
  {
    name: 'assign',
    summary: 'write an assignment, or open one',
    load: async () => (await import('./commands/assign.ts')).assign,
  },
  {
    name: 'submit',
    summary: "hand in one's work on an assignment",
    load: async () => (await import('./commands/submit.ts')).submit,
  },
  {
    name: 'grade',
    summary: 'grade what a class handed in',
    load: async () => (await import('./commands/grade.ts')).grade,
  },
  {
    name: 'replay',
    summary: 'step through what somebody typed for a lab',
    load: async () => (await import('./commands/replay.ts')).replay,
  },
  {
    name: 'lab',
    summary: 'write, prove, pack and install labs',
    load: async () => (await import('./commands/lab.ts')).lab,
  },
  {
    name: 'serve',
    summary: 'let real clients in: AWS API, DNS, edges',
    load: async () => (await import('./commands/serve.ts')).serve,
  },
  {
    name: 'watch',
    summary: 'look on while a served lab is worked on',
    load: async () => (await import('./commands/watch.ts')).watch,
  },
];

function help(): string {
  const lines = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`);
  return [
    'netlab: a flight simulator for cloud networking, in your terminal',
    '',
    'usage: netlab [COMMAND] [OPTIONS]        without a command: run',
    '',
    ...lines,
    '',
    '  --plain        lines instead of a full screen      --version   what this is',
    '  help COMMAND   more about a command',
    '',
  ].join('\n');
}

async function main(args: readonly string[], io: CliIo): Promise<number> {
  const [first, ...rest] = args;
  if (first === '--version' || first === '-V' || first === 'version') return print(io, `netlab ${version}\n`);
  if (first === '--help' || first === '-h' || (first === 'help' && rest.length === 0))
    return print(io, help());
  const asksHelp = first === 'help' || rest.includes('--help') || rest.includes('-h');
  const name = first === 'help' ? rest[0] : first === undefined || first.startsWith('-') ? 'run' : first;
  const entry = COMMANDS.find((candidate) => candidate.name === name);
  if (!entry) throw new UsageError(`there is no command '${name}'`);
  const command = await entry.load();
  if (asksHelp) return print(io, command.usage);
  return command.run(name === first ? rest : args, io);
}

function print(io: CliIo, text: string): number {
  io.stdout(text);
  return 0;
}

const io: CliIo = {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  isTTY: Boolean(process.stdin.isTTY && process.stdout.isTTY),
  env: process.env,
};

// A reader that went away (`netlab list | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2), io);
} catch (error) {
  const wrongWords =
    error instanceof UsageError ||
    (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS') === true;
  if (!wrongWords) throw error;
  // It quotes file names and files of strangers.
  const message = (error as Error).message.replace(/[^\n\t]+/g, printable);
  io.stderr(`netlab: ${message}\nTry 'netlab --help'.\n`);
  process.exitCode = 2;
}
