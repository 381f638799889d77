/** Origin access controls sign what CloudFront asks an origin, and each is for one kind of origin (R-CF-40, R-CF-41). */
import type { Context } from '../../../../kernel/context.ts';
import { AwsError } from '../../../../kernel/errors.ts';
import { originAccessControl } from '../../../origin-access-control/origin-access-control.ts';
import type { OriginSettings } from './origin.ts';

/** Names that origins of the other kinds have. */
const DOMAINS: Readonly<Record<string, RegExp>> = {
  lambda: /\.lambda-url\.[a-z0-9-]+\.on\.aws$/,
  mediastore: /\.data\.mediastore\.[a-z0-9-]+\.amazonaws\.com$/,
  mediapackagev2: /\.mediapackagev2\.[a-z0-9-]+\.amazonaws\.com$/,
};

export function checkAccessControl(origin: OriginSettings, context: Context): void {
  const { OriginAccessControlId: id } = origin;
  if (id === '') return;
  const found = context.find(originAccessControl, id);
  if (!found) throw new AwsError('InvalidOriginAccessControl', 'The origin access control is not valid.');
  const type = found.OriginAccessControlConfig.OriginAccessControlOriginType ?? 's3';
  const fits =
    type === 's3'
      ? origin.S3OriginConfig !== undefined
      : origin.CustomOriginConfig !== undefined && DOMAINS[type]?.test(origin.DomainName);
  if (!fits) {
    throw new AwsError(
      'InvalidDomainNameForOriginAccessControl',
      'An origin access control is associated with an origin whose domain name is not supported.',
    );
  }
}
