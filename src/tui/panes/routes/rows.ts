/** A router's table: a line for each prefix; the one under the cursor opens, with every way and why it lost. */

import { formatDuration } from '../../../kit/duration.ts';
import {
  type Candidate,
  factWords,
  judgementWords,
  legsText,
  type RouteAnswer,
  type SessionView,
} from '../../../sim/candidates/index.ts';
import { fitRow, fitText, type Row, row, spread } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { wrapWords } from '../../text/wrap.ts';
import { type Style, style } from '../../theme.ts';
import type { RouterModel, RoutesModel } from './model.ts';

export interface RouteRows {
  readonly rows: readonly Row[];
  /** How many lines can be chosen. */
  readonly stops: number;
  /** What the chosen one takes. */
  readonly chosen: { readonly from: number; readonly to: number };
}

const NOWHERE = { from: 0, to: 0 };

export function routeRows(
  { count, index, router, next }: RoutesModel,
  cursor: number,
  width: number,
): RouteRows {
  if (!router)
    return {
      rows: wrapWords(row([style.muted, 'There is no router yet.']), width),
      stops: 0,
      chosen: NOWHERE,
    };
  const place = row([style.muted, count > 1 ? ` ${index + 1}/${count}` : '']);
  const asn = router.asn === undefined ? '' : `, AS ${router.asn}`;
  const rows: Row[] = [spread(row([style.title, inShort(router.label)], asn), place, width)];
  if (next !== undefined) rows.push(row([style.muted, fitText(`enter: ${inShort(next)}`, width)]));
  const stops = stopsOf(router, width);
  const chosenIndex = Math.max(0, Math.min(cursor, stops.length - 1));
  let chosen = NOWHERE;
  for (const [at, stop] of stops.entries()) {
    const isChosen = at === chosenIndex;
    const from = rows.length;
    rows.push(...stop(isChosen));
    if (isChosen) chosen = { from: at === 0 ? 0 : from, to: rows.length };
  }
  if (stops.length === 0) rows.push(row([style.muted, 'It knows no route yet.']));
  return { rows, stops: stops.length, chosen };
}

/** By name where there is one, else by the beginning of the ID. */
function inShort(label: string): string {
  return sanitize(label)
    .replace(/\S+ \(([^()]+)\)/g, '$1')
    .replace(/\b([a-z]+(?:-[a-z]+)*-[0-9a-f]{4})[0-9a-f]{5,}\b/g, '$1…');
}

type Stop = (isChosen: boolean) => readonly Row[];

function stopsOf({ sessions, answers }: RouterModel, width: number): readonly Stop[] {
  const prefixWidth = Math.min(18, Math.max(0, ...answers.map(({ to }) => to.length)));
  return [
    ...(sessions.length > 0 ? [sessionsStop(sessions, width)] : []),
    ...answers.map((answer) => prefixStop(answer, prefixWidth, width)),
  ];
}

function sessionsStop(sessions: readonly SessionView[], width: number): Stop {
  const up = sessions.filter(({ isUp }) => isUp).length;
  const down = sessions.length - up;
  return (isChosen) => {
    const line = row(
      cursorMark(isChosen),
      [isChosen ? style.focus : style.title, 'BGP sessions '],
      [style.good, up > 0 ? `✓ ${up} up` : ''],
      up > 0 && down > 0 ? ', ' : '',
      [style.bad, down > 0 ? `✗ ${down} down` : ''],
    );
    return isChosen ? [line, ...sessions.flatMap((session) => sessionRows(session, width))] : [line];
  };
}

function sessionRows(session: SessionView, width: number): readonly Row[] {
  const { neighbor, asn, over, state, isUp, forMs, prefixes, why } = session;
  const counts = isUp ? `, ${prefixes.received} prefixes in, ${prefixes.sent} out` : '';
  const line = row(
    '   ',
    isUp ? [style.good, '✓ '] : [style.bad, '✗ '],
    [style.title, neighbor],
    ` AS ${asn} `,
    [isUp ? style.good : style.bad, state],
    ` for ${formatDuration(forMs)}${counts}`,
    [style.muted, over === '' ? '' : ` · ${sanitize(over)}`],
  );
  return [
    ...wrapWords(line, width, 5),
    ...(why === undefined ? [] : wrapWords(row('     ', [style.muted, sanitize(why)]), width, 5)),
  ];
}

function prefixStop(answer: RouteAnswer, prefixWidth: number, width: number): Stop {
  const own = answer.candidates.filter(({ prefix }) => prefix === answer.to);
  const inUse = own.filter(({ verdict }) => verdict === 'used');
  const others = own.length - inUse.length;
  return (isChosen) => {
    const more = others > 0 ? ` +${others}` : '';
    const goal: readonly [Style | undefined, string] =
      inUse.length > 0
        ? [undefined, inShort(legsText(inUse.flatMap(({ legs }) => legs)))]
        : [style.bad, 'not in use'];
    const head = row(
      cursorMark(isChosen),
      [isChosen ? style.focus : style.title, answer.to.padEnd(prefixWidth)],
      [style.muted, inUse.length > 0 ? ' → ' : '   '],
      goal,
    );
    const line = spread(head, row([style.muted, more]), width);
    return isChosen
      ? [line, ...answer.candidates.flatMap((one) => candidateRows(one, answer, width))]
      : [fitRow(line, width)];
  };
}

/** All ways to a destination, as evidence. */
export function answerRows(answer: RouteAnswer, width: number): readonly Row[] {
  const { at, to, candidates } = answer;
  const has =
    candidates.length > 0 ? `What ${sanitize(at)} has for ${to}` : `${sanitize(at)} knows no route to ${to}`;
  return [
    ...wrapWords(row([style.title, has]), width),
    ...candidates.flatMap((one) => candidateRows(one, answer, width)),
  ];
}

const MARKS: Readonly<Record<Candidate['verdict'], readonly [Style, string]>> = {
  used: [style.good, '●'],
  lost: [style.muted, '○'],
  refused: [style.bad, '✗'],
};

function candidateRows(candidate: Candidate, answer: RouteAnswer, width: number): readonly Row[] {
  const { prefix, known, legs, verdict } = candidate;
  const [look, mark] = MARKS[verdict];
  const isBlocked = legs.some(({ hindrance }) => hindrance !== undefined);
  const verdictLook = verdict !== 'used' ? style.warn : isBlocked ? style.bad : style.good;
  const shorter = prefix === answer.to ? '' : `${prefix} `;
  const facts = factWords(candidate);
  return [
    ...wrapWords(
      row(
        '   ',
        [look, mark],
        ' ',
        [style.title, `${shorter}${sanitize(known)}`],
        ` → ${sanitize(legsText(legs))}`,
      ),
      width,
      5,
    ),
    ...(facts === '' ? [] : wrapWords(row('     ', [style.muted, facts]), width, 5)),
    ...wrapWords(row('     ', [verdictLook, sanitize(judgementWords(candidate, answer))]), width, 5),
  ];
}

const cursorMark = (isChosen: boolean): readonly [Style, string] => [style.focus, isChosen ? '▸ ' : '  '];
