/** DNSSEC is refused in plain words wherever a learner may reach for it (R-R53-140…R-R53-143), and never pretended. */
import { expect, test } from 'vitest';
import { dnsWorld } from '../sim/dns/world.ts';

test.each([
  'aws route53 enable-hosted-zone-dnssec --hosted-zone-id Z123',
  'aws route53 disable-hosted-zone-dnssec --hosted-zone-id Z123',
  'aws route53 get-dnssec --hosted-zone-id Z123',
  'aws route53 create-key-signing-key --hosted-zone-id Z123 --name one',
  'aws route53 activate-key-signing-key --hosted-zone-id Z123 --name one',
  'aws route53 delete-key-signing-key --hosted-zone-id Z123 --name one',
  'aws route53domains associate-delegation-signer-to-domain --domain-name old.com',
  'aws route53resolver update-resolver-dnssec-config --resource-id vpc-1 --validation ENABLE',
])('%s', async (line) => {
  const { console, sim } = await dnsWorld();
  const before = sim.state.regions;
  const { stdout, stderr, exitCode } = await console.run(line);
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 254 });
  expect(stderr).toMatch(/An error occurred \(NotSimulated\) when calling the \w+ operation: /);
  expect(stderr).toMatch(/No zone is signed here, and no resolver validates\. .*DS records/);
  expect(sim.state.regions).toBe(before);
});

test.each(['+dnssec', '+do', '+cd'])('dig %s', async (option) => {
  const { console } = await dnsWorld();
  const { stdout, stderr, exitCode } = await console.run(`connect lisbon; dig ${option} old.com DNSKEY`);
  expect(stdout).not.toMatch(/SECTION/);
  expect(stderr).toMatch(/dig: netlab does not simulate DNSSEC: .*'dig NAME DS'/);
  expect(exitCode).toBe(1);
});

test('what is said to be there is there: a DS record in a zone, shown by dig', async () => {
  const { say } = await dnsWorld({
    zones: {
      'old.com': { records: [`shop NS ns1.shop.example.`, `shop 300 DS 12345 13 2 ${'ab'.repeat(32)}`] },
    },
  });
  expect(await say('dig +nodnssec +short shop.old.com DS')).toMatch(/^12345 13 2 (?:AB ?)+/i);
});
