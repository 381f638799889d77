/**
 * A zone as a lab writes it: lines of a master file (RFC 1035 §5.1), each complete: `www 300 A 198.51.100.80`. Names
 * without a last dot are relative to the zone, `@` is the zone itself; the TTL may be left out, and `IN` may be there.
 */
import {
  isRecordType,
  type Name,
  parseName,
  type RecordType,
  type ResourceRecord,
  readData,
} from '../../dns/index.ts';

export interface LineProblem {
  /** Counted from 0. */
  readonly index: number;
  /** One sentence. */
  readonly text: string;
}

export interface ZoneLines {
  readonly records: readonly ResourceRecord[];
  readonly problems: readonly LineProblem[];
}

/** Seconds, for lines that name none. */
const DEFAULT_TTL = 3600;

const LINE = /^(\S+)\s+(?:(\d{1,10})\s+)?(?:IN\s+)?([A-Z]+)\s+(\S.*)$/i;

/** Which words of the data are names. */
const NAMES: Readonly<Partial<Record<RecordType, readonly number[]>>> = {
  NS: [0],
  CNAME: [0],
  PTR: [0],
  SOA: [0, 1],
  MX: [1],
  SRV: [3],
};

export function readZoneLines(apex: Name, lines: readonly string[]): ZoneLines {
  const records: ResourceRecord[] = [];
  const problems: LineProblem[] = [];
  for (const [index, line] of lines.entries()) {
    const read = readLine(apex, line.trim());
    if ('text' in read) problems.push({ index, text: read.text });
    else records.push(read);
  }
  return { records, problems };
}

function readLine(apex: Name, line: string): ResourceRecord | { readonly text: string } {
  const match = LINE.exec(line);
  if (!match) return { text: `\`${line}\` is no record; write one like \`www 300 A 198.51.100.80\`` };
  const [, owner = '', ttl, word = '', rest = ''] = match;
  const type = word.toUpperCase();
  if (!isRecordType(type)) return { text: `\`${word}\` is no type of record` };
  const name = parseName(absolute(owner, apex), 'decimal');
  if (name === undefined) return { text: `\`${owner}\` is no domain name` };
  const seconds = Number(ttl ?? DEFAULT_TTL);
  if (seconds > 2_147_483_647) return { text: `a TTL of ${ttl} seconds is too long` };
  const read = readData(type, withAbsoluteNames(type, rest, apex), 'decimal');
  if ('problem' in read) return { text: `\`${line}\`: ${read.problem.text}` };
  return { name, type, ttl: seconds, data: read.data };
}

function withAbsoluteNames(type: RecordType, data: string, apex: Name): string {
  const places = NAMES[type];
  if (!places) return data;
  return data
    .split(/\s+/)
    .map((word, index) => (places.includes(index) ? absolute(word, apex) : word))
    .join(' ');
}

function absolute(name: string, apex: Name): string {
  if (name === '@') return apex;
  return name.endsWith('.') ? name : `${name}.${apex === '.' ? '' : apex}`;
}
