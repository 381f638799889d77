/** Debian's FRR in a network namespace of the test's own: zebra, staticd and bgpd, spoken to through the real vtysh. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasFrr } from '../bgp/frr/bgpd.ts';

const FOLDER = '/usr/lib/frr';
const DAEMONS = ['zebra', 'staticd', 'bgpd'];

export const hasConsole = hasFrr && DAEMONS.every((name) => existsSync(join(FOLDER, name)));

export const INTERFACES = [
  { name: 'eth0', addresses: ['203.0.113.10/24'], up: true },
  { name: 'office', addresses: ['192.168.10.1/24'], up: true },
];

export class RealConsole {
  readonly #folder = mkdtempSync(join(tmpdir(), 'netlab-vtysh-'));
  readonly #space = `netlab-vtysh-${process.pid}`;
  readonly #daemons: ChildProcess[] = [];

  async start(): Promise<void> {
    const ip = (...words: string[]) => execFileSync('ip', words);
    ip('netns', 'add', this.#space);
    ip('-n', this.#space, 'link', 'set', 'lo', 'up');
    for (const { name, addresses } of INTERFACES) {
      ip('-n', this.#space, 'link', 'add', name, 'type', 'veth', 'peer', 'name', `p${name}`);
      for (const end of [name, `p${name}`]) ip('-n', this.#space, 'link', 'set', end, 'up');
      ip('-n', this.#space, 'addr', 'add', addresses[0] as string, 'dev', name);
    }
    const sockets = join(this.#folder, 'run');
    mkdirSync(sockets);
    for (const name of DAEMONS) writeFileSync(join(sockets, `${name}.conf`), '');
    execFileSync('chmod', ['755', this.#folder]);
    execFileSync('chown', ['-R', 'frr:frr', sockets]);
    for (const name of DAEMONS) {
      const files = ['-f', join(sockets, `${name}.conf`), '-i', join(sockets, `${name}.pid`), '-P', '0'];
      const shared = ['-z', join(sockets, 'zserv'), '--vty_socket', sockets, '-u', 'frr', '-g', 'frr'];
      const words = ['netns', 'exec', this.#space, join(FOLDER, name), ...files, ...shared];
      this.#daemons.push(spawn('ip', words, { stdio: 'ignore' }));
      await sleep(500);
    }
    for (let round = 0; round < 40 && !this.type('show version').includes('FRRouting'); round++)
      await sleep(250);
  }

  /** The dialogue: prompts, what was typed, and what was answered. */
  type(...lines: readonly string[]): string {
    const { stdout } = spawnSync('vtysh', ['--vty_socket', join(this.#folder, 'run')], {
      input: `${lines.join('\n')}\n`,
      encoding: 'utf8',
      env: {
        ...process.env,
        VTYSH_PAGER: 'cat',
        VTYSH_HISTFILE: '/dev/null',
        TERM: 'dumb',
        COLUMNS: '10000',
      },
    });
    return stdout;
  }

  async stop(): Promise<void> {
    for (const daemon of this.#daemons) daemon.kill('SIGTERM');
    await sleep(300);
    for (const daemon of this.#daemons) daemon.kill('SIGKILL');
    execFileSync('ip', ['netns', 'del', this.#space]);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
