/** Which name servers a registry takes for a domain (R-R53-154). */
import type { Nameserver } from '@aws-sdk/client-route-53-domains';
import { parseName } from '../../dns/index.ts';
import { invalidInput } from './errors.ts';

const MAX_SERVERS = 13;

/** Throws `InvalidInput`. */
export function checkServers(domainName: string, servers: readonly Nameserver[]): void {
  if (servers.length < 2 || servers.length > MAX_SERVERS)
    throw invalidInput(`A domain needs from 2 to ${MAX_SERVERS} name servers`);
  const wrong = servers.find(({ Name }) => parseName(Name ?? '') === undefined);
  if (wrong) throw invalidInput(`Invalid name server: ${wrong.Name}`);
  const inside = servers.find(
    ({ Name, GlueIps }) => Name?.replace(/\.$/, '').endsWith(`.${domainName}`) && !GlueIps?.length,
  );
  if (inside) throw invalidInput(`The name server ${inside.Name} lies within the domain and needs GlueIps`);
}
