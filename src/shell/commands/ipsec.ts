/** `ipsec`: tunnels of a router on premises. netlab's own, in place of strongSwan's files; its words are strongSwan's. */
import { routerAt, SETTING_NAMES, sayProposal, type TunnelStatus, tunnelsOf } from '../../sim/ipsec.ts';
import {
  type CommandIo,
  type CommandOutput,
  type CompletionItem,
  type ConsoleCommand,
  fail,
  succeed,
} from '../command.ts';

const USAGE = `ipsec status [TUNNEL]
ipsec apply FILE
ipsec up TUNNEL
ipsec down TUNNEL
ipsec set TUNNEL psk|ike|esp|version|local|remote|mtu VALUE
ipsec delete TUNNEL`;

const SUBCOMMANDS = ['status', 'apply', 'up', 'down', 'set', 'delete'];

export const ipsec: ConsoleCommand = {
  name: 'ipsec',
  summary: "VPN tunnels of a router on premises (netlab's own)",
  usage: `${USAGE}
At a router on premises ('ssh edge'). netlab's own, in place of files of strongSwan: apply takes the document that AWS writes
for a VPN connection, and makes an interface of each tunnel, vti1 and vti2, up while the tunnel is:
  aws ec2 describe-vpn-connections --query 'VpnConnections[0].CustomerGatewayConfiguration' --output text > vpn.xml
  ipsec apply vpn.xml
status tells how far each gets: phase 1 (IKE, the pre-shared key), phase 2 (the keys of the tunnel itself), and why not.
set changes one thing: psk; ike and esp (proposals of phase 1 and 2: aes256-sha256-modp2048); version (ikev1, ikev2); mtu.
Routes are not its business: those are typed in 'vtysh', BGP or 'ip route NETWORK vti1'.`,
  async run([subcommand = 'status', ...words], io) {
    const router = routerAt(io.sim.state, io.standing.place);
    if (router === undefined)
      return fail("ipsec: you are not at a router on premises: 'ssh SITE/ROUTER' leads to one");
    const at: Here = { io, router };
    switch (subcommand) {
      case 'status':
        return words.length > 1 ? misused() : status(at, words[0]);
      case 'apply':
        return words.length === 1 ? apply(at, words[0] as string) : misused();
      case 'up':
      case 'down':
        return words.length === 1 ? change(at, words[0], 'state', subcommand) : misused();
      case 'set':
        return words.length === 3 ? change(at, words[0], words[1], words[2]) : misused();
      case 'delete':
        return words.length === 1 ? call(at, 'Delete', { name: words[0] }, () => '') : misused();
      default:
        return misused();
    }
  },
  complete,
};

interface Here {
  readonly io: CommandIo;
  /** `lisbon/edge`. */
  readonly router: string;
}

function misused(): CommandOutput {
  return fail(`usage:\n${USAGE}`, 2);
}

async function apply(at: Here, path: string): Promise<CommandOutput> {
  const document = path === '-' ? at.io.stdin : await at.io.readFile(path);
  if (document === undefined) return fail(`ipsec: there is no file ${path}`);
  return call<{ names: readonly string[] }>(
    at,
    'Apply',
    { document },
    ({ names }) => `${names.join(', ')}: configured. 'ipsec status' tells how they stand.\n`,
  );
}

function change(
  at: Here,
  name: string | undefined,
  setting: string | undefined,
  value: string | undefined,
): CommandOutput {
  return call(at, 'Change', { name, setting, value }, () => '');
}

function status(at: Here, name: string | undefined): CommandOutput {
  return call<{ tunnels: readonly TunnelStatus[] }>(at, 'Status', {}, ({ tunnels }) => {
    const wanted = tunnels.filter(({ tunnel }) => name === undefined || tunnel.name === name);
    if (wanted.length > 0) return wanted.map(statusText).join('');
    return name === undefined
      ? "No tunnels: 'ipsec apply FILE' makes those of a VPN connection.\n"
      : `There is no tunnel ${name}.\n`;
  });
}

function statusText({ tunnel, state, phase, why, since, leadsTo }: TunnelStatus): string {
  const { name, local, remote, inside, phase1, phase2, ikeVersion, mtu } = tunnel;
  const when = since === undefined ? '' : ` since ${new Date(since).toISOString().slice(0, 19)}Z`;
  const lines = [
    `${name}: ${state.toUpperCase()}${when}${leadsTo === undefined ? '' : ` (${leadsTo})`}`,
    `  outside  ${local} → ${remote}`,
    `  inside   ${inside.local}/${inside.length}, other end ${inside.remote}, mtu ${mtu}`,
    `  phase 1  ${phaseWord(1, state, phase)} ${ikeVersion} ${sayProposal(phase1)}`,
    `  phase 2  ${phaseWord(2, state, phase)} esp ${sayProposal(phase2)}`,
    ...(why === undefined ? [] : [`  why      ${why}`]),
  ];
  return `${lines.join('\n')}\n`;
}

function phaseWord(which: 1 | 2, state: TunnelStatus['state'], phase: number): string {
  if (state === 'up' || phase > which) return 'ESTABLISHED';
  if (state === 'negotiating') return which === 1 ? 'CONNECTING ' : '-          ';
  return phase === which ? 'FAILED     ' : '-          ';
}

function call<Output>(
  { io, router }: Here,
  operation: string,
  input: object,
  say: (output: Output) => string,
): CommandOutput {
  const result = io.sim.call({ service: 'ipsec', operation, input: { router, ...input } });
  return result.ok ? succeed(say(result.output as Output)) : fail(`ipsec: ${result.error.message}`);
}

function complete(words: readonly string[], index: number, sim: CommandIo['sim']): readonly CompletionItem[] {
  if (index === 1) return SUBCOMMANDS.map((value) => ({ value }));
  if (index === 3 && words[1] === 'set') return SETTING_NAMES.map((value) => ({ value }));
  if (index !== 2 || words[1] === 'apply') return [];
  const routers = Object.keys(sim.state.premises.tunnels ?? {});
  const names = routers.flatMap((router) => tunnelsOf(sim.state, router).map(({ name }) => name));
  return [...new Set(names)].map((value) => ({ value }));
}
