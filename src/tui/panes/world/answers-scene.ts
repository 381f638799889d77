/** Who is answered with what: clients, regions and edges on the map, the answers by letter. */
import { EMPTY_ROW, type Row, row, spread } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { wrapWords } from '../../text/wrap.ts';
import { style } from '../../theme.ts';
import { letterOf, listRows, lookOf } from './answer-list.ts';
import type { WorldDrawing, WorldMark } from './draw-world.ts';
import type { WorldAnswer, WorldClient, WorldModel } from './model.ts';
import type { Point } from './projection.ts';
import type { Scene } from './scene.ts';
import type { ViewChoice } from './views.ts';

export function answersScene(model: WorldModel, choice: ViewChoice): Scene {
  return {
    head: (width) => headRows(model, choice, width),
    drawing: drawingOf(model),
    list: (width) => [...listRows(model, width), ...legendRows(model, width)],
  };
}

/** `2/3 enter: next`; nothing where there is one view only. */
export function choiceRow({ index, count }: ViewChoice): Row {
  return count > 1 ? row([style.muted, ` ${index + 1}/${count} enter: next`]) : EMPTY_ROW;
}

function headRows({ question, clients }: WorldModel, choice: ViewChoice, width: number): Row[] {
  if (question === undefined || clients.length === 0) {
    const text =
      clients.length > 0
        ? 'Ask for a name with dig, or for a page with curl, and this map tells who is served from where.'
        : 'This is where you work. There are no clients in this lab.';
    return wrapWords(row([style.muted, text]), width);
  }
  return [spread(row([style.title, sanitize(question)]), choiceRow(choice), width)];
}

function legendRows({ edges }: WorldModel, width: number): Row[] {
  if (edges.length === 0) return [];
  return wrapWords(row([style.muted, `${edges.length} edges (·) may serve it.`]), width);
}

function drawingOf({ regions, clients, answers, edges }: WorldModel): WorldDrawing {
  const isAt = (answer: WorldAnswer, { latitude, longitude }: WorldAnswer['point'] & object) =>
    answer.point?.latitude === latitude && answer.point.longitude === longitude;
  const cities = [...new Set(clients.map(({ city }) => city))];
  const stands = edgeStands(answers, cities);
  const regionMarks = [...stands, ...regions].map(({ name, point, sign = '◆' }: Stand) => {
    const here = answers.flatMap((answer, index) => (isAt(answer, point) ? [index] : []));
    const letters = here.map(letterOf).join(' ');
    return {
      point,
      sign,
      label: [letters, name].filter(Boolean).join(' '),
      style: here[0] === undefined ? style.title : lookOf(here[0]),
    };
  });
  const clientMarks = cities.map((city) => cityMark(clients.filter((client) => client.city === city)));
  const lines = clients.flatMap(({ point, told }) =>
    told.flatMap(({ answer }) => {
      const to = answers[answer]?.point;
      return to ? [{ from: point, to, style: { ...lookOf(answer), bold: false } }] : [];
    }),
  );
  return { marks: [...clientMarks, ...regionMarks], lines, dots: edges };
}

/** Something that stands at a point and may have a name there. */
interface Stand {
  readonly name: string;
  readonly point: Point;
  readonly sign?: string;
}

/** Edges that serve somebody. In a city with clients, theirs is the label. */
function edgeStands(answers: readonly WorldAnswer[], cities: readonly string[]): Stand[] {
  return answers.flatMap(({ edge, point }) =>
    edge && point && !cities.includes(edge) ? [{ name: edge, point, sign: '■' }] : [],
  );
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
