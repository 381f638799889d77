/** ARNs of what ELB keeps (R-ELB-11): `…:loadbalancer/app/web/50dc6c495c0c9188`. */
import { validationError } from './errors.ts';

const SERVICE = /^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:\d{12}:/;

/** The part behind the account: `loadbalancer/app/web/50dc6c495c0c9188`. */
export function pathOf(arn: string): string {
  return arn.replace(SERVICE, '');
}

/** Throws `ValidationError` where the text is no ARN of this kind; `noun` as AWS names it: `load balancer`. */
export function checkArn(arn: string, kind: string, noun: string): void {
  if (!SERVICE.test(arn) || !pathOf(arn).startsWith(`${kind}/`)) {
    throw validationError(`'${arn}' is not a valid ${noun} ARN`);
  }
}

/** The end of the ARN of a load balancer, by which its listeners, rules and interfaces name it: `app/web/50dc…`. */
export function balancerPath(arn: string): string {
  return pathOf(arn).replace(/^loadbalancer\//, '');
}
