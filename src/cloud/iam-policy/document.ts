/**
 * The language of resource-based policies: JSON in, statements out, and what is wrong with it in the words that S3 uses
 * for MalformedPolicy. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 * Limits: policy variables (`${aws:username}`) are not filled in; Binary conditions are not known.
 */
import { parseOperator } from './operators.ts';

export interface Condition {
  /** `StringEquals`, without what stands around it. */
  readonly operator: string;
  readonly quantifier?: 'ForAnyValue' | 'ForAllValues';
  readonly ifExists: boolean;
  /** As written; keys are compared without regard to case. */
  readonly key: string;
  readonly values: readonly string[];
}

export interface Principals {
  /** `"*"`, or `{"AWS": "*"}`. */
  readonly anyone: boolean;
  readonly AWS: readonly string[];
  readonly Service: readonly string[];
  readonly CanonicalUser: readonly string[];
  readonly Federated: readonly string[];
}

export interface Statement {
  readonly sid?: string;
  /** From 0. */
  readonly index: number;
  readonly effect: 'Allow' | 'Deny';
  readonly principals: Principals;
  readonly notPrincipal: boolean;
  readonly actions: readonly string[];
  readonly notAction: boolean;
  readonly resources: readonly string[];
  readonly notResource: boolean;
  readonly conditions: readonly Condition[];
}

export interface PolicyDocument {
  readonly statements: readonly Statement[];
}

/** What is wrong with a policy, in S3's words. */
export class PolicyProblem extends Error {}

const VERSIONS = ['2012-10-17', '2008-10-17'];
const POLICY_FIELDS = ['Version', 'Id', 'Statement'];
const STATEMENT_FIELDS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];
const PRINCIPAL_KINDS = ['AWS', 'Service', 'CanonicalUser', 'Federated'] as const;

/** Throws `PolicyProblem`. */
export function parsePolicy(text: string): PolicyDocument {
  const policy = readJson(text);
  refuseUnknown(policy, POLICY_FIELDS);
  if (policy.Version !== undefined && !VERSIONS.includes(String(policy.Version)))
    throw new PolicyProblem('The policy must contain a valid version string');
  if (policy.Statement === undefined) throw new PolicyProblem('Missing required field Statement');
  const listed = Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement];
  if (listed.length === 0) throw new PolicyProblem('Could not parse the policy: Statement is empty!');
  const statements = listed.map(readStatement);
  const sids = statements.flatMap(({ sid }) => (sid ? [sid] : []));
  if (new Set(sids).size < sids.length)
    throw new PolicyProblem('Statement IDs (SID) in a single policy must be unique.');
  return { statements };
}

type Fields = Readonly<Record<string, unknown>>;

function readJson(text: string): Fields {
  const problem = new PolicyProblem("Policies must be valid JSON and the first byte must be '{'");
  if (!text.startsWith('{')) throw problem;
  try {
    return JSON.parse(text) as Fields;
  } catch {
    throw problem;
  }
}

function readStatement(value: unknown, index: number): Statement {
  if (!isFields(value)) throw new PolicyProblem('Could not parse the policy: Statement must be an object');
  refuseUnknown(value, STATEMENT_FIELDS);
  const principal = oneOf(value, 'Principal');
  const action = oneOf(value, 'Action');
  const resource = oneOf(value, 'Resource');
  return {
    ...(value.Sid !== undefined && { sid: String(value.Sid) }),
    index,
    effect: readEffect(value.Effect),
    principals: readPrincipals(principal.value),
    notPrincipal: principal.negated,
    actions: texts(action.value, 'Action'),
    notAction: action.negated,
    resources: texts(resource.value, 'Resource'),
    notResource: resource.negated,
    conditions: readConditions(value.Condition),
  };
}

/** `Action` or `NotAction`: exactly one must be there. */
function oneOf(fields: Fields, name: string): { value: unknown; negated: boolean } {
  const plain = fields[name];
  const negated = fields[`Not${name}`];
  if (plain === undefined && negated === undefined) throw new PolicyProblem(`Missing required field ${name}`);
  if (plain !== undefined && negated !== undefined)
    throw new PolicyProblem(`Statement contains both ${name} and Not${name}`);
  return plain === undefined ? { value: negated, negated: true } : { value: plain, negated: false };
}

function readEffect(value: unknown): 'Allow' | 'Deny' {
  if (value === undefined) throw new PolicyProblem('Missing required field Effect');
  if (value === 'Allow' || value === 'Deny') return value;
  throw new PolicyProblem(`Invalid effect: ${String(value)}`);
}

function readPrincipals(value: unknown): Principals {
  const none = { anyone: false, AWS: [], Service: [], CanonicalUser: [], Federated: [] };
  if (value === '*') return { ...none, anyone: true };
  if (!isFields(value) || Object.keys(value).length === 0) throw new PolicyProblem('Invalid policy syntax.');
  const unknown = Object.keys(value).find((kind) => !PRINCIPAL_KINDS.some((known) => known === kind));
  if (unknown !== undefined) throw new PolicyProblem('Invalid policy syntax.');
  const list = (kind: (typeof PRINCIPAL_KINDS)[number]) =>
    value[kind] === undefined ? [] : texts(value[kind], 'Principal');
  const AWS = list('AWS');
  return {
    anyone: AWS.includes('*'),
    AWS,
    Service: list('Service'),
    CanonicalUser: list('CanonicalUser'),
    Federated: list('Federated'),
  };
}

function readConditions(value: unknown): Condition[] {
  if (value === undefined) return [];
  if (!isFields(value)) throw new PolicyProblem('Invalid policy syntax.');
  return Object.entries(value).flatMap(([written, keys]) => {
    const operator = parseOperator(written);
    if (!operator) throw new PolicyProblem(`Invalid Condition type : ${written}`);
    if (!isFields(keys)) throw new PolicyProblem('Invalid policy syntax.');
    return Object.entries(keys).map(([key, values]) => ({ ...operator, key, values: texts(values, key) }));
  });
}

/** One text or several; numbers and booleans count as text. */
function texts(value: unknown, name: string): string[] {
  const list = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw new PolicyProblem(`Missing required field ${name} cannot be empty!`);
  return list.map((item) => {
    if (typeof item === 'object') throw new PolicyProblem('Invalid policy syntax.');
    return String(item);
  });
}

function refuseUnknown(fields: Fields, known: readonly string[]): void {
  const unknown = Object.keys(fields).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new PolicyProblem(`Unknown field ${unknown}`);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
