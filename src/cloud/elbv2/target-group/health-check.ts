/** How the targets of a group are checked: defaults and limits (R-ELB-31). */
import type { CreateTargetGroupInput, Matcher } from '@aws-sdk/client-elastic-load-balancing-v2';
import { outOfRange, unsupported, validationError } from '../errors.ts';
import type { TargetGroupItem } from './target-group.ts';

export type HealthCheck = Pick<
  TargetGroupItem,
  | 'HealthCheckProtocol'
  | 'HealthCheckPort'
  | 'HealthCheckEnabled'
  | 'HealthCheckIntervalSeconds'
  | 'HealthCheckTimeoutSeconds'
  | 'HealthyThresholdCount'
  | 'UnhealthyThresholdCount'
  | 'HealthCheckPath'
  | 'Matcher'
>;

export type HealthCheckInput = Pick<CreateTargetGroupInput, keyof HealthCheck>;

/** What of the group decides about its check. */
export type Checked = Pick<TargetGroupItem, 'TargetType'> & { readonly forHttp: boolean };

/** The check that a request asks for, on top of the one that there is, or of the defaults. */
export function readHealthCheck(input: HealthCheckInput, group: Checked, present?: HealthCheck): HealthCheck {
  const protocol = readProtocol(input.HealthCheckProtocol ?? present?.HealthCheckProtocol, group);
  const overHttp = protocol !== 'TCP';
  if (input.HealthCheckEnabled === false) {
    throw validationError(
      `Health checks must be enabled for target groups with target type '${group.TargetType}'`,
    );
  }
  if (!overHttp && input.HealthCheckPath !== undefined) {
    throw validationError(
      'Health check path cannot be specified for target groups with health check protocol TCP',
    );
  }
  if (!overHttp && input.Matcher !== undefined) {
    throw validationError('Matcher cannot be specified for target groups with health check protocol TCP');
  }
  const check: HealthCheck = {
    HealthCheckProtocol: protocol,
    HealthCheckPort: readPort(input.HealthCheckPort ?? present?.HealthCheckPort),
    HealthCheckEnabled: true,
    HealthCheckIntervalSeconds: input.HealthCheckIntervalSeconds ?? present?.HealthCheckIntervalSeconds ?? 30,
    HealthCheckTimeoutSeconds:
      input.HealthCheckTimeoutSeconds ??
      present?.HealthCheckTimeoutSeconds ??
      standardTimeout(protocol, group),
    HealthyThresholdCount: input.HealthyThresholdCount ?? present?.HealthyThresholdCount ?? 5,
    UnhealthyThresholdCount: input.UnhealthyThresholdCount ?? present?.UnhealthyThresholdCount ?? 2,
    ...(overHttp && {
      HealthCheckPath: readPath(input.HealthCheckPath ?? present?.HealthCheckPath ?? '/'),
      Matcher: readMatcher(input.Matcher ?? present?.Matcher, group),
    }),
  };
  checkNumbers(check, group);
  return check;
}

function readProtocol(given: string | undefined, { forHttp, TargetType }: Checked): 'HTTP' | 'HTTPS' | 'TCP' {
  const protocol = given ?? (forHttp || TargetType === 'alb' ? 'HTTP' : 'TCP');
  const allowed = forHttp || TargetType === 'alb' ? ['HTTP', 'HTTPS'] : ['HTTP', 'HTTPS', 'TCP'];
  if (!allowed.includes(protocol)) {
    throw validationError(`Health check protocol '${protocol}' must be one of '${allowed.join(', ')}'`);
  }
  return protocol as 'HTTP' | 'HTTPS' | 'TCP';
}

function standardTimeout(protocol: string, { forHttp }: Checked): number {
  if (forHttp) return 5;
  return protocol === 'HTTP' ? 6 : 10;
}

function readPort(port = 'traffic-port'): string {
  const isPort = /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535;
  if (port === 'traffic-port' || isPort) return port;
  throw validationError(
    `Health check port '${port}' must be either 'traffic-port' or a number between 1 and 65535`,
  );
}

function readPath(path: string): string {
  if (path.startsWith('/') && path.length <= 1024) return path;
  throw validationError(
    `Health check path '${path}' must begin with a '/' character and have at most 1024 characters`,
  );
}

/** `200`, `200,202`, `200-299`. */
function readMatcher(given: Matcher | undefined, { forHttp }: Checked): { HttpCode: string } {
  if (given?.GrpcCode !== undefined) throw unsupported('gRPC health checks');
  const code = given?.HttpCode ?? (forHttp ? '200' : '200-399');
  const most = forHttp ? 499 : 599;
  const parts = code.split(',').map((part) => /^(\d{3})(?:-(\d{3}))?$/.exec(part));
  const isFine = parts.every((part) => {
    const [first, last] = [Number(part?.[1]), Number(part?.[2] ?? part?.[1])];
    return first >= 200 && last <= most && first <= last;
  });
  if (isFine) return { HttpCode: code };
  throw validationError(`Health check matcher HTTP code '${code}' must be within '200-${most}' inclusive`);
}

/** Whether the matcher takes a status. */
export function matchesStatus(matcher: string, status: number): boolean {
  return matcher.split(',').some((part) => {
    const [first, last = first] = part.split('-').map(Number);
    return status >= (first ?? 0) && status <= (last ?? 0);
  });
}

const LIMITS = [
  ['HealthCheckIntervalSeconds', 'healthCheckIntervalSeconds', 5, 300],
  ['HealthCheckTimeoutSeconds', 'healthCheckTimeoutSeconds', 2, 120],
  ['HealthyThresholdCount', 'healthyThresholdCount', 2, 10],
  ['UnhealthyThresholdCount', 'unhealthyThresholdCount', 2, 10],
] as const;

function checkNumbers(check: HealthCheck, { forHttp }: Checked): void {
  for (const [member, name, least, most] of LIMITS) {
    const value = check[member];
    if (value < least || value > most) throw outOfRange(value, name, least, most);
  }
  const { HealthCheckTimeoutSeconds: timeout, HealthCheckIntervalSeconds: interval } = check;
  if (timeout > interval || (forHttp && timeout === interval)) {
    throw validationError(
      `Health check timeout '${timeout}' must be smaller than the interval '${interval}'`,
    );
  }
}
