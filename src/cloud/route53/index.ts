/**
 * Route 53: hosted zones, record sets, routing policies, health checks. Traffic policies, DNSSEC signing and query
 * logging are not simulated. https://docs.aws.amazon.com/Route53/latest/APIReference/Welcome.html
 */
import { read, type Service, write } from '../kernel/resource.ts';
import { getAccountLimit } from './account-limits.ts';
import { change } from './change.ts';
import { changeOperations } from './change-operations.ts';
import { cidrCollection } from './cidr-collection/cidr-collection.ts';
import { cidrCollectionOperations } from './cidr-collection/operations.ts';
import { delegationSet } from './delegation-set/delegation-set.ts';
import { delegationSetOperations } from './delegation-set/operations.ts';
import { GEO_OPERATIONS } from './geography/geo-locations.ts';
import { alarm } from './health-check/alarm.ts';
import { CHECKER_OPERATIONS } from './health-check/checkers.ts';
import { endpointAnswer } from './health-check/endpoint-answer.ts';
import { healthCheck } from './health-check/health-check.ts';
import { networkProbe } from './health-check/network-probe.ts';
import { observeHealthChecks } from './health-check/observe.ts';
import { healthCheckOperations, healthCheckTransitions } from './health-check/operations.ts';
import { hostedZone } from './hosted-zone/hosted-zone.ts';
import { hostedZoneOperations, hostedZoneTransitions } from './hosted-zone/operations.ts';
import { VPC_OPERATIONS } from './hosted-zone/vpcs.ts';
import { changeResourceRecordSets } from './record-set/change-batch.ts';
import { listResourceRecordSets } from './record-set/list.ts';
import { TAG_OPERATIONS } from './tags.ts';
import { testDnsAnswer } from './test-dns-answer.ts';

export const route53: Service = {
  name: 'route53',
  global: true,
  resources: [hostedZone, delegationSet, change, healthCheck, alarm, endpointAnswer, cidrCollection],
  operations: {
    ...healthCheckOperations,
    ...changeOperations,
    ...hostedZoneOperations,
    ...delegationSetOperations,
    ...cidrCollectionOperations,
    ...VPC_OPERATIONS,
    ChangeResourceRecordSets: write(changeResourceRecordSets),
    ListResourceRecordSets: read(listResourceRecordSets),
    TestDNSAnswer: read(testDnsAnswer),
    GetAccountLimit: read(getAccountLimit),
    ...TAG_OPERATIONS,
    ...GEO_OPERATIONS,
    ...CHECKER_OPERATIONS,
  },
  transitions: {
    [healthCheck.kind]: healthCheckTransitions,
    [hostedZone.kind]: hostedZoneTransitions,
  },
  settle: observeHealthChecks(networkProbe),
};
