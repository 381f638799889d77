import { describe, expect, test } from 'vitest';
import { answersScene } from '../../../../src/tui/panes/world/answers-scene.ts';
import { drawWorld } from '../../../../src/tui/panes/world/draw-world.ts';
import { landDots } from '../../../../src/tui/panes/world/land.ts';
import type { WorldModel } from '../../../../src/tui/panes/world/model.ts';
import {
  dotAt,
  fitWorld,
  greatCircle,
  type Point,
  type Size,
} from '../../../../src/tui/panes/world/projection.ts';
import { sceneRows } from '../../../../src/tui/panes/world/scene.ts';
import { type Row, rowText, rowWidth } from '../../../../src/tui/text/row.ts';
import { style } from '../../../../src/tui/theme.ts';

const shown = (rows: readonly Row[]) => rows.map((line) => rowText(line).trimEnd()).join('\n');
const at = (latitude: number, longitude: number): Point => ({ latitude, longitude });

const LISBON = at(38.7, -9.1);
const BERLIN = at(52.5, 13.4);
const SYDNEY = at(-33.9, 151.2);
const SEATTLE = at(47.6, -122.3);
const VIRGINIA = at(38.9, -77.5);
const DUBLIN = at(53.3, -6.3);

const SIZES = [
  [60, 10],
  [62, 18],
  [76, 10],
  [120, 36],
  [160, 50],
] as const;

describe('the land', () => {
  const size = { columns: 90, rows: 20 };
  const dots = landDots(180, 80);
  const isLand = (point: Point) => {
    const { x, y } = dotAt(point, size);
    return dots[y * 180 + x] === 1;
  };

  test.each([
    ['Iberia', at(40, -4)],
    ['Siberia, beyond the 180th meridian too', at(67, -178)],
    ['Kansas', at(38.5, -98)],
    ['the Congo', at(0, 22)],
    ['Australia', at(-25, 134)],
    ['Japan', at(36.5, 138.5)],
    ['New Zealand', at(-44, 170.5)],
  ])('%s', (_name, point) => expect(isLand(point)).toBe(true));

  test.each([
    ['the Atlantic', at(30, -45)],
    ['the Pacific on both sides of the 180th meridian', at(0, 179)],
    ['the Pacific further on', at(0, -160)],
    ['the Caspian Sea', at(42, 50.5)],
    ['the Sea of Japan', at(40, 135)],
    ['the Southern Ocean', at(-54, 100)],
  ])('not %s', (_name, point) => expect(isLand(point)).toBe(false));
});

describe('a map', () => {
  test.each(SIZES)('fits %i × %i and keeps its shape', (columns, rows) => {
    const drawn = drawWorld({ columns, rows }, { marks: [], lines: [] });
    const fitted = fitWorld({ columns, rows });
    expect(drawn).toHaveLength(fitted.rows);
    for (const line of drawn) expect(rowWidth(line)).toBe(fitted.columns);
    expect(fitted.columns === columns || fitted.rows === rows).toBe(true);
    const aspect = fitted.columns / fitted.rows / 2;
    expect(aspect).toBeGreaterThan(1.9);
    expect(aspect).toBeLessThanOrEqual(3.1);
  });

  test('small', () => {
    expect(shown(drawWorld({ columns: 60, rows: 10 }, { marks: [], lines: [] }))).toMatchInlineSnapshot(`
      "⢠⣴⣦⣤⣤⣤⣤⣼⣼⣷⣶⣴⣯⣿⠗⢲⣦⡄⠈⢻⣿⡿⠿⠟⢋⡀    ⣠⣤⣴⣤⣤⣠⣠⣮⣤⣴⣶⣶⣾⣿⣿⣿⣿⣶⣶⣶⣶⣾⣶⣶⣦⣤⣤⣤⠤⡀
      ⠈⠙⠋⠉⠉⠙⠿⣿⣿⣿⣿⣿⣷⣤⣄⣿⣷⣶⣄ ⠉      ⢦⣀⣩⣿⣬⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣋⠉⠉⠽⠋⠉
             ⢸⣿⣿⣿⣿⣿⣿⣿⡿⠟⠓⠈⠁      ⢠⣬⠟⠛⠿⢻⢿⣩⣝⣿⡝⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⠿⡿⠛⢡
              ⠙⠿⣿⣿⠛⠛⠻⠁         ⢀⣴⣿⣿⣿⣶⣴⣦⣤⢿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⠆ ⠈⠁
                ⠈⠛⠲⢦⡀ ⡂        ⢸⣿⣿⣿⣿⣿⣿⣿⣿⣯⡿⠿⠋  ⢹⡟⠋⠈⢻⣿⡍ ⠄
                    ⢀⣿⣿⣿⣶⣦⡀     ⠙⠛⠉⢻⣿⣿⣿⣿⣿⠿⠃       ⠨⡆⢠⡴⡈ ⡀
                    ⠈⢿⣿⣿⣿⣿⣿⡿⠂       ⣹⣿⣿⣿⣿ ⡀        ⠈⠐ ⠁⣀⣈⢙⡓
                      ⢹⣿⣿⣿⠟⠃        ⢹⣿⣿⡿⠁⠸⠃          ⣴⣾⣿⣿⣿⣷⣄
                      ⣿⡿⠟⠁           ⠙⠋              ⠘⠋⠉⠙⠻⠿⠃   ⡄
                     ⠰⣿⠁                                      ⠉"
    `);
  });

  test('a label goes where there is room, and its mark always shows', () => {
    const mark = (point: Point, label: string) => ({ point, sign: '●', label, style: style.good });
    const crowd = [mark(LISBON, 'Lisbon'), mark(at(40.4, -3.7), 'Madrid'), mark(at(41.4, 2.2), 'Barcelona')];
    const text = shown(
      drawWorld({ columns: 60, rows: 10 }, { marks: [...crowd, mark(SYDNEY, 'Sydney')], lines: [] }),
    );
    expect(text).toContain('Lisbon');
    expect(text).toContain('Sydney ●');
    expect(text.match(/●/g)?.length).toBeGreaterThanOrEqual(3);
  });

  test('what is right at the edge stays in the map', () => {
    for (const point of [at(90, 0), at(-90, 0), at(0, -169), at(0, -169.001), at(76, 180)]) {
      const drawing = { marks: [{ point, sign: '●', label: 'here', style: style.good }], lines: [] };
      const rows = drawWorld({ columns: 60, rows: 10 }, drawing);
      for (const line of rows) expect(rowWidth(line)).toBe(60);
      expect(shown(rows)).toContain('●');
    }
  });
});

describe('the shortest way', () => {
  test('begins and ends where it should', () => {
    const way = greatCircle(LISBON, SYDNEY, 50);
    expect(way).toHaveLength(50);
    expect(way[0]?.latitude).toBeCloseTo(38.7);
    expect(way.at(-1)?.longitude).toBeCloseTo(151.2);
  });

  test('from Sydney to Seattle leads over the Pacific', () => {
    expect(greatCircle(SYDNEY, SEATTLE, 20).every(({ longitude }) => Math.abs(longitude) > 120)).toBe(true);
  });

  test('to the same place, and to the other side of the earth, is no trouble', () => {
    expect(greatCircle(LISBON, LISBON, 9)).toEqual([LISBON, LISBON]);
    expect(greatCircle(at(0, 0), at(0, 180), 9)).toHaveLength(2);
  });
});

const worldRows = (model: WorldModel, size: Size) =>
  sceneRows(answersScene(model, { index: 0, count: 3 }), size);

const MODEL: WorldModel = {
  question: 'www.shop.example. A',
  regions: [
    { name: 'us-east-1', point: VIRGINIA },
    { name: 'eu-west-1', point: DUBLIN },
  ],
  clients: [
    { name: 'lisbon', city: 'Lisbon', point: LISBON, told: [{ answer: 1, share: '' }] },
    { name: 'berlin', city: 'Berlin', point: BERLIN, told: [{ answer: 1, share: '' }] },
    {
      name: 'seattle',
      city: 'Seattle',
      point: SEATTLE,
      told: [
        { answer: 0, share: '70%' },
        { answer: 1, share: '30%' },
      ],
    },
    { name: 'sydney', city: 'Sydney', point: SYDNEY, told: [], problem: 'SERVFAIL' },
  ],
  answers: [
    { data: '3.80.0.9', sets: 'us', host: 'web in us-east-1', point: VIRGINIA },
    { data: '54.72.0.9', sets: '', host: 'web in eu-west-1', point: DUBLIN },
  ],
  edges: [],
};

describe('the pane', () => {
  test('the answers beside the map where it is low and wide', () => {
    expect(shown(worldRows(MODEL, { columns: 76, rows: 10 }))).toMatchInlineSnapshot(`
      "www.shop.example. A                                          1/3 enter: next
      ⢠⣶⣶⣤⣤⣤⣮⣿⣶⢀⣀⣀⡤⠤⠤⠤ B eu-west-1 ⣠⣤⣥⣤⣶⣶⣿⣿⣿⣿⣷⣶⣶⣶⣷⣶⣦⣤⣤⡤⠄  A 3.80.0.9  us
      ⠈⠉⠉⠈⠉⠻● Seattle A/B ⠉⠑◆⠤⠤● Berlin B ⣿⣿⣿⣿⣿⣿⣯⠍⠉⠞⠁       → 70% of seattle
      A us-east-1 ◆⠋⠁       ● Lisbon B ⣿⣿⣿⣿⣿⣿⣿⠛⢏⡡⠃        B 54.72.0.9  web in
             ⠈⠻⣿⢉⡉⠃        ⣴⣿⣿⣿⣿⣿⣿⡿⣿⣯⡟⠛⢿⣿⡿⢿⣿⡿⠟⠁             eu-west-1
                ⠉⠙⢠⣤⣤⣀⡀    ⠻⣿⡿⢿⣿⣿⣿⣿⣾⠍  ⠈⠋  ⢛⠃⢀⠡             → lisbon, berlin, 30%
                  ⢾⣿⣿⣿⣷⣶⡄     ⠈⢿⣿⣿⣿⠁       ⠙⠌⠋⠂ ⠲⠤            of seattle
                   ⢹⣿⣿⣿⠿       ⢻⣿⣿⡟⢰⠃        ⣠⣴⣾⣷⣷⡀       ✗ SERVFAIL
                   ⣸⣿⠟⠃        ⠈⠛⠋         Sydney ✗  ⢀      → sydney
                   ⢿⠃                            ⠈   ⠁"
    `);
  });

  test('the answers below the map where it is narrow', () => {
    const text = shown(worldRows(MODEL, { columns: 62, rows: 18 }));
    expect(text.split('\n').slice(-4)).toEqual([
      'A 3.80.0.9  us: web in us-east-1  → 70% of seattle',
      'B 54.72.0.9  web in eu-west-1  → lisbon, berlin, 30% of',
      '  seattle',
      '✗ SERVFAIL  → sydney',
    ]);
    expect(text).toContain('● Lisbon B');
    expect(text).toContain('Sydney ✗');
  });

  test.each(SIZES)('fits %i × %i', (columns, rows) => {
    const drawn = worldRows(MODEL, { columns, rows });
    expect(drawn.length).toBeLessThanOrEqual(rows + 4);
    for (const line of drawn) expect(rowWidth(line)).toBeLessThanOrEqual(columns);
  });

  test('a world without names is a map and a friendly line', () => {
    const bare: WorldModel = {
      question: undefined,
      regions: [{ name: 'us-east-1', point: VIRGINIA }],
      clients: [],
      answers: [],
      edges: [],
    };
    const named = worldRows({ ...bare, question: 'www.shop.example. A' }, { columns: 62, rows: 14 });
    expect(rowText(named[0] ?? [])).toContain('There are no clients in this lab.');
    const [first = '', ...map] = shown(worldRows(bare, { columns: 62, rows: 14 })).split('\n');
    expect(first).toBe('This is where you work. There are no clients in this lab.');
    expect(map.join('\n')).toContain('◆ us-east-1');
  });
});
