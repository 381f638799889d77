/**
 * What exists and fits an option, told from the option's name alone: `--vpc-id` wants VPCs, `--gateway-id` any gateway,
 * `--association-id` whatever stands under `AssociationId` in some resource.
 */
import { cliName } from '../../model/names.ts';
import type { Sim } from '../../sim/sim.ts';
import type { CompletionItem } from '../command.ts';
import { type Listed, resources, stateOf } from '../resources.ts';

/** Options that name the kind otherwise than the kind does itself. */
const SYNONYMS: Readonly<Record<string, string>> = {
  group: 'security-group',
  'source-group': 'security-group',
  'security-group-id': 'security-group',
  resource: '',
  'network-insights-path': 'network-insights-path',
};

/** `name` is an option's, a filter's or a member's: `vpc-id`, `--group-ids`, `SubnetId`. */
export function existingValues(
  sim: Sim,
  region: string,
  name: string,
  member: string | undefined,
  operation = '',
): readonly CompletionItem[] {
  const cli = cliName(name);
  const asked = ASKED[cli];
  if (asked) return asked(sim, region);
  const stem = cli.replace(/-ids?$/, '').replace(/s$/, '');
  const all = [...resources(sim, region)].filter(
    ({ item }) => stateOf(item) !== 'terminated' && stateOf(item) !== 'deleted',
  );
  const fitting = byKind(all, SYNONYMS[stem] ?? stem);
  if (fitting.length > 0) return fitting.map(listedItem);
  if (member === undefined) return [];
  const related = all.filter(({ kind }) => cliName(operation).includes(kind));
  const near = byMember(related, member.replace(/s$/, ''));
  return near.length > 0 ? near : byMember(all, member.replace(/s$/, ''));
}

function byKind(all: readonly Listed[], stem: string): readonly Listed[] {
  if (stem === '') return ownFirst(all.filter(({ id }) => /-[0-9a-f]{8,17}$/.test(id)));
  const exact = all.filter(({ kind }) => kind === stem);
  if (exact.length > 0) return exact;
  return all.filter(({ kind, id }) => kind.endsWith(`-${stem}`) || id.startsWith(`${stem}-`));
}

/** What the learner named, then what they made; what AWS brought along stands last. */
function ownFirst(all: readonly Listed[]): readonly Listed[] {
  const rank = ({ name, kind }: Listed) => (name !== undefined ? 0 : AMAZONS_OWN.has(kind) ? 2 : 1);
  return [...all].sort((left, right) => rank(left) - rank(right));
}

const AMAZONS_OWN = new Set(['image', 'prefix-list', 'dhcp-options']);

function listedItem({ id, name, item }: Listed): CompletionItem {
  const detail = name ?? detailOf(item);
  return detail === undefined || detail === id ? { value: id } : { value: id, description: detail };
}

function detailOf(item: Readonly<Record<string, unknown>>): string | undefined {
  for (const key of ['GroupName', 'CidrBlock', 'PublicIp', 'PrivateIpAddress', 'Description']) {
    if (typeof item[key] === 'string' && item[key] !== '') return item[key];
  }
  return stateOf(item);
}

/** Every text that stands under a member of this name, however deep. */
function byMember(all: readonly Listed[], member: string): CompletionItem[] {
  const found = new Map<string, string>();
  const walk = (value: unknown, owner: Listed): void => {
    if (Array.isArray(value)) for (const item of value) walk(item, owner);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        if (key.endsWith(member) && typeof item === 'string' && item !== '')
          found.set(item, owner.name ?? detailOf(owner.item) ?? owner.id);
        else walk(item, owner);
      }
    }
  };
  for (const listed of all) walk(listed.item, listed);
  return [...found].map(([value, description]) => ({ value, description }));
}

type Ask = (sim: Sim, region: string) => readonly CompletionItem[];

function answers(
  operation: string,
  list: string,
  member: string,
  input: Readonly<Record<string, unknown>> = {},
): Ask {
  return (sim, region) => {
    const result = sim.call({ service: 'ec2', operation, region, input });
    const items = result.ok
      ? (result.output[list] as readonly Readonly<Record<string, string>>[] | undefined)
      : undefined;
    return (items ?? []).map((item) => ({ value: item[member] as string }));
  };
}

const zones = answers('DescribeAvailabilityZones', 'AvailabilityZones', 'ZoneName');
const regions = answers('DescribeRegions', 'Regions', 'RegionName');

/** The lab's own images first. */
function images(sim: Sim, region: string): CompletionItem[] {
  const all = [...resources(sim, region)].filter(({ kind }) => kind === 'image');
  return all
    .sort((left, right) => Number(left.item.Public ?? false) - Number(right.item.Public ?? false))
    .map(({ id, item }) => ({ value: id, description: String(item.Name ?? '') }));
}

/** Options whose values aren't found by the name of a kind. */
const ASKED: Readonly<Record<string, Ask>> = {
  'availability-zone': zones,
  'zone-names': zones,
  region: regions,
  'region-names': regions,
  'image-id': images,
  'key-name': answers('DescribeKeyPairs', 'KeyPairs', 'KeyName'),
};
