/** What the DNS labs tell is what happens: caches that hold on, failovers that nobody sees, delegations that lead nowhere. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseQueryType, type QueryType } from '../../src/dns/index.ts';
import { compileLab } from '../../src/lab/compile-lab.ts';
import { readLabFolder } from '../../src/lab/files.ts';
import { type Variant, variantOf } from '../../src/lab/lab.ts';
import { openConsole, playCommands, setStage } from '../../src/lab/stage.ts';
import type { Sim } from '../../src/sim/sim.ts';

const MINUTE = 60_000;

/** The lab as its learner finds it. */
async function start(slug: string) {
  const compiled = compileLab(readLabFolder(join(import.meta.dirname, '../../labs', slug)));
  if (!compiled.ok) throw new Error(`${slug} does not compile`);
  const variant = variantOf(compiled.lab, 'story');
  const stage = await setStage(variant);
  const sim = stage.start.fork();
  const play = async (script: string) => {
    const failures = await playCommands(await openConsole(sim, variant), stage.split(script));
    expect(failures).toEqual([]);
  };
  return { sim, variant, play, name: (host: string) => `${host}.${domainOf(variant)}.` };
}

function domainOf({ parameters }: Variant): string {
  return parameters.domain as string;
}

function ask(sim: Sim, client: string, name: string, type = 'A') {
  return sim.resolve(client, { name, type: parseQueryType(type) as QueryType });
}

function told(sim: Sim, client: string, name: string, type = 'A'): readonly string[] {
  return ask(sim, client, name, type).answer.map(({ data }) => data);
}

const CHANGE_WWW = `
zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query 'HostedZones[0].Id' --output text)
change=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --query ChangeInfo.Id --output text \\
  --change-batch "Changes=[{Action=UPSERT,ResourceRecordSet={Name=www.$domain,Type=A,TTL=60,ResourceRecords=[{Value=$new_box}]}}]")
aws route53 wait resource-record-sets-changed --id "$change"
`;

describe('follow-the-query', () => {
  test('who asked before the move holds on until the TTL runs out; who did not is told the new place', async () => {
    const { sim, variant, play, name } = await start('follow-the-query');
    const { old_box, new_box, www_ttl } = variant.parameters;
    await play(CHANGE_WWW);
    expect(told(sim, 'client/lisbon', name('www'))).toEqual([old_box]);
    expect(told(sim, 'client/nairobi', name('www'))).toEqual([new_box]);
    const left = ask(sim, 'client/lisbon', name('www')).answer[0]?.ttl as number;
    expect(left).toBeLessThan(Number(www_ttl));
    sim.advance((left - 1) * 1000);
    expect(told(sim, 'client/lisbon', name('www'))).toEqual([old_box]);
    sim.advance(2000);
    expect(told(sim, 'client/lisbon', name('www'))).toEqual([new_box]);
  });

  test('that a name is not there is remembered as well: R-R53-71', async () => {
    const { sim, name } = await start('follow-the-query');
    const { rcode, fromCache, authority } = ask(sim, 'client/osaka', name('gala'));
    expect({ rcode, fromCache }).toEqual({ rcode: 'NXDOMAIN', fromCache: true });
    expect(authority[0]?.ttl).toBeLessThan(900);
  });
});

describe('failover-fired-nobody-moved', () => {
  test('the failover fires, and those who had asked stay where they were', async () => {
    const { sim, name } = await start('failover-fired-nobody-moved');
    const before = told(sim, 'client/porto', name('www'));
    sim.fault({ target: 'instance/primary' });
    sim.advance(10 * MINUTE);
    expect(told(sim, 'client/porto', name('www'))).toEqual(before);
    expect(told(sim, 'client/krakow', name('www'))).toEqual(before);
    const elsewhere = told(sim, 'client/desk', name('www'));
    expect(elsewhere).toHaveLength(1);
    expect(elsewhere).not.toEqual(before);
  });
});

describe('register-and-delegate', () => {
  test('a zone that nobody delegates to is known to its own servers alone', async () => {
    const { sim, variant, name } = await start('register-and-delegate');
    expect(ask(sim, 'internet', name('www')).rcode).toBe('NXDOMAIN');
    const zones = sim.call({ service: 'route53', operation: 'ListHostedZones', input: {} });
    const list = (zones.ok ? zones.output.HostedZones : []) as readonly { Id: string; Name: string }[];
    const id = list.find((zone) => zone.Name === `${domainOf(variant)}.`)?.Id;
    const zone = sim.call({ service: 'route53', operation: 'GetHostedZone', input: { Id: id } });
    const { DelegationSet } = (zone.ok ? zone.output : {}) as { DelegationSet: { NameServers: string[] } };
    const asked = sim.resolve(
      'internet',
      { name: name('www'), type: 'A' },
      { server: DelegationSet.NameServers[0] as string, recursive: false },
    );
    expect(asked.answer.map(({ data }) => data)).toEqual([variant.parameters.web]);
  });
});

describe('resolver-endpoints', () => {
  test('the rule for the office takes the status page away, and the exception gives it back', async () => {
    const { sim, variant, play } = await start('resolver-endpoints');
    const { corp, status_ip, files_ip } = variant.parameters;
    const names = [`status.${corp}.`, `files.${corp}.`];
    const both = () => names.map((name) => sim.peek('instance/app', { name, type: 'A' }, { fresh: true }));
    const data = () => both().map(({ answer }) => answer.map((record) => record.data));
    expect(data()).toEqual([[status_ip], []]);
    const [forward = '', exception = ''] = variant.solution.split('# One name goes the usual way');
    await play(`${forward}\nsleep 90`);
    expect(data()).toEqual([[], [files_ip]]);
    expect(both()[0]?.rcode).toBe('NXDOMAIN');
    await play(`vpc=$(aws ec2 describe-vpcs --filters "Name=cidr,Values=$vpc_cidr" --query 'Vpcs[0].VpcId' --output text)
# ${exception}`);
    expect(data()).toEqual([[status_ip], [files_ip]]);
  });

  test('long before anybody listens there, the office’s server says whom it asks in vain', async () => {
    const { sim, variant } = await start('resolver-endpoints');
    const { corp, in_a } = variant.parameters;
    const { steps, rcode } = ask(sim, 'premises/springfield/desk', `app.aws.${corp}.`);
    expect(rcode).toBe('SERVFAIL');
    expect(steps.map(({ text }) => text).join('\n')).toContain(
      `Ask ${in_a}, to which such names are forwarded`,
    );
  });
});
