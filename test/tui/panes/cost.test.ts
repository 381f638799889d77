import { describe, expect, test } from 'vitest';
import { runCheck } from '../../../src/lab/evaluate.ts';
import { cost } from '../../../src/tui/panes/cost/index.ts';
import type { PaneContext } from '../../../src/tui/panes/pane.ts';
import { trace } from '../../../src/tui/panes/trace/index.ts';
import { type Row, rowText, rowWidth } from '../../../src/tui/text/row.ts';
import { EdgeStage } from '../../sim/edge/stage.ts';

const DAY = 86_400_000;
const shown = (rows: readonly Row[]) => rows.map((row) => rowText(row).trimEnd()).join('\n');

function context({ sim }: EdgeStage, more: Partial<PaneContext> = {}): PaneContext {
  const snapshot = { world: sim.state } as never;
  return { snapshot, sim, width: 76, height: 10, isSpoken: false, choice: 0, check: undefined, ...more };
}

/** An address that lies about for three days, and requests that are free. */
function spent(): EdgeStage {
  const stage = new EdgeStage().withBucket();
  stage.put('a.txt', 'a');
  stage.call('ec2', 'AllocateAddress');
  stage.sim.advance(3 * DAY);
  stage.journey('/a.txt', { from: 'tokyo' });
  return stage;
}

describe('the bill', () => {
  test('says what runs, then what it was for, the dearest first', () => {
    expect(shown(cost.rows(context(spent())))).toMatchInlineSnapshot(`
      "2026-01 so far                                                         $0.36
      What runs now: $0.005 an hour, $3.65 a month.

      Virtual Private Cloud
       Public IPv4 address  72 hours                                         $0.36

      Simple Storage Service                                             < $0.0001
       GET and other requests  1 request                                 < $0.0001
       Standard storage  0 GB-months                                     < $0.0001

      CloudFront                                                             $0.00
       HTTPS requests: Japan  1 request, free                                $0.00
       Out to viewers: Japan  0 GB, free                                     $0.00

      List prices of 2026-09-20, before taxes. enter: for whom"
    `);
  });

  test('on Enter, tells for whom', () => {
    const stage = spent();
    const text = shown(cost.rows(context(stage, { choice: 1 })));
    expect(text).toContain('   eipalloc-');
    expect(text).toContain('   edge/NRT57-P3');
  });

  test.each([44, 58, 76])('fits %i columns', (width) => {
    for (const choice of [0, 1])
      for (const row of cost.rows(context(spent(), { width, choice })))
        expect(rowWidth(row)).toBeLessThanOrEqual(width);
  });

  test('is of no use where nothing costs anything', () => {
    expect(cost.isUseful?.(new EdgeStage().sim.state)).toBe(false);
    expect(cost.isUseful?.(spent().sim.state)).toBe(true);
  });
});

describe('evidence', () => {
  const variant = { parameters: {} } as never;

  test('of a check of costs is the lines that it added up, and no packet', async () => {
    const { sim } = spent();
    const wanted = {
      id: 'cheap',
      cost: { of: 'Virtual Private Cloud', over: 'month' },
      at_most: 0.1,
    } as const;
    const check = await runCheck(wanted, variant, sim);
    expect(check.passed).toBe(false);
    const text = shown(trace.rows({ ...context(spent()), check }));
    expect(text).toContain('Public IPv4 address');
    expect(text).not.toContain('CloudFront');
    expect(text).not.toContain('no packet');
  });

  test('of a check of requests is the request’s walk', async () => {
    const stage = new EdgeStage().withBucket();
    const http = {
      from: 'client/lima',
      url: `https://${stage.host}/none`,
      method: 'GET',
      times: 1,
      every: '1s',
    } as const;
    const check = await runCheck({ id: 'page', http, expect: { status: 200 } }, variant, stage.sim);
    const text = shown(trace.rows({ ...context(stage), check }));
    expect(text).toContain('What to change');
    expect(text).toContain('╰▸ edge LIM50-P2 in Lima');
  });

  test('of a check of what is not there yet says so', async () => {
    const stage = new EdgeStage();
    const http = {
      from: 'client/nobody',
      url: 'https://a.example/',
      method: 'GET',
      times: 1,
      every: '1s',
    } as const;
    const check = await runCheck({ id: 'page', http, expect: { status: 200 } }, variant, stage.sim);
    expect(check.code).toBe('unknown-place');
    expect(shown(trace.rows({ ...context(stage), check }))).toContain('Nothing was sent yet');
  });
});
