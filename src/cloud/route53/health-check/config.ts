/** Settings of a health check: what each type needs, AWS's defaults, and what is refused (R-R53-100…R-R53-111). */
import type { HealthCheckConfig } from '@aws-sdk/client-route-53';
import { type Address, parseAddress } from '../../../kit/address.ts';
import { type Prefix, parsePrefix, prefixContains } from '../../../kit/prefix.ts';
import type { Plain } from '../../kernel/plain.ts';
import { brokenConstraint, invalidInput, notInEnumeration } from '../errors.ts';
import { CHECKER_REGIONS } from './checkers.ts';

export type Config = Plain<HealthCheckConfig>;

const ENDPOINT_TYPES = ['HTTP', 'HTTPS', 'HTTP_STR_MATCH', 'HTTPS_STR_MATCH', 'TCP'];
const TYPES = [...ENDPOINT_TYPES, 'CALCULATED', 'CLOUDWATCH_METRIC', 'RECOVERY_CONTROL'];

/** Not to be checked from the internet (R-R53-108): RFC 6890 and its like for IPv6. */
const RESERVED = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '::/127',
  '2001:db8::/32',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
].map((text) => parsePrefix(text) as Prefix);

export function isEndpoint({ Type }: Pick<Config, 'Type'>): boolean {
  return ENDPOINT_TYPES.includes(String(Type));
}

/** The settings with AWS's defaults filled in. Throws `InvalidInput`. */
export function completeConfig(given: Config): Config {
  const type = String(given.Type);
  if (!TYPES.includes(type)) throw notInEnumeration(type, TYPES);
  if (type === 'RECOVERY_CONTROL')
    throw invalidInput('netlab does not simulate health checks of type RECOVERY_CONTROL.');
  const { Inverted = false, Disabled = false } = given;
  if (type === 'CALCULATED') return completeCalculated({ ...given, Inverted, Disabled });
  if (type === 'CLOUDWATCH_METRIC') return completeMetric({ ...given, Inverted, Disabled });
  checkTarget(given);
  checkSearch(given);
  const { RequestInterval = 30, FailureThreshold = 3 } = given;
  if (RequestInterval !== 10 && RequestInterval !== 30)
    throw invalidInput('Invalid parameter : RequestInterval must be 10 or 30');
  within(FailureThreshold, 'failureThreshold', 1, 10);
  checkRegions(given.Regions);
  return {
    ...given,
    Port: portOf(given),
    RequestInterval,
    FailureThreshold,
    MeasureLatency: given.MeasureLatency ?? false,
    Inverted,
    Disabled,
    EnableSNI: given.EnableSNI ?? type.startsWith('HTTPS'),
  };
}

function completeCalculated(config: Config): Config {
  const { ChildHealthChecks: children = [], HealthThreshold: threshold } = config;
  if (children.length === 0) throw invalidInput('Invalid parameter : ChildHealthChecks must be specified');
  if (children.length > 256)
    throw invalidInput('Invalid parameter : ChildHealthChecks may have up to 256 members');
  if (threshold === undefined) throw invalidInput('Invalid parameter : HealthThreshold must be specified');
  within(threshold, 'healthThreshold', 0, 256);
  return config;
}

function completeMetric(config: Config): Config {
  if (!config.AlarmIdentifier) throw invalidInput('Invalid parameter : AlarmIdentifier must be specified');
  const { InsufficientDataHealthStatus: status = 'LastKnownStatus' } = config;
  const allowed = ['Healthy', 'Unhealthy', 'LastKnownStatus'];
  if (!allowed.includes(status)) throw notInEnumeration(status, allowed);
  return { ...config, InsufficientDataHealthStatus: status };
}

function checkTarget({ IPAddress, FullyQualifiedDomainName }: Config): void {
  if (IPAddress === undefined) {
    if (FullyQualifiedDomainName === undefined)
      throw invalidInput(
        'Invalid parameter : Either IPAddress or FullyQualifiedDomainName must be specified',
      );
    return;
  }
  const address = parseAddress(IPAddress);
  if (!address)
    throw invalidInput(`Invalid parameter : IPAddress, Caused by: The IP address ${IPAddress} is not valid`);
  if (isReserved(address)) {
    throw invalidInput(
      `Invalid parameter : IPAddress, Caused by: The IP address ${IPAddress} is reserved or not public`,
    );
  }
}

function checkSearch({ Type: type, SearchString: search, ResourcePath: path }: Config): void {
  const matches = String(type).endsWith('_STR_MATCH');
  if (matches && !search)
    throw invalidInput(`Invalid parameter : SearchString must be specified for type ${type}`);
  if (!matches && search)
    throw invalidInput(`Invalid parameter : SearchString cannot be specified for type ${type}`);
  if ((search?.length ?? 0) > 255)
    throw brokenConstraint(search, 'searchString', 'have length less than or equal to 255');
  if ((path?.length ?? 0) > 255)
    throw brokenConstraint(path, 'resourcePath', 'have length less than or equal to 255');
  if (path !== undefined && type === 'TCP')
    throw invalidInput('Invalid parameter : ResourcePath cannot be specified for type TCP');
}

/** R-R53-104. */
function checkRegions(regions: readonly string[] | undefined): void {
  if (!regions || regions.length === 0) return;
  const unknown = regions.find((region) => !CHECKER_REGIONS.includes(region));
  if (unknown !== undefined) throw notInEnumeration(unknown, CHECKER_REGIONS);
  if (new Set(regions).size < 3)
    throw invalidInput('Invalid parameter : Regions must have at least 3 regions');
}

function portOf({ Type: type, Port: port }: Config): number {
  if (port === undefined) {
    if (type === 'TCP') throw invalidInput('Invalid parameter : Port must be specified for type TCP');
    return String(type).startsWith('HTTPS') ? 443 : 80;
  }
  within(port, 'port', 1, 65_535);
  return port;
}

function within(value: number, name: string, least: number, most: number): void {
  if (value < least) throw brokenConstraint(value, name, `have value greater than or equal to ${least}`);
  if (value > most) throw brokenConstraint(value, name, `have value less than or equal to ${most}`);
}

function isReserved(address: Address): boolean {
  return RESERVED.some((range) => range.family === address.family && prefixContains(range, address));
}
