/** `--exclude` and `--include`: the last pattern that fits a file's name decides; without one it is in. */
import { usageError } from '../../failure.ts';

export interface NameFilter {
  readonly keeps: boolean;
  readonly pattern: RegExp;
}

/** Taken out of the words in their order, which matters; the other words stay. */
export function takeFilters(words: readonly string[]): { filters: NameFilter[]; rest: string[] } {
  const filters: NameFilter[] = [];
  const rest: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as string;
    const [, kind, attached] = /^--(exclude|include)(?:=([\s\S]*))?$/.exec(word) ?? [];
    if (kind === undefined) {
      rest.push(word);
      continue;
    }
    const pattern = attached ?? words[++index];
    if (pattern === undefined) throw usageError(`argument --${kind}: expected one argument`);
    filters.push({ keeps: kind === 'include', pattern: toRegExp(pattern) });
  }
  return { filters, rest };
}

/** `name` relative to the folder or prefix that is worked on. */
export function passes(filters: readonly NameFilter[], name: string): boolean {
  const last = filters.findLast(({ pattern }) => pattern.test(name));
  return last?.keeps ?? true;
}

/** As Python's `fnmatch`: a star goes through slashes, too. */
function toRegExp(pattern: string): RegExp {
  const source = pattern.replace(/\*+|\?|\[(!?)([^\]]+)\]|[\\^$.|+(){}[\]]/g, (part, negated, set) => {
    if (part.startsWith('*')) return '[\\s\\S]*';
    if (part === '?') return '[\\s\\S]';
    if (set !== undefined) return `[${negated ? '^' : ''}${String(set).replace(/[\\^]/g, '\\$&')}]`;
    return `\\${part}`;
  });
  return new RegExp(`^${source}$`);
}
