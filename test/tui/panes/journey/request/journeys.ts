/** Requests that were really made: through an edge, past it, and into trouble. */
import type { Journey, Leg } from '../../../../../src/cloud/web/journey.ts';
import { EdgeStage } from '../../../../sim/edge/stage.ts';

const SITE = 'shop.example.net';

/** Servers word their reasons as they like; here they say this. */
const SAID: Readonly<Record<string, string>> = {
  miss: 'Nothing is stored for this request.',
  hit: 'Found: 19 s old, good for another 41 s, because the origin allows a minute of it.',
  error: 'The next tier fails.',
  'missing-and-may-not-list':
    'The bucket edge-of-the-world has no object none: allow s3:ListBucket on it, and who asks is told so with a 404.',
};

function worded(journey: Journey): Journey {
  const legs = journey.legs.map((leg): Leg => {
    const text = SAID[leg.reason?.code ?? ''];
    return leg.reason && text !== undefined ? { ...leg, reason: { ...leg.reason, text } } : leg;
  });
  return { ...journey, legs };
}

function bucketStage(): EdgeStage {
  const stage = new EdgeStage().withBucket({ DefaultRootObject: 'index.html' });
  stage.put('index.html', '<h1>hello</h1>', { CacheControl: 'max-age=60' });
  return stage;
}

const stage = bucketStage();
export const MISS = worded(stage.journey('/', { from: 'tokyo' }));
stage.sim.advance(20_000);
export const HIT = worded(stage.journey('/', { from: 'tokyo' }));
export const FORBIDDEN = worded(stage.journey('/none', { from: 'lima' }));

export const LOST_ORIGIN = worded(
  new EdgeStage().withSite('nobody.example.test').journey('/', { from: 'lima' }),
);

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
