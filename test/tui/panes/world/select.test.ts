import { beforeEach, describe, expect, test } from 'vitest';
import { createSim } from '../../../../src/sim/create-sim.ts';
import { hostAt, pointOf } from '../../../../src/sim/earth.ts';
import type { Sim } from '../../../../src/sim/sim.ts';
import { journey } from '../../../../src/tui/panes/journey/index.ts';
import { world } from '../../../../src/tui/panes/world/index.ts';
import type { WorldAnswer, WorldModel } from '../../../../src/tui/panes/world/model.ts';
import { selectAnswers } from '../../../../src/tui/panes/world/select-answers.ts';
import { viewsOf } from '../../../../src/tui/panes/world/views.ts';
import { rowText } from '../../../../src/tui/text/row.ts';
import { change, DOMAIN, REGIONS, route53World } from './route53-world.ts';

const WWW = { name: `www.${DOMAIN}.`, type: 'A' } as const;

function selectWorld(sim: Sim, choice: number): WorldModel {
  const questions = viewsOf(sim).flatMap((view) => (view.kind === 'name' ? [view.question] : []));
  return selectAnswers(sim, questions[choice % questions.length]);
}

const labelOf = (answer?: WorldAnswer) => [answer?.sets, answer?.host].filter(Boolean).join(': ');

/** `lisbon` → `['eu: web in eu-west-1']` */
function toldBy({ clients, answers }: WorldModel): Record<string, string[]> {
  return Object.fromEntries(
    clients.map(({ name, told }) => [name, told.map(({ answer }) => labelOf(answers[answer]))]),
  );
}

describe('who is answered with what', () => {
  let sim: Sim;
  let id: string;
  let addresses: Readonly<Record<string, string>>;
  beforeEach(() => {
    ({ sim, id, addresses } = route53World());
  });

  test('follows latency: everyone the region nearest by', () => {
    const model = selectWorld(sim, 0);
    expect(model.question).toBe(`www.${DOMAIN}. A`);
    expect(toldBy(model)).toEqual({
      lisbon: ['eu: web in eu-west-1'],
      tokyo: ['ap: web in ap-northeast-1'],
      newyork: ['us: web in us-east-1'],
    });
    expect(model.answers.map(({ point }) => point)).toEqual(
      ['eu-west-1', 'ap-northeast-1', 'us-east-1'].map(pointOf),
    );
  });

  test('leaves no mark', () => {
    const before = sim.state;
    selectWorld(sim, 0);
    expect(sim.state).toBe(before);
  });

  test('over aliases, names each set on the way', () => {
    change(sim, id, [
      { Name: `eu.${DOMAIN}`, Type: 'A', TTL: 60, ResourceRecords: [{ Value: addresses['eu-west-1'] }] },
      ...['blue', 'green'].map((SetIdentifier, index) => ({
        Name: `api.${DOMAIN}`,
        Type: 'A',
        SetIdentifier,
        Weight: index,
        AliasTarget: {
          HostedZoneId: id.replace('/hostedzone/', ''),
          DNSName: `eu.${DOMAIN}`,
          EvaluateTargetHealth: false,
        },
      })),
    ]);
    const model = selectWorld(sim, 0);
    expect(model.question).toBe(`api.${DOMAIN}. A`);
    expect(toldBy(model).lisbon).toEqual(['blue or green: web in eu-west-1']);
  });

  test('tells shares exactly, as percent or as a fraction', () => {
    const weighted = (name: string, weights: readonly number[]) =>
      weights.map((Weight, index) => ({
        Name: `${name}.${DOMAIN}`,
        Type: 'A',
        SetIdentifier: REGIONS[index],
        Weight,
        TTL: 60,
        ResourceRecords: [{ Value: addresses[REGIONS[index] ?? ''] }],
      }));
    change(sim, id, [...weighted('a', [70, 30]), ...weighted('b', [1, 1, 1]), ...weighted('c', [0, 5])]);
    const shares = (choice: number) => selectWorld(sim, choice).clients[0]?.told.map(({ share }) => share);
    expect([0, 1, 2].map(shares)).toEqual([['70%', '30%'], ['1/3', '1/3', '1/3'], ['']]);
  });

  test('begins with what was looked up last, and goes round', () => {
    sim.resolve('client/tokyo', { name: 'WWW.shop.example.', type: 'A' });
    const names = [0, 1, 2].map((choice) => selectWorld(sim, choice).question);
    expect(names).toEqual(['www.shop.example. A', `www.${DOMAIN}. A`, 'www.shop.example. A']);
  });

  test('a cache goes on telling what it knows until its time has run out', () => {
    const point = (region: string) => ({
      Name: `shop.${DOMAIN}`,
      Type: 'A',
      TTL: 300,
      ResourceRecords: [{ Value: addresses[region] }],
    });
    change(sim, id, [point('eu-west-1')]);
    sim.resolve('client/lisbon', { name: `shop.${DOMAIN}.`, type: 'A' });
    change(sim, id, [point('us-east-1')]);
    const cached = selectWorld(sim, 0);
    expect(toldBy(cached)).toMatchObject({ lisbon: ['web in eu-west-1'], tokyo: ['web in us-east-1'] });
    expect(cached.clients.map(({ cachedFor }) => cachedFor)).toEqual([240, undefined, undefined]);
    sim.advance(241_000);
    expect(toldBy(selectWorld(sim, 0)).lisbon).toEqual(['web in us-east-1']);
  });

  test('who gets no answer is told so', () => {
    sim.resolve('client/lisbon', { name: `nothing.${DOMAIN}.`, type: 'A' });
    const { clients, answers } = selectWorld(sim, 0);
    expect(answers).toEqual([]);
    expect(clients.map(({ problem }) => problem)).toEqual(['NXDOMAIN', 'NXDOMAIN', 'NXDOMAIN']);
  });

  test('a private address or one of nobody is no host on the map, a public one is', () => {
    expect(hostAt(sim.state, addresses['eu-west-1'] ?? '')).toEqual({ name: 'web', region: 'eu-west-1' });
    expect(hostAt(sim.state, '192.0.2.80')).toBeUndefined();
  });

  test('the panes show it', () => {
    sim.resolve('client/lisbon', WWW);
    const snapshot = { world: sim.state } as never;
    const context = { snapshot, sim, width: 76, height: 20, isSpoken: false, choice: 0, check: undefined };
    expect(world.rows(context).map(rowText).join('\n')).toContain(
      `A ${addresses['eu-west-1']}  eu: web in eu-west-1`,
    );
    expect(
      world
        .rows({ ...context, isSpoken: true })
        .map(rowText)
        .join('\n'),
    ).not.toMatch(/[\u2800-\u28ff]/);
    expect(journey.rows(context).map(rowText).join('\n')).toContain(`╰✓ ${addresses['eu-west-1']} TTL 60 s`);
  });
});

describe('the panes are there', () => {
  const plain = createSim({
    seed: 'x',
    setting: { clients: { lisbon: { city: 'Lisbon', address: '198.51.100.9' } } },
  });
  const named = createSim({ seed: 'x', setting: { zones: { 'shop.example': { records: [] } } } });

  test('where a world has names of its own, and only there', () => {
    expect(world.isUseful?.(plain.state)).toBe(false);
    expect(journey.isUseful?.(plain.state)).toBe(false);
    expect(world.isUseful?.(named.state)).toBe(true);
    expect(journey.isUseful?.(named.state)).toBe(true);
  });

  test('and the journey wherever something was looked up', () => {
    const sim = plain.fork();
    sim.resolve('client/lisbon', { name: 'example.com.', type: 'A' });
    expect(journey.isUseful?.(sim.state)).toBe(true);
  });
});

test('places without a point are left out', () => {
  expect(pointOf('Atlantis')).toBeUndefined();
  expect(pointOf('aws-global')).toBeUndefined();
  expect(pointOf('eu-south-2')).toBeDefined();
});
