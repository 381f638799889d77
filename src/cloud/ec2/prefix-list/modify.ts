/** Changing prefix lists: every change of entries is a new version, which counts once it is complete (R-VPC-165). */
import type {
  ModifyManagedPrefixListRequest,
  ModifyManagedPrefixListResult,
  RestoreManagedPrefixListVersionRequest,
  RestoreManagedPrefixListVersionResult,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterCombination } from '../../kernel/errors.ts';
import { refuseOptions, required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { canonicalCidr } from '../cidr.ts';
import { invalidValue } from '../errors.ts';
import { routeTable } from '../route-table/route-table.ts';
import { hasTooManyRoutes } from '../route-table/routes.ts';
import { hasTooManyRules } from '../security-group/authorize.ts';
import { securityGroup } from '../security-group/security-group.ts';
import { checkNoTwice, checkRoom, entriesOfVersion, readEntries } from './entries.ts';
import { type PrefixListEntryItem, type PrefixListItem, prefixList, showPrefixList } from './prefix-list.ts';
import { requireMaxEntries, requireName, requireOwn, SETTLE_MS } from './rules.ts';

const VERSIONS_KEPT = 1000;

export function modifyPrefixList(
  input: ModifyManagedPrefixListRequest,
  context: Context,
): Plain<ModifyManagedPrefixListResult> {
  refuseOptions(input, ['IpamPrefixListResolverSyncEnabled']);
  const item = requireOwn(input.PrefixListId, context);
  const { AddEntries: added = [], RemoveEntries: removed = [], MaxEntries: maxEntries } = input;
  const changesEntries = added.length > 0 || removed.length > 0;
  if (changesEntries && maxEntries !== undefined) {
    throw invalidParameterCombination(
      'The entries and the maximum number of entries cannot be modified at the same time.',
    );
  }
  if (input.CurrentVersion !== undefined || changesEntries) checkVersion(item, input.CurrentVersion);
  if (input.PrefixListName !== undefined) item.PrefixListName = requireName(input.PrefixListName);
  if (maxEntries !== undefined) {
    requireMaxEntries(maxEntries);
    checkRoom(item.Entries, maxEntries);
    begin(item, 'modify-in-progress', { maxEntries }, context);
  } else if (changesEntries) {
    const entries = changedEntries(item, readEntries(added, item.AddressFamily), removed);
    checkRoom(entries, item.MaxEntries ?? 0);
    begin(item, 'modify-in-progress', { entries }, context);
  }
  return { PrefixList: showPrefixList(item) };
}

function checkVersion(item: PrefixListItem, version: number | undefined): void {
  if (required(version, 'currentVersion') !== item.Version) {
    throw new AwsError('PrefixListVersionMismatch', 'The prefix list has the incorrect version number.');
  }
}

/** Adding a block that is there changes its description. */
function changedEntries(
  item: PrefixListItem,
  added: readonly PrefixListEntryItem[],
  removed: readonly { Cidr?: string | undefined }[],
): PrefixListEntryItem[] {
  checkNoTwice(added);
  const family = item.AddressFamily === 'IPv6' ? 6 : 4;
  const gone = removed.map(({ Cidr }) => canonicalCidr(required(Cidr, 'cidr'), 'cidr', family));
  const entries = item.Entries;
  const missing = gone.find((cidr) => !entries.some((entry) => entry.Cidr === cidr));
  if (missing !== undefined) {
    throw invalidValue(`The CIDR block ${missing} does not exist in the prefix list '${item.PrefixListId}'.`);
  }
  const both = gone.find((cidr) => added.some((entry) => entry.Cidr === cidr));
  if (both !== undefined) throw invalidValue(`The CIDR block ${both} is both added and removed.`);
  const kept = entries.filter((entry) => !gone.includes(entry.Cidr));
  const fresh = added.filter((entry) => !kept.some((other) => other.Cidr === entry.Cidr));
  return [...kept.map((entry) => added.find((other) => other.Cidr === entry.Cidr) ?? entry), ...fresh];
}

export function restorePrefixListVersion(
  input: RestoreManagedPrefixListVersionRequest,
  context: Context,
): Plain<RestoreManagedPrefixListVersionResult> {
  const item = requireOwn(input.PrefixListId, context);
  checkVersion(item, input.CurrentVersion);
  const wanted = required(input.PreviousVersion, 'previousVersion');
  const entries = entriesOfVersion(item, wanted);
  checkRoom(entries, item.MaxEntries ?? 0);
  begin(item, 'restore-in-progress', { entries }, context);
  return { PrefixList: showPrefixList(item) };
}

function begin(
  item: PrefixListItem,
  state: 'modify-in-progress' | 'restore-in-progress',
  change: NonNullable<PrefixListItem['Pending']>,
  context: Context,
): void {
  item.State = state;
  item.Pending = change;
  context.later(SETTLE_MS, prefixList, item.PrefixListId, 'finish-change');
}

/** A transition: creation, modification or restoring is complete, or has failed. */
export function finishChange(item: PrefixListItem, context: Context): void {
  const { entries, maxEntries } = item.Pending ?? {};
  delete item.StateMessage;
  if (maxEntries !== undefined && !resize(item, maxEntries, context)) return;
  if (entries) {
    const { Version: number = 1, Entries: before } = item;
    item.Earlier = [...item.Earlier, { Number: number, Entries: before }].slice(1 - VERSIONS_KEPT);
    item.Version = number + 1;
    item.Entries = entries;
  }
  delete item.Pending;
  if (item.State === 'create-in-progress') item.State = 'create-complete';
  else if (item.State === 'modify-in-progress') item.State = 'modify-complete';
  else if (item.State === 'restore-in-progress') item.State = 'restore-complete';
}

/** A list cannot outgrow what refers to it: a reference counts for the list's size in quotas (R-VPC-166, R-VPC-168). */
function resize(item: PrefixListItem, maxEntries: number, context: Context): boolean {
  const { PrefixListId: id, MaxEntries: before = 0 } = item;
  item.MaxEntries = maxEntries;
  const tables = context
    .list(routeTable)
    .filter((table) => table.Routes.some((route) => route.DestinationPrefixListId === id));
  const groups = context
    .list(securityGroup)
    .filter((group) => group.Rules.some((rule) => rule.PrefixListId === id));
  const overfull =
    tables.find((table) => hasTooManyRoutes(table, context))?.RouteTableId ??
    groups.find((group) => [true, false].some((egress) => hasTooManyRules(group, egress, context)))?.GroupId;
  if (overfull === undefined) return true;
  item.MaxEntries = before;
  item.State = 'modify-failed';
  item.StateMessage = `The maximum number of entries would exceed the quota of ${overfull}, which refers to the list.`;
  delete item.Pending;
  return false;
}
