/** Debian's bgpd, one process a router, each in a network namespace of the test's own, joined by virtual cables. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BgpConfig } from '../../../src/bgp/index.ts';
import { configText } from './config-text.ts';

const BGPD = '/usr/lib/frr/bgpd';

/** Needs the daemon, its console, and the right to make namespaces. */
export const hasFrr = existsSync(BGPD) && isPossible('vtysh', ['--help']) && canMakeNamespaces();

function canMakeNamespaces(): boolean {
  const name = `netlab-try-${process.pid}`;
  return isPossible('ip', ['netns', 'add', name]) && isPossible('ip', ['netns', 'del', name]);
}

function isPossible(command: string, parameters: readonly string[]): boolean {
  try {
    execFileSync(command, parameters, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

interface Running {
  readonly name: string;
  readonly space: string;
  readonly folder: string;
  readonly daemon: ChildProcess;
}

export interface TheirRoute {
  readonly bestpath?: boolean;
  readonly multipath?: boolean;
  readonly valid?: boolean;
  readonly metric?: number;
  readonly locPrf?: number;
  readonly weight: number;
  readonly peerId: string;
  readonly path: string;
  readonly origin: string;
}

export type TheirTable = Readonly<Record<string, readonly TheirRoute[]>>;

export class FrrNetwork {
  readonly #routers: Running[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'netlab-frr-'));

  constructor(config: BgpConfig) {
    const names = Object.keys(config.routers);
    const spaceOf = (name: string) => `netlab-${process.pid}-${names.indexOf(name)}`;
    for (const name of names) {
      execFileSync('ip', ['netns', 'add', spaceOf(name)]);
      execFileSync('ip', ['-n', spaceOf(name), 'link', 'set', 'lo', 'up']);
    }
    for (const [index, { ends }] of config.transports.entries()) {
      const [one, other] = ends.map(({ router }) => spaceOf(router)) as [string, string];
      const near = ['-n', one, 'link', 'add', `a${index}`, 'type', 'veth', 'peer', 'name', `b${index}`];
      execFileSync('ip', [...near, 'netns', other]);
      for (const [side, space] of [one, other].entries()) {
        const device = `${side === 0 ? 'a' : 'b'}${index}`;
        execFileSync('ip', ['-n', space, 'addr', 'add', `${ends[side]?.addresses[0]}/30`, 'dev', device]);
        execFileSync('ip', ['-n', space, 'link', 'set', device, 'up']);
      }
    }
    for (const name of names) this.#start(name, spaceOf(name), config);
  }

  #start(name: string, space: string, config: BgpConfig): void {
    const folder = join(this.#folder, name);
    mkdirSync(folder);
    const file = join(folder, 'bgpd.conf');
    writeFileSync(file, configText(config, name));
    const daemon = spawn(
      'ip',
      [
        ...[
          'netns',
          'exec',
          space,
          BGPD,
          '-S',
          '-f',
          file,
          '-i',
          join(folder, 'pid'),
          '-p',
          '179',
          '-P',
          '0',
        ],
        ...['-z', join(folder, 'none'), '--vty_socket', folder, '--log', `file:${join(folder, 'log')}`],
      ],
      { stdio: 'ignore' },
    );
    this.#routers.push({ name, space, folder, daemon });
  }

  /** One console command's answer. */
  ask(name: string, command: string): string {
    const folder = this.#routers.find((one) => one.name === name)?.folder as string;
    return execFileSync('vtysh', ['--vty_socket', folder, '-c', command], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  }

  #table(name: string): TheirTable | undefined {
    try {
      const answer = JSON.parse(this.ask(name, 'show bgp ipv4 unicast json')) as { routes?: TheirTable };
      return answer.routes ?? {};
    } catch {
      return undefined; // It isn't up yet.
    }
  }

  /** All tables, once they have been the same for a while and all sessions stand. */
  async settled(sessions: number): Promise<Readonly<Record<string, TheirTable>>> {
    let before = '';
    let same = 0;
    for (let round = 0; round < 120; round++) {
      await sleep(250);
      const tables = this.#routers.map(({ name }) => [name, this.#table(name)] as const);
      const text = JSON.stringify(tables);
      const isUp = tables.every(([, table]) => table) && this.#established() === sessions;
      same = isUp && text === before ? same + 1 : 0;
      before = text;
      if (same >= 6) return Object.fromEntries(tables) as Readonly<Record<string, TheirTable>>;
    }
    throw new Error(`FRR did not settle: ${this.#established()} of ${sessions} ends are up`);
  }

  #established(): number {
    return this.#routers.reduce((sum, { name }) => {
      const text = this.ask(name, 'show bgp neighbors json');
      return sum + [...text.matchAll(/"bgpState":"Established"/g)].length;
    }, 0);
  }

  async stop(): Promise<void> {
    for (const { daemon } of this.#routers) daemon.kill('SIGTERM');
    await sleep(300);
    for (const { daemon, space } of this.#routers) {
      daemon.kill('SIGKILL');
      execFileSync('ip', ['netns', 'del', space]);
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
