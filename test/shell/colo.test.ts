/** Ordering Direct Connect as a learner does: the AWS CLI, the letter, and the colocation site. */
import { describe, expect, it, test } from 'vitest';
import { createConsole } from '../../src/shell/console.ts';
import { createSim } from '../../src/sim/create-sim.ts';

async function office(seed = 'colo') {
  const site = {
    networks: { office: '192.168.10.0/24' },
    hosts: {},
    routers: { edge: { networks: { office: '192.168.10.1' } } },
  };
  const sim = createSim({
    seed,
    setting: {
      defaultVpc: false,
      premises: { washington: { city: 'Washington', ...site }, lisbon: { city: 'Lisbon', ...site } },
    },
  });
  const console = await createConsole({ sim });
  const say = async (line: string) => (await console.run(line)).chunks.map(({ text }) => text).join('');
  const complete = async (line: string) =>
    (await console.complete(line, line.length)).items.map(({ value }) => value);
  return { sim, console, say, complete };
}

const CREATE =
  'C=$(aws directconnect create-connection --location EqDC2 --bandwidth 10Gbps --connection-name first --query connectionId --output text)';
const DOWNLOAD =
  'aws directconnect describe-loa --connection-id $C --query loaContent --output text | base64 --decode > loa.pdf';

describe('R-DX-12 from the order to the light', () => {
  it('goes by the documented commands', async () => {
    const { say } = await office();
    await say(CREATE);
    const early = await say('aws directconnect describe-loa --connection-id $C');
    expect(early).toMatch(
      /An error occurred \(DirectConnectClientException\) when calling the DescribeLoa operation: LOA is not yet available/,
    );
    const waited = await say('wait 4d');
    expect(waited).toMatch(/dxcon-\w{8} \(first\): requested → pending/);
    expect(waited).toMatch(/mail from AWS Direct Connect: The LOA-CFA of dxcon-\w{8} \(first\) is ready\./);
    expect(await say(DOWNLOAD)).toBe('');
    expect(await say('head -c 8 loa.pdf')).toBe('%PDF-1.4');
    expect(await say('pdftotext loa.pdf - | grep Facility:')).toBe(
      'Facility: Equinix DC1-DC15, Ashburn, VA\n',
    );
    await say('pdftotext loa.pdf');
    expect(await say('grep -c : loa.txt')).toBe('14\n');
    expect(await say('colo cross-connect --loa loa.pdf --router washington/edge')).toMatch(
      /^Ordered xc-\w{8}: from dxcon-\w{8} to dx0 of washington\/edge, by the staff at EqDC2; due \w{3} 2026-01-\d\d \d\d:00\.\n$/,
    );
    expect(await say('colo status')).toContain('    ordered; due ');
    expect(await say('wait until $C available')).toContain('(first): pending → available');
    expect(await say('colo status $C')).toMatch(
      /AWS's port {2}Tx {2}-1\.5 dBm {10}Rx {2}-\d\.\d dBm *\n {4}dx0 +Tx .*\n {4}the connection is available\n$/,
    );
    expect(await say('ssh washington/edge ip link show dx0')).toContain(
      'dx0: <BROADCAST,MULTICAST,UP,LOWER_UP>',
    );
    await say('ssh washington/edge ip link set dx0 down');
    expect(await say('colo status $C')).toContain('the connection is down');
    await say('ssh washington/edge ip link set dx0 up');
    expect(await say('colo status $C')).toContain('the connection is available');
    await say('colo roll-fibre first');
    expect(await say('colo status $C')).toMatch(
      /Rx -40\.0 dBm \(dark\)\n.*Rx -40\.0 dBm \(dark\)\n {4}the connection is down\n$/,
    );
    expect(await say('mail')).toMatch(
      /The LOA-CFA of .* is ready.*\n.*The staff at EqDC2: Cross-connect xc-\w{8} .* is made\.\n$/,
    );
    expect(await say('colo cancel $C')).toMatch(/^xc-\w{8} is taken out\.\n$/);
    expect(await say('colo status')).toBe('No cross-connects.\n');
  });

  it('R-DX-13 refuses a letter that was tampered with', async () => {
    const { say } = await office();
    for (const line of [
      CREATE,
      'wait 4d',
      DOWNLOAD,
      "sed 's/strands 1 and 2/strands 3 and 4/' loa.pdf > other.pdf",
    ])
      await say(line);
    expect(await say('colo cross-connect --loa other.pdf --router washington/edge')).toMatch(
      /^colo: The authorization code does not belong to what the letter says/,
    );
  });

  it('tells of the letter in base64, which a learner forgot to decode', async () => {
    const { say } = await office();
    for (const line of [CREATE, 'wait 4d', DOWNLOAD.replace(' | base64 --decode', '')]) await say(line);
    expect(await say('colo cross-connect --loa loa.pdf --router washington/edge')).toContain(
      'base64 --decode',
    );
  });

  it('R-DX-20 orders a hosted connection, in whatever region its location is', async () => {
    const { say } = await office();
    const order =
      'colo order-hosted --provider "Aurora Carrier" --location eqfa5 --bandwidth 500mbps --vlan 7 --name h --router lisbon/edge';
    expect(await say(order)).toMatch(
      /^Ordered xc-\w{8}: from dxcon-\w{8} to dx0 of lisbon\/edge, by Aurora Carrier; due /,
    );
    expect(await say('wait 6d')).toContain('mail from Aurora Carrier: Hosted connection');
    expect(
      await say(
        "aws directconnect describe-connections --region eu-central-1 --query 'connections[].[connectionState,vlan]' --output text",
      ),
    ).toBe('ordering\t7\n');
  });
});

describe('colo', () => {
  test.each([
    ['colo', 'colo: what?'],
    ['colo dig', "colo: there is no 'dig'"],
    ['colo cross-connect --router a/b', 'colo: cross-connect needs --loa'],
    ['colo cross-connect --loa', 'colo: --loa needs a value'],
    ['colo cross-connect --speed 1', 'colo: there is no option --speed'],
    ['colo cancel', 'colo: cancel needs the ID of a cross-connect'],
    ['colo status a b', "colo: status knows nothing of 'b'"],
    [
      'colo order-hosted',
      'colo: order-hosted needs --provider, --location, --bandwidth, --vlan, --name, --router',
    ],
  ])('%s: says how it is used', async (line, message) => {
    const { console } = await office();
    const { stderr, exitCode } = await console.run(line);
    expect(stderr).toContain(message);
    expect(stderr).toContain('usage:\ncolo cross-connect --loa FILE');
    expect(exitCode).toBe(2);
  });

  test.each([
    ['colo cross-connect --loa nothing.pdf --router washington/edge', 'colo: there is no file nothing.pdf\n'],
    ['colo status xc-aaaaaaaa', "colo: There is no cross-connect 'xc-aaaaaaaa'. `colo status` lists them.\n"],
    [
      'colo order-hosted --provider p --location EqXX9 --bandwidth 50Mbps --vlan 1 --name n --router r',
      "colo: there is no Direct Connect location 'EqXX9'\n",
    ],
  ])('%s: says what is wrong', async (line, message) => {
    const { console } = await office();
    expect(await console.run(line)).toMatchObject({ stderr: message, exitCode: 1 });
  });

  it('is told from the tools of the trade in help', async () => {
    const { say } = await office();
    expect(await say('help colo')).toContain("netlab's own, for what is done by telephone");
  });

  it('is completed', async () => {
    const { say, complete } = await office();
    expect(await complete('colo r')).toEqual(['roll-fibre']);
    expect(await complete('colo cross-connect --router w')).toEqual(['washington/edge']);
    expect(await complete('colo cross-connect --l')).toEqual(['--loa']);
    expect(await complete('colo order-hosted --location EqDC')).toEqual(['EqDC2']);
    for (const line of [
      CREATE,
      'wait 4d',
      DOWNLOAD,
      'colo cross-connect --loa loa.pdf --router washington/edge',
    ])
      await say(line);
    expect(await complete('colo cancel xc-')).toEqual([expect.stringMatching(/^xc-\w{8}$/)]);
    expect(await complete('fail dx-l')).toEqual(['dx-location/EqDC2']);
    expect(await complete('fail dx-d')).toEqual([expect.stringMatching(/^dx-device\/EqDC2-/)]);
    expect(await complete('fail dxcon-')).toHaveLength(1);
  });
});

describe('pdftotext', () => {
  test.each([
    ['pdftotext', 99, 'usage: pdftotext FILE [-|TEXT]\n'],
    [
      'pdftotext nothing.pdf -',
      1,
      "I/O Error: Couldn't open file 'nothing.pdf': No such file or directory.\n",
    ],
    [
      'echo hello > a.pdf; pdftotext a.pdf -',
      1,
      "Syntax Warning: May not be a PDF file (continuing anyway)\npdftotext: no text in 'a.pdf'\n",
    ],
  ])('%s', async (line, exitCode, stderr) => {
    const { console } = await office();
    expect(await console.run(line)).toMatchObject({ exitCode, stderr });
  });

  it('reads what is piped into it, and writes where it is told', async () => {
    const { say } = await office();
    for (const line of [CREATE, 'wait 4d', DOWNLOAD, 'cat loa.pdf | pdftotext - out.txt']) await say(line);
    expect(await say('head -1 out.txt')).toBe('Amazon Web Services\n');
  });
});

describe('mail', () => {
  it('says that there is none', async () => {
    const { say } = await office();
    expect(await say('mail')).toBe('No mail.\n');
  });
});
