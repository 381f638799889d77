/**
 * A checker's look at an endpoint through the simulated network: a TCP connection from the checker's own address, then
 * the status and body that the endpoint answers with (R-R53-105). Time-outs are not weighed: the network has no delays.
 */
import { formatAddress, parseAddress } from '../../../kit/address.ts';
import { memoiseWithText } from '../../../kit/memoise.ts';
import { type Graph, PROTOCOL, trace } from '../../../net/index.ts';
import { networkOf } from '../../network.ts';
import { endpointAnswer, endpointKey } from './endpoint-answer.ts';
import type { Probe, ProbeTarget } from './observe.ts';
import type { Sight } from './opinion.ts';
import { resolveEndpoint } from './resolve-endpoint.ts';

/** A checker's port, from the middle of the ephemeral range. */
const EPHEMERAL_PORT = 45_678;

/** Octets of the body that are searched. */
const SEARCHED = 5120;

export const networkProbe: Probe = ({ config, checker }, context) => {
  const address = config.IPAddress ?? resolveEndpoint(config.FullyQualifiedDomainName ?? '', context);
  if (address === undefined) return { up: false, text: 'Failure: DNS resolution failed: Rcode NXDomain(3)' };
  const port = config.Port ?? 80;
  const destination = formatAddress(parseAddress(address) ?? notAnAddress(address));
  const connected = connects(networkOf(context.snapshot), checker.address, destination, port);
  if (!connected) {
    return {
      up: false,
      text: 'Failure: The health checker could not establish a connection within the timeout limit.',
    };
  }
  if (config.Type === 'TCP') return { up: true, text: 'Success: A TCP connection was established' };
  return judgeAnswer(config, context.find(endpointAnswer, endpointKey(destination, port)));
};

/** R-R53-105. */
function judgeAnswer(
  config: ProbeTarget['config'],
  answer: { Status: number; Body: string } = { Status: 200, Body: '' },
): Sight {
  const status = `HTTP Status Code ${answer.Status}, ${REASONS[answer.Status] ?? 'Unknown'}`;
  if (answer.Status < 200 || answer.Status > 399) return { up: false, text: `Failure: ${status}` };
  const search = config.SearchString;
  if (search !== undefined && !answer.Body.slice(0, SEARCHED).includes(search)) {
    return { up: false, text: `Failure: ${status}. The response body does not contain the search string.` };
  }
  return { up: true, text: `Success: ${status}` };
}

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  403: 'Forbidden',
  404: 'Not Found',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

const connects = memoiseWithText(
  (_graph: Graph, from: string, to: string, port: number) => `${from} ${to} ${port}`,
  (graph: Graph, from: string, to: string, port: number): boolean => {
    const source = parseAddress(from) ?? notAnAddress(from);
    const destination = parseAddress(to) ?? notAnAddress(to);
    // A checker has addresses of both families; only IPv4 ones are published by region.
    if (destination.family !== source.family) return true;
    const packet = {
      source,
      destination,
      protocol: PROTOCOL.tcp,
      sourcePort: EPHEMERAL_PORT,
      destinationPort: port,
    };
    return trace(graph, { from: { world: true }, packet }).blockers.length === 0;
  },
);

function notAnAddress(text: string): never {
  throw new Error(`not an address: ${text}`);
}
