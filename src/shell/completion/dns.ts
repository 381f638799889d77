/** What can be asked of the DNS: names of zones and hosts, types, servers. */
import type { Sim } from '../../sim/sim.ts';
import type { CompletionItem } from '../command.ts';
import { resources } from '../resources.ts';

const TYPES = ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'SOA', 'TXT', 'PTR', 'SRV', 'CAA', 'DS', 'HTTPS', 'ANY'];
const DIG_OPTIONS: readonly CompletionItem[] = [
  { value: '+short', description: 'the data alone' },
  { value: '+trace', description: 'from the root down' },
  { value: '+norecurse', description: 'what the server itself knows' },
  { value: '+tcp' },
  { value: '+subnet=', description: 'ask on behalf of a network' },
  { value: '+noall' },
  { value: '+answer' },
];

export function completeDig(words: readonly string[], index: number, sim: Sim): readonly CompletionItem[] {
  const word = words[index] ?? '';
  if (word.startsWith('@')) return servers(sim).map((item) => ({ ...item, value: `@${item.value}` }));
  if (word.startsWith('+')) return DIG_OPTIONS;
  if (word.startsWith('-')) return [{ value: '-x', description: 'what an address is called' }];
  return [...names(sim), ...TYPES.map((value) => ({ value }))];
}

/** For `host` and `nslookup`: a name, then a server. */
export function completeNames(words: readonly string[], index: number, sim: Sim): readonly CompletionItem[] {
  if (words[index - 1]?.startsWith('-t')) return TYPES.map((value) => ({ value }));
  if (words[index]?.startsWith('-')) return [];
  return index > 1 && !words[index - 1]?.startsWith('-') ? servers(sim) : names(sim);
}

/** Of hosted zones and what is in them, and of zones that the lab declares. */
function names(sim: Sim): readonly CompletionItem[] {
  const found = new Map<string, CompletionItem>();
  const add = (name: string, description: string) => {
    const value = name.replace(/\.$/, '');
    if (!found.has(value)) found.set(value, { value, description });
  };
  for (const { kind, item } of resources(sim)) {
    if (kind !== 'hosted-zone') continue;
    const { Name, records } = item as { Name?: string; records?: Record<string, { Name: string }> };
    if (Name !== undefined) add(Name, 'hosted zone');
    for (const record of Object.values(records ?? {})) add(record.Name, `in ${Name ?? ''}`);
  }
  for (const zone of Object.keys(sim.state.setting.zones ?? {})) add(zone, 'zone');
  return [...found.values()];
}

function servers(sim: Sim): readonly CompletionItem[] {
  const cities = Object.values(sim.state.setting.clients).map(({ city }) => city);
  const items: CompletionItem[] = [...new Set(cities)].map((city) => ({
    value: `resolver-${slug(city)}`,
    description: `the provider's resolver in ${city}`,
  }));
  items.push(
    { value: '8.8.8.8', description: 'public resolver, tells authorities the client’s network' },
    { value: '1.1.1.1', description: 'public resolver, tells them nothing' },
  );
  for (const { kind, item } of resources(sim)) {
    const { NameServers, Name } = item as { NameServers?: readonly string[]; Name?: string };
    if (kind !== 'hosted-zone') continue;
    for (const value of NameServers ?? []) items.push({ value, description: `has ${Name ?? ''}` });
  }
  return items;
}

function slug(city: string): string {
  const plain = city.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-');
}
