/** What can be done with target groups and their targets, and what time does to them. */
import { type Operations, read, type Transitions, write } from '../../kernel/resource.ts';
import { describeTargetHealth } from '../health/describe.ts';
import { decide } from '../health/opinion.ts';
import { describeTargetGroupAttributes, modifyTargetGroupAttributes } from './attributes.ts';
import { createTargetGroup, deleteTargetGroup, modifyTargetGroup } from './create.ts';
import { deregisterTargets, drained, registerTargets } from './register.ts';
import { describeTargetGroups } from './show.ts';
import type { TargetGroupItem } from './target-group.ts';

export const targetGroupOperations: Operations = {
  CreateTargetGroup: write(createTargetGroup),
  DescribeTargetGroups: read(describeTargetGroups),
  ModifyTargetGroup: write(modifyTargetGroup),
  DeleteTargetGroup: write(deleteTargetGroup),
  DescribeTargetGroupAttributes: read(describeTargetGroupAttributes),
  ModifyTargetGroupAttributes: write(modifyTargetGroupAttributes),
  RegisterTargets: write(registerTargets),
  DeregisterTargets: write(deregisterTargets),
  DescribeTargetHealth: read(describeTargetHealth),
};

export const targetGroupTransitions: Transitions<TargetGroupItem> = { drained, decide };
