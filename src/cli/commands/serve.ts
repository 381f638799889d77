/** `netlab serve [LAB]`: the simulated world for real clients. */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { noSuchEdge } from '../../serve/edge/answer.ts';
import type { ServeOptions, Serving } from '../../serve/serve.ts';
import { edgeCalled } from '../../sim/edges.ts';
import { type CliCommand, type CliIo, UsageError } from '../command.ts';
import { knownLab, knownLabs, LABS_OPTION, LABS_USAGE } from '../known-lab.ts';
import type { Desks } from '../serving/desks.ts';
import { addressesOf, welcome } from '../serving/welcome.ts';
import { version } from '../version.ts';

export const serve: CliCommand = {
  name: 'serve',
  summary: 'let real clients in: AWS API, DNS, edges',
  usage: `usage: netlab serve [LAB] [--port N] [--dns-port N] [--edge-port N] [--host ADDRESS] [--speed N] [--seed SEED] [--as PLACE] [--labs PATH] [--json]

Answers the AWS API of a simulated world on a real port, for the aws command, SDKs and curl, until Ctrl-C.
With a LAB, the world is the lab's. Any credentials will do; the account is 123456789012.
A client that waits ('aws ec2 wait …', an SDK's waiter) finds at its first poll what it waits for: the time passes there.

  --port N         of the AWS API (default 4566; 0: any that is free)
  --dns-port N     of the DNS, UDP and TCP (default 5353)
  --edge-port N    of the edges, and of all web servers of that world, by Host (default 8080)
                   It speaks TLS too: curl --cacert ca.pem --connect-to ::127.0.0.1:8080 https://…, with the
                   authority from /_netlab/ca.pem of the API
  --edge CITY      which edge answers there (default: the one that the DNS leads to); a request may ask for another by the
                   header x-netlab-edge, or in TLS by the name CITY.edge.localhost beside its Host header
  --origin NAME=http://127.0.0.1:PORT
                   a web server of this machine as the site NAME of that world, for distributions; may be repeated.
                   Without it: a custom origin with the name localhost is this machine, at its HTTPPort or HTTPSPort,
                   as long as --host is a loopback address. (CloudFront itself takes neither that nor an IP address.)
  --host ADDRESS   where to listen (default 127.0.0.1: this machine alone)
  --speed N        simulated seconds in a real one, besides the second that each request takes (default 20)
  --seed SEED      which variant of the lab, or which world (default 1)
  --as PLACE       where in that world those stand who don't say (default internet)
${LABS_USAGE.replace('PATH     ', 'PATH      ')}
  --json           addresses as one line of JSON
`,
  async run(args, io) {
    const { slug, seed, json, labs, ...options } = readOptions(args);
    const desks = await openWorld(slug, seed, labs, io);
    checkPlaces(options, desks);
    const { startServe } = await import('../../serve/serve.ts');
    const serving = await listening(() =>
      startServe({ ...options, ...desks, version, now: () => Date.now(), requestId: () => randomUUID() }),
    );
    io.stdout(json ? `${JSON.stringify(addressesOf(serving))}\n` : welcome(serving, desks));
    await untilStopped();
    await serving.close();
    return 0;
  },
};

interface Options
  extends Pick<
    ServeOptions,
    'host' | 'port' | 'dnsPort' | 'edgePort' | 'edge' | 'origins' | 'speed' | 'visitor'
  > {
  readonly slug?: string;
  readonly seed: string;
  readonly json: boolean;
  readonly labs: readonly string[];
}

function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '4566' },
      'dns-port': { type: 'string', default: '5353' },
      'edge-port': { type: 'string', default: '8080' },
      edge: { type: 'string' },
      origin: { type: 'string', multiple: true, default: [] },
      host: { type: 'string', default: '127.0.0.1' },
      speed: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      as: { type: 'string', default: 'internet' },
      json: { type: 'boolean', default: false },
      ...LABS_OPTION,
    },
  });
  const [slug, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`serve takes one lab, and there is '${more.join(' ')}' too`);
  return {
    ...(slug !== undefined && { slug }),
    host: values.host,
    port: numberIn(values.port, '--port', 65_535),
    dnsPort: numberIn(values['dns-port'], '--dns-port', 65_535),
    edgePort: numberIn(values['edge-port'], '--edge-port', 65_535),
    ...(values.edge !== undefined && { edge: values.edge }),
    origins: values.origin.map(originOf),
    speed: numberIn(values.speed, '--speed', 86_400),
    visitor: values.as,
    seed: values.seed,
    json: values.json,
    labs: values.labs ?? [],
  };
}

const ORIGIN = /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)=(http:\/\/(?:127\.0\.0\.1|localhost)(?::\d{1,5})?)\/?$/i;

function originOf(text: string): { name: string; url: string } {
  const [, name, url] = ORIGIN.exec(text) ?? [];
  if (name === undefined || url === undefined)
    throw new UsageError(
      `--origin takes NAME=http://127.0.0.1:PORT, with a name like shop.example, not '${text}'`,
    );
  return { name: name.toLowerCase(), url };
}

function numberIn(text: string, option: string, most: number): number {
  if (!/^\d{1,6}$/.test(text) || Number(text) > most)
    throw new UsageError(`${option} takes a number from 0 to ${most}, not '${text}'`);
  return Number(text);
}

async function openWorld(
  slug: string | undefined,
  seed: string,
  labs: readonly string[],
  io: CliIo,
): Promise<Desks> {
  const { isSeed } = await import('../../lab/lab.ts');
  if (!isSeed(seed)) throw new UsageError('a seed is 1 to 100 printable characters without blanks');
  const { openAccount, openLab } = await import('../serving/desks.ts');
  return slug === undefined
    ? openAccount(seed, io.env.AWS_REGION ?? io.env.AWS_DEFAULT_REGION ?? 'us-east-1')
    : openLab(knownLab(slug, await knownLabs(io, labs)), seed);
}

/** What can be known to be wrong before anybody asks. Hosts may still come into being; clients and edges may not. */
function checkPlaces({ visitor, edge }: Pick<ServeOptions, 'visitor' | 'edge'>, { sim }: Desks): void {
  if (edge !== undefined && !edgeCalled(edge)) throw new UsageError(noSuchEdge(edge));
  const [, client] = /^client\/(.*)$/.exec(visitor) ?? [];
  const known = Object.keys(sim.state.setting.clients);
  if (client !== undefined && !known.includes(client))
    throw new UsageError(
      `there is no client '${client}' in this world; clients: ${known.join(', ') || 'none'}`,
    );
}

async function listening(start: () => Promise<Serving>): Promise<Serving> {
  try {
    return await start();
  } catch (error) {
    const { code, port, address } = error as NodeJS.ErrnoException & { port?: number; address?: string };
    if (code === 'EADDRINUSE')
      throw new UsageError(`port ${port} is taken: choose another one, or 0 for any`);
    if (code === 'EACCES') throw new UsageError(`port ${port} needs more rights than this process has`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new UsageError(`this machine has no address '${address ?? ''}' to listen on`);
    throw error;
  }
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
