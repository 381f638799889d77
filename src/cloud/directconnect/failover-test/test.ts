/**
 * Failover tests: AWS takes BGP peers down for a while, so that one sees whether traffic finds another way (R-DX-45).
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/resiliency_failover.html
 */
import type { VirtualInterfaceTestHistory } from '@aws-sdk/client-direct-connect';
import type { Context } from '../../kernel/context.ts';
import type { Stored } from '../../kernel/plain.ts';
import { defineResource } from '../../kernel/resource.ts';
import type { RegionState } from '../../kernel/world.ts';
import { clientException } from '../errors.ts';

export type FailoverTestItem = Omit<
  Stored<
    VirtualInterfaceTestHistory,
    'testId' | 'virtualInterfaceId' | 'bgpPeers' | 'ownerAccount' | 'testDurationInMinutes' | 'startTime'
  >,
  'status'
> & {
  status: 'in progress' | 'completed' | 'cancelled' | 'failed';
  /** Milliseconds since the Unix epoch. */
  startedAt: number;
};

export const failoverTest = defineResource<FailoverTestItem>({
  kind: 'dx-failover-test',
  prefix: 'dxtest',
  id: (item) => item.testId,
  notFound: testNotFound,
  malformed: testNotFound,
  filters: {},
});

function testNotFound(id: string) {
  return clientException(`Virtual Interface test with ID ${id} does not exist`);
}

/** The one that runs on an interface, if any. */
export function runningTest(virtualInterfaceId: string, context: Context): FailoverTestItem | undefined {
  return context
    .list(failoverTest)
    .find((item) => item.virtualInterfaceId === virtualInterfaceId && item.status === 'in progress');
}

/** IDs of peers that tests in a region hold down. */
export function peersUnderTest(state: RegionState): ReadonlySet<string> {
  const items = Object.values((state[failoverTest.kind] ?? {}) as Record<string, FailoverTestItem>);
  return new Set(items.flatMap((item) => (item.status === 'in progress' ? item.bgpPeers : [])));
}
