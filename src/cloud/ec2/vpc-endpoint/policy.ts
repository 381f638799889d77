/** Policies of endpoints (R-VPC-152): who may do what through them; absent of any word, everybody everything. */
import { decide, type PolicyRequest, statementName } from '../../iam-policy/decide.ts';
import { type PolicyDocument, PolicyProblem, parsePolicy } from '../../iam-policy/document.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { VpcEndpointItem } from './vpc-endpoint.ts';

const MOST_CHARACTERS = 20_480;

const FULL_ACCESS = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };

/** As AWS writes it for the two types. */
export function defaultPolicy(type: VpcEndpointItem['VpcEndpointType']): string {
  return JSON.stringify(
    type === 'Gateway'
      ? { Version: '2008-10-17', Statement: [FULL_ACCESS] }
      : { Statement: [{ Action: '*', Effect: 'Allow', Principal: '*', Resource: '*' }] },
  );
}

/** Throws `InvalidPolicyDocument`. */
export function checkPolicy(text: string): string {
  if (text.length > MOST_CHARACTERS) throw invalid(`The policy is longer than ${MOST_CHARACTERS} characters`);
  try {
    parsePolicy(text);
    return text;
  } catch (error) {
    if (error instanceof PolicyProblem) throw invalid(error.message);
    throw error;
  }
}

function invalid(reason: string): AwsError {
  return new AwsError('InvalidPolicyDocument', `The policy document is invalid: ${reason}`);
}

const parsed = new Map<string, PolicyDocument>();
const MOST_KNOWN = 256;

function documentOf(text: string): PolicyDocument {
  const known = parsed.get(text);
  if (known) return known;
  if (parsed.size >= MOST_KNOWN) parsed.clear();
  const document = parsePolicy(text);
  parsed.set(text, document);
  return document;
}

/** Why the endpoint doesn't let the request through, in a sentence without its end; undefined where it does. */
export function refusedBy(id: string, policy: string, request: PolicyRequest): string | undefined {
  const { effect, statement, lacks } = decide(documentOf(policy), request);
  if (effect === 'Allow') return undefined;
  const { action, resource } = request;
  if (effect === 'Deny' && statement)
    return `${statementName(statement)} of the policy of endpoint ${id} denies ${action} on ${resource}: a Deny overrules every Allow, so that statement must change`;
  const nearest =
    statement && lacks?.length
      ? `; ${statementName(statement)} comes nearest, but its ${lacks.map((lack) => (lack.part === 'condition' ? `condition ${lack.condition.operator} ${lack.condition.key}` : lack.part)).join(' and ')} doesn't fit`
      : '';
  return `the policy of endpoint ${id} does not allow ${action} on ${resource}${nearest}`;
}
