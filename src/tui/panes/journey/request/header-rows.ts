/** The headers of an answer, each with what it says. */
import type { Journey } from '../../../../cloud/web/journey.ts';
import { combinedHeader } from '../../../../sim/messages.ts';
import { EMPTY_ROW, type Row, row } from '../../../text/row.ts';
import { sanitize } from '../../../text/sanitize.ts';
import { wrapWords } from '../../../text/wrap.ts';
import { style } from '../../../theme.ts';
import { headerRank, headerWords } from './header-words.ts';

export function headerRows({ response }: Journey, width: number): Row[] {
  if (!response || response.headers.length === 0) return [];
  const other = (name: string) => combinedHeader(response.headers, name);
  const sorted = [...response.headers].sort(([left], [right]) => headerRank(left) - headerRank(right));
  return [
    EMPTY_ROW,
    row([style.title, 'Headers that came back']),
    ...sorted.flatMap(([name, value]) =>
      wrapWords(
        row([style.code, `${sanitize(name)}: `], sanitize(value), [
          style.muted,
          ` – ${sanitize(headerWords(name, value, other))}`,
        ]),
        width,
        2,
      ),
    ),
  ];
}
