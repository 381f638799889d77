/** Which caches a request met, and what each of them did: the way that a map can draw. */
import { expect, it } from 'vitest';
import type { HttpLeg, Journey } from '../../../src/cloud/web/journey.ts';
import { CACHING_DISABLED, EdgeStage, MINUTE } from './stage.ts';

const SITE = 'shop.example.net';

function stopsOf({ legs }: Journey) {
  const edge = legs.find((leg): leg is HttpLeg => leg.kind === 'http' && leg.depth === 0);
  return edge?.caches?.map(({ name, place, verdict }) => `${name} in ${place}: ${verdict}`);
}

it('R-CF-21 a miss asks the caches behind the edge in turn, and a hit nobody', () => {
  const shielded = { OriginShield: { Enabled: true, OriginShieldRegion: 'eu-west-1' } };
  const stage = new EdgeStage({ [SITE]: { city: 'Frankfurt' } }).withSite(SITE, {}, {}, shielded);
  expect(stopsOf(stage.journey('/', { from: 'lima' }))).toEqual([
    'edge LIM50-P2 in Lima: miss',
    'regional cache sa-east-1 in sa-east-1: miss',
    'Origin Shield eu-west-1 in eu-west-1: miss',
  ]);
  stage.sim.advance(MINUTE);
  expect(stopsOf(stage.journey('/', { from: 'lima' }))).toEqual(['edge LIM50-P2 in Lima: hit']);
  expect(stopsOf(stage.journey('/', { from: 'tokyo' }))?.at(-1)).toBe(
    'Origin Shield eu-west-1 in eu-west-1: hit',
  );
});

it('R-CF-21 what is never kept goes from the edge to the origin', () => {
  const stage = new EdgeStage({ [SITE]: { city: 'Frankfurt' } });
  stage.withSite(SITE, {}, { CachePolicyId: CACHING_DISABLED });
  expect(stopsOf(stage.journey('/', { from: 'lima' }))).toEqual(['edge LIM50-P2 in Lima: miss']);
});

it('what the edge turns away meets no cache', () => {
  const stage = new EdgeStage({ [SITE]: { city: 'Frankfurt' } });
  stage.withSite(SITE, {}, { ViewerProtocolPolicy: 'redirect-to-https' });
  expect(stopsOf(stage.journey('/', { scheme: 'http' }))).toBeUndefined();
});
