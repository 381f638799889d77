/** The newer of request and look-up shows; Enter goes to the other. */
import { expect, test } from 'vitest';
import { journey } from '../../../../src/tui/panes/journey/index.ts';
import type { PaneContext } from '../../../../src/tui/panes/pane.ts';
import { rowText } from '../../../../src/tui/text/row.ts';
import { EdgeStage } from '../../../sim/edge/stage.ts';

function rowsOf({ sim }: EdgeStage, choice = 0): string[] {
  const context = { snapshot: { world: sim.state }, sim, width: 76, height: 10, isSpoken: false, choice };
  return journey.rows(context as unknown as PaneContext).map((line) => rowText(line).trimEnd());
}

const dig = ({ sim, host }: EdgeStage) => sim.resolve('client/lisbon', { name: `${host}.`, type: 'A' });

test('nothing was asked for yet', () => {
  const stage = new EdgeStage();
  expect(rowsOf(stage)).toEqual(['Nobody has asked for anything yet: try dig or curl.']);
  expect(journey.isUseful?.(stage.sim.state)).toBe(false);
});

test('curl after dig shows the request, dig after curl the look-up', () => {
  const stage = new EdgeStage({ 'a.example.net': { city: 'Paris' } }).withSite('a.example.net');
  dig(stage);
  expect(rowsOf(stage)[0]).toContain(`${stage.host}. A`);
  expect(rowsOf(stage).at(-1)).not.toContain('enter:');
  stage.sim.advance(1000);
  stage.journey('/');
  expect(rowsOf(stage)[0]).toContain(`GET https://${stage.host}/`);
  expect(rowsOf(stage).at(-1)).toBe('enter: the last look-up');
  expect(rowsOf(stage, 1)[0]).toContain(`${stage.host}. A`);
  expect(rowsOf(stage, 2)[0]).toContain(`GET https://${stage.host}/`);
  stage.sim.advance(1000);
  dig(stage);
  expect(rowsOf(stage)[0]).toContain(`${stage.host}. A`);
  expect(rowsOf(stage).at(-1)).toBe('enter: the last request');
});
