/** The console of routers on premises: what is typed, what is shown, and what becomes of it with time. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { PremisesSetting } from '../../src/cloud/premises/setting.ts';
import { type Console, createConsole } from '../../src/shell/console.ts';
import { createSim } from '../../src/sim/create-sim.ts';
import type { Sim } from '../../src/sim/sim.ts';

const EDGE = `
router bgp 65000
 neighbor 192.168.10.2 remote-as 65000
 neighbor 192.168.10.2 description core
 address-family ipv4 unicast
  network 10.1.0.0/16
  redistribute connected
 exit-address-family
exit
ip route 10.1.0.0/16 Null0
`;

const LISBON: PremisesSetting = {
  city: 'Lisbon',
  networks: { office: '192.168.10.0/24', lab: '192.168.20.0/24' },
  hosts: { desk: { network: 'office', address: '192.168.10.20', serves: [] } },
  routers: {
    edge: { address: '203.0.113.10', networks: { office: '192.168.10.1' }, configuration: EDGE },
    core: { networks: { office: '192.168.10.2', lab: '192.168.20.1' } },
  },
};

let sim: Sim;
let shell: Console;
const say = async (line: string) => (await shell.run(line)).chunks.map(({ text }) => text).join('');

beforeEach(async () => {
  sim = createSim({
    seed: 'vtysh',
    setting: {
      clients: { home: { city: 'Lisbon', address: '198.51.100.10' } },
      defaultVpc: false,
      premises: { lisbon: LISBON },
    },
  });
  shell = await createConsole({ sim });
});

const PEERING = [
  'configure terminal',
  'router bgp 65000',
  'neighbor 192.168.10.1 remote-as 65000',
  'network 192.168.20.0/24',
];
const asOptions = (lines: readonly string[]) => lines.map((line) => `-c '${line}'`).join(' ');
const core = async (...lines: readonly string[]) => say(`ssh lisbon/core "vtysh ${asOptions(lines)}"`);
const coreState = () => sim.state.bgp.routers['lisbon/core'];

describe('vtysh -c', () => {
  test('configures a router, and the session comes up with time', async () => {
    expect(await core(...PEERING)).toBe('');
    const told = await say('wait 10s');
    expect(told).toContain('lisbon/core: BGP session with 192.168.10.1 is established');
    expect(told).toContain('lisbon/edge: BGP session with 192.168.10.2 is established');
    expect(told).toMatch(/lisbon\/core: routes gained: .*10\.1\.0\.0\/16/);
    expect(told).toContain('lisbon/edge: routes gained: 192.168.20.0/24');
    expect(await core('show ip bgp summary')).toMatch(/192\.168\.10\.1 +4 +65000 .* 00:00:\d\d +\d/);
    expect(await core('show ip route bgp')).toMatch(
      /B>\* 10\.1\.0\.0\/16 \[200\/0\] via 192\.168\.10\.1, office/,
    );
  });

  test('ends at the first line that is refused, with status 1', async () => {
    const refused = await shell.run(
      `ssh lisbon/core "vtysh ${asOptions(['conf t', 'nonsense', 'hostname late'])}"`,
    );
    expect(refused).toMatchObject({ stdout: '% Unknown command: nonsense\n', exitCode: 1 });
    expect(await core('show running-config')).toContain('hostname core');
  });

  test('is not found where no router runs', async () => {
    expect(await shell.run('vtysh')).toMatchObject({ exitCode: 1 });
    expect(await say('ssh lisbon/desk "vtysh"')).toContain('no router runs here');
  });
});

describe('vtysh by itself', () => {
  beforeEach(async () => void (await say('ssh lisbon/core')));

  test('takes lines until exit, behind a prompt that says where one is', async () => {
    await say('vtysh');
    const prompts: string[] = [shell.prompt];
    for (const line of ['conf t', 'router bgp 65000', 'address-family ipv4', 'exit', 'end', 'exit']) {
      await say(line);
      prompts.push(shell.prompt);
    }
    expect(prompts).toEqual([
      'core# ',
      'core(config)# ',
      'core(config-router)# ',
      'core(config-router-af)# ',
      'core(config-router)# ',
      'core# ',
      '[ec2-user@core] $ ',
    ]);
  });

  test("takes lines that would be none of bash's, and pasted ones with the command itself", async () => {
    const pasted = `vtysh\nconf t\n${PEERING.slice(1).join('\n')}\n neighbor 192.168.10.1 description Anna's\n bgp community-list standard X permit 1:1\nend\nexit\nhostname`;
    const output = await say(pasted);
    expect(output).not.toContain('%');
    expect(output.trim().endsWith('core')).toBe(true);
    expect(await say("vtysh -c 'show running-config'")).toContain("description Anna's");
  });

  test('takes what is piped into ssh, as a command and as a script', async () => {
    const lines = 'conf t\nhostname heart\nend';
    expect(await say(`ssh lisbon/core vtysh <<EOF\n${lines}\nEOF`)).toContain('heart#');
    expect(await say('ssh lisbon/core <<EOF\nvtysh -c "show running-config"\nEOF')).toContain(
      'hostname heart',
    );
    expect(await say('hostname')).not.toContain('heart');
  });

  test('a here-document is shown as it is typed', async () => {
    const output = await say('vtysh <<EOF\nconf t\nhostname heart\nbogus\nend\nEOF');
    expect(output).toContain(
      'core# conf t\ncore(config)# hostname heart\nheart(config)# bogus\n% Unknown command: bogus',
    );
    expect((await shell.run('vtysh <<EOF\nbogus\nEOF')).exitCode).toBe(0);
  });

  test("a command of the shell's is told where it belongs", async () => {
    await say('vtysh');
    expect(await say('curl http://example.com/')).toContain("netlab: 'end' and 'exit' leave vtysh");
    expect(await say('bogus')).toBe('% Unknown command: bogus\n');
  });

  test('help and completion tell what may follow', async () => {
    await say('vtysh');
    expect(await say('show ip bgp ?')).toContain('  summary\n');
    const line = 'show ip b';
    expect(shell.complete(line, line.length).items.map(({ value }) => value)).toEqual(['bgp']);
  });
});

describe('with time', () => {
  beforeEach(async () => {
    await core(...PEERING);
    await say('wait 10s');
  });

  test('a network that breaks is noticed by the hold timer, and told with its reason', async () => {
    expect(coreState()?.sessions['192.168.10.1']?.state).toBe('Established');
    await say('fail premises/lisbon/edge');
    const told = await say('wait 5m');
    expect(told).toMatch(/lisbon\/core: BGP session with 192\.168\.10\.1 went down: the hold timer expired/);
    expect(told).toMatch(/lisbon\/core: routes lost: .*10\.1\.0\.0\/16/);
    await say('heal premises/lisbon/edge');
    expect(await say('wait 5m')).toContain('lisbon/core: BGP session with 192.168.10.1 is established');
  });

  test('undo takes back what was configured, and what came of it; redo brings it again', async () => {
    const before = sim.state;
    await core('conf t', 'router bgp 65000', 'neighbor 192.168.10.1 shutdown');
    const after = sim.state;
    expect(coreState()?.sessions['192.168.10.1']?.state).toBe('Idle');
    sim.undo();
    expect(sim.state.bgp).toBe(before.bgp);
    expect(sim.state.premises).toBe(before.premises);
    sim.redo();
    expect(sim.state.bgp).toBe(after.bgp);
  });

  test('a fork goes its own way, to the same byte', async () => {
    const other = sim.fork();
    for (const one of [sim, other]) {
      one.fault({ target: 'premises/lisbon/edge' });
      one.advance(300_000);
    }
    expect(JSON.stringify(other.state.bgp)).toBe(JSON.stringify(sim.state.bgp));
    expect(other.state.bgp.routers['lisbon/core']?.sessions['192.168.10.1']?.state).not.toBe('Established');
  });

  test('waiting in pieces comes to what waiting at once does', () => {
    const other = sim.fork();
    for (const one of [sim, other]) one.fault({ target: 'premises/lisbon/edge' });
    sim.advance(300_000);
    for (let second = 0; second < 300; second++) other.advance(1000);
    const settled = (one: Sim) => one.state.bgp.routers;
    expect(settled(other)).toEqual(settled(sim));
  });

  test('clear begins a session anew, and asks for routes again', async () => {
    const version = coreState()?.sessions['192.168.10.1']?.connection;
    expect(await core('clear bgp 192.168.10.1')).toBe('');
    await say('wait 10s');
    expect(coreState()?.sessions['192.168.10.1']).toMatchObject({ state: 'Established', timesDropped: 1 });
    expect(coreState()?.sessions['192.168.10.1']?.connection).not.toBe(version);
    await core('clear bgp * soft in');
    expect(await core('clear bgp 192.0.2.9')).toBe('% BGP: Unknown neighbor - "192.0.2.9"\n');
    await say('wait 10s');
    expect(coreState()?.sessions['192.168.10.1']?.sent.refreshes).toBe(1);
  });

  test('at rest nothing is on its way', async () => {
    expect(sim.state.clock.queue).toEqual([]);
    const { bgp } = sim.state;
    sim.advance(86_400_000);
    expect(sim.state.bgp).toBe(bgp);
    expect(await say('wait until quiet')).not.toContain('BGP');
  });
});

test('a world without routers has no BGP, whatever happens in it', () => {
  const quiet = createSim({ seed: 'quiet', setting: { defaultVpc: true } });
  const { bgp } = quiet.state;
  quiet.call({ service: 'ec2', operation: 'CreateVpc', input: { CidrBlock: '10.0.0.0/16' } });
  quiet.advance(86_400_000);
  expect(quiet.state.bgp).toBe(bgp);
});
