/** Record data as master files and tools write it: escapes in decimal digits, names as `displayName` has them. */
import { displayName } from '../name.ts';
import type { RecordType } from '../record.ts';
import { FIELDS } from './fields.ts';
import { splitTokens } from './tokens.ts';

export function displayData(type: RecordType, data: string): string {
  if (!data.includes('\\')) return data;
  const fields = FIELDS[type];
  return (splitTokens(data) ?? [])
    .map(({ raw, quoted }, index) => {
      const field = fields[index];
      if (quoted) return `"${inDecimal(raw)}"`;
      return field === 'name' || field === 'old-name' ? displayName(raw, 'decimal') : inDecimal(raw);
    })
    .join(' ');
}

function inDecimal(raw: string): string {
  return raw.replace(/\\(?:([0-7]{3})|(.))/g, (_, digits: string | undefined, plain: string) =>
    digits === undefined ? `\\${plain}` : `\\${Number.parseInt(digits, 8).toString().padStart(3, '0')}`,
  );
}
