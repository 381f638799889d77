/** What stands before and behind web servers: load balancers with their targets, buckets, certificates, zones. */

import type { Item } from '../describe.ts';
import { type AskMore, type ListedKind, listOf, memberOf } from './listed-kind.ts';

const ELB = { service: 'elbv2' } as const;
const VIRGINIA = 'us-east-1';

/** `2/3`, of all that are registered. */
function healthOf(item: Item, ask: AskMore): string {
  const targets = listOf(
    ask('DescribeTargetHealth', { TargetGroupArn: item.TargetGroupArn }),
    'TargetHealthDescriptions',
  );
  const healthy = targets.filter((target) => memberOf(target, 'TargetHealth.State') === 'healthy');
  return targets.length === 0 ? 'no targets' : `${healthy.length}/${targets.length}`;
}

const certificates = (title: string): ListedKind => ({
  title,
  service: 'acm',
  operation: 'ListCertificates',
  id: ({ CertificateArn: arn }) => String(arn).replace(/^.*certificate\//, ''),
  name: 'DomainName',
  columns: { State: 'Status', 'In use': 'InUse', Type: 'Type' },
});

export const SERVER_KINDS: readonly ListedKind[] = [
  {
    ...ELB,
    title: 'Load balancers',
    operation: 'DescribeLoadBalancers',
    name: 'LoadBalancerName',
    id: 'DNSName',
    idTitle: 'DNS name',
    columns: { State: 'State.Code', Type: 'Type', Scheme: 'Scheme', Zones: 'AvailabilityZones' },
  },
  {
    ...ELB,
    title: 'Target groups',
    operation: 'DescribeTargetGroups',
    name: 'TargetGroupName',
    id: ({ Protocol: protocol, Port: port }) => [protocol, port].filter(Boolean).join('/'),
    idTitle: 'To',
    columns: { Healthy: healthOf, Type: 'TargetType', 'Asked for': 'HealthCheckPath' },
  },
  {
    title: 'Buckets',
    service: 's3',
    operation: 'ListBuckets',
    input: { MaxBuckets: 1000 },
    name: 'Name',
    id: 'BucketRegion',
    idTitle: 'Region',
    columns: {
      Objects: ({ Name }, ask) => ask('ListObjectsV2', { Bucket: Name }).KeyCount,
      Versions: ({ Name }, ask) => ask('GetBucketVersioning', { Bucket: Name }).Status,
    },
  },
  certificates('Certificates'),
  { ...certificates('Certificates in us-east-1'), region: VIRGINIA },
  {
    title: 'Hosted zones',
    service: 'route53',
    operation: 'ListHostedZones',
    name: 'Name',
    id: ({ Id: id }) => String(id).replace('/hostedzone/', ''),
    columns: { Records: 'ResourceRecordSetCount', Private: 'Config.PrivateZone' },
  },
];
