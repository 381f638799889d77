/** netlab as a library: what README says, run as it stands there, against what is published. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createSim, grade, listLabs, loadLab } from '../../src/library/index.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'netlab-library-'));

/** Blocks of README that import netlab. */
function examples(): readonly string[] {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  return [...readme.matchAll(/```(?:js|ts)\n([\s\S]*?)```/g)]
    .map(([, text]) => text ?? '')
    .filter((text) => text.includes("from 'netlab'"));
}

describe("README's examples", () => {
  test('there is one', () => {
    expect(examples().length).toBeGreaterThan(0);
  });

  test.each(examples().map((text, index) => [index + 1, text] as const))(
    'example %i does what its comments say',
    (index, text) => {
      const path = join(folder, `example-${index}.mjs`);
      const library = pathToFileURL(join(ROOT, 'dist/index.js')).href;
      writeFileSync(path, text.replace("from 'netlab'", `from '${library}'`));
      const { stdout, stderr, status } = spawnSync(process.execPath, [path], { encoding: 'utf8' });
      expect(stderr).toBe('');
      expect(status).toBe(0);
      const promised = [...text.matchAll(/console\.log\(.*\);\s*\/\/ (.*)$/gm)].map(([, line]) => line);
      expect(stdout.trim().split('\n')).toEqual(promised);
    },
  );

  test('the published types are types', () => {
    const text = [
      "import { createSim, grade, type Lab, loadLab } from './netlab.js';",
      "const sim = createSim({ seed: '1' });",
      'interface Vpcs { Vpcs: { CidrBlock: string }[] }',
      "const block: string | undefined = sim.call<Vpcs>({ service: 'ec2', operation: 'DescribeVpcs' }).Vpcs[0]?.CidrBlock;",
      "const lab: Lab = loadLab('build-a-vpc');",
      "const points: number = (await grade({ lab, submission: { script: 'date' } })).points;",
      '// @ts-expect-error a world needs no such thing',
      'createSim({ sede: block, points });',
    ];
    writeFileSync(join(folder, 'typed.mts'), text.join('\n'));
    writeFileSync(join(folder, 'netlab.d.ts'), readFileSync(join(ROOT, 'dist/index.d.ts')));
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--ignoreConfig'];
    const { stdout } = spawnSync(process.execPath, [tsc, ...options, 'typed.mts'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  });
});

describe('the simulator', () => {
  const world = () => createSim({ seed: '7', clients: { lima: { city: 'Lima', address: '198.51.100.7' } } });

  test('refuses with the code and the words of AWS', () => {
    const refuse = () =>
      world().call({ service: 'ec2', operation: 'CreateVpc', input: { CidrBlock: '10.0.0.0/8' } });
    expect(refuse).toThrow(expect.objectContaining({ code: 'InvalidVpc.Range' }));
  });

  test('what was done can be undone, and a fork goes its own way', () => {
    const sim = world();
    const vpcs = (of = sim) =>
      (of.call({ service: 'ec2', operation: 'DescribeVpcs' }).Vpcs as unknown[]).length;
    const fork = sim.fork();
    sim.call({ service: 'ec2', operation: 'CreateVpc', input: { CidrBlock: '10.9.0.0/16' } });
    expect([vpcs(), vpcs(fork)]).toEqual([2, 1]);
    expect(sim.undo()).toBe(true);
    expect(vpcs()).toBe(1);
  });

  test('names, with or without the final dot', () => {
    const answer = (name: string) => world().resolve('client/lima', name, 'NS').rcode;
    expect([answer('com'), answer('com.'), answer('nosuch.example.')]).toEqual([
      'NOERROR',
      'NOERROR',
      'NXDOMAIN',
    ]);
  });

  test.each([
    [() => world().trace({ from: 'client/lima', to: 'internet', port: 'tcp/80-90' }), 'port must be like'],
    [() => world().trace({ from: 'client/rome', to: 'internet', port: 'tcp/80' }), 'rome'],
    [() => world().resolve('client/lima', 'a..b'), 'no name of the DNS'],
    [() => world().fetch('client/lima', 'ftp://x/'), 'a URL begins with'],
  ])('what makes no sense is told (%#)', (act, message) => {
    expect(act).toThrow(message);
  });
});

describe('labs', () => {
  test('are listed, loaded and graded', async () => {
    const lab = loadLab('nacl-forgets-the-way-back');
    expect(listLabs().map(({ slug }) => slug)).toContain(lab.slug);
    const result = await grade({ lab, submission: { script: 'aws ec2 describe-vpcs' } });
    expect(result).toMatchObject({ passed: false, points: 0 });
  });

  test('from a folder, with all that is wrong', () => {
    const path = join(folder, 'broken');
    expect(() => loadLab(`${path}/`)).toThrow('there is no lab in');
    expect(() => loadLab('nacl-forgets-the-way-bak')).toThrow("did you mean 'nacl-forgets-the-way-back'?");
  });
});
