import { expect, it } from 'vitest';
import { edgeOnEarth, edgesServing, keptAt } from '../../src/sim/edges.ts';
import { EdgeStage } from './edge/stage.ts';

const SITE = 'shop.example.net';

it('R-CF-23 a price class leaves out the edges that cost more, under whatever name', () => {
  const stage = new EdgeStage({ [SITE]: { city: 'Frankfurt' } });
  stage.withSite(SITE, { PriceClass: 'PriceClass_100' });
  const cities = edgesServing(stage.sim.state, `${stage.host}.`).map(({ city }) => city);
  expect(cities).toContain('Lisbon');
  expect(cities).not.toContain('Tokyo');
  expect(edgesServing(stage.sim.state, 'www.example.net.')).toEqual([]);
});

it('tells whose address it is, and what is kept there', () => {
  const stage = new EdgeStage({ [SITE]: { city: 'Frankfurt' } }).withSite(SITE);
  const [dns] = stage.journey('/').legs;
  const edge = edgeOnEarth(dns?.kind === 'dns' ? (dns.addresses[0] ?? '') : '');
  expect(edge?.city).toBe('Lisbon');
  expect(edge && keptAt(stage.sim.state, stage.host, edge)).toBe(1);
  expect(edgeOnEarth('192.0.2.1')).toBeUndefined();
});
