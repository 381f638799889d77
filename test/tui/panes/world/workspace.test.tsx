import { afterEach, expect, test } from 'vitest';
import type { Sim } from '../../../../src/sim/sim.ts';
import { App } from '../../../../src/tui/app.tsx';
import { CATALOGUE, PROGRESS } from '../../fake-catalogue.ts';
import { FakeSession } from '../../fake-session.ts';
import { KEY, type RenderedApp, type RenderOptions, renderApp } from '../../render.ts';
import { change, DOMAIN, route53World } from './route53-world.ts';

class NamedSession extends FakeSession {
  readonly #named: Sim;

  constructor(named: Sim) {
    super();
    this.#named = named;
  }

  override get sim(): Sim {
    return this.#named;
  }
}

const running: RenderedApp[] = [];
afterEach(() => {
  for (const app of running.splice(0)) app.stop();
});

async function startLab(sim: Sim, options: RenderOptions): Promise<RenderedApp> {
  const session = new NamedSession(sim) as never;
  const app = await renderApp(
    <App
      catalogue={CATALOGUE}
      progress={PROGRESS}
      openSession={async () => session}
      saveProgress={() => {}}
      onExit={() => {}}
      firstSlug="build-a-vpc"
    />,
    options,
  );
  running.push(app);
  await app.press(KEY.enter);
  return app;
}

const topRow = (app: RenderedApp) => app.frame().split('\n')[0];

test('in a world with names, all tabs find room beside the title', async () => {
  const { sim } = route53World();
  const narrow = await startLab(sim, { columns: 80, rows: 24 });
  expect(topRow(narrow)).toMatchInlineSnapshot(
    `"╭─ netlab ─ Build a VPC ── Tasks ─Map─Reach─Trace─Resources─World─Journey─Cost─╮"`,
  );
  const wide = await startLab(sim, { columns: 120, rows: 40 });
  expect(topRow(wide)).toMatchInlineSnapshot(
    `"╭─ netlab ─ Build a VPC ──────────────────────────────┬─ Map ─ Reach ─ Trace ─ Resources ─ World ─ Journey ─ Cost ─────╮"`,
  );
});

test('Enter in the world pane goes on to the next name', async () => {
  const { sim, id, addresses } = route53World();
  change(sim, id, [
    { Name: `api.${DOMAIN}`, Type: 'A', TTL: 60, ResourceRecords: [{ Value: addresses['us-east-1'] }] },
  ]);
  const app = await startLab(sim, { columns: 120, rows: 40 });
  for (let tab = 0; tab < 4; tab++) await app.press(KEY.ctrl('t'));
  expect(app.frame()).toContain(`api.${DOMAIN}. A`);
  await app.press(KEY.shiftTab, KEY.shiftTab, KEY.enter);
  expect(app.frame()).toContain(`www.${DOMAIN}. A`);
  expect(app.frame()).toContain('● Lisbon A');
  await app.press(KEY.enter);
  expect(app.frame()).toContain(`api.${DOMAIN}. A`);
});
