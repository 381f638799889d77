/** `netlab list`, `check` and `lab`: what they print and how they end. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CliCommand, UsageError } from '../../src/cli/command.ts';
import { check } from '../../src/cli/commands/check.ts';
import { lab } from '../../src/cli/commands/lab.ts';
import { list } from '../../src/cli/commands/list.ts';
import { builtInCatalogue } from '../../src/lab/built-in.ts';
import { LAB_YAML } from '../lab/fixture.ts';

const HOME = mkdtempSync(join(tmpdir(), 'netlab-home-'));
const LABS = join(import.meta.dirname, '../../labs');

async function run(command: CliCommand, ...args: string[]) {
  let stdout = '';
  const code = await command.run(args, {
    stdout: (text) => (stdout += text),
    stderr: () => {},
    isTTY: false,
    env: { NETLAB_HOME: HOME },
  });
  return { code, stdout };
}

describe('list', () => {
  test('shows the labs in order', async () => {
    const { code, stdout } = await run(list);
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toMatch(/^build-a-vpc +beginner +\d+ min {2}Build a VPC$/);
  });

  test('marks the labs where something is broken', async () => {
    const starred = (await run(list)).stdout.split('\n').filter((line) => line.endsWith(' ★'));
    const broken = builtInCatalogue().labs.filter(({ breakFix }) => breakFix);
    expect(broken.length).toBeGreaterThan(5);
    expect(starred.map((line) => line.split(' ')[0])).toEqual(broken.map(({ slug }) => slug));
  });

  test('as JSON, for tools', async () => {
    const labs = JSON.parse((await run(list, '--json')).stdout) as {
      slug: string;
      exam: string[];
      tasks: number;
    }[];
    expect(labs[0]).toMatchObject({
      slug: 'build-a-vpc',
      exam: expect.any(Array),
      tasks: expect.any(Number),
    });
  });
});

describe('check', () => {
  const solution = join(LABS, 'nacl-forgets-the-way-back/solution.sh');
  test('ends with 0 when all holds, and with 1 when not', async () => {
    expect(await run(check, 'nacl-forgets-the-way-back', '--script', solution, '--seed', 'x')).toMatchObject({
      code: 0,
    });
    const { code, stdout } = await run(
      check,
      'nacl-forgets-the-way-back',
      '--script',
      join(LABS, 'nacl-forgets-the-way-back/wrong-linux-only.sh'),
    );
    expect(code).toBe(1);
    expect(stdout).toContain('✗ only-the-catalogue');
  });

  test('lets no terminal obey what a script says', async () => {
    const script = join(mkdtempSync(join(tmpdir(), 'netlab-')), 'loud.sh');
    writeFileSync(script, "printf '\\033[2Jwarned' >&2; false\n");
    const { stdout } = await run(check, 'nacl-forgets-the-way-back', '--script', script);
    expect(stdout).toContain('warned');
    expect(stdout).not.toContain('\u001b');
  });

  test('gives the whole grade as JSON, the same every time', async () => {
    const args = ['nacl-forgets-the-way-back', '--script', solution, '--json'];
    const [one, two] = [await run(check, ...args), await run(check, ...args)];
    expect(JSON.parse(one.stdout)).toMatchObject({
      passed: true,
      seed: '1',
      lab: 'nacl-forgets-the-way-back',
    });
    expect(one.stdout).toBe(two.stdout);
  });

  test.each<[string, string[], RegExp]>([
    ['no lab', [], /name of one lab/],
    ['no script', ['build-a-vpc'], /--script/],
    ['a lab that is none', ['build-a-vcp', '--script', solution], /did you mean 'build-a-vpc'/],
    [
      'a file that is none',
      ['build-a-vpc', '--script', '/no/such/file'],
      /cannot read \/no\/such\/file: ENOENT/,
    ],
  ])('%s is a wrong use', async (_, args, message) => {
    await expect(run(check, ...args)).rejects.toThrow(UsageError);
    await expect(run(check, ...args)).rejects.toThrow(message);
  });
});

describe('lab', () => {
  test('schema prints a JSON Schema', async () => {
    expect(JSON.parse((await run(lab, 'schema')).stdout)).toMatchObject({
      $schema: expect.any(String),
      type: 'object',
    });
  });

  test('verify proves a folder', async () => {
    const { code, stdout } = await run(
      lab,
      'verify',
      join(LABS, 'nacl-forgets-the-way-back'),
      '--seeds',
      '1',
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: '✓ nacl-forgets-the-way-back: proved for 1 seed\n' });
  });

  test('verify names every problem with file, line and column', async () => {
    const root = mkdtempSync(join(tmpdir(), 'netlab-lab-'));
    mkdirSync(join(root, 'small'));
    writeFileSync(join(root, 'small', 'lab.yaml'), LAB_YAML.replace('level: beginner', 'level: expert'));
    const { code, stdout } = await run(lab, 'verify', root);
    expect(code).toBe(1);
    expect(stdout).toContain('small/lab.yaml:5:8:');
    expect(stdout).toContain('small/brief.md:1:1:');
  });

  test.each<[string, string[], RegExp]>([
    ['nothing to do', [], /new, verify, pack/],
    ['something unknown', ['frobnicate'], /new, verify, pack/],
    ['no such folder', ['verify', '/no/such/folder'], /no folder/],
    ['a folder without labs', ['verify', tmpdir()], /no lab in/],
    ['a number that is none', ['verify', '--seeds', 'many'], /--seeds/],
  ])('%s is a wrong use', async (_, args, message) => {
    await expect(run(lab, ...args)).rejects.toThrow(message);
  });
});
