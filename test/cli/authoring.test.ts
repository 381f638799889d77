/** Labs of one's own and of others: begun, proved, packed, installed, found by every command, and told when they clash. */
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { starterLab } from '../../src/cli/authoring/starter.ts';
import { type CliCommand, UsageError } from '../../src/cli/command.ts';
import { check } from '../../src/cli/commands/check.ts';
import { lab } from '../../src/cli/commands/lab.ts';
import { list } from '../../src/cli/commands/list.ts';
import { knownLab, knownLabs } from '../../src/cli/known-lab.ts';
import { LabStore } from '../../src/cli/labs/store.ts';
import { hashFiles } from '../../src/lab/lab.ts';
import { labFiles } from '../lab/fixture.ts';

const here = process.cwd();
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'netlab-authoring-'));
  process.chdir(folder);
});
afterEach(() => process.chdir(here));

const ioWith = (env: Record<string, string> = {}) => {
  const told = { stdout: '', stderr: '' };
  const io = {
    stdout: (text: string) => (told.stdout += text),
    stderr: (text: string) => (told.stderr += text),
    isTTY: false,
    env: { NETLAB_HOME: join(folder, 'home'), ...env },
  };
  return { told, io };
};

async function run(command: CliCommand, args: string, env?: Record<string, string>) {
  const { told, io } = ioWith(env);
  const code = await command.run(args.split(' '), io);
  return { code, ...told };
}

/** A lab that compiles, in a folder of its own. */
function writeLab(slug: string, more: Readonly<Record<string, string>> = {}, parent = '.') {
  mkdirSync(join(parent, slug), { recursive: true });
  for (const [name, text] of Object.entries(labFiles(undefined, more).files))
    writeFileSync(join(parent, slug, name), text);
}

describe('netlab lab new', () => {
  test('writes a lab that is proved as it is', async () => {
    expect(await run(lab, 'new three-doors')).toMatchObject({ code: 0 });
    expect(await run(lab, 'verify three-doors --seeds 2')).toMatchObject({
      code: 0,
      stdout: '✓ three-doors: proved for 2 seeds\n',
    });
  });

  test('writes over nothing', async () => {
    mkdirSync('three-doors');
    await expect(run(lab, 'new three-doors')).rejects.toThrow('three-doors is there already');
  });

  test.each(['Doors', '../doors', 'con', 'a/b', '-x', 'a'.repeat(61)])('%s is no name', async (name) => {
    await expect(lab.run(['new', '--', name], ioWith().io)).rejects.toThrow(UsageError);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('netlab lab verify', () => {
  test('tells where in the files everything stands that its proof complains about', async () => {
    await run(lab, 'new doors');
    const { files } = starterLab('doors');
    writeFileSync('doors/solution.sh', `aws ec2 describe-vpcs\n${files['solution.sh']}`);
    writeFileSync('doors/lab.yaml', files['lab.yaml']?.replace('expect: delivered', 'expect: dropped') ?? '');
    const early = await run(lab, 'verify doors --seeds 1');
    const line = (files['lab.yaml'] ?? '')
      .split('\n')
      .findIndex((text) => text.includes('id: reader-gets-in'));
    expect(early.code).toBe(1);
    expect(early.stdout).toContain(
      `doors/lab.yaml:${line + 1}:9: task 1: check \`reader-gets-in\` holds at the`,
    );
    writeFileSync('doors/lab.yaml', files['lab.yaml'] ?? '');
    const { code, stdout } = await run(lab, 'verify doors --seeds 1');
    expect(code).toBe(1);
    expect(stdout).toBe(
      '✗ doors: 1 problem\n  doors/solution.sh:1:1: without `aws ec2 describe-vpcs` everything still holds: check for it, or mark it `# convenience` (seed 1)\n',
    );
  });

  test('--watch proves again after each change', async () => {
    await run(lab, 'new doors');
    const child = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        join(here, 'src/cli/main.ts'),
        'lab',
        'verify',
        join(folder, 'doors'),
        '--watch',
        '--seeds',
        '1',
      ],
      { cwd: here, env: { ...process.env, NETLAB_HOME: join(folder, 'home') } },
    );
    let stdout = '';
    const shows = (wanted: string) =>
      new Promise<void>((resolve, reject) => {
        const look = () => stdout.includes(wanted) && resolve();
        child.stdout.on('data', look);
        child.once('exit', () => reject(new Error(`it ended: ${stdout}`)));
        look();
      });
    child.stdout.on('data', (data) => (stdout += String(data)));
    await shows('✓ doors: proved for 1 seed');
    writeFileSync('doors/brief.md', 'For {nobody}.\n');
    await shows('brief.md:1:5: no parameter is called {nobody}');
    child.removeAllListeners('exit');
    child.kill('SIGKILL');
  });
});

describe('archives', () => {
  test('the same lab, the same octets; unpacked it is the same lab', async () => {
    await run(lab, 'new doors');
    const { stdout } = await run(lab, 'pack doors');
    expect(stdout).toContain('doors-0.1.0.netlab-lab.zip is written');
    await run(lab, 'pack doors --output again.zip');
    expect(readFileSync('again.zip').equals(readFileSync('doors-0.1.0.netlab-lab.zip'))).toBe(true);
    await run(lab, 'unpack again.zip --in there');
    const unpacked = readdirSync('there/doors').map((name) => [
      name,
      readFileSync(`there/doors/${name}`, 'utf8'),
    ]);
    expect(Object.fromEntries(unpacked)).toEqual(starterLab('doors').files);
  });

  test('another state of a lab needs another version', async () => {
    await run(lab, 'new doors');
    await run(lab, 'pack doors');
    writeFileSync('doors/brief.md', 'Another story of {vpc_cidr}.\n');
    await expect(run(lab, 'pack doors')).rejects.toThrow('raise `version`');
  });

  test('without a version the hash tells labs apart', async () => {
    writeLab('small');
    const { stdout } = await run(lab, 'pack small');
    expect(stdout).toContain(`small-${hashFiles(labFiles().files).slice(0, 8)}.netlab-lab.zip`);
  });

  test('what does not compile is not packed', async () => {
    writeLab('small', { 'brief.md': 'For {nobody}.' });
    await expect(run(lab, 'pack small')).rejects.toThrow('small/brief.md:1:5:');
  });
});

describe('installed labs', () => {
  test('are found by every command until they are removed', async () => {
    writeLab('small');
    await run(lab, 'install small');
    expect((await run(lab, 'list')).stdout).toMatch(
      /^small {2}– {9}[0-9a-f]{8} {2}Small {2}\(installed\)\n$/,
    );
    expect((await run(list, '--json')).stdout).toContain('"where": "installed"');
    expect((await run(check, 'small --script small/solution.sh')).code).toBe(0);
    expect((await run(lab, 'remove small')).stdout).toContain('small: removed');
    await expect(run(check, 'small --script small/solution.sh')).rejects.toThrow("no lab 'small'");
  });

  test('are replaced by another state of theirs, and that is told', async () => {
    writeLab('small');
    expect((await run(lab, 'install small')).stdout).toContain('installed');
    expect((await run(lab, 'install small')).stdout).toContain('there already');
    writeLab('small', { 'brief.md': 'Another story of {vpc_cidr}.\n' });
    expect((await run(lab, 'install small')).stdout).toContain('replaced');
    const { catalogue } = await knownLabs(ioWith().io);
    expect(catalogue.find('small')?.brief).toBe('Another story of {vpc_cidr}.\n');
  });

  test('come from npm packages, here or above, scoped or not', async () => {
    for (const name of ['netlab-lab-one', '@school/netlab-lab-two']) {
      const root = join('node_modules', name);
      mkdirSync(root, { recursive: true });
      writeFileSync(join(root, 'package.json'), '{}');
      writeLab(name.endsWith('one') ? 'one' : 'two', {}, name.endsWith('one') ? join(root, 'labs') : root);
    }
    mkdirSync('below/here', { recursive: true });
    process.chdir('below/here');
    await run(lab, 'install netlab-lab-one @school/netlab-lab-two');
    expect((await run(lab, 'list --json')).stdout).toMatch(/"one"[\s\S]*"two"/);
    await expect(run(lab, 'install netlab-lab-three')).rejects.toThrow('npm install netlab-lab-three');
  });

  test('a built-in lab keeps its name', async () => {
    writeLab('build-a-vpc');
    await expect(run(lab, 'install build-a-vpc')).rejects.toThrow('a built-in lab has the name build-a-vpc');
    const { stderr, stdout } = await run(list, '--labs build-a-vpc');
    expect(stderr).toBe(
      'netlab: build-a-vpc is left out: a built-in lab has the name build-a-vpc; rename its folder\n',
    );
    expect(stdout).toMatch(/^build-a-vpc +beginner +\d+ min {2}Build a VPC$/m);
  });

  test('all of what is named is installed, or nothing', async () => {
    writeLab('small');
    writeLab('worse', { 'brief.md': '' });
    await expect(run(lab, 'install small worse')).rejects.toThrow('worse/brief.md:1:1: the file is empty');
    expect((await run(lab, 'list')).stdout).toContain('No labs');
  });

  test('one that was spoilt by hand is told, and keeps nobody out', async () => {
    writeLab('small');
    await run(lab, 'install small');
    writeFileSync('home/labs/small/lab.yaml', 'title: [');
    const { code, stderr, stdout } = await run(list, '--json');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'netlab: the installed small is left out: its files are wrong; `netlab lab verify` shows where\n',
    });
    expect(stdout).toContain('"build-a-vpc"');
    await expect(run(check, 'small --script small/solution.sh')).rejects.toThrow('small/lab.yaml:1:');
  });

  test('are compiled once, and again when their files or netlab changed', async () => {
    const store = new LabStore('home', '1.0.0');
    store.put(labFiles());
    expect(await store.load('small')).toMatchObject({ ok: true });
    const kept = 'home/labs/small/.compiled.json';
    writeFileSync(kept, readFileSync(kept, 'utf8').replace('"title":"Small"', '"title":"Kept"'));
    const titleBy = async (by: LabStore) => {
      const loaded = await by.load('small');
      return loaded.ok && loaded.lab.title;
    };
    expect(await titleBy(store)).toBe('Kept');
    expect(await titleBy(new LabStore('home', '2.0.0'))).toBe('Small');
    writeFileSync(kept, '{"netlab":"1.0.0","lab":null}');
    expect(await titleBy(store)).toBe('Small');
    writeFileSync('home/labs/small/brief.md', 'Another.\n');
    writeFileSync(kept, readFileSync(kept, 'utf8').replace('"title":"Small"', '"title":"Kept"'));
    expect(await titleBy(store)).toBe('Small');
  });

  test('a lab that runs twice is not installed twice: --labs, then NETLAB_LABS, then installed', async () => {
    writeLab('small');
    await run(lab, 'install small');
    writeLab('small', { 'brief.md': 'Mine of {vpc_cidr}.\n' });
    writeLab('small', { 'brief.md': 'Theirs of {vpc_cidr}.\n' }, 'other');
    const env = { NETLAB_LABS: ['nowhere', join(folder, 'other')].join(delimiter) };
    const briefOf = async (...given: string[]) => {
      const { io, told } = ioWith(env);
      const known = await knownLabs(io, given);
      return [knownLab('small', known).brief, told.stderr.split('\n').length - 1];
    };
    expect(await briefOf('small')).toEqual(['Mine of {vpc_cidr}.\n', 3]);
    expect(await briefOf()).toEqual(['Theirs of {vpc_cidr}.\n', 2]);
    await expect(knownLabs(ioWith().io, ['nowhere'])).rejects.toThrow('no folder or archive nowhere');
  });

  test('removing takes names of installed labs, and no paths', async () => {
    mkdirSync('precious');
    for (const name of ['../../precious', '..', '.', 'precious'])
      await expect(run(lab, `remove ${name}`)).rejects.toThrow(UsageError);
    expect(existsSync('precious')).toBe(true);
    await expect(run(lab, 'remove build-a-vpc')).rejects.toThrow('is a built-in lab');
  });

  test('links within a folder are not followed', async () => {
    writeLab('small');
    writeFileSync('secret', 'a secret');
    symlinkSync(join(folder, 'secret'), 'small/start.sh');
    await expect(run(lab, 'install small')).rejects.toThrow('small/start.sh/:1:1:');
  });
});
