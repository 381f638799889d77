/** The end of a listener, and of its rules with it. */
import type { DeleteListenerInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../kernel/context.ts';
import { rule } from '../rule/rule.ts';
import { type ListenerItem, listener, requireListener } from './listener.ts';

export function deleteListener(input: DeleteListenerInput, context: Context): object {
  removeListener(requireListener(input.ListenerArn, context), context);
  return {};
}

export function removeListener({ ListenerArn }: ListenerItem, context: Context): void {
  for (const item of context.list(rule)) {
    if (item.ListenerArn === ListenerArn) context.remove(rule, item.RuleArn);
  }
  context.remove(listener, ListenerArn);
}
