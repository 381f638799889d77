/** When a rule applies (R-ELB-23): conditions as requests give them, checked, and as they are shown. */
import type { RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2';
import { parsePrefix } from '../../../kit/prefix.ts';
import { AwsError } from '../../kernel/errors.ts';
import { unsupported, validationError } from '../errors.ts';

const FIELDS = [
  'path-pattern',
  'host-header',
  'http-header',
  'http-request-method',
  'query-string',
  'source-ip',
] as const;
type Field = (typeof FIELDS)[number];

/** Which a rule may have once only. */
const ONCE: readonly string[] = ['path-pattern', 'host-header', 'http-request-method', 'source-ip'];
/** R-ELB-23. */
const VALUES_PER_RULE = 5;
const WILDCARDS_PER_RULE = 5;

const PATH = /^[A-Za-z0-9_\-.$/~"'@:+&*?]{1,128}$/;
const HOST = /^[A-Za-z0-9\-.*?]{1,128}$/;
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]{1,40}$/;
const METHOD = /^[A-Z\-_]{1,40}$/;

export function readConditions(given: readonly RuleCondition[]): RuleCondition[] {
  if (given.length === 0) throw validationError('A condition must be specified');
  const conditions = given.map(readCondition);
  for (const field of ONCE) {
    if (conditions.filter(({ Field }) => Field === field).length > 1) {
      throw validationError(`A rule can only have one '${field}' condition`);
    }
  }
  const values = conditions.flatMap(valuesOf);
  if (values.length > VALUES_PER_RULE) {
    throw validationError(`A rule can only have '${VALUES_PER_RULE}' condition values`);
  }
  const wildcards = conditions.filter(({ Field }) => Field !== 'source-ip').flatMap(valuesOf);
  if (wildcards.join('').replace(/[^*?]/g, '').length > WILDCARDS_PER_RULE) {
    throw validationError(`A rule can only have '${WILDCARDS_PER_RULE}' wildcards`);
  }
  return conditions;
}

function readCondition(given: RuleCondition): RuleCondition {
  if (given.RegexValues?.length) throw unsupported('regular expressions in conditions');
  const field = fieldOf(given);
  const condition = { Field: field, ...READERS[field](given) };
  if (valuesOf(condition).length === 0) throw validationError(`A condition value must be specified`);
  return condition;
}

/** By name, or by the one configuration that is given. */
function fieldOf({ Field: name }: RuleCondition): Field {
  const field = FIELDS.find((one) => one === name);
  if (field) return field;
  throw validationError(`Condition field '${name ?? ''}' must be one of '[${FIELDS.join(', ')}]'`);
}

/** Older requests have `Values` beside the field, newer ones a configuration; both are shown. */
function listed(given: RuleCondition, configured: string[] | undefined): string[] {
  const { Values: plain = [] } = given;
  if (plain.length > 0 && configured?.length && plain.join() !== configured.join()) {
    throw validationError('You cannot specify both Values and a configuration with other values');
  }
  return configured?.length ? configured : plain;
}

const READERS: Readonly<Record<Field, (given: RuleCondition) => Omit<RuleCondition, 'Field'>>> = {
  'path-pattern': (given) => {
    const Values = listed(given, given.PathPatternConfig?.Values);
    refuseUnfit(Values, PATH, 'path pattern');
    return { Values, PathPatternConfig: { Values } };
  },
  'host-header': (given) => {
    const Values = listed(given, given.HostHeaderConfig?.Values);
    refuseUnfit(Values, HOST, 'host header');
    return { Values, HostHeaderConfig: { Values } };
  },
  'http-header': ({ HttpHeaderConfig: { HttpHeaderName = '', Values = [] } = {} }) => {
    refuseUnfit([HttpHeaderName], HEADER_NAME, 'HTTP header name');
    if (HttpHeaderName.toLowerCase() === 'host') {
      throw validationError("HTTP header name 'Host' is not allowed; use a 'host-header' condition");
    }
    return { HttpHeaderConfig: { HttpHeaderName, Values } };
  },
  'http-request-method': ({ HttpRequestMethodConfig: { Values = [] } = {} }) => {
    refuseUnfit(Values, METHOD, 'HTTP request method');
    return { HttpRequestMethodConfig: { Values } };
  },
  'query-string': ({ QueryStringConfig: { Values = [] } = {} }) => ({ QueryStringConfig: { Values } }),
  'source-ip': ({ SourceIpConfig: { Values = [], IpAddressType } = {} }) => {
    if (IpAddressType !== undefined) throw unsupported('IpAddressType in conditions');
    const bad = Values.find((text) => !parsePrefix(text));
    if (bad !== undefined) throw validationError(`Source IP '${bad}' is not a valid CIDR block`);
    return { SourceIpConfig: { Values } };
  },
};

function refuseUnfit(values: readonly string[], pattern: RegExp, noun: string): void {
  const bad = values.find((value) => !pattern.test(value));
  if (bad === undefined) return;
  if (bad.length > 128) throw validationError(`The ${noun} '${bad}' cannot be longer than '128' characters`);
  throw new AwsError('ValidationError', `The ${noun} '${bad}' contains characters that are not allowed`);
}

/** Everything that is compared, as text. */
function valuesOf(condition: RuleCondition): string[] {
  const { HttpHeaderConfig, HttpRequestMethodConfig, QueryStringConfig, SourceIpConfig, Values } = condition;
  return [
    ...(Values ?? []),
    ...(HttpHeaderConfig?.Values ?? []),
    ...(HttpRequestMethodConfig?.Values ?? []),
    ...(QueryStringConfig?.Values ?? []).map(({ Key = '', Value = '' }) => `${Key}=${Value}`),
    ...(SourceIpConfig?.Values ?? []),
  ];
}
