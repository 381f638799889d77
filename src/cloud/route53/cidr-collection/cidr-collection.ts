import { AwsError } from '../../kernel/errors.ts';
import type { Resource } from '../../kernel/resource.ts';

export interface CidrCollectionItem {
  Id: string;
  Arn: string;
  Name: string;
  Version: number;
  CallerReference: string;
  /** Blocks by location. */
  locations: Record<string, string[]>;
}

export const cidrCollection: Resource<CidrCollectionItem> = {
  kind: 'cidr-collection',
  prefix: 'cidr-collection',
  id: (item) => item.Id,
  notFound: noSuchCollection,
  malformed: noSuchCollection,
  filters: {},
};

export function noSuchCollection(_id: string): AwsError {
  return new AwsError(
    'NoSuchCidrCollectionException',
    'The CIDR collection you specified, does not exist.',
    404,
  );
}
