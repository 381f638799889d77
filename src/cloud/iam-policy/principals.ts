/** Whom a statement means. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
import type { Signer } from '../web/visit.ts';
import type { Principals } from './document.ts';

export function namesCaller(principals: Principals, caller: Signer | undefined): boolean {
  if (principals.anyone) return true;
  switch (caller?.kind) {
    case 'principal':
      return principals.AWS.some((named) => namesPrincipal(named, caller.arn, caller.account));
    case 'service':
      return principals.Service.includes(caller.service);
    case 'canonical-user':
      return principals.CanonicalUser.includes(caller.id) || principals.AWS.includes(caller.arn);
    default:
      return false;
  }
}

/** An account, by its number or its root, means everybody in it. */
function namesPrincipal(named: string, arn: string, account: string): boolean {
  return named === arn || named === account || named === `arn:aws:iam::${account}:root`;
}

const ARN_FORMS = [
  /^\d{12}$/,
  /^arn:aws:iam::\d{12}:root$/,
  /^arn:aws:iam::\d{12}:(?:user|role)\/[\w+=,.@/-]+$/,
  /^arn:aws:sts::\d{12}:(?:assumed-role|federated-user)\/[\w+=,.@/-]+$/,
  /^arn:aws:iam::cloudfront:user\/CloudFront Origin Access Identity E[A-Z0-9]+$/,
];

/** Whether such principals can exist. Whether they do, IAM knows, and that isn't simulated. */
export function arePlausible({ AWS, Service, CanonicalUser }: Principals): boolean {
  return (
    AWS.every((named) => named === '*' || ARN_FORMS.some((form) => form.test(named))) &&
    Service.every((named) => /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com$/.test(named)) &&
    CanonicalUser.every((named) => /^[0-9a-f]{64}(?:[0-9a-f]{32})?$/.test(named))
  );
}
