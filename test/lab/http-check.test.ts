/** Checks of kind `http`: which of the answers is judged, and what is said of it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { httpSchema } from '../../src/lab/checks/http/schema.ts';
import { compileLab } from '../../src/lab/compile-lab.ts';
import { runCheck } from '../../src/lab/evaluate.ts';
import { variantOf } from '../../src/lab/lab.ts';
import { type Stage, setStage } from '../../src/lab/stage.ts';
import { LAB_YAML, labFiles } from './fixture.ts';

/** A web server of the lab's own image, on a port that is drawn. */
const START = `
vpc=$(aws ec2 create-vpc --cidr-block "$vpc_cidr" --query Vpc.VpcId --output text)
subnet=$(aws ec2 create-subnet --vpc-id $vpc --cidr-block "$vpc_cidr" --query Subnet.SubnetId --output text)
igw=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --internet-gateway-id $igw --vpc-id $vpc
table=$(aws ec2 describe-route-tables --query 'RouteTables[0].RouteTableId' --output text)
aws ec2 create-route --route-table-id $table --destination-cidr-block 0.0.0.0/0 --gateway-id $igw
group=$(aws ec2 describe-security-groups --query 'SecurityGroups[0].GroupId' --output text)
aws ec2 authorize-security-group-ingress --group-id $group --protocol tcp --port "$port" --cidr 0.0.0.0/0
id=$(aws ec2 run-instances --image-id ami-web --instance-type t3.micro --subnet-id $subnet --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids $id
aws ec2 associate-address --instance-id $id --allocation-id $(aws ec2 allocate-address --query AllocationId --output text)
`;

const WORLD = `
images:
  ami-web: { serves: ["tcp/{port}"], http: { pages: { "/note": { stores: true, body: empty }, "/": { body: hello } } } }
world:
  clients: { lisbon: { city: Lisbon } }
  sites:
    shop.example.net: { city: Porto, pages: { "/agent": { body: "{header:user-agent}" }, "/*": { body: hello } } }
`;

let stage: Stage;
let url: string;

beforeAll(async () => {
  const yaml = `${LAB_YAML.replace('parameters:\n', 'parameters:\n  port: ["7077"]\n')}${WORLD}`;
  const compiled = compileLab(labFiles(yaml, { 'start.sh': START }));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  stage = await setStage(variantOf(compiled.lab, '1'));
  expect(stage.failures).toEqual([]);
  const described = stage.start.call({ service: 'ec2', operation: 'DescribeAddresses', input: {} });
  if (!described.ok) throw new Error(described.error.message);
  url = `http://${(described.output as { Addresses: { PublicIp: string }[] }).Addresses[0]?.PublicIp}:7077`;
});

function verdict(request: object, expected: object) {
  const check = { id: 'asked', http: { from: 'client/lisbon', ...request }, expect: expected };
  return runCheck(httpSchema.parse(check), stage.variant, stage.start);
}

describe('a check of kind http', () => {
  const put = { method: 'PUT', body: 'hello', times: 2 };

  test('finds servers on ports that are drawn from the seed', async () => {
    expect(await verdict({ url: `${url}/` }, { status: 200 })).toMatchObject({ passed: true });
  });

  test('judges the last answer, or each of them', async () => {
    const replaced = { status: 204 };
    expect((await verdict({ url: `${url}/note`, ...put }, replaced)).passed).toBe(true);
    const strict = await verdict({ url: `${url}/note`, ...put, each: true }, replaced);
    expect(strict.passed).toBe(false);
    expect(strict.text).toMatch(
      /^lisbon asks the 1st time for PUT .* and is answered 201\. The status is 201; it should be 204\./,
    );
    expect((await verdict({ url: `${url}/`, times: 3, each: true }, { status: 200 })).passed).toBe(true);
  });

  test('asks as curl does, where it says nothing else', async () => {
    const url = 'https://shop.example.net/agent';
    expect((await verdict({ url }, { body: 'curl/8.5.0' })).passed).toBe(true);
    const asFirefox = { url, headers: { 'user-agent': 'Firefox' } };
    expect((await verdict(asFirefox, { body: 'Firefox' })).passed).toBe(true);
  });

  test('speaks an old version of TLS, and one version of IP, where it is told to', async () => {
    const site = 'https://shop.example.net/';
    expect((await verdict({ url: site, tls_max: '1.2', ip: 4 }, { status: 200 })).passed).toBe(true);
    const old = await verdict({ url: site, tls_max: '1.1' }, { failure: 'tls-version' });
    expect(old.passed).toBe(true);
    expect((await verdict({ url: site, ip: 6 }, { failure: 'unresolved' })).passed).toBe(true);
  });

  test('gives a reason once', async () => {
    const { text } = await verdict({ url: 'http://nowhere.shop-lisbon.com/' }, { status: 200 });
    expect(text.split('cannot be resolved')).toHaveLength(2);
  });
});
