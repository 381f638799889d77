/** Why nothing lets a caller in, and what would: the sentence behind an implicit denial. */
import { type Lack, type PolicyDecision, statementName } from '../../iam-policy/decide.ts';
import type { Signer } from '../../web/visit.ts';
import type { Access } from './authorize.ts';

export function wayIn(access: Access, { statement, lacks = [] }: PolicyDecision): string {
  const { action, resource, bucket, caller } = access;
  const who = callerName(caller);
  const start = `nothing allows ${who} ${action} on ${resource}`;
  if (bucket.Policy === undefined) return `${start}: bucket ${bucket.Name} has no policy`;
  if (!statement) return `${start}: the policy of bucket ${bucket.Name} allows nothing at all`;
  return `${start}: ${statementName(statement)} of the policy of bucket ${bucket.Name} comes nearest, but ${lacks.map((lack) => lackText(lack, access)).join(' and ')}`;
}

function lackText(lack: Lack, { action, resource, keys }: Access): string {
  switch (lack.part) {
    case 'principal':
      return 'its Principal is somebody else';
    case 'action':
      return `its Action is not ${action}`;
    case 'resource':
      return `its Resource does not match ${resource}`;
    case 'condition': {
      const { operator, key, values } = lack.condition;
      const given = keys[key.toLowerCase()];
      const has = given === undefined ? 'the request has none' : `the request has ${String(given)}`;
      return `its condition ${operator} ${key} wants ${values.join(' or ')} (${has})`;
    }
  }
}

function callerName(caller: Signer | undefined): string {
  switch (caller?.kind) {
    case 'principal':
      return caller.arn;
    case 'service':
      return `${caller.service} for ${caller.sourceArn}`;
    case 'canonical-user':
      return caller.arn;
    default:
      return 'an anonymous caller';
  }
}
