/** A site for tests: two networks, three hosts, a router with a line to the internet and one without. */
import type { PremisesSetting } from '../../../src/cloud/premises/setting.ts';

export const LISBON: PremisesSetting = {
  city: 'Lisbon',
  networks: { office: '192.168.10.0/24', lab: '192.168.20.0/24' },
  hosts: {
    desk: { network: 'office', address: '192.168.10.20', serves: ['tcp/80', 'tcp/22'] },
    rack: { network: 'lab', address: '192.168.20.20', serves: ['tcp/443', 'udp/53'] },
  },
  routers: {
    edge: { address: '203.0.113.10', networks: { office: '192.168.10.1', lab: '192.168.20.1' } },
    back: { networks: { office: '192.168.10.2' } },
  },
};

/** With FRR's lines for its routers. */
export function lisbonWith(configurations: Readonly<Record<string, string>>): PremisesSetting {
  const routers = Object.entries(LISBON.routers).map(([name, router]) => [
    name,
    { ...router, ...(configurations[name] !== undefined && { configuration: configurations[name] }) },
  ]);
  return { ...LISBON, routers: Object.fromEntries(routers) };
}
