/** Requests that were really made: through an edge, past it, and into trouble. */
import type { Journey } from '../../../../../src/cloud/web/journey.ts';
import { EdgeStage } from '../../../../sim/edge/stage.ts';

const SITE = 'shop.example.net';

function bucketStage(): EdgeStage {
  const stage = new EdgeStage().withBucket({ DefaultRootObject: 'index.html' });
  stage.put('index.html', '<h1>hello</h1>', { CacheControl: 'max-age=60' });
  return stage;
}

const stage = bucketStage();
export const MISS = stage.journey('/', { from: 'tokyo' });
stage.sim.advance(20_000);
export const HIT = stage.journey('/', { from: 'tokyo' });
export const FORBIDDEN = stage.journey('/none', { from: 'lima' });

export const LOST_ORIGIN = new EdgeStage().withSite('nobody.example.test').journey('/', { from: 'lima' });

const shop = new EdgeStage({ [SITE]: { city: 'Frankfurt' } });
const direct = (scheme: 'http' | 'https', host: string) =>
  shop.sim.fetch('client/lima', { method: 'GET', scheme, host, path: '/', headers: [] });
export const DIRECT = direct('https', SITE);
export const REFUSED = direct('http', '127.0.0.1');
export const UNKNOWN_NAME = direct('https', 'nobody.example.test');

export const ALL: Readonly<Record<string, Journey>> = {
  MISS,
  HIT,
  FORBIDDEN,
  LOST_ORIGIN,
  DIRECT,
  REFUSED,
  UNKNOWN_NAME,
};
