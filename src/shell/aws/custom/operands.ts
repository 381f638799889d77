/** Words that are neither options nor options' values, apart from the rest. */
import type { ArgumentTable } from '../argument.ts';
import { looksLikeOption } from '../argument-parser.ts';

export function takeOperands(
  table: ArgumentTable,
  words: readonly string[],
): { readonly operands: readonly string[]; readonly options: readonly string[] } {
  const options: string[] = [];
  const operands: string[] = [];
  let room = 0;
  for (const word of words) {
    if (looksLikeOption(word)) {
      const arity = word.includes('=') ? 'none' : table.get(word.slice(2))?.arity;
      room = arity === 'many' ? Number.POSITIVE_INFINITY : arity === 'one' ? 1 : 0;
      options.push(word);
    } else if (room > 0) {
      room--;
      options.push(word);
    } else operands.push(word);
  }
  return { operands, options };
}
