/** The world pane: what is asked for, the map, and the answers by letter, beside the map where it leaves room. */
import { EMPTY_ROW, fitRow, type Row, row, rowWidth, spread } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { wrapWords } from '../../text/wrap.ts';
import { style } from '../../theme.ts';
import { letterOf, listRows, lookOf } from './answer-list.ts';
import { drawWorld, type WorldDrawing, type WorldMark } from './draw-world.ts';
import type { WorldAnswer, WorldClient, WorldModel } from './model.ts';
import { fitWorld, type Size } from './projection.ts';

/** A list beside the map needs as much, or it goes below. */
const LIST_COLUMNS = 24;
const LEAST_MAP_ROWS = 8;
const GAP = '  ';

export function worldRows(model: WorldModel, { columns, rows }: Size): Row[] {
  const head = headRows(model, columns);
  const room = Math.max(LEAST_MAP_ROWS, rows - head.length);
  const beside = fitWorld({ columns: columns - LIST_COLUMNS - GAP.length, rows: room });
  const drawing = drawingOf(model);
  if (beside.rows === room) {
    const map = drawWorld(beside, drawing);
    const width = columns - beside.columns - GAP.length;
    return [...head, ...sideBySide(map, beside.columns, listRows(model, width))];
  }
  const list = listRows(model, columns);
  const map = drawWorld({ columns, rows: Math.max(LEAST_MAP_ROWS, room - list.length) }, drawing);
  const left = ' '.repeat(Math.max(0, Math.floor((columns - rowWidth(map[0] ?? EMPTY_ROW)) / 2)));
  return [...head, ...map.map((line): Row => [{ text: left }, ...line]), ...list];
}

/** Without the map. */
export function spokenRows(model: WorldModel, width: number): Row[] {
  return [...headRows(model, width), ...listRows(model, width)];
}

function headRows({ question, choice, clients }: WorldModel, width: number): Row[] {
  if (question === undefined || clients.length === 0) {
    const text =
      clients.length > 0
        ? 'Ask for a name with dig, and this map tells who is answered with what.'
        : 'This is where you work. There are no clients in this lab.';
    return wrapWords(row([style.muted, text]), width);
  }
  const more =
    choice.count > 1
      ? row([style.muted, ` ${choice.index + 1}/${choice.count} enter: next name`])
      : EMPTY_ROW;
  return [spread(row([style.title, sanitize(question)]), more, width)];
}

function sideBySide(map: readonly Row[], mapColumns: number, list: readonly Row[]): Row[] {
  return Array.from(
    { length: Math.max(map.length, list.length) },
    (_, index): Row => [
      ...fitRow(map[index] ?? EMPTY_ROW, mapColumns),
      { text: GAP },
      ...(list[index] ?? EMPTY_ROW),
    ],
  );
}

function drawingOf({ regions, clients, answers }: WorldModel): WorldDrawing {
  const isAt = (answer: WorldAnswer, { latitude, longitude }: WorldAnswer['point'] & object) =>
    answer.point?.latitude === latitude && answer.point.longitude === longitude;
  const regionMarks = regions.map(({ name, point }) => {
    const here = answers.flatMap((answer, index) => (isAt(answer, point) ? [index] : []));
    const letters = here.map(letterOf).join(' ');
    return {
      point,
      sign: '◆',
      label: letters === '' ? name : `${letters} ${name}`,
      style: here[0] === undefined ? style.title : lookOf(here[0]),
    };
  });
  const cities = [...new Set(clients.map(({ city }) => city))];
  const clientMarks = cities.map((city) => cityMark(clients.filter((client) => client.city === city)));
  const lines = clients.flatMap(({ point, told }) =>
    told.flatMap(({ answer }) => {
      const to = answers[answer]?.point;
      return to ? [{ from: point, to, style: { ...lookOf(answer), bold: false } }] : [];
    }),
  );
  return { marks: [...clientMarks, ...regionMarks], lines };
}

/** Clients of one city share a mark. */
function cityMark(clients: readonly WorldClient[]): WorldMark {
  const [{ city, point }] = clients as readonly [WorldClient, ...WorldClient[]];
  const told = [...new Set(clients.flatMap((client) => client.told.map(({ answer }) => answer)))];
  const hasProblem = clients.some(({ problem }) => problem !== undefined);
  const letters = [...told.map(letterOf), ...(hasProblem && told.length > 0 ? ['✗'] : [])].join('/');
  const [first] = told;
  return {
    point,
    sign: hasProblem && first === undefined ? '✗' : '●',
    label: letters === '' ? city : `${city} ${letters}`,
    style: first !== undefined ? lookOf(first) : hasProblem ? style.bad : style.title,
  };
}
