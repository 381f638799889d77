/** `explain`: why a packet does or doesn't get through. */
import type { Journey } from '../../cloud/web/journey.ts';
import { typedName } from '../../sim/dns/words.ts';
import { failedConnection, journeyWords } from '../../sim/fetch/words.ts';
import { locate, UnknownPlace } from '../../sim/places.ts';
import type { FlowSpec, Place, Sim } from '../../sim/sim.ts';
import { type ConsoleCommand, fail, succeed } from '../command.ts';
import { completeHosts } from '../completion/hosts.ts';
import { explainFlow } from '../explain-flow.ts';
import { ICMP, ownHost, TCP, UDP } from '../flows.ts';

const USAGE = 'explain | explain [FROM] TO PROTOCOL      PROTOCOL: tcp/80, udp/53, icmp, or a number';
const PROTOCOLS: Readonly<Record<string, number>> = { tcp: TCP, udp: UDP, icmp: ICMP };

/** `tcp/80` and the like; undefined for anything else. */
export function parseService(text: string): Pick<FlowSpec, 'protocol' | 'destinationPort'> | undefined {
  const [name = '', port] = text.toLowerCase().split('/');
  const protocol = Object.hasOwn(PROTOCOLS, name)
    ? PROTOCOLS[name]
    : /^\d{1,3}$/.test(name)
      ? Number(name)
      : undefined;
  if (protocol === undefined || protocol > 255) return undefined;
  const ported = protocol === TCP || protocol === UDP;
  if (port === undefined) return ported ? undefined : { protocol };
  if (!ported || !/^\d{1,5}$/.test(port) || Number(port) > 65535) return undefined;
  return { protocol, destinationPort: Number(port) };
}

export const explain: ConsoleCommand = {
  name: 'explain',
  summary: 'why a packet does or does not get through',
  usage: `${USAGE}
Without words: the journey of the last curl, or the last ping, ssh or nc that failed. FROM is where you stand unless you say otherwise;
'internet' is anyone out there.`,
  async run(words, { sim, standing, flows }) {
    if (words.length === 0) {
      if (flows.lastJourney) return journeyTold(sim, flows.lastJourney);
      const flow = flows.lastFailed;
      if (!flow)
        return succeed(
          'Nothing has failed yet: ping, curl, ssh or nc something, or name a flow: explain internet web tcp/80\n',
        );
      return told(sim, flow);
    }
    const service = parseService(words.at(-1) ?? '');
    if (!service || words.length < 2 || words.length > 3) return fail(misread(words, service), 2);
    const from = words.length === 3 ? (words[0] as string) : standing.place;
    const to = words.at(-2) as string;
    const place = meant(sim, from);
    return told(sim, { from: place, to: behindName(sim, place, meant(sim, to)), ...service });
  },
  complete(words, index, sim) {
    const services = ['tcp/22', 'tcp/80', 'tcp/443', 'icmp'].map((value) => ({ value }));
    const hosts = [{ value: 'internet' }, ...completeHosts(words, index, sim)];
    return index === 1 ? hosts : [...(index < 3 ? hosts : []), ...services];
  },
};

function misread(words: readonly string[], service: ReturnType<typeof parseService>): string {
  const last = words.at(-1) ?? '';
  const reason = service
    ? words.length < 2
      ? `to where? explain internet web ${last}`
      : `too many words: ${words.join(' ')}`
    : last.includes('/')
      ? `'${last}' is no protocol and port; tcp/80 is, for instance`
      : `on which port? explain ${words.slice(0, 2).join(' ')} tcp/80`;
  return `explain: ${reason}\nusage: ${USAGE}`;
}

/** A client goes by its bare name too. */
function meant(sim: Sim, name: string): Place {
  return Object.hasOwn(sim.state.setting.clients, name) ? `client/${name}` : name;
}

/** Where the name is one of the DNS, the address that the sender would be told now. */
function behindName(sim: Sim, from: Place, to: Place): Place {
  const name =
    to.includes('.') && !to.includes('/') && ownHost(sim, to) === undefined ? typedName(to) : undefined;
  if (name === undefined || ownHost(sim, from) === undefined) return to;
  const { answer } = sim.peek(from, { name, type: 'A' });
  return answer.find(({ type }) => type === 'A')?.data ?? to;
}

/** The legs, and the packets of the connection that failed. */
function journeyTold(sim: Sim, journey: Journey) {
  const failed = failedConnection(journey);
  const legs = `${journeyWords(journey)}\n`;
  if (!failed) return succeed(legs);
  const { flow, port, address } = failed;
  const family = address.includes(':') ? 6 : 4;
  const packets = told(sim, { ...flow, protocol: TCP, destinationPort: port, family });
  return packets.exitCode === 0 ? succeed(`${legs}\n${packets.stdout}`) : succeed(legs);
}

function told(sim: Sim, flow: FlowSpec) {
  try {
    locate(sim.state, flow.from);
    locate(sim.state, flow.to);
    return succeed(`${explainFlow(sim, flow)}\n`);
  } catch (error) {
    if (error instanceof UnknownPlace) return fail(`explain: ${error.message}`);
    throw error;
  }
}
