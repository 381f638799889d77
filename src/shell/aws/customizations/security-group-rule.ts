/**
 * One security group rule in plain options: `--protocol tcp --port 22 --cidr 0.0.0.0/0`, written into
 * `IpPermissions`. https://docs.aws.amazon.com/cli/latest/reference/ec2/authorize-security-group-ingress.html
 */
import type { Argument, Params } from '../argument.ts';
import { CliFailure, EXIT } from '../failure.ts';
import type { Customization } from './customization.ts';

const PLAIN_OPTIONS = ['protocol', 'port', 'cidr', 'source-group', 'group-owner'] as const;
/** What the plain options replace; the API keeps them from the days before VPCs. */
const REPLACED = [
  'ip-protocol',
  'from-port',
  'to-port',
  'cidr-ip',
  'source-security-group-name',
  'source-security-group-owner-id',
];

type Permission = Record<string, unknown>;

function permission(params: Params): Permission {
  params.IpPermissions ??= [{}];
  return (params.IpPermissions as Permission[])[0] as Permission;
}

function groupPair(params: Params): Permission {
  const target = permission(params);
  target.UserIdGroupPairs ??= [{}];
  return (target.UserIdGroupPairs as Permission[])[0] as Permission;
}

function option(
  name: string,
  hint: string,
  suggestions: readonly string[],
  store: (params: Params, value: string) => void,
): Argument {
  return {
    name,
    arity: 'one',
    required: false,
    hint,
    ...(suggestions.length > 0 && { suggestions }),
    store: (params, value) => value && store(params, value as string),
  };
}

const ARGUMENTS: readonly Argument[] = [
  option('protocol', 'tcp|udp|icmp|all|<number>', ['tcp', 'udp', 'icmp', 'all'], (params, value) => {
    permission(params).IpProtocol = protocol(value);
  }),
  option('port', '<port>|<from>-<to>|-1', ['22', '80', '443', '-1'], (params, value) => {
    const [from, to] = ports(value);
    Object.assign(permission(params), { FromPort: from, ToPort: to });
  }),
  option('cidr', '<CIDR block>', ['0.0.0.0/0'], (params, value) => {
    permission(params).IpRanges = [{ CidrIp: value }];
  }),
  option('source-group', '<security group>', [], (params, value) => {
    groupPair(params)[value.startsWith('sg-') ? 'GroupId' : 'GroupName'] = value;
  }),
  option('group-owner', '<account>', [], (params, value) => {
    groupPair(params).UserId = value;
  }),
];

function protocol(text: string): string {
  if (/^[+-]?\d+$/.test(text)) {
    const number = Number(text);
    if (number === -1 || (number >= 0 && number <= 255)) return text;
  }
  if (['tcp', 'udp', 'icmp', 'all'].includes(text)) return text === 'all' ? '-1' : text;
  throw new CliFailure(
    EXIT.usage,
    'protocol parameter should be one of: tcp|udp|icmp|all or any valid protocol number.',
  );
}

function ports(text: string): [from: number, to: number] {
  if (text === '-1' || text === 'all') return [-1, -1];
  const dash = text.indexOf('-');
  const parts = dash < 0 ? [text, text] : [text.slice(0, dash), text.slice(dash + 1)];
  if (parts.every((part) => /^[+-]?\d+$/.test(part.trim()))) return [Number(parts[0]), Number(parts[1])];
  throw new CliFailure(EXIT.usage, 'port parameter should be of the form <from[-to]> (e.g. 22 or 22-25)');
}

export const securityGroupRule: Customization = {
  service: 'ec2',
  operations: [
    'AuthorizeSecurityGroupIngress',
    'AuthorizeSecurityGroupEgress',
    'RevokeSecurityGroupIngress',
    'RevokeSecurityGroupEgress',
  ],
  arguments(table) {
    for (const name of REPLACED) {
      const argument = table.get(name);
      if (argument) table.set(name, { ...argument, hidden: true });
    }
    for (const argument of ARGUMENTS) table.set(argument.name, argument);
  },
  check(given) {
    const mixed = given.has('ip-permissions') && PLAIN_OPTIONS.find((name) => given.has(name));
    if (!mixed) return;
    const name = mixed.replaceAll('-', '_');
    throw new CliFailure(
      EXIT.usage,
      `The --${name} option is not compatible with the --ip-permissions option `,
    );
  },
};
