/** The region's resources by kind, and those of the whole account, each with the fields worth a column. */
import type { Tag } from '@aws-sdk/client-ec2';
import type { Sim } from '../../../sim/sim.ts';
import { ask, describe, type Item } from '../describe.ts';
import { shortId } from '../map/select.ts';
import { LISTED_KINDS } from './kinds.ts';
import { type AskMore, type Field, type ListedKind, listOf, memberOf } from './listed-kind.ts';

export interface ResourceGroup {
  readonly title: string;
  /** Of name, ID and fields. */
  readonly headings: readonly string[];
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly fields: readonly string[];
  }[];
}

/** Kinds without a resource are left out. */
export function selectResources(sim: Sim): readonly ResourceGroup[] {
  return LISTED_KINDS.filter(({ region }) => region !== sim.state.region)
    .map((kind) => groupOf(kind, sim))
    .filter(({ items }) => items.length > 0);
}

function groupOf(kind: ListedKind, sim: Sim): ResourceGroup {
  const { title, id, idTitle = 'ID', name = nameTag, columns } = kind;
  const more: AskMore = (operation, input) => ask(sim, { ...whom(kind), operation, input });
  const fieldOf = (item: Item, field: Field): unknown =>
    typeof field === 'string' ? memberOf(item, field) : field(item, more);
  return {
    title,
    headings: ['Name', idTitle, ...Object.keys(columns)],
    items: itemsOf(kind, sim).map((item) => ({
      id: String(fieldOf(item, id) ?? ''),
      name: shown(fieldOf(item, name)),
      fields: Object.values(columns).map((field) => shown(fieldOf(item, field))),
    })),
  };
}

const whom = ({ service = 'ec2', region }: ListedKind) => ({
  service,
  ...(region !== undefined && { region }),
});

function itemsOf(kind: ListedKind, sim: Sim): readonly Item[] {
  const { service, operation, input = {}, list } = kind;
  if (service === undefined) return describe(sim, operation);
  const output = ask(sim, { ...whom(kind), operation, input });
  if (list !== undefined) return listOf(output, list);
  return (Object.values(output).find((member) => Array.isArray(member)) ?? []) as readonly Item[];
}

/** Network interfaces call their tags `TagSet`. */
function nameTag({ Tags: tags, TagSet: set }: Item): string {
  const list = (Array.isArray(tags) ? tags : Array.isArray(set) ? set : []) as readonly Tag[];
  return list.find((tag) => tag.Key === 'Name')?.Value ?? '';
}

/** A value in a few characters: lists by their length, structures by their name. */
function shown(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return String(value.length);
  if (typeof value === 'object') return shown((value as { Name?: unknown }).Name);
  return shortId(String(value));
}
