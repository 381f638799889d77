/** `--resolve` and `--connect-to`: where a connection goes, whatever the DNS says. */
import { type CurlArguments, isSet, millisecondsOf } from './arguments.ts';
import { tlsOffer } from './tls.ts';
import type { CurlUrl } from './url.ts';

export interface Addressing {
  /** `host:port` in lower case, or `*:port`, with its addresses. */
  readonly resolved: ReadonlyMap<string, readonly string[]>;
  readonly redirections: readonly {
    readonly host: string;
    readonly port: string;
    readonly toHost: string;
    readonly toPort: string;
  }[];
  /** For `-v`: what was put into the cache of names. */
  readonly added: readonly string[];
}

export interface Dialling {
  readonly name: string;
  readonly port: number;
  readonly serverName: string;
  readonly addresses?: readonly string[];
}

export function readAddressing({ values }: CurlArguments): Addressing | { readonly problem: string } {
  const resolved = new Map<string, readonly string[]>();
  const added: string[] = [];
  for (const entry of values.get('resolve') ?? []) {
    if (/^-[^:]+:\d+$/.test(entry)) {
      resolved.delete(entry.slice(1).toLowerCase());
      continue;
    }
    const match = /^\+?(\[[^\]]+\]|[^:]+):(\d{1,5}):(.+)$/.exec(entry);
    if (!match) return { problem: `Couldn't parse CURLOPT_RESOLVE entry '${entry}'` };
    const [, host = '', port = '', list = ''] = match;
    const addresses = list.split(',').map((one) => one.replace(/^\[|\]$/g, ''));
    resolved.set(`${host.toLowerCase()}:${port}`, addresses);
    added.push(`${host}:${port}:${list}`);
  }
  const redirections = (values.get('connect-to') ?? []).map((entry) => {
    const match = /^(\[[^\]]*\]|[^:]*):(\d*):(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(entry);
    const [, host = '', port = '', toHost = '', toPort = ''] = match ?? [];
    return { host, port, toHost, toPort };
  });
  return { resolved, redirections, added };
}

export function diallingOf(url: CurlUrl, { resolved, redirections }: Addressing): Dialling {
  const way = redirections.find(
    ({ host, port, toHost, toPort }) =>
      (toHost !== '' || toPort !== '') &&
      (host === '' || host.toLowerCase() === url.name.toLowerCase()) &&
      (port === '' || Number(port) === url.port),
  );
  const name = way?.toHost ? way.toHost.replace(/^\[|\]$/g, '') : url.name;
  const port = way?.toPort ? Number(way.toPort) : url.port;
  const addresses = resolved.get(`${name.toLowerCase()}:${port}`) ?? resolved.get(`*:${port}`);
  return { name, port, serverName: url.name, ...(addresses && { addresses }) };
}

/** What the journey is told of protocols, addresses and limits. */
export function journeyLimits(given: CurlArguments) {
  const family = isSet(given, 'ipv6') ? 6 : isSet(given, 'ipv4') ? 4 : undefined;
  const connectTimeoutMs = millisecondsOf(given, 'connect-timeout');
  const timeoutMs = millisecondsOf(given, 'max-time');
  const tls = tlsOffer(given);
  return {
    insecure: isSet(given, 'insecure'),
    ...(family !== undefined && { family: family as 4 | 6 }),
    ...(tls && { tls }),
    ...(connectTimeoutMs !== undefined && { connectTimeoutMs }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  };
}
