/** netlab's curl against the curl on this machine; skipped where there is none. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Console, createConsole } from '../../../src/shell/console.ts';
import { webWorld } from '../../sim/fetch/world.ts';
import { comparable, HOST, type Ran, realVersion, runReal, startServer } from './loopback.ts';

const VERSION = realVersion();
const UPLOAD = 'three lines\nof a\nfile\n';

describe.skipIf(VERSION === undefined)(`as curl ${VERSION ?? '(none on this machine)'} does it`, () => {
  let server: Server;
  let port = 0;
  let folder = '';

  beforeAll(async () => {
    ({ server, port } = await startServer(webWorld()));
    folder = mkdtempSync(join(tmpdir(), 'curl-'));
    writeFileSync(join(folder, 'up.txt'), UPLOAD);
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  const both = async (args: readonly string[]): Promise<{ real: Ran; ours: Ran }> => {
    const placed = args.map((word) => word.replace('HOST', `${HOST}:${port}`));
    const resolved = args.length === 0 ? [] : ['--resolve', `${HOST}:${port}:127.0.0.1`];
    const real = await runReal([...resolved, ...placed], folder);
    const console = await simulated();
    return { real: comparable(real), ours: comparable(await run(console, placed)) };
  };

  test.each([
    ['-s /x'],
    ['-sv /x'],
    ['-sv /x /gone'],
    ['-sI /x'],
    ['-sIL /moved'],
    ['-si /gone'],
    ['-sSf /gone'],
    ['-sS --fail-with-body /gone'],
    ['-sLv /moved'],
    ['-siL /moved'],
    ['-sSL --max-redirs 3 /round'],
    ['-sSL --max-redirs 0 /moved'],
    ['-sS /resets'],
    ['-sS /closes'],
    ['-sSv /closes'],
    ['-sS -m 1 /hangs'],
    ['-sv -d a=1 -d b=2 /x'],
    ['-sv -G -d a=1 -d b=2 /x'],
    ['-sv -X PUT -d x /x'],
    ['-sv --json {"a":1} /x'],
    ['-sv --data-urlencode a=b&c /x'],
    ['-sv -d @up.txt /x'],
    ['-sv --data-binary @up.txt /x'],
    ['-s -u me:secret /private'],
    ['-si -u me:wrong /private'],
    ['-sv -r 2-4 /x'],
    ['-sv -A me -e there -b a=1 -H X-Own:yes -H Accept: /x'],
    ['-sv -H X-Empty; /x'],
    ['-sv -H Host:another.example /x'],
    ['-s /a/../x'],
    ['-s --path-as-is /a/../x'],
    ['-sv /x?a=b#fragment'],
    ['-s -o /dev/null -D - /x'],
    [
      '-s -w %{http_code}_%{size_download}_%{content_type}_%{num_redirects}_%{method}_%{scheme}_%{http_version} /x',
    ],
    [
      '-s -o /dev/null -w %{http_code}_%{redirect_url}_%{num_headers}_%{url_effective}_%{urlnum}_%{exitcode} /moved',
    ],
    ['-sL -w %{num_redirects}_%{num_connects}_%{size_header}_%{size_upload}_%{time_appconnect} /moved'],
    ['-s -w %header{content-type}%%\\n%{no_such} /x'],
    ['-sSf -o /dev/null -w %{onerror}%{errormsg} /gone'],
    ['-s --retry 1 -o out.txt -w %{http_code} /busy'],
    ['-sv -X POST -L -d x /moved'],
  ])('curl %s', async (line) => {
    const args = line
      .split(' ')
      .map((word) => (word.startsWith('/') && word !== '/dev/null' ? `http://HOST${word}` : word));
    const { real, ours } = await both(args);
    expect(ours).toEqual(real);
  });

  test.each([
    [['-I', '-d', 'x', 'http://HOST']],
    [['-T', 'up.txt', '-d', 'y', 'http://HOST']],
    [['--nonsense', 'http://HOST']],
    [['-o']],
    [['-m', 'abc', 'http://HOST']],
    [['-m', '-5', 'http://HOST']],
    [['--re', 'http://HOST']],
    [['--max-time=5', 'http://HOST']],
    [['--data-binary']],
    [['--retry', 'x', 'http://HOST']],
    [['--no-output', 'http://HOST']],
    [['-sSI', '-d', 'x', 'http://HOST']],
    [['-sS', '-T', 'up.txt', '-d', 'y', 'http://HOST']],
    [['-O', 'http://HOST/']],
    [['-sS', '-T', 'missing', 'http://HOST']],
    [['-sS', '--resolve', 'foo', 'http://HOST']],
    [['gopherx://h']],
  ])('refuses %j', async (args) => {
    const { real, ours } = await both(args);
    expect(ours).toEqual(real);
  });

  test.each([['http://'], [`http://${HOST}:99999`], ['http://user@:80/']])(
    'refuses the URL %s',
    async (url) => {
      const { real, ours } = await both([url]);
      expect([ours.exitCode, ours.stdout]).toEqual([real.exitCode, real.stdout]);
    },
  );

  async function simulated(): Promise<Console> {
    const console = await createConsole({ sim: webWorld().sim });
    await console.writeFile('up.txt', UPLOAD);
    return console;
  }

  async function run(console: Console, args: readonly string[]): Promise<Ran> {
    return console.run(`curl ${args.map((arg) => `'${arg}'`).join(' ')}`);
  }
});
