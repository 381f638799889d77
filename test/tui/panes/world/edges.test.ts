/** What the map shows of CloudFront: the way of a request, and which edge serves whom. */
import { expect, test } from 'vitest';
import { world } from '../../../../src/tui/panes/world/index.ts';
import { type Row, rowText, rowWidth } from '../../../../src/tui/text/row.ts';
import { EdgeStage, MINUTE } from '../../../sim/edge/stage.ts';

const SITE = 'shop.example.net';

interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly choice?: number;
  readonly isSpoken?: boolean;
}

function rowsOf({ sim }: EdgeStage, { width = 76, height = 10, choice = 0, isSpoken = false }: Look = {}) {
  const snapshot = { world: sim.state } as never;
  return world.rows({ sim, snapshot, width, height, isSpoken, choice, check: undefined });
}

const shown = (rows: readonly Row[]) => rows.map((line) => rowText(line).trimEnd()).join('\n');

const CLIENTS = {
  lisbon: { city: 'Lisbon', address: '85.240.1.2' },
  tokyo: { city: 'Tokyo', address: '133.1.2.3' },
  lima: { city: 'Lima', address: '190.40.1.2' },
};

function shop(config: object = {}): EdgeStage {
  const stage = new EdgeStage({ [SITE]: { city: 'Frankfurt' } }).withSite(SITE, config);
  const { state } = stage.sim;
  stage.sim.restore({ ...state, setting: { ...state.setting, clients: CLIENTS } });
  return stage;
}

test('a miss draws its way from the client over the edge and the regional cache to the origin', () => {
  const stage = shop();
  stage.journey('/', { from: 'lima' });
  expect(shown(rowsOf(stage))).toMatchInlineSnapshot(`
    "GET https://dgytjel4dp0w1g.cloudfront.net/   200 in 493.1 ms 1/2 enter: next
    ⢠⣶⣶⣤⣤⣤⣮⣿⣶⣼⣯⢿⠓⣶⡄⠈⢿⡿⠿⠛⢁   ⢀⣠⣴⣦⣤⣠⣤⣥⣤⣶⣶⣿⣿⣿⣿⣷⣶⣶⣶⣷⣶⣦⣤⣤⡤⠄  1● lima
    ⠈⠉⠉⠈⠉⠻⣿⣿⣿⣿⣷⣦⣼⣿⡶⢄      ⠔⢀◆ 4 Frankfurt ⣿⣿⣿⣿⣯⠍⠉⠞⠁     2■ edge LIM50-P2 in Lima
          ⠻⣿⣿⣿⣿⣿⡿⠋⠁      ⢀⡴⠋⣉⠋⠛⠷⢿⣿⣎⣿⣿⣿⣿⣿⣿⣿⣿⣿⠛⢏⡡⠃           ○ miss  200
           ⠈⠻⣿⢉⡉⠃       ⣰⠋⣿⣿⣿⣿⣿⣿⡿⣿⣯⡟⠛⢿⣿⡿⢿⣿⡿⠟⠁           3□ regional cache
              ⠉⠙⢠⣤⣤⣀⡀  ⡴⠁⠻⣿⡿⢿⣿⣿⣿⣿⣾⠍  ⠈⠋  ⢛⠃⢀⠡              sa-east-1  ○ miss
                ⢾⣿⣿⣿⣷⣶⡼⠁    ⠈⢿⣿⣿⣿⠁       ⠙⠌⠋⠂ ⠲⠤        4◆ shop.example.net in
       1·2 Lima ●⠙⠒⠦□ 3 sa-east-1 ⠃        ⣠⣴⣾⣷⣷⡀          Frankfurt  200
                 ⣸⣿⠟⠃        ⠈⠛⠋           ⠘⠛⠛⠻⠿⠏  ⢀
                 ⢿⠃                            ⠈   ⠁"
  `);
});

test('a hit ends at the edge', () => {
  const stage = shop();
  stage.journey('/', { from: 'tokyo' });
  stage.sim.advance(MINUTE);
  stage.journey('/', { from: 'tokyo' });
  const text = shown(rowsOf(stage, { width: 62, height: 18 }));
  expect(text).toContain('1·2 Tokyo');
  expect(text.split('\n').slice(-2)).toEqual(['1● tokyo', '2■ edge NRT57-P3 in Tokyo  ✓ hit  200']);
});

test('for a distribution’s name, each client has its edge, and the price class its dots', () => {
  const stage = shop({ PriceClass: 'PriceClass_100' });
  stage.journey('/', { from: 'lima' });
  expect(shown(rowsOf(stage, { choice: 1 }))).toMatchInlineSnapshot(`
    "dgytjel4dp0w1g.cloudfront.net. A                             2/2 enter: next
    ⢠⣶⣶⣤⣤⣤⣮⣿⣶⣼⣯⢿⠓⣶⡄⠈⢿⡿⠿⠛⢁   ⢀⣠⣴⣦⣤⣠⣤⣥⣤⣶⣶⣿⣿⣿⣿⣷⣶⣶⣶⣷⣶⣦⣤⣤⡤⠄  A LIS50-C1  edge in
    ⠒⠒⠒⠲⠤⢤■ B Vancouver   ·····⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣯⠍⠉⣀⣠⠤⠴⠒    Lisbon
      us-east-1 ◆·⠁       ● Lisbon A  Tokyo B ●⠴⠋⠁        → lisbon
           ⠈⠻··⡉■ C Miami ⣿⣿⣿⣿⣿⣿⡿⣿⣯⡟⠛⢿⣿⡿⢿⣿⡿⠟⠁           B YVR50-C1  edge in
              ⠉⠙⢳⣤⣤⣀⡀    ⠻⣿⡿⢿⣿⣿⣿⣿⣾⠍  ⠈⠋  ⢛⠃⢀⠡             Vancouver
                ⢸⣿⣿⣿⣷⣶⡄     ⠈⢿⣿⣿⣿⠁       ⠙⠌⠋⠂ ⠲⠤          → tokyo
                ● Lima C     ⢻⣿⣿⡟⢰⠃        ⣠⣴⣾⣷⣷⡀       C MIA50-P3  edge in
                 ⣸⣿⠟⠃        ⠈⠛⠋           ⠘⠛⠛⠻⠿⠏  ⢀      Miami, 1 object kept
                 ⢿⠃                            ⠈   ⠁      → lima (cached 60s)
                                                        53 edges (·) may serve
                                                        it."
  `);
});

test('for the ear there is the list alone', () => {
  const stage = shop();
  stage.journey('/', { from: 'lima' });
  for (const choice of [0, 1]) {
    const text = shown(rowsOf(stage, { isSpoken: true, choice }));
    expect(text).toContain('LIM50-P2');
    expect(text).not.toMatch(/[\u2800-\u28ff]/);
  }
});

test.each([
  [56, 8],
  [62, 18],
  [76, 10],
  [116, 34],
])('fits %i × %i', (width, height) => {
  const stage = shop();
  stage.journey('/', { from: 'tokyo' });
  for (const choice of [0, 1])
    for (const line of rowsOf(stage, { width, height, choice }))
      expect(rowWidth(line)).toBeLessThanOrEqual(width);
});

test('the pane is there as soon as there is a distribution', () => {
  const stage = new EdgeStage({ [SITE]: { city: 'Frankfurt' } });
  expect(world.isUseful?.(stage.sim.state)).toBe(false);
  expect(world.isUseful?.(stage.withSite(SITE).sim.state)).toBe(true);
});
