/**
 * What is wrong with the sites on premises that a lab declares: addresses outside their networks, held twice, or private
 * where they must be public; names that nobody has. Parameters are put in first, so that drawn addresses are looked at, too.
 */
import { type Address, formatAddress, parseAddress } from '../kit/address.ts';
import { closest } from '../kit/closest-words.ts';
import {
  formatPrefix,
  type Prefix,
  parsePrefix,
  prefixContains,
  prefixesOverlap,
  prefixRange,
} from '../kit/prefix.ts';
import { isPublic } from '../sim/network.ts';
import { configurationFaults } from '../sim/vtysh.ts';
import { type Parameters, placeholdersIn, substitute } from './parameters.ts';
import type { PremisesDocument } from './premises-schema.ts';
import type { LabDocument } from './schema.ts';

export interface PremisesProblem {
  /** Within the lab's document. */
  readonly path: readonly string[];
  readonly text: string;
}

/** @param parameters as one seed draws them */
export function premisesProblems(
  { clients, premises = {}, resolvers = {} }: LabDocument['world'],
  parameters: Parameters,
): readonly PremisesProblem[] {
  const inspection = new Inspection(parameters, Object.keys(resolvers));
  for (const [name, { address }] of Object.entries(clients))
    if (address !== undefined) inspection.holds(`client ${name}`, inspection.put(address));
  for (const [name, site] of Object.entries(premises)) {
    if (Object.hasOwn(clients, name))
      inspection.report([name], `a client is called \`${name}\` already; call the site otherwise`);
    inspection.site(name, site, Object.keys(clients));
  }
  return inspection.problems;
}

class Inspection {
  readonly problems: PremisesProblem[] = [];
  readonly #parameters: Parameters;
  readonly #resolvers: readonly string[];
  /** Public addresses and who has them. */
  readonly #holders = new Map<string, string>();

  constructor(parameters: Parameters, resolvers: readonly string[]) {
    this.#parameters = parameters;
    this.#resolvers = resolvers;
  }

  report(path: readonly string[], text: string): void {
    this.problems.push({ path: ['world', 'premises', ...path], text });
  }

  put(text: string): string {
    return substitute(text, this.#parameters);
  }

  holds(who: string, address: string): void {
    this.#holders.set(address, who);
  }

  site(name: string, site: PremisesDocument, clients: readonly string[]): void {
    const networks = this.#networks(name, site);
    this.#names(name, site, clients);
    const taken = new Map<string, string>();
    const member = (path: readonly string[], who: string, network: string, address: string) => {
      const prefix = networks.get(network);
      if (prefix) this.#member(path, who, network, prefix, address, taken);
    };
    const names = Object.keys(site.networks);
    for (const [router, { address, networks: served, configuration }] of Object.entries(site.routers)) {
      const path = [name, 'routers', router];
      for (const [network, own] of Object.entries(served)) {
        const place = [...path, 'networks', network];
        if (names.includes(network)) member(place, `router ${router}`, network, own);
        else this.report(place, unknownNetwork(network, names));
      }
      if (address !== undefined) this.#outside([...path, 'address'], `router ${name}/${router}`, address);
      if (configuration !== undefined) this.#configuration([...path, 'configuration'], configuration);
    }
    for (const [host, { network, address }] of Object.entries(site.hosts)) {
      const path = [name, 'hosts', host];
      if (names.includes(network)) member([...path, 'address'], `host ${host}`, network, address);
      else this.report([...path, 'network'], unknownNetwork(network, names));
    }
    if (site.resolver !== undefined) this.#resolver([name, 'resolver'], site.resolver);
  }

  #configuration(path: readonly string[], text: string): void {
    if (this.#unknownParameter(path, text)) return;
    for (const { line, text: refusal } of configurationFaults(this.put(text)))
      this.report(path, `line ${line}: ${refusal.replace(/^% /, '').replaceAll(/\n+/g, ' ')}`);
  }

  #networks(name: string, { networks }: PremisesDocument): ReadonlyMap<string, Prefix> {
    const known = new Map<string, Prefix>();
    for (const [network, text] of Object.entries(networks)) {
      const path = [name, 'networks', network];
      const prefix = this.#prefix(path, text);
      if (!prefix) continue;
      const [other] = [...known].find(([, one]) => prefixesOverlap(one, prefix)) ?? [];
      if (other)
        this.report(path, `${formatPrefix(prefix)} overlaps with network \`${other}\` of the same site`);
      known.set(network, prefix);
    }
    return known;
  }

  #prefix(path: readonly string[], text: string): Prefix | undefined {
    if (this.#unknownParameter(path, text)) return undefined;
    const value = this.put(text);
    const prefix = parsePrefix(value);
    if (prefix?.family !== 4 || prefix.length < 8 || prefix.length > 30) {
      this.report(path, `${value} is no IPv4 prefix from /8 to /30 such as 192.168.10.0/24`);
      return undefined;
    }
    if (formatPrefix(prefix) === value) return prefix;
    this.report(path, `${value} has bits beyond its length; write ${formatPrefix(prefix)}`);
    return undefined;
  }

  /** Names that tools could mistake for one another. */
  #names(name: string, site: PremisesDocument, clients: readonly string[]): void {
    const seen = new Map(clients.map((client) => [client, 'client']));
    for (const part of ['networks', 'routers', 'hosts'] as const) {
      for (const one of Object.keys(site[part])) {
        const other = seen.get(one);
        const kind = part.slice(0, -1);
        if (other)
          this.report(
            [name, part, one],
            `a ${other} is called \`${one}\` already; call the ${kind} otherwise`,
          );
        seen.set(one, kind);
      }
    }
  }

  #member(
    path: readonly string[],
    who: string,
    network: string,
    prefix: Prefix,
    text: string,
    taken: Map<string, string>,
  ): void {
    const address = this.#address(path, text);
    if (!address) return;
    const value = formatAddress(address);
    const [first, end] = prefixRange(prefix);
    if (!prefixContains(prefix, address))
      this.report(path, `${value} is not in network \`${network}\`, which is ${formatPrefix(prefix)}`);
    else if (address.value === first || Number(address.value) === Number(end) - 1)
      this.report(
        path,
        `${value} is the first or the last address of ${formatPrefix(prefix)}, which no host can have`,
      );
    const other = taken.get(value);
    if (other) this.report(path, `${other} has the address ${value} already`);
    taken.set(value, who);
  }

  #outside(path: readonly string[], who: string, text: string): void {
    const address = this.#address(path, text);
    if (!address) return;
    const value = formatAddress(address);
    if (!isPublic(address))
      this.report(
        path,
        `${value} is a private address, and a line to the internet has a public one such as 203.0.113.10`,
      );
    const other = this.#holders.get(value);
    if (other) this.report(path, `${other} has the address ${value} already`);
    this.#holders.set(value, who);
  }

  #address(path: readonly string[], text: string): Address | undefined {
    if (this.#unknownParameter(path, text)) return undefined;
    const value = this.put(text);
    const address = parseAddress(value);
    if (address?.family === 4) return address;
    this.report(path, `${value} is no IPv4 address such as 192.168.10.1`);
    return undefined;
  }

  #resolver(path: readonly string[], text: string): void {
    if (this.#unknownParameter(path, text)) return;
    const value = this.put(text);
    if (parseAddress(value) || this.#resolvers.includes(value)) return;
    const known = this.#resolvers.length > 0 ? `known are ${this.#resolvers.join(', ')}` : 'there is none';
    this.report(path, `\`${value}\` is neither an address nor one of \`world.resolvers\`: ${known}`);
  }

  #unknownParameter(path: readonly string[], text: string): boolean {
    const name = placeholdersIn(text).find((one) => !Object.hasOwn(this.#parameters, one.name))?.name;
    if (name === undefined) return false;
    const [near] = closest(name, Object.keys(this.#parameters));
    const hint = near ? `; did you mean {${near}}?` : ': declare it under `parameters`';
    this.report(path, `no parameter is called {${name}}${hint}`);
    return true;
  }
}

function unknownNetwork(network: string, known: readonly string[]): string {
  const [near] = closest(network, known);
  const hint = near ? `did you mean \`${near}\`?` : `its networks are ${known.join(', ') || 'none'}`;
  return `the site has no network \`${network}\`; ${hint}`;
}
