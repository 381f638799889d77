/** Whether a DELETE repeats what it deletes: everything but the order of the values (R-R53-43). */
import type { RecordSetItem } from './record-set.ts';

export function sameContent(left: RecordSetItem, right: RecordSetItem): boolean {
  return canonicalText(left) === canonicalText(right);
}

function canonicalText(set: RecordSetItem): string {
  const values = set.ResourceRecords?.map(({ Value }) => Value ?? '').sort();
  return JSON.stringify(sortedKeys({ ...set, ResourceRecords: values }));
}

/** Members in one order, without those that are undefined; a bias of 0 is the same as none. */
function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key, member]) => member !== undefined && !(key === 'Bias' && member === 0))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, member]) => [key, sortedKeys(member)]);
}
