/** `ip`: interfaces, addresses and routes of a host, in the words of iproute2; on routers on premises it changes them. */
import { networkStackAt } from '../../../sim/network-stack.ts';
import { type CommandIo, type CommandOutput, type ConsoleCommand, fail, succeed } from '../../command.ts';
import { type Change, changeAddress, changeLink, changeTunnel } from './change.ts';
import { addressText, linkText } from './show-link.ts';
import { routeGetText, routesText } from './show-route.ts';
import { tunnelsText } from './show-tunnel.ts';

const USAGE = `ip [-br] addr [show [dev NAME]]            ip addr add|del ADDRESS/LENGTH dev NAME
ip [-br] link [show [dev NAME]]            ip link set [dev] NAME up|down|mtu OCTETS
ip route [show] | ip route get ADDRESS     ip link add link PORT name NAME type vlan id NUMBER | ip link del NAME
ip tunnel [show] | ip tunnel add NAME mode gre local ADDRESS remote ADDRESS [ttl N] | ip tunnel del NAME`;

const OBJECTS = ['address', 'link', 'route', 'tunnel'] as const;
const OTHERS = ['rule', 'neighbour', 'xfrm', 'netns', 'maddress', 'monitor', 'vrf'];

export const ip: ConsoleCommand = {
  name: 'ip',
  summary: 'interfaces, addresses and routes of a host',
  usage: `${USAGE}
On a host ('ssh edge'). Only routers on premises can be changed; what is changed there lasts. Routes of routers are typed
in 'vtysh'. VLANs are made on ports at Direct Connect locations: ip link add link dx0 name dx0.101 type vlan id 101.`,
  async run(args, io) {
    const options = args.filter((word) => /^-/.test(word));
    const [object = '', ...words] = args.filter((word) => !/^-/.test(word));
    const meant = OBJECTS.find((one) => object !== '' && (one.startsWith(object) || object === 'addr'));
    if (!meant) return noSuchObject(object);
    const stack = networkStackAt(io.sim.state, io.standing.place);
    if (!stack)
      return fail(
        "ip: netlab knows nothing of this computer's own network; log in to a host with ssh or connect",
      );
    const isBrief = options.some((option) => /^-br/.test(option));
    if (meant === 'route') return route(words, io);
    const [verb = 'show', ...rest] = words;
    if (!isVerb(verb, 'show', 'list')) {
      const change = CHANGES[meant](verb, rest);
      return typeof change === 'string' ? fail(change, 255) : apply(change, stack.router, io);
    }
    const name = rest[0] === 'dev' ? rest[1] : rest[0];
    if (meant === 'tunnel') return succeed(tunnelsText(stack));
    const shown = meant === 'link' ? linkText(stack, name, isBrief) : addressText(stack, name, isBrief);
    return shown === undefined ? fail(`Device "${name}" does not exist.`) : succeed(shown);
  },
  complete: (words, index) =>
    index === 1
      ? ['addr', 'link', 'route', 'tunnel'].map((value) => ({ value }))
      : index === 2
        ? verbsOf(words[1])
        : [],
};

const CHANGES = { address: changeAddress, link: changeLink, tunnel: changeTunnel } as const;

function verbsOf(object: string | undefined) {
  const verbs =
    object === 'route'
      ? ['show', 'get']
      : object === 'link'
        ? ['show', 'set', 'add', 'del']
        : ['show', 'add', 'del'];
  return verbs.map((value) => ({ value }));
}

/** iproute2 takes any beginning of a word. */
function isVerb(word: string, ...verbs: readonly string[]): boolean {
  return word !== '' && verbs.some((verb) => verb.startsWith(word));
}

function noSuchObject(object: string): CommandOutput {
  if (object === '') return fail(`Usage: ${USAGE}`, 255);
  if (OTHERS.some((one) => one.startsWith(object)))
    return fail(`ip: netlab simulates addr, link, route and tunnel, and not '${object}'`, 255);
  return fail(`Object "${object}" is unknown, try "ip help".`, 1);
}

function route(words: readonly string[], io: CommandIo): CommandOutput {
  const stack = networkStackAt(io.sim.state, io.standing.place);
  const [verb = 'show', to] = words;
  if (!stack) return fail('');
  if (isVerb(verb, 'show', 'list')) return succeed(routesText(stack));
  if (isVerb(verb, 'get'))
    return to === undefined ? fail('need at least a destination address', 1) : routeGetText(stack, to);
  return fail(
    stack.router === undefined
      ? 'ip: netlab gives hosts their routes; only routers on premises have routes of their own'
      : "ip: netlab takes routes of routers in 'vtysh': configure terminal, ip route NETWORK NEXT-HOP",
    2,
  );
}

function apply(change: Change, router: string | undefined, io: CommandIo): CommandOutput {
  if (router === undefined)
    return fail('ip: netlab gives hosts their addresses; only routers on premises can be changed', 2);
  const { operation, input } = change;
  const result = io.sim.call({ service: 'iproute', operation, input: { router, ...input } });
  if (result.ok) return succeed('');
  const { message } = result.error;
  return fail(message, message.startsWith('RTNETLINK') ? 2 : 1);
}
