/** Checks of kind `dns`: what a client is told, in which shares, and what is said when it is told something else. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { LabCheck } from '../../src/lab/checks/index.ts';
import { compileLab } from '../../src/lab/compile-lab.ts';
import { type CheckResult, runCheck } from '../../src/lab/evaluate.ts';
import { type Variant, variantOf } from '../../src/lab/lab.ts';
import { substituteDeep } from '../../src/lab/parameters.ts';
import { formatProblem } from '../../src/lab/problem.ts';
import { openConsole, type Stage, setStage } from '../../src/lab/stage.ts';
import { LAB_YAML, labFiles } from './fixture.ts';

const set = (name: string, more: object, value: string) => ({
  Action: 'CREATE',
  ResourceRecordSet: {
    Name: `${name}.shop-lisbon.com`,
    Type: 'A',
    TTL: 60,
    ResourceRecords: [{ Value: value }],
    ...more,
  },
});

const BATCH = JSON.stringify({
  Changes: [
    set('www', {}, '192.0.2.1'),
    set('canary', { SetIdentifier: 'old', Weight: 2 }, '192.0.2.2'),
    set('canary', { SetIdentifier: 'new', Weight: 1 }, '192.0.2.3'),
    set('*', { SetIdentifier: 'one', Weight: 9 }, '192.0.2.4'),
    set('*', { SetIdentifier: 'two', Weight: 1 }, '192.0.2.5'),
    set('near', { SetIdentifier: 'eu', Region: 'eu-west-1' }, '192.0.2.6'),
    set('near', { SetIdentifier: 'ap', Region: 'ap-northeast-1' }, '192.0.2.7'),
    {
      Action: 'CREATE',
      ResourceRecordSet: {
        Name: 'alias.shop-lisbon.com',
        Type: 'CNAME',
        TTL: 60,
        ResourceRecords: [{ Value: 'canary.shop-lisbon.com' }],
      },
    },
  ],
});

const START = `
C='{"FirstName":"Ada","LastName":"Sousa","ContactType":"PERSON","Email":"ada@example.com","PhoneNumber":"+351.210000000","AddressLine1":"Rua 1","City":"Lisbon","CountryCode":"PT","ZipCode":"1000"}'
aws route53domains register-domain --domain-name shop-lisbon.com --duration-in-years 1 --admin-contact "$C" --registrant-contact "$C" --tech-contact "$C"
wait 30m
Z=$(aws route53 list-hosted-zones --query 'HostedZones[0].Id' --output text)
aws route53 change-resource-record-sets --hosted-zone-id $Z --change-batch '${BATCH}'
wait 60s
`;

const WORLD = `
world:
  clients:
    lisbon: { city: Lisbon }
    tokyo: { city: Tokyo, address: 198.51.101.10 }
    cloudy: { city: Lisbon, resolver: 1.1.1.1 }
  zones:
    100.51.198.in-addr.arpa: { records: ["7 PTR mail.old.com."] }
    old.com:
      records: ["www 60 A 192.0.2.80", "docs 300 CNAME www", "@ MX 10 mail", "@ TXT \\"v=spf1 -all\\""]
`;

let stage: Stage;
let variant: Variant;
beforeAll(async () => {
  const compiled = compileLab(
    labFiles(`${LAB_YAML.replace('parameters:', 'parameters:\n  percent: ["10"]')}${WORLD}`, {
      'start.sh': START,
    }),
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  variant = variantOf(compiled.lab, '1');
  stage = await setStage(variant);
  expect(stage.failures).toEqual([]);
});

async function look(check: object, commands = ''): Promise<CheckResult> {
  const sim = stage.start.fork();
  if (commands !== '') await (await openConsole(sim, variant)).run(commands);
  return runCheck(substituteDeep({ id: 'it', ...check }, variant.parameters) as LabCheck, variant, sim);
}

const ask = (name: string, more: object = {}) => ({
  dns: { from: 'client/lisbon', name, type: 'A', ...more },
});

describe('expect', () => {
  test.each<[string, object, boolean, string]>([
    ['the address', { ...ask('www.shop-lisbon.com'), expect: ['192.0.2.1'] }, true, 'passed'],
    ['another address', { ...ask('www.shop-lisbon.com'), expect: ['192.0.2.9'] }, false, 'wrong-answer'],
    [
      'one more',
      { ...ask('www.shop-lisbon.com'), expect: ['192.0.2.1', '192.0.2.9'] },
      false,
      'wrong-answer',
    ],
    ['other types', { ...ask('old.com', { type: 'MX' }), expect: ['10 mail.old.com'] }, true, 'passed'],
    ['texts', { ...ask('old.com', { type: 'TXT' }), expect: ['"v=spf1 -all"'] }, true, 'passed'],
    ['nothing there', { ...ask('nope.old.com'), expect: 'NXDOMAIN' }, true, 'passed'],
    [
      'nothing there, and there should be',
      { ...ask('nope.old.com'), expect: ['192.0.2.1'] },
      false,
      'not-answered',
    ],
    ['no such data', { ...ask('old.com', { type: 'AAAA' }), expect: 'NODATA' }, true, 'passed'],
    ['something there', { ...ask('www.old.com'), expect: 'NXDOMAIN' }, false, 'wrong-answer'],
    [
      'refused',
      { ...ask('www.old.com', { resolver: 'ns1.sites.example' }), expect: 'REFUSED' },
      true,
      'passed',
    ],
    ['silence', { ...ask('www.old.com', { resolver: '10.0.0.53' }), expect: 'TIMEOUT' }, true, 'passed'],
    [
      'a pointer, by its address',
      { ...ask('198.51.100.7', { type: 'PTR', resolver: 'ns1.hosting.example' }), expect: ['mail.old.com'] },
      true,
      'passed',
    ],
    ['near Lisbon', { ...ask('near.shop-lisbon.com'), expect: ['192.0.2.6'] }, true, 'passed'],
    [
      'near Tokyo',
      { ...ask('near.shop-lisbon.com', { from: 'client/tokyo' }), expect: ['192.0.2.7'] },
      true,
      'passed',
    ],
    [
      'nobody there',
      { ...ask('old.com', { from: 'client/atlantis' }), expect: 'NODATA' },
      false,
      'unknown-place',
    ],
  ])('%s', async (_, check, passed, code) => {
    expect(await look(check)).toMatchObject({ passed, code });
  });

  test('the walk is the evidence', async () => {
    const { lookup, text } = await look({ ...ask('nope.old.com'), expect: ['192.0.2.1'] });
    expect(lookup?.steps.map(({ kind }) => kind)).toContain('nxdomain');
    expect(text).toContain('NXDOMAIN');
  });

  test('caches count only where that is meant', async () => {
    const change = `Z=$(aws route53 list-hosted-zones --query 'HostedZones[0].Id' --output text)
dig www.shop-lisbon.com
aws route53 change-resource-record-sets --hosted-zone-id $Z --change-batch '${JSON.stringify({ Changes: [{ ...set('www', {}, '192.0.2.50'), Action: 'UPSERT' }] })}'
dig www.shop-lisbon.com`;
    const check = { ...ask('www.shop-lisbon.com'), expect: ['192.0.2.50'] };
    const cached = { ...ask('www.shop-lisbon.com', { cached: true }), expect: ['192.0.2.1'] };
    const after = [{ wait: '59s' }];
    expect(await look(check, change)).toMatchObject({ code: 'wrong-answer' });
    expect(await look({ ...check, after }, change)).toMatchObject({ code: 'passed' });
    expect(await look({ ...cached, after: [{ wait: '40s' }] }, change)).toMatchObject({ code: 'passed' });
    expect(await look({ ...cached, after: [{ wait: '2m' }] }, change)).toMatchObject({
      code: 'wrong-answer',
    });
  });
});

describe('share', () => {
  const canary = { '192.0.2.2': '2/3', '192.0.2.3': '1/3' };
  test.each<[string, object, boolean, string]>([
    ['by weight, exactly', { ...ask('canary.shop-lisbon.com'), share: canary }, true, 'passed'],
    [
      'not quite',
      { ...ask('canary.shop-lisbon.com'), share: { ...canary, '192.0.2.3': 0.33 } },
      false,
      'wrong-share',
    ],
    [
      'one left out',
      { ...ask('canary.shop-lisbon.com'), share: { '192.0.2.2': '2/3' } },
      false,
      'wrong-share',
    ],
    ['through a CNAME', { ...ask('alias.shop-lisbon.com'), share: canary }, true, 'passed'],
    [
      'of a wildcard',
      { ...ask('any.shop-lisbon.com'), share: { '192.0.2.4': 0.9, '192.0.2.5': 0.1 } },
      true,
      'passed',
    ],
    [
      'and the rest',
      { ...ask('canary.shop-lisbon.com'), share: { '192.0.2.3': '1/3', '192.0.2.2': 'rest' } },
      true,
      'passed',
    ],
    [
      'and the rest, which is another',
      { ...ask('canary.shop-lisbon.com'), share: { '192.0.2.3': 'rest', '192.0.2.2': '1/3' } },
      false,
      'wrong-share',
    ],
    [
      'as a parameter says',
      { ...ask('any.shop-lisbon.com'), share: { '192.0.2.5': '{percent}/100', '192.0.2.4': 'rest' } },
      true,
      'passed',
    ],
    ['with one answer', { ...ask('www.shop-lisbon.com'), share: { '192.0.2.1': 1 } }, true, 'passed'],
    [
      'by place',
      { ...ask('near.shop-lisbon.com'), share: { '192.0.2.6': 1, '192.0.2.7': 0 } },
      true,
      'passed',
    ],
    ['of others’ zones', { ...ask('www.old.com'), share: { '192.0.2.80': 1 } }, true, 'passed'],
    ['of nothing', { ...ask('nope.old.com'), share: { '192.0.2.80': 1 } }, false, 'wrong-share'],
    [
      'at another resolver',
      { ...ask('canary.shop-lisbon.com', { from: 'client/cloudy' }), share: canary },
      true,
      'passed',
    ],
  ])('%s', async (_, check, passed, code) => {
    expect(await look(check)).toMatchObject({ passed, code });
  });
});

describe('ttl', () => {
  test.each<[string, object, boolean, string]>([
    ['short enough', { ...ask('www.old.com'), expect: ['192.0.2.80'], ttl: { max: 60 } }, true, 'passed'],
    ['too long', { ...ask('www.old.com'), expect: ['192.0.2.80'], ttl: { max: 59 } }, false, 'wrong-ttl'],
    ['too short', { ...ask('www.old.com'), expect: ['192.0.2.80'], ttl: { min: 61 } }, false, 'wrong-ttl'],
    [
      'of a CNAME on the way',
      { ...ask('docs.old.com'), expect: ['192.0.2.80'], ttl: { max: 60 } },
      false,
      'wrong-ttl',
    ],
    [
      'of shares',
      {
        ...ask('canary.shop-lisbon.com'),
        share: { '192.0.2.2': '2/3', '192.0.2.3': 'rest' },
        ttl: { max: 30 },
      },
      false,
      'wrong-ttl',
    ],
    [
      'of a wrong answer, which is what counts',
      { ...ask('www.old.com'), expect: ['192.0.2.1'], ttl: { max: 1 } },
      false,
      'wrong-answer',
    ],
  ])('%s', async (_, check, passed, code) => {
    expect(await look(check)).toMatchObject({ passed, code });
  });

  test('says which record is remembered for how long', async () => {
    const { text } = await look({ ...ask('docs.old.com'), expect: ['192.0.2.80'], ttl: { max: 60 } });
    expect(text).toMatch(
      /The CNAME of docs\.old\.com\. has a TTL of 300 seconds; it should be at most 60\.$/,
    );
  });
});

describe('what an author gets wrong', () => {
  const problems = (yaml: string) => {
    const compiled = compileLab(labFiles(yaml));
    return compiled.ok ? [] : compiled.problems.map((problem) => formatProblem('small', problem)).join('\n');
  };
  test.each([
    [
      'a record',
      `world:\n  zones:\n    old.com: { records: ["www A 300.1.1.1"] }\n`,
      /zones\.old\.com\.records\[0\]|300\.1\.1\.1/,
    ],
    ['a type', `world:\n  zones:\n    old.com: { records: ["www B 1.1.1.1"] }\n`, /is no type of record/],
    ['the name of a zone', `world:\n  zones:\n    old..com: { records: [] }\n`, /must be a domain name/],
  ])('%s', (_, yaml, expected) => {
    expect(problems(`${LAB_YAML}${yaml}`)).toMatch(expected);
  });
});
