/** The services that netlab simulates: one line each. */
import { acm } from './acm/index.ts';
import { cloudfront } from './cloudfront/index.ts';
import { colo } from './directconnect/cross-connect/colo-service.ts';
import { directconnect } from './directconnect/index.ts';
import { ec2 } from './ec2/index.ts';
import { elbv2 } from './elbv2/index.ts';
import { ipsec } from './ipsec/service.ts';
import type { Service } from './kernel/resource.ts';
import { logs } from './logs/index.ts';
import { iproute } from './premises/link-service.ts';
import { route53 } from './route53/index.ts';
import { route53domains } from './route53domains/index.ts';
import { route53resolver } from './route53resolver/index.ts';
import { s3 } from './s3/index.ts';
import { s3WholeUploads } from './s3/multipart/whole-upload.ts';
import { snowballDevice } from './snowball/device/device-service.ts';
import { snowball } from './snowball/index.ts';
import { sts } from './sts/index.ts';

export const SERVICES: readonly Service[] = [
  acm,
  cloudfront,
  directconnect,
  ec2,
  elbv2,
  logs,
  route53,
  route53domains,
  route53resolver,
  s3,
  snowball,
  sts,
];

/** What the console's tools speak to and no API of AWS names. */
export const INNER_SERVICES: readonly Service[] = [colo, ipsec, iproute, s3WholeUploads, snowballDevice];
