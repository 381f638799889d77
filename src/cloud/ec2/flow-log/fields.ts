/**
 * The fields of flow-log records, by the version that brought them, and the format in which a log asks for them
 * (R-VPC-171). https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html
 */
export const FIELDS_BY_VERSION = {
  2: [
    'version',
    'account-id',
    'interface-id',
    'srcaddr',
    'dstaddr',
    'srcport',
    'dstport',
    'protocol',
    'packets',
    'bytes',
    'start',
    'end',
    'action',
    'log-status',
  ],
  3: ['vpc-id', 'subnet-id', 'instance-id', 'tcp-flags', 'type', 'pkt-srcaddr', 'pkt-dstaddr'],
  4: ['region', 'az-id', 'sublocation-type', 'sublocation-id'],
  5: ['pkt-src-aws-service', 'pkt-dst-aws-service', 'flow-direction', 'traffic-path'],
  7: [
    'ecs-cluster-arn',
    'ecs-cluster-name',
    'ecs-container-instance-arn',
    'ecs-container-instance-id',
    'ecs-container-id',
    'ecs-second-container-id',
    'ecs-service-name',
    'ecs-task-definition-arn',
    'ecs-task-arn',
    'ecs-task-id',
  ],
  8: ['reject-reason'],
} as const;

export type FlowLogField = (typeof FIELDS_BY_VERSION)[keyof typeof FIELDS_BY_VERSION][number];

/** What a record tells; a field that is left out is written as `-`. */
export type FlowLogFields = Partial<Record<FlowLogField, string | number>>;

const VERSION_OF = new Map<string, number>(
  Object.entries(FIELDS_BY_VERSION).flatMap(([version, names]) =>
    names.map((name) => [name, Number(version)]),
  ),
);

/** `${version} ${account-id} …`: all fields of version 2, in order. */
export const DEFAULT_FORMAT = FIELDS_BY_VERSION[2].map((name) => `\${${name}}`).join(' ');

/** The fields that a format names, in order; the texts that name no field come back as `unknown`. */
export function parseFormat(format: string): { fields: FlowLogField[]; unknown: string[] } {
  const names = format
    .trim()
    .split(/\s+/)
    .map((word) => /^\$\{(.+)\}$/.exec(word)?.[1] ?? word);
  return {
    fields: names.filter((name) => VERSION_OF.has(name)) as FlowLogField[],
    unknown: names.filter((name) => !VERSION_OF.has(name)),
  };
}

/** A record's `version` is the highest among its fields: 2 for the default format. */
export function versionOf(fields: readonly FlowLogField[]): number {
  return Math.max(2, ...fields.map((field) => VERSION_OF.get(field) ?? 2));
}

/** One line of a flow log, e.g. `2 123456789012 eni-… 10.0.0.5 10.0.1.9 20641 22 6 20 4249 … ACCEPT OK`. */
export function formatFlowLogRecord(values: FlowLogFields, format: string = DEFAULT_FORMAT): string {
  const { fields } = parseFormat(format);
  const all: FlowLogFields = { version: versionOf(fields), ...values };
  return fields.map((field) => String(all[field] ?? '-')).join(' ');
}
