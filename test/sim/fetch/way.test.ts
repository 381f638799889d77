import { expect, it } from 'vitest';
import { pointOf } from '../../../src/sim/earth.ts';
import { wayOf } from '../../../src/sim/fetch/way.ts';
import { EdgeStage } from '../edge/stage.ts';

const SITE = 'shop.example.net';
const shielded = { OriginShield: { Enabled: true, OriginShieldRegion: 'eu-west-1' } };

/** `1 ← 0 edge LIS50-C1: miss` */
const told = (stops: ReturnType<typeof wayOf>) =>
  stops.map(({ kind, name, from, verdict, status, failed }, index) =>
    [`${index} ← ${from ?? '–'} ${kind} ${name}`, verdict, status, failed && `no ${failed}`]
      .filter((part) => part !== undefined)
      .join(' '),
  );

it('leads from the asker over every cache to the origin, and on a hit no further than the edge', () => {
  const stage = new EdgeStage({ [SITE]: { city: 'Frankfurt' } }).withSite(SITE, {}, {}, shielded);
  const miss = wayOf(stage.sim.state, stage.journey('/', { from: 'lima' }));
  expect(told(miss)).toEqual([
    '0 ← – asker lima',
    '1 ← 0 edge edge LIM50-P2 miss 200',
    '2 ← 1 cache regional cache sa-east-1 miss',
    '3 ← 2 cache Origin Shield eu-west-1 miss',
    '4 ← 3 server shop.example.net 200',
  ]);
  expect(miss.map(({ point }) => point)).toEqual(
    ['Lima', 'Lima', 'sa-east-1', 'eu-west-1', 'Frankfurt'].map(pointOf),
  );
  stage.sim.advance(60_000);
  expect(told(wayOf(stage.sim.state, stage.journey('/', { from: 'lima' })))).toEqual([
    '0 ← – asker lima',
    '1 ← 0 edge edge LIM50-P2 hit 200',
  ]);
});

it('of two origins, both hang from the cache that asked them', () => {
  const stage = new EdgeStage({ [SITE]: { city: 'Frankfurt' } });
  const custom = { CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'http-only' } };
  const origins = ['nobody.example.test', SITE].map((DomainName, index) => ({
    Id: `o${index}`,
    DomainName,
    ...custom,
  }));
  const members = origins.map(({ Id }) => ({ OriginId: Id }));
  const group = {
    Id: 'group',
    FailoverCriteria: { StatusCodes: { Quantity: 1, Items: [503] } },
    Members: { Quantity: 2, Items: members },
  };
  stage.withSite(
    SITE,
    { Origins: { Quantity: 2, Items: origins }, OriginGroups: { Quantity: 1, Items: [group] } },
    { TargetOriginId: 'group' },
  );
  expect(told(wayOf(stage.sim.state, stage.journey('/'))).slice(-2)).toEqual([
    '3 ← 2 server nobody.example.test no dns',
    '4 ← 2 server shop.example.net 200',
  ]);
});

it('ends where nobody lets it in', () => {
  const { sim } = new EdgeStage();
  const request = { method: 'GET', scheme: 'http', host: '127.0.0.1', path: '/', headers: [] } as const;
  expect(told(wayOf(sim.state, sim.fetch('client/tokyo', request)))).toEqual([
    '0 ← – asker tokyo',
    '1 ← 0 server 127.0.0.1 no tcp',
  ]);
});
