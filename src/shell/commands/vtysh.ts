/** `vtysh`: the console of FRR, at a router on premises. */
import { routerAt } from '../../sim/ipsec.ts';
import type { Sim } from '../../sim/sim.ts';
import { VTYSH_START, type VtyshMode, vtyshPrompt } from '../../sim/vtysh.ts';
import { type CommandIo, type CommandOutput, type ConsoleCommand, fail, succeed } from '../command.ts';
import { VtyshProgram } from '../vtysh-program.ts';

const USAGE = 'vtysh [-c COMMAND]… | vtysh < FILE | vtysh -f FILE';

/** As Debian 12 has it. */
const GREETING = '\nHello, this is FRRouting (version 8.4.4).\n\n';

export const vtysh: ConsoleCommand = {
  name: 'vtysh',
  summary: 'configure a router on premises, and look at its routes and BGP sessions',
  usage: `${USAGE}
At a router ('ssh SITE/ROUTER'): without options it takes lines until 'exit'; a '?' at the end of a line tells what may follow.
  vtysh -c 'show ip bgp summary'
  vtysh -c 'configure terminal' -c 'router bgp 65000' -c 'neighbor 169.254.10.1 remote-as 64512'`,
  async run(args, io) {
    const parsed = parse(args);
    if (typeof parsed === 'string') return fail(`vtysh: ${parsed}\nusage: ${USAGE}`, 1);
    const router = routerAt(io.sim.state, io.standing.place);
    if (router === undefined)
      return fail(
        "Exiting: failed to connect to any daemons.\nvtysh: no router runs here; 'ssh SITE/ROUTER' leads to one",
        1,
      );
    if (parsed.file !== undefined) return fromFile(io, router, parsed.file);
    if (parsed.lines.length > 0) return commands(io.sim, router, parsed.lines);
    if (io.stdin !== '') return dialogue(io.sim, router, io.stdin);
    const shellWords = io.commands.map(({ name }) => name);
    io.foreground.open(new VtyshProgram(io.sim, router, io.foreground, shellWords));
    return succeed(GREETING);
  },
};

interface Parsed {
  readonly lines: readonly string[];
  readonly file?: string;
}

/** Options that change nothing here: boot, echo, no pager, which daemon. */
const IGNORED = new Set(['-b', '--boot', '-E', '--echo', '-n', '-u']);

function parse(args: readonly string[]): Parsed | string {
  const lines: string[] = [];
  let file: string | undefined;
  for (let index = 0; index < args.length; index++) {
    const word = args[index] as string;
    if (IGNORED.has(word)) continue;
    const value = args[index + 1];
    if (word === '-c' || word === '--command' || word === '-f' || word === '--inputfile' || word === '-d') {
      if (value === undefined) return `option requires an argument -- '${word.replace(/^-+/, '')}'`;
      if (word === '-f' || word === '--inputfile') file = value;
      else if (word !== '-d') lines.push(...value.split('\n'));
      index++;
    } else return `unrecognized option '${word}'`;
  }
  return { lines, ...(file === undefined ? {} : { file }) };
}

/** One after the other; the first that is refused ends it, with status 1. */
function commands(sim: Sim, router: string, lines: readonly string[], from = VTYSH_START): CommandOutput {
  let mode: VtyshMode = from;
  let stdout = '';
  for (const line of lines) {
    const answer = sim.vtysh(router, line, mode);
    stdout += answer.output;
    if (answer.failed) return { stdout, stderr: '', exitCode: 1 };
    if (!answer.mode) break;
    mode = answer.mode;
  }
  return succeed(stdout);
}

/** Lines that are piped in: shown behind the prompt, as the real one shows them. What is refused doesn't end it. */
function dialogue(sim: Sim, router: string, text: string): CommandOutput {
  let mode: VtyshMode | undefined = VTYSH_START;
  let stdout = GREETING;
  for (const line of text.replace(/\n$/, '').split('\n')) {
    stdout += `${vtyshPrompt(sim.state, router, mode)}${line}\n`;
    const answer = sim.vtysh(router, line, mode);
    stdout += answer.output;
    mode = answer.mode;
    if (!mode) return succeed(stdout);
  }
  return succeed(`${stdout}${vtyshPrompt(sim.state, router, mode)}\n`);
}

async function fromFile(io: CommandIo, router: string, path: string): Promise<CommandOutput> {
  const text = await io.readFile(path);
  if (text === undefined)
    return fail(`vtysh: can't open configuration file ${path}: No such file or directory`, 1);
  return commands(io.sim, router, ['configure terminal', ...text.split('\n')]);
}
