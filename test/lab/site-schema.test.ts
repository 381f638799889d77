/** What a lab says of a client's site: its line, its network, its disks. */
import { describe, expect, test } from 'vitest';
import { compileLab } from '../../src/lab/compile-lab.ts';
import { variantOf } from '../../src/lab/lab.ts';
import { setStage } from '../../src/lab/stage.ts';
import { LAB_YAML, labFiles } from './fixture.ts';

function compile(client: string, parameters = '') {
  const yaml = LAB_YAML.replace(/^parameters:\n/m, `parameters:\n${parameters}`);
  return compileLab(labFiles(`${yaml}world: { clients: { office: { city: Seattle, ${client} } } }\n`));
}

const SPEED = '  speed: ["100", "1000"]\n';

test('a site has a line, a network and disks, drawn from the seed where a lab wants it so', async () => {
  const compiled = compile(
    'uplink: { mbps: "{speed}", office_utilisation: 0.5 }, lan: { mbps: 1000, utilisation: 0.9 }, data: { /data/films: { files: 4, size: 1.5 TB } }',
    SPEED,
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const variant = variantOf(compiled.lab, '1');
  const { clients } = (await setStage(variant)).world.setting;
  expect(clients.office).toMatchObject({
    uplink: { mbps: Number(variant.parameters.speed), utilisation: 0.8, officeUtilisation: 0.5 },
    lan: { mbps: 1000, utilisation: 0.9 },
    data: { '/data/films': { files: 4, size: 1.5e12, name: 'file-#.dat' } },
  });
});

describe('is refused', () => {
  test.each([
    ['a speed that is no number', 'uplink: { mbps: "{speed}" }', '  speed: ["100", "fast"]\n', /may be fast/],
    ['a line that carries nothing', 'uplink: { mbps: 0 }', '', /at least 0.01/],
    ['more than all of a line', 'uplink: { mbps: 10, utilisation: 2 }', '', /at most 1/],
    ['a size without a unit', 'data: { /data: { files: 1, size: "100" } }', '', /100 TB/],
    ['a file that S3 would not take', 'data: { /data: { files: 1, size: 6 TB } }', '', /5 TiB/],
    ['a path that is none', 'data: { data: { files: 1, size: 1 TB } }', '', /absolute path/],
    ['a name for all files', 'data: { /data: { files: 2, size: 1 TB, name: film.mov } }', '', /one `#`/],
  ])('%s', (_, client, parameters, text) => {
    const compiled = compile(client, parameters);
    expect(compiled.ok ? [] : compiled.problems.map((problem) => problem.text)).toEqual([
      expect.stringMatching(text),
    ]);
  });
});
