/**
 * ChangeResourceRecordSets: all changes of a batch or none (R-R53-40…R-R53-57). The changes are made one after the
 * other on a copy; the outcome is then held against the rules of a zone; every message is reported.
 */
import type {
  Change,
  ChangeResourceRecordSetsRequest,
  ChangeResourceRecordSetsResponse,
} from '@aws-sdk/client-route-53';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain } from '../../kernel/plain.ts';
import { fatal, readName, showName } from '../domain-name.ts';
import { invalidChangeBatch, invalidInput } from '../errors.ts';
import { type HostedZoneItem, hostedZone, requireZone, submit } from '../hosted-zone/hosted-zone.ts';
import { bareId } from '../ids.ts';
import { setWords } from './change-words.ts';
import { checkChange } from './check-request.ts';
import { checkSet } from './check-set.ts';
import { conflictsOf } from './conflicts.ts';
import { keyOf, type RecordSetItem, type RecordSets } from './record-set.ts';
import { sameContent } from './same-content.ts';

/** R-R53-51. */
const MAX_RECORDS = 1000;
const MAX_CHARACTERS = 32_000;

interface ReadChange {
  readonly action: 'CREATE' | 'DELETE' | 'UPSERT';
  readonly set: RecordSetItem;
  readonly key: string;
}

export function changeResourceRecordSets(
  input: ChangeResourceRecordSetsRequest,
  context: Context,
): Plain<ChangeResourceRecordSetsResponse> {
  const item = requireZone(input.HostedZoneId, context);
  const changes = input.ChangeBatch?.Changes ?? [];
  if (changes.length === 0) throw invalidInput('Invalid request: Changes must have at least one Change');
  for (const change of changes) checkChange(change);
  checkSize(changes);
  const { read, problems } = readChanges(changes);
  if (problems.length > 0) throw invalidChangeBatch(problems);
  const zone = (context.snapshot.regions[context.region]?.[hostedZone.kind]?.[item.Id] ??
    item) as HostedZoneItem;
  const { records, messages } = applyChanges(zone, read, context);
  if (messages.length > 0) throw invalidChangeBatch(messages);
  item.records = records;
  const written = read.filter(({ key }) => Object.hasOwn(records, key));
  const effect = {
    puts: Object.fromEntries(written.map(({ key }) => [key, records[key] as RecordSetItem])),
    removals: read.filter(({ key }) => !Object.hasOwn(records, key)).map(({ key }) => key),
  };
  return { ChangeInfo: submit(item, effect, context, input.ChangeBatch?.Comment) };
}

/** R-R53-51: an UPSERT counts twice, as it may be a deletion and a creation. */
function checkSize(changes: readonly Change[]): void {
  let records = 0;
  let characters = 0;
  for (const { Action, ResourceRecordSet } of changes) {
    const times = Action === 'UPSERT' ? 2 : 1;
    for (const { Value = '' } of ResourceRecordSet?.ResourceRecords ?? []) {
      records += times;
      characters += times * Value.length;
    }
  }
  if (records > MAX_RECORDS) throw tooMany(`Number of records limit of ${MAX_RECORDS} exceeded.`);
  if (characters > MAX_CHARACTERS) throw tooMany(`Number of characters limit of ${MAX_CHARACTERS} exceeded.`);
}

function tooMany(message: string): AwsError {
  return new AwsError('InvalidChangeBatch', message);
}

function readChanges(changes: readonly Change[]): { read: ReadChange[]; problems: string[] } {
  const problems: string[] = [];
  const read: ReadChange[] = [];
  for (const { Action: action = 'CREATE', ResourceRecordSet: given } of changes) {
    const name = readName(given?.Name ?? '');
    const target = readName(given?.AliasTarget?.DNSName ?? '.');
    if ('problem' in name) problems.push(fatal(name.problem));
    if ('problem' in target) problems.push(fatal(target.problem));
    if ('problem' in name || 'problem' in target) continue;
    const set = normalSet(given as RecordSetItem, name.name, target.name);
    read.push({ action, set, key: keyOf(set) });
  }
  return { read, problems };
}

/** A copy with canonical names and nothing that says nothing. */
function normalSet(given: RecordSetItem, name: string, target: string): RecordSetItem {
  const { MultiValueAnswer, ResourceRecords, AliasTarget, ...rest } = structuredClone(given);
  return {
    ...rest,
    Name: name,
    ...(MultiValueAnswer && { MultiValueAnswer }),
    ...(ResourceRecords?.length && { ResourceRecords }),
    ...(AliasTarget && {
      AliasTarget: { ...AliasTarget, HostedZoneId: bareId(AliasTarget.HostedZoneId ?? ''), DNSName: target },
    }),
  };
}

function applyChanges(
  zone: HostedZoneItem,
  changes: readonly ReadChange[],
  context: Context,
): { records: Record<string, RecordSetItem>; messages: string[] } {
  const records = { ...zone.records };
  const messages: string[] = [];
  const actions = new Map<string, string>();
  for (const change of changes) {
    const before = actions.get(change.key);
    actions.set(change.key, change.action);
    // Deleting and creating again is how everything about a set may change at once; other pairs contradict each other.
    const repeated = before !== undefined && !(before === 'DELETE' && change.action === 'CREATE');
    const message = repeated ? contradiction(change) : applyChange(records, change);
    if (message !== undefined) messages.push(message);
  }
  const written = changes.filter(({ action }) => action !== 'DELETE').map(({ set }) => set);
  for (const set of written) messages.push(...checkSet(set, zone));
  if (messages.length === 0) messages.push(...conflictsOf(written, records as RecordSets, zone, context));
  return { records, messages };
}

function contradiction({ set }: ReadChange): string {
  return `The request contains an invalid set of changes for a resource record set '${set.Type} ${showName(set.Name)}'`;
}

/** What is wrong with it; otherwise it is done. */
function applyChange(
  records: Record<string, RecordSetItem>,
  { action, set, key }: ReadChange,
): string | undefined {
  const current = Object.hasOwn(records, key) ? records[key] : undefined;
  if (action === 'DELETE') {
    if (!current) return `Tried to delete resource record set ${setWords(set)} but it was not found`;
    if (!sameContent(current, set)) {
      return `Tried to delete resource record set ${setWords(set)} but the values provided do not match the current values`;
    }
    delete records[key];
    return undefined;
  }
  if (action === 'CREATE' && current)
    return `Tried to create resource record set ${setWords(set)} but it already exists`;
  records[key] = set;
  return undefined;
}
