/** The way of a request: its stops by number, and the lines that it took between them. */
import type { Journey } from '../../../cloud/web/journey.ts';
import type { WayStop } from '../../../sim/fetch/way.ts';
import { milliseconds } from '../../../sim/fetch/words.ts';
import { EMPTY_ROW, type Part, type Row, row, rowWidth, type Span, spread } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { wrapWords } from '../../text/wrap.ts';
import { type Style, style } from '../../theme.ts';
import { labelWithPlace, statusLook, VERDICTS } from '../journey/request/leg-words.ts';
import { choiceRow } from './answers-scene.ts';
import type { WorldDrawing, WorldMark } from './draw-world.ts';
import type { Point } from './projection.ts';
import type { Scene } from './scene.ts';
import type { ViewChoice } from './views.ts';

export function wayScene(journey: Journey, stops: readonly WayStop[], choice: ViewChoice): Scene {
  return {
    head: (width) => headRows(journey, choice, width),
    drawing: drawingOf(stops),
    list: (width) => stops.flatMap((stop, index) => stopRows(stop, index, width)),
  };
}

function headRows({ request, response, elapsedMs }: Journey, choice: ViewChoice, width: number): Row[] {
  const asked = `${request.method} ${request.scheme}://${request.host}${request.path}`;
  const outcome: Part = response
    ? [statusLook(response.status), ` ${response.status}`]
    : [style.bad, ' ✗ no answer'];
  const end = row(outcome, [style.muted, ` in ${milliseconds(elapsedMs)}`]);
  return [spread(row([style.title, sanitize(asked)]), [...end, ...choiceRow(choice)], width)];
}

const SIGNS: Readonly<Record<WayStop['kind'], string>> = { asker: '●', edge: '■', cache: '□', server: '◆' };

function stopRows(stop: WayStop, index: number, width: number): Row[] {
  const { kind, name, place } = stop;
  const where = labelWithPlace({ label: name, ...(place !== undefined && kind !== 'asker' && { place }) });
  const sign: Part = [lookOf(stop), `${index + 1}${SIGNS[kind]} `];
  const rows = wrapWords(row(sign, [stop.failed ? style.bad : style.title, sanitize(where)]), width, INDENT);
  const outcome = outcomeRow(stop);
  const last = rows.at(-1) ?? EMPTY_ROW;
  if (outcome.length === 0) return rows;
  if (rowWidth(last) + 2 + rowWidth(outcome) > width) return [...rows, [spaces(INDENT), ...outcome]];
  return [...rows.slice(0, -1), [...last, spaces(2), ...outcome]];
}

/** Behind the sign. */
const INDENT = 3;
const spaces = (count: number): Span => ({ text: ' '.repeat(count) });

/** What came of it there, in one piece. */
function outcomeRow({ verdict, status, failed }: WayStop): Row {
  const answered: Part = status === undefined ? '' : [statusLook(status), `${status}`];
  return row(
    verdict ? VERDICTS[verdict] : '',
    verdict && status !== undefined ? '  ' : '',
    answered,
    failed ? [style.bad, `✗ ${FAILED[failed]}`] : '',
  );
}

const FAILED = {
  dns: 'has no address',
  tcp: 'lets nobody in',
  tls: 'no TLS with it',
  http: 'no answer',
} as const;

function lookOf({ failed, verdict }: WayStop): Style {
  if (failed) return style.bad;
  return verdict === undefined ? style.brand : VERDICTS[verdict][0];
}

function drawingOf(stops: readonly WayStop[]): WorldDrawing {
  const groups: (WayStop & { readonly point: Point })[][] = [];
  for (const stop of stops) {
    if (!isOnMap(stop)) continue;
    const group = groups.find(([first]) => first && isNear(first.point, stop.point));
    if (group) group.push(stop);
    else groups.push([stop]);
  }
  const lines = stops.flatMap((stop) => {
    const before = stop.from === undefined ? undefined : stops[stop.from];
    if (!before?.point || !stop.point) return [];
    return [{ from: before.point, to: stop.point, style: { ...lookOf(stop), bold: false } }];
  });
  return { marks: groups.map((group) => markOf(group, stops)), lines };
}

const isOnMap = (stop: WayStop): stop is WayStop & { readonly point: Point } => stop.point !== undefined;

/** Degrees within which stops share a mark: Tokyo, its edge and its region. */
const NEAR = 2;

function isNear(one: Point, other: Point): boolean {
  return Math.abs(one.latitude - other.latitude) < NEAR && Math.abs(one.longitude - other.longitude) < NEAR;
}

/** `1·2·3 Tokyo`, with the sign of the first. */
function markOf(
  group: readonly (WayStop & { readonly point: Point })[],
  stops: readonly WayStop[],
): WorldMark {
  const [first] = group as [WayStop & { readonly point: Point }];
  const worst = group.find(({ failed }) => failed) ?? first;
  const numbers = group.map((stop) => stops.indexOf(stop) + 1).join('·');
  return {
    point: first.point,
    sign: worst.failed ? '✗' : SIGNS[first.kind],
    label: `${numbers} ${sanitize(first.place ?? first.name)}`,
    style: { ...lookOf(worst), bold: true },
  };
}
