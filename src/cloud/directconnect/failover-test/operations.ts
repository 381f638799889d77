/** StartBgpFailoverTest, StopBgpFailoverTest, ListVirtualInterfaceTestHistory (R-DX-45). */
import type {
  ListVirtualInterfaceTestHistoryRequest,
  ListVirtualInterfaceTestHistoryResponse,
  StartBgpFailoverTestRequest,
  StartBgpFailoverTestResponse,
  StopBgpFailoverTestRequest,
  StopBgpFailoverTestResponse,
  VirtualInterfaceTestHistory,
} from '@aws-sdk/client-direct-connect';
import type { Context } from '../../kernel/context.ts';
import { timestamp } from '../../kernel/plain.ts';
import { type Operations, read, type Transitions, write } from '../../kernel/resource.ts';
import { clientException } from '../errors.ts';
import { drawUuid } from '../gateway/gateway.ts';
import { pageOf } from '../pages.ts';
import { isSetUp, requireVif, type VirtualInterfaceItem } from '../virtual-interface/virtual-interface.ts';
import { type FailoverTestItem, failoverTest, runningTest } from './test.ts';

export const failoverTestOperations: Operations = {
  StartBgpFailoverTest: write(startTest),
  StopBgpFailoverTest: write(stopTest),
  ListVirtualInterfaceTestHistory: read(listTests),
};

export const failoverTestTransitions: Transitions<FailoverTestItem> = {
  complete: (item, context) => {
    if (item.status === 'in progress') end(item, 'completed', context);
  },
};

const MINUTE_MS = 60_000;
const DEFAULT_MINUTES = 180;
const MOST_MINUTES = 4320;
const DAY_MS = 86_400_000;
const KEPT_DAYS = 365;

function startTest(
  {
    virtualInterfaceId,
    bgpPeers,
    testDurationInMinutes: minutes = DEFAULT_MINUTES,
  }: StartBgpFailoverTestRequest,
  context: Context,
): StartBgpFailoverTestResponse {
  const vif = requireVif(virtualInterfaceId, context);
  if (vif.ownerAccount !== context.account)
    throw clientException(
      `Only the owner of Virtual Interface ${virtualInterfaceId} can run a failover test on it.`,
    );
  if (!isSetUp(vif) || vif.interrupted)
    throw clientException(
      `Virtual Interface ${virtualInterfaceId} is in state ${vif.virtualInterfaceState} and cannot be tested.`,
    );
  if (runningTest(vif.virtualInterfaceId, context))
    throw clientException(`Virtual Interface ${virtualInterfaceId} is already under test.`);
  if (minutes < 1 || minutes > MOST_MINUTES)
    throw clientException(
      `Test duration ${minutes} is invalid. Valid values are 1 to ${MOST_MINUTES} minutes.`,
    );
  const item = context.add(failoverTest, {
    testId: drawUuid(context.random),
    virtualInterfaceId: vif.virtualInterfaceId,
    bgpPeers: peersToTest(vif, bgpPeers),
    status: 'in progress',
    ownerAccount: context.account,
    testDurationInMinutes: minutes,
    startTime: timestamp(context.now),
    startedAt: context.now,
  });
  context.later(minutes * MINUTE_MS, failoverTest, item.testId, 'complete');
  return { virtualInterfaceTest: show(item) };
}

function peersToTest(
  { virtualInterfaceId, peers }: VirtualInterfaceItem,
  asked: readonly string[] = [],
): string[] {
  const known = peers.map(({ bgpPeerId }) => bgpPeerId);
  const unknown = asked.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw clientException(`BGP Peer ${unknown} does not exist on Virtual Interface ${virtualInterfaceId}.`);
  return asked.length > 0 ? [...asked] : known;
}

function stopTest(
  { virtualInterfaceId }: StopBgpFailoverTestRequest,
  context: Context,
): StopBgpFailoverTestResponse {
  const vif = requireVif(virtualInterfaceId, context);
  const item = runningTest(vif.virtualInterfaceId, context);
  if (!item) throw clientException(`Virtual Interface ${virtualInterfaceId} is not under test.`);
  end(item, 'cancelled', context);
  return { virtualInterfaceTest: show(item) };
}

function end(item: FailoverTestItem, status: FailoverTestItem['status'], context: Context): void {
  item.status = status;
  item.endTime = timestamp(context.now);
}

function listTests(
  input: ListVirtualInterfaceTestHistoryRequest,
  context: Context,
): ListVirtualInterfaceTestHistoryResponse {
  const { testId, virtualInterfaceId, bgpPeers = [], status } = input;
  const { items, rest } = pageOf(
    context
      .list(failoverTest)
      .filter((item) => context.now - item.startedAt <= KEPT_DAYS * DAY_MS)
      .filter((item) => testId === undefined || item.testId === testId)
      .filter((item) => virtualInterfaceId === undefined || item.virtualInterfaceId === virtualInterfaceId)
      .filter((item) => status === undefined || item.status === status)
      .filter((item) => bgpPeers.every((id) => item.bgpPeers.includes(id))),
    input,
  );
  return { virtualInterfaceTestHistory: items.map(show), ...rest };
}

function show({ startedAt: _stored, ...item }: FailoverTestItem): VirtualInterfaceTestHistory {
  return item as unknown as VirtualInterfaceTestHistory;
}
