import { describe, expect, test } from 'vitest';
import { loadModel } from '../../../src/model/load.ts';
import type { ServiceModel } from '../../../src/model/model.ts';
import { namesByCli } from '../../../src/model/names.ts';
import { parseArguments } from '../../../src/shell/aws/argument-parser.ts';
import { argumentTable } from '../../../src/shell/aws/argument-table.ts';
import { CliFailure, failureText } from '../../../src/shell/aws/failure.ts';
import { takeGlobalOptions } from '../../../src/shell/aws/global-options.ts';
import { buildRequest } from '../../../src/shell/aws/request.ts';
import { askAwsCli, hasAwsCli } from './awscli.ts';

const model = loadModel('ec2') as ServiceModel;
const FILES: Readonly<Record<string, string>> = {
  'permissions.json': '[{"IpProtocol": "tcp", "FromPort": 1, "ToPort": 2}]',
  'cidr.txt': '10.1.0.0/16',
};

async function request(words: readonly string[]): Promise<Record<string, unknown>> {
  const { rest } = takeGlobalOptions(words);
  const [name = '', ...options] = rest;
  const operation = model.operations[namesByCli(model.operationNames).get(name) as string];
  if (!operation) throw new Error(`no operation ${name}`);
  const given = parseArguments(argumentTable(model, operation), options);
  return buildRequest(model, operation, given, async (path) => FILES[path]);
}

/** Command lines whose requests must be the real CLI's, to the last member. */
const LINES: readonly string[][] = [
  ['create-vpc', '--cidr-block', '10.0.0.0/16'],
  ['create-vpc', '--cidr-block=10.0.0.0/16', '--no-dry-run', '--amazon-provided-ipv6-cidr-block'],
  [
    'create-vpc',
    '--cidr-block',
    '10.0.0.0/16',
    '--tag-specifications',
    'ResourceType=vpc,Tags=[{Key=Name,Value=a b}]',
  ],
  [
    'create-vpc',
    '--cidr-block',
    '10.0.0.0/16',
    '--tag-specifications',
    '[{"ResourceType":"vpc","Tags":[{"Key":"a","Value":"1"}]}]',
  ],
  [
    'describe-vpcs',
    '--vpc-ids',
    'vpc-1',
    'vpc-2',
    '--filters',
    'Name=tag:Name,Values=a,b',
    'Name=state,Values=available',
  ],
  ['describe-vpcs', '--vpc-ids', '["vpc-1","vpc-2"]'],
  ['describe-vpcs', '--region', 'eu-west-1', '--filters', '{"Name":"x","Values":["y"]}', '{"Name":"z"}'],
  ['modify-vpc-attribute', '--vpc-id', 'vpc-1', '--enable-dns-hostnames'],
  ['modify-vpc-attribute', '--vpc-id', 'vpc-1', '--no-enable-dns-hostnames'],
  ['modify-vpc-attribute', '--vpc-id', 'vpc-1', '--enable-dns-hostnames', '{"Value":true}'],
  ['modify-vpc-attribute', '--vpc-id', 'vpc-1', '--enable-dns-support', 'Value=false'],
  ['modify-subnet-attribute', '--subnet-id', 'subnet-1', '--map-public-ip-on-launch'],
  [
    'authorize-security-group-ingress',
    '--group-id',
    'sg-1',
    '--protocol',
    'tcp',
    '--port',
    '22',
    '--cidr',
    '0.0.0.0/0',
  ],
  [
    'authorize-security-group-ingress',
    '--group-id',
    'sg-1',
    '--protocol',
    'udp',
    '--port',
    '8000-9000',
    '--source-group',
    'sg-2',
  ],
  [
    'authorize-security-group-ingress',
    '--group-id',
    'sg-1',
    '--protocol',
    'icmp',
    '--port',
    '-1',
    '--source-group',
    'web',
    '--group-owner',
    '123',
  ],
  [
    'authorize-security-group-egress',
    '--group-id',
    'sg-1',
    '--protocol',
    'all',
    '--port',
    'all',
    '--cidr',
    '10.0.0.0/8',
  ],
  ['authorize-security-group-ingress', '--group-id', 'sg-1', '--protocol', '-1', '--cidr', '10.0.0.0/8'],
  [
    'authorize-security-group-ingress',
    '--group-id',
    'sg-1',
    '--ip-permissions',
    'IpProtocol=tcp,FromPort=3389,ToPort=3389,IpRanges=[{CidrIp=172.31.0.0/16,Description=rdp}],Ipv6Ranges=[{CidrIpv6=::/0}]',
  ],
  [
    'revoke-security-group-ingress',
    '--group-name',
    'web',
    '--ip-permissions',
    '[{"IpProtocol":"icmp","FromPort":3,"ToPort":4,"UserIdGroupPairs":[{"GroupId":"sg-2"}]}]',
  ],
  [
    'create-network-acl-entry',
    '--network-acl-id',
    'acl-1',
    '--ingress',
    '--rule-number',
    '100',
    '--protocol',
    'tcp',
    '--port-range',
    'From=80,To=80',
    '--cidr-block',
    '0.0.0.0/0',
    '--rule-action',
    'allow',
  ],
  [
    'create-network-acl-entry',
    '--network-acl-id',
    'acl-1',
    '--egress',
    '--rule-number',
    '110',
    '--protocol',
    '-1',
    '--cidr-block',
    '0.0.0.0/0',
    '--rule-action',
    'deny',
  ],
  [
    'create-network-acl-entry',
    '--network-acl-id',
    'acl-1',
    '--ingress',
    '--rule-number',
    '100',
    '--protocol',
    'icmp',
    '--icmp-type-code',
    'Code=-1,Type=-1',
    '--cidr-block',
    '0.0.0.0/0',
    '--rule-action',
    'allow',
  ],
  [
    'replace-network-acl-entry',
    '--network-acl-id',
    'acl-1',
    '--ingress',
    '--rule-number',
    '100',
    '--protocol',
    'udp',
    '--rule-action',
    'deny',
    '--cidr-block',
    '::/0',
  ],
  ['run-instances', '--image-id', 'ami-1'],
  ['run-instances', '--image-id', 'ami-1', '--count', '2'],
  [
    'run-instances',
    '--image-id',
    'ami-1',
    '--count',
    '1:3',
    '--instance-type',
    't3.micro',
    '--key-name',
    'k',
  ],
  [
    'run-instances',
    '--image-id',
    'ami-1',
    '--subnet-id',
    'subnet-1',
    '--security-group-ids',
    'sg-1',
    'sg-2',
    '--private-ip-address',
    '10.0.0.9',
  ],
  [
    'run-instances',
    '--image-id',
    'ami-1',
    '--subnet-id',
    'subnet-1',
    '--security-group-ids',
    'sg-1',
    '--associate-public-ip-address',
    '--private-ip-address',
    '10.0.0.9',
  ],
  ['run-instances', '--image-id', 'ami-1', '--subnet-id', 'subnet-1', '--no-associate-public-ip-address'],
  [
    'run-instances',
    '--image-id',
    'ami-1',
    '--subnet-id',
    'subnet-1',
    '--secondary-private-ip-addresses',
    '10.0.0.8',
    '10.0.0.9',
  ],
  [
    'run-instances',
    '--image-id',
    'ami-1',
    '--secondary-private-ip-address-count',
    '2',
    '--ipv6-address-count',
    '1',
  ],
  [
    'run-instances',
    '--image-id',
    'ami-1',
    '--network-interfaces',
    'DeviceIndex=0,SubnetId=subnet-1,Groups=sg-1,sg-2,AssociatePublicIpAddress=true',
    '--user-data',
    'echo ü',
  ],
  [
    'run-instances',
    '--image-id',
    'ami-1',
    '--enable-api-termination',
    '--metadata-options',
    'HttpTokens=required,HttpPutResponseHopLimit=2',
  ],
  [
    'create-route',
    '--route-table-id',
    'rtb-1',
    '--destination-cidr-block',
    '0.0.0.0/0',
    '--gateway-id',
    'igw-1',
  ],
  ['create-tags', '--resources', 'vpc-1', 'subnet-1', '--tags', 'Key=Name,Value=a', 'Key=Stage,Value='],
  ['modify-instance-attribute', '--instance-id', 'i-1', '--no-source-dest-check'],
  ['modify-instance-attribute', '--instance-id', 'i-1', '--groups', 'sg-1', 'sg-2'],
  [
    'modify-instance-attribute',
    '--instance-id',
    'i-1',
    '--instance-initiated-shutdown-behavior',
    'terminate',
  ],
  [
    'create-nat-gateway',
    '--subnet-id',
    'subnet-1',
    '--allocation-id',
    'eipalloc-1',
    '--connectivity-type',
    'public',
  ],
  ['allocate-address', '--domain', 'vpc'],
  ['create-subnet', '--vpc-id', 'vpc-1', '--cidr-block', '10.0.0.0/24', '--availability-zone', 'us-east-1a'],
  ['create-security-group', '--group-name', 'a b', '--description', 'a -dash', '--vpc-id', 'vpc-1'],
  ['describe-instances', '--cli-input-json', '{"InstanceIds":["i-1"],"DryRun":false}', '--dry-run'],
  [
    'create-dhcp-options',
    '--dhcp-configurations',
    'Key=domain-name-servers,Values=10.2.5.1,10.2.5.2',
    'Key=domain-name,Values=example.com',
  ],
];

describe('requests', () => {
  test('plain options of a security group rule go into IpPermissions', async () => {
    expect(await request(LINES[12] as string[])).toEqual({
      GroupId: 'sg-1',
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    });
  });

  test('a public address moves subnet, groups and address into the interface', async () => {
    expect(await request(LINES[27] as string[])).toEqual({
      ImageId: 'ami-1',
      MinCount: 1,
      MaxCount: 1,
      NetworkInterfaces: [
        {
          DeviceIndex: 0,
          AssociatePublicIpAddress: true,
          SubnetId: 'subnet-1',
          Groups: ['sg-1'],
          PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.9', Primary: true }],
        },
      ],
    });
  });

  test("file:// reads the console's own files", async () => {
    expect(await request(['create-vpc', '--cidr-block', 'file://cidr.txt'])).toEqual({
      CidrBlock: '10.1.0.0/16',
    });
    const words = [
      'authorize-security-group-ingress',
      '--group-id',
      'sg-1',
      '--ip-permissions',
      'file://permissions.json',
    ];
    expect(await request(words)).toEqual({
      GroupId: 'sg-1',
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 1, ToPort: 2 }],
    });
  });

  test('--cli-input-yaml is a request, too', async () => {
    expect(await request(['create-vpc', '--cli-input-yaml', 'CidrBlock: 10.0.0.0/16\nDryRun: true'])).toEqual(
      {
        CidrBlock: '10.0.0.0/16',
        DryRun: true,
      },
    );
  });
});

const REFUSED: readonly (readonly [words: string, status: number, text: string | RegExp])[] = [
  ['create-subnet', 252, /\naws: error: the following arguments are required: --vpc-id\n$/],
  ['associate-route-table --subnet-id s', 252, /required: --route-table-id\n$/],
  ['create-vpc --cidr-block', 252, /aws: error: argument --cidr-block: expected one argument\n$/],
  ['describe-vpcs --vpc-idz vpc-1', 252, /\nUnknown options: --vpc-idz, vpc-1\nDid you mean --vpc-ids\?\n$/],
  ['describe-vpcs extra', 252, /\nUnknown options: extra\n$/],
  [
    'create-vpc --cidr-block file://none',
    252,
    "\nError parsing parameter '--cidr-block': Unable to load paramfile file://none: [Errno 2] No such file or directory: 'none'\n",
  ],
  [
    'describe-vpcs --filters x',
    252,
    "\nError parsing parameter '--filters': Expected: '=', received: 'EOF' for input:\nx\n ^\n",
  ],
  [
    'describe-vpcs --filters [1,',
    252,
    "\nError parsing parameter '--filters': Invalid JSON: Expecting value: line 1 column 4 (char 3)\nJSON received: [1,\n",
  ],
  [
    'create-network-acl-entry --network-acl-id a --ingress --rule-number x --protocol 6 --rule-action allow',
    255,
    "\ninvalid literal for int() with base 10: 'x'\n",
  ],
  ['run-instances --count a', 252, '\ncount parameter should be of form min[:max] (e.g. 1 or 1:10)\n'],
  [
    'run-instances --network-interfaces DeviceIndex=0 --associate-public-ip-address',
    252,
    /Mixing the --network-interfaces option/,
  ],
  [
    'authorize-security-group-ingress --ip-permissions IpProtocol=tcp --port 1',
    252,
    /The --port option is not compatible with the --ip-permissions option/,
  ],
  [
    'authorize-security-group-ingress --group-id a --protocol 300',
    252,
    /protocol parameter should be one of/,
  ],
  [
    'authorize-security-group-ingress --group-id a --protocol tcp --port a-b',
    252,
    /port parameter should be of the form/,
  ],
  [
    'modify-vpc-attribute --vpc-id v --enable-dns-support --no-enable-dns-support',
    252,
    /Cannot specify both/,
  ],
  [
    'describe-vpcs --output pdf',
    252,
    /aws: error: argument --output: Invalid choice, valid choices are:\n\njson\ntext\ntable\nyaml\noff/,
  ],
];

test.each(REFUSED)('%s is refused with %i', async (line, status, text) => {
  const failure = await request(line.split(' ')).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(CliFailure);
  const { status: actual } = failure as CliFailure;
  expect(actual).toBe(status);
  if (typeof text === 'string') expect(failureText(failure as CliFailure)).toBe(text);
  else expect(failureText(failure as CliFailure)).toMatch(text);
});

describe.skipIf(!hasAwsCli)('the real CLI sends the same request', () => {
  const CAPTURE = `
from awscli.clidriver import create_clidriver
class Captured(Exception):
    pass
loader = None
def capture(words):
    global loader
    driver = create_clidriver()
    if loader is None:
        loader = driver.session.get_component('data_loader')
    driver.session.register_component('data_loader', loader)
    box = {}
    def keep(params, **kwargs):
        box['params'] = {key: value for key, value in params.items() if key != 'ClientToken'}
        raise Captured()
    driver.session.get_component('event_emitter').register_last('before-parameter-build.ec2', keep)
    status = driver.main(['ec2'] + words)
    return box.get('params', {'status': status})
answer([capture(words) for words in request])
`;
  test('for every line', async () => {
    const theirs = askAwsCli<unknown[]>(CAPTURE, LINES);
    for (const [index, words] of LINES.entries()) {
      expect({ words, request: await request(words) }).toEqual({ words, request: theirs[index] });
    }
  });
});
