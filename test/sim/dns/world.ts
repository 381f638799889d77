/** A console in a world with clients in two cities, and somebody else's zone. */
import type { Setting } from '../../../src/cloud/kernel/world.ts';
import { type Console, createConsole } from '../../../src/shell/console.ts';
import { createSim } from '../../../src/sim/create-sim.ts';
import type { Sim } from '../../../src/sim/sim.ts';

export interface DnsWorld {
  readonly sim: Sim;
  readonly console: Console;
  /** Runs a line that must succeed; what it says. */
  say(line: string): Promise<string>;
}

export const OLD_ZONE = {
  records: [
    '@ 300 A 192.0.2.80',
    'www 60 A 192.0.2.80',
    '@ MX 10 mail',
    'ftp CNAME www',
    'sub NS ns1.nowhere.example.',
    'blog CNAME www.example.com.',
  ],
};

export async function dnsWorld(setting: Partial<Setting> = {}): Promise<DnsWorld> {
  const sim = createSim({
    seed: 'names',
    setting: {
      images: { 'ami-web': { serves: ['tcp/22', 'tcp/80', 'udp/53', 'tcp/53'] } },
      clients: {
        lisbon: { city: 'Lisbon', address: '198.51.100.10' },
        tokyo: { city: 'Tokyo', address: '198.51.101.10' },
      },
      zones: { 'old.com': OLD_ZONE },
      ...setting,
    },
  });
  const console = await createConsole({ sim });
  return {
    sim,
    console,
    async say(line) {
      const { stdout, stderr, exitCode } = await console.run(line);
      if (exitCode !== 0) throw new Error(`${line}: ${exitCode} ${stdout}${stderr}`);
      return stdout;
    },
  };
}
