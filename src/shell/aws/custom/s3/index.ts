/** The commands of `aws s3`, a line each. */
import type { CustomCommand } from '../custom-command.ts';
import { mb, rb } from './buckets.ts';
import { cp, mv } from './copy.ts';
import { ls } from './ls.ts';
import { presign } from './presign.ts';
import { rm } from './rm.ts';
import { sync } from './sync.ts';
import { website } from './website.ts';

export const s3Commands: readonly CustomCommand[] = [cp, ls, mb, mv, presign, rb, rm, sync, website];
