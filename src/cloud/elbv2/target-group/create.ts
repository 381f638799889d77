/** CreateTargetGroup, ModifyTargetGroup and DeleteTargetGroup (R-ELB-30, R-ELB-31, R-ELB-37). */
import type {
  CreateTargetGroupInput,
  CreateTargetGroupOutput,
  DeleteTargetGroupInput,
  ModifyTargetGroupInput,
  ModifyTargetGroupOutput,
  ProtocolEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { nextHex } from '../../../kit/random.ts';
import { vpc } from '../../ec2/vpc/vpc.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain } from '../../kernel/plain.ts';
import { checkArn } from '../arn.ts';
import { outOfRange, unsupported, validationError } from '../errors.ts';
import { newTags } from '../tags.ts';
import { type HealthCheck, readHealthCheck } from './health-check.ts';
import { showTargetGroup } from './show.ts';
import { isForHttp, requireTargetGroup, type TargetGroupItem, targetGroup } from './target-group.ts';
import { isInUse } from './users.ts';

/** R-ELB-14. */
const PER_REGION = 3000;

const PROTOCOLS: readonly string[] = ['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP'];

type Settings = Pick<TargetGroupItem, 'TargetGroupName' | 'Protocol' | 'Port' | 'VpcId' | 'TargetType'> &
  Partial<Pick<TargetGroupItem, 'ProtocolVersion'>> &
  HealthCheck;

export function createTargetGroup(
  input: CreateTargetGroupInput,
  context: Context,
): Plain<CreateTargetGroupOutput> {
  const settings = readSettings(input, context);
  const existing = context
    .list(targetGroup)
    .find(({ TargetGroupName }) => TargetGroupName === settings.TargetGroupName);
  if (existing) {
    if (!isSame(existing, settings)) throw duplicateName(settings.TargetGroupName);
    return { TargetGroups: [showTargetGroup(existing, context)] };
  }
  if (context.peek(targetGroup).length >= PER_REGION) {
    throw new AwsError('TooManyTargetGroups', 'The maximum number of target groups has been reached');
  }
  const Tags = newTags(input.Tags);
  const path = `targetgroup/${settings.TargetGroupName}/${nextHex(context.random, 16)}`;
  const item = context.add(targetGroup, {
    TargetGroupArn: context.arn('elasticloadbalancing', path),
    ...settings,
    IpAddressType: 'ipv4',
    Attributes: {},
    Tags,
    Targets: [],
  });
  return { TargetGroups: [showTargetGroup(item, context)] };
}

function readSettings(input: CreateTargetGroupInput, context: Context): Settings {
  const { Name: name = '', TargetType: type = 'instance' } = input;
  checkName(name);
  if (type === 'lambda') throw unsupported('target groups of type lambda');
  if (input.Protocol === 'GENEVE') throw unsupported('target groups for gateway load balancers');
  if (input.IpAddressType === 'ipv6') throw unsupported('target groups for IPv6');
  if (input.TargetControlPort !== undefined) throw unsupported('TargetControlPort');
  const protocol = readProtocol(input.Protocol, type);
  if (input.Port === undefined) throw validationError('A port must be specified');
  if (input.Port < 1 || input.Port > 65_535) throw outOfRange(input.Port, 'port', 1, 65_535);
  if (input.VpcId === undefined) throw validationError('A VPC ID must be specified');
  if (!context.find(vpc, input.VpcId)) throw validationError(`The VPC ID '${input.VpcId}' is not found`);
  const forHttp = isForHttp({ Protocol: protocol });
  return {
    TargetGroupName: name,
    Protocol: protocol,
    Port: input.Port,
    VpcId: input.VpcId,
    TargetType: type,
    ...(forHttp && { ProtocolVersion: readVersion(input.ProtocolVersion) }),
    ...readHealthCheck(input, { TargetType: type, forHttp }),
  };
}

function checkName(name: string): void {
  if (name.length > 32)
    throw validationError(`Target group name '${name}' cannot be longer than '32' characters`);
  if (!/^[A-Za-z0-9-]+$/.test(name)) {
    throw validationError(
      `Target group name '${name}' can only contain characters that are alphanumeric characters or hyphens(-)`,
    );
  }
  if (/^-|-$/.test(name)) throw validationError(`Target group name '${name}' cannot begin or end with '-'`);
}

function readProtocol(protocol: ProtocolEnum | undefined, type: string): ProtocolEnum {
  if (protocol === undefined) throw validationError('A protocol must be specified');
  if (protocol === 'QUIC' || protocol === 'TCP_QUIC') throw unsupported('QUIC');
  const allowed = type === 'alb' ? ['TCP'] : PROTOCOLS;
  if (!allowed.includes(protocol)) {
    throw validationError(
      `The protocol '${protocol}' is not supported for target groups with target type '${type}'`,
    );
  }
  return protocol;
}

function readVersion(version = 'HTTP1'): string {
  if (version === 'GRPC') throw unsupported('gRPC target groups');
  if (version === 'HTTP1' || version === 'HTTP2') return version;
  throw validationError(`The protocol version '${version}' must be one of 'HTTP1, HTTP2, GRPC'`);
}

/** R-ELB-37: the same once more is no error. */
function isSame(item: TargetGroupItem, settings: Settings): boolean {
  return Object.entries(settings).every(
    ([member, value]) => JSON.stringify(item[member as keyof Settings]) === JSON.stringify(value),
  );
}

function duplicateName(name: string): AwsError {
  return new AwsError(
    'DuplicateTargetGroupName',
    `A target group with the same name '${name}' exists, but with different settings`,
  );
}

export function modifyTargetGroup(
  input: ModifyTargetGroupInput,
  context: Context,
): Plain<ModifyTargetGroupOutput> {
  const item = requireTargetGroup(input.TargetGroupArn, context);
  const check = readHealthCheck(input, { TargetType: item.TargetType, forHttp: isForHttp(item) }, item);
  if (check.HealthCheckProtocol === 'TCP') {
    delete item.HealthCheckPath;
    delete item.Matcher;
  }
  Object.assign(item, check);
  return { TargetGroups: [showTargetGroup(item, context)] };
}

/** Deleting what isn't there is no error. */
export function deleteTargetGroup(input: DeleteTargetGroupInput, context: Context): object {
  const arn = input.TargetGroupArn ?? '';
  checkArn(arn, 'targetgroup', 'target group');
  if (isInUse(arn, context)) {
    throw new AwsError('ResourceInUse', `Target group '${arn}' is currently in use by a listener or a rule`);
  }
  context.remove(targetGroup, arn);
  return {};
}
