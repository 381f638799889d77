/** The simulator as the library hands it out: words instead of sets of packets and octets of messages. */
import { describeServices } from '../kit/packet-words.ts';
import { parsePort } from '../lab/checks/port.ts';
import { stepWords } from '../shell/explain-flow.ts';
import { createSim as createInner } from '../sim/create-sim.ts';
import { shownData, shownName, typedName, typedType } from '../sim/dns/words.ts';
import { journeyWords } from '../sim/fetch/words.ts';
import type { Sim } from '../sim/sim.ts';
import type {
  ApiCall,
  FlowAnswer,
  FlowQuestion,
  NameAnswer,
  SimOptions,
  Simulator,
  WebAnswer,
} from './api.ts';

export function createSim({ seed = '1', region, clients, images, defaultVpc }: SimOptions = {}): Simulator {
  const sim = createInner({
    seed,
    ...(region !== undefined && { region }),
    setting: {
      ...(clients && { clients: { ...clients } }),
      ...(images && {
        images: Object.fromEntries(
          Object.entries(images).map(([id, { serves }]) => [id, { serves: [...serves] }]),
        ),
      }),
      ...(defaultVpc !== undefined && { defaultVpc }),
    },
  });
  return handOut(sim);
}

function handOut(sim: Sim): Simulator {
  // Every call is a step of its own, to be undone alone.
  const step = <T>(label: string, change: () => T): T => {
    const result = change();
    sim.checkpoint(label);
    return result;
  };
  return {
    get now() {
      return sim.state.clock.now;
    },
    call: <Output extends object>({ service, operation, input = {}, region }: ApiCall) =>
      step(operation, () => {
        const result = sim.call({ service, operation, input, ...(region !== undefined && { region }) });
        if (result.ok) return structuredClone(result.output) as Output;
        throw result.error;
      }),
    trace: (question) => trace(sim, question),
    reach: (from, to) => describeServices(sim.reach(from, to)),
    resolve: (client, name, type = 'A') => step(`resolve ${name}`, () => resolve(sim, client, name, type)),
    fetch: (client, url, options = {}) => step(`fetch ${url}`, () => fetchPage(sim, client, url, options)),
    advance: (ms) => step('advance', () => sim.advance(ms).length),
    fault: (target) => step(`fault ${target}`, () => sim.fault({ target })),
    heal: (target) => step(`heal ${target}`, () => sim.heal({ target })),
    fork: () => handOut(sim.fork()),
    undo: () => sim.undo() !== undefined,
  };
}

function trace(sim: Sim, { from, to, port }: FlowQuestion): FlowAnswer {
  const wanted = parsePort(port);
  if (!wanted || wanted.first !== wanted.last)
    throw new TypeError(`port must be like tcp/80, udp/53, icmp or a protocol's number, not ${port}`);
  const { protocol, first } = wanted;
  const { disposition, forward, back, blockers } = sim.trace({ from, to, protocol, destinationPort: first });
  return {
    disposition,
    path: [...forward, ...back].map(stepWords),
    blockers: blockers.map(({ code, text, origin: { resource } }) => ({ code, resource, text })),
  };
}

function resolve(sim: Sim, client: string, name: string, type: string): NameAnswer {
  const absolute = typedName(name.endsWith('.') ? name : `${name}.`);
  const wanted = typedType(type);
  if (absolute === undefined) throw new TypeError(`${name} is no name of the DNS`);
  if (wanted === undefined) throw new TypeError(`${type} is no type of the DNS`);
  const { rcode, answer } = sim.resolve(client, { name: absolute, type: wanted });
  return {
    rcode,
    answers: answer.map((record) => ({
      ...{ name: shownName(record.name), ttl: record.ttl, type: record.type },
      data: shownData(record.data),
    })),
  };
}

function fetchPage(
  sim: Sim,
  client: string,
  url: string,
  { method = 'GET', headers = {} }: Parameters<Simulator['fetch']>[2] & object,
): WebAnswer {
  const { protocol, host, pathname, search } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new TypeError(`a URL begins with http: or https:, not ${protocol}`);
  const journey = sim.fetch(client, {
    method,
    scheme: protocol === 'https:' ? 'https' : 'http',
    ...{ host, path: pathname, headers: Object.entries(headers) },
    ...(search !== '' && { query: search.slice(1) }),
  });
  const { response, failure, elapsedMs } = journey;
  return {
    ...(response && { status: response.status }),
    headers: Object.fromEntries(response?.headers ?? []),
    body: response?.body.text ?? '',
    ...(failure && { failure: failure.text }),
    elapsedMs,
    journey: journeyWords(journey),
  };
}
