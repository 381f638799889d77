/** A request drawn as a walk: what came of it, what to change, the legs with their times, and the headers explained. */
import type { HttpLeg, Journey } from '../../../../cloud/web/journey.ts';
import { journeyWords, milliseconds } from '../../../../sim/fetch/words.ts';
import { combinedHeader } from '../../../../sim/messages.ts';
import { EMPTY_ROW, type Part, type Row, row, rowWidth, spread } from '../../../text/row.ts';
import { sanitize } from '../../../text/sanitize.ts';
import { wrapHard, wrapWords } from '../../../text/wrap.ts';
import { style } from '../../../theme.ts';
import { headerRows } from './header-rows.ts';
import { legRows } from './leg-rows.ts';
import { labelWithPlace, octets, statusLook } from './leg-words.ts';
import { requestRemedies } from './remedies.ts';

export function requestRows(journey: Journey, width: number): Row[] {
  return [
    ...titleRows(journey, width),
    ...summaryRows(journey, width),
    ...remedyRows(journey, width),
    EMPTY_ROW,
    ...legRows(journey, width),
    ...headerRows(journey, width),
  ];
}

/** In sentences. */
export function spokenRequestRows(journey: Journey, width: number): Row[] {
  const told = journeyWords(journey).split('\n');
  return [
    ...told.flatMap((line) => wrapWords(row(sanitize(line.trim())), width)),
    ...remedyRows(journey, width),
    ...headerRows(journey, width),
  ];
}

/** What was asked and what came of it, on one row where there is room. */
function titleRows(journey: Journey, width: number): Row[] {
  const { request } = journey;
  const { method, scheme, host, path, query } = request;
  const url = `${scheme}://${host}${path}${query === undefined ? '' : `?${query}`}`;
  const asked = row([style.title, sanitize(`${method} ${url}`)]);
  const outcome = outcomeOf(journey);
  if (rowWidth(asked) + rowWidth(outcome) < width) return [spread(asked, outcome, width)];
  return [...wrapHard(asked, width), ...wrapWords(outcome, width)];
}

function outcomeOf({ elapsedMs, response, failure }: Journey): Row {
  const time: Part = [style.muted, ` in ${milliseconds(elapsedMs)}`];
  if (!response) return row([style.bad, `✗ ${failure?.code ?? 'no answer'}`], time);
  const { status } = response;
  return row([statusLook(status), `${status >= 400 ? '✗' : '✓'} ${status}`], time);
}

/** Who answered the client itself, and how fresh that was. */
function summaryRows({ legs, response }: Journey, width: number): Row[] {
  if (!response) return [];
  const answered = legs.findLast((leg): leg is HttpLeg => leg.kind === 'http' && leg.depth === 0);
  const verdict = combinedHeader(response.headers, 'x-cache');
  const age = combinedHeader(response.headers, 'age');
  const parts = [
    answered && `by ${labelWithPlace(answered)}`,
    verdict,
    age === undefined ? undefined : `Age ${age} s`,
    octets(response.body.size),
  ].filter((part) => part !== undefined);
  return wrapWords(row([style.muted, sanitize(parts.join(' · '))]), width);
}

function remedyRows(journey: Journey, width: number): Row[] {
  const found = requestRemedies(journey);
  if (found.length === 0) return [];
  const isOne = found.length === 1;
  return [
    EMPTY_ROW,
    row([style.title, 'What to change']),
    ...found.flatMap((text, index) =>
      wrapWords(row([style.bad, isOne ? '✗ ' : `${index + 1}. `], sanitize(text)), width, isOne ? 2 : 3),
    ),
  ];
}
