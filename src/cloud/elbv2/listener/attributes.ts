/** Attributes of listeners (R-ELB-45). */
import type {
  DescribeListenerAttributesInput,
  DescribeListenerAttributesOutput,
  ModifyListenerAttributesInput,
  ModifyListenerAttributesOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../kernel/context.ts';
import { type AttributeRule, readAttributes, showAttributes } from '../attributes.ts';
import { type ListenerItem, requireListener } from './listener.ts';

const FOR_HTTP: readonly AttributeRule[] = [
  { key: 'routing.http.response.server.enabled', standard: 'true', allowed: 'boolean' },
];

/** Only TCP connections are forgotten at a time of one's choice. */
const FOR_TCP: readonly AttributeRule[] = [
  { key: 'tcp.idle_timeout.seconds', standard: '350', allowed: { least: 60, most: 6000 } },
];

function rulesFor({ Protocol }: ListenerItem): readonly AttributeRule[] {
  if (Protocol === 'HTTP' || Protocol === 'HTTPS') return FOR_HTTP;
  return Protocol === 'TCP' ? FOR_TCP : [];
}

export function describeListenerAttributes(
  input: DescribeListenerAttributesInput,
  context: Context,
): DescribeListenerAttributesOutput {
  const item = requireListener(input.ListenerArn, context);
  return { Attributes: showAttributes(item.Attributes, rulesFor(item)) };
}

export function modifyListenerAttributes(
  input: ModifyListenerAttributesInput,
  context: Context,
): ModifyListenerAttributesOutput {
  const item = requireListener(input.ListenerArn, context);
  Object.assign(item.Attributes, readAttributes(input.Attributes ?? [], rulesFor(item), 'Listener'));
  return { Attributes: showAttributes(item.Attributes, rulesFor(item)) };
}
