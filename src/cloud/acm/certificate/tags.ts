/** Tags of certificates. https://docs.aws.amazon.com/acm/latest/APIReference/API_AddTagsToCertificate.html */
import type {
  Tag as AcmTag,
  AddTagsToCertificateRequest,
  ListTagsForCertificateRequest,
  ListTagsForCertificateResponse,
  RemoveTagsFromCertificateRequest,
} from '@aws-sdk/client-acm';
import type { Context } from '../../kernel/context.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Tag } from '../../kernel/resource.ts';
import { MAX_TAGS, removeTags } from '../../kernel/tags.ts';
import { invalidTag, tooManyTags } from '../errors.ts';
import { requireCertificate } from './certificate.ts';

/** `tags` with the added ones, of which one with a known key takes the other's place. */
export function checkedTags(tags: readonly Tag[], added: readonly AcmTag[]): Tag[] {
  const all = new Map(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  for (const { Key = '', Value = '' } of added) {
    if (/^aws:/i.test(Key)) throw invalidTag(`Tag keys that begin with aws: are reserved: ${Key}`);
    all.set(Key, Value);
  }
  if (all.size > MAX_TAGS) throw tooManyTags(`A certificate has at most ${MAX_TAGS} tags.`);
  return [...all].map(([Key, Value]) => ({ Key, Value }));
}

export function addTags({ CertificateArn, Tags }: AddTagsToCertificateRequest, context: Context): object {
  const item = requireCertificate(CertificateArn, context);
  item.Tags = checkedTags(item.Tags, Tags ?? []);
  return {};
}

export function removeTagsFrom(
  { CertificateArn, Tags }: RemoveTagsFromCertificateRequest,
  context: Context,
): object {
  removeTags(requireCertificate(CertificateArn, context).Tags, Tags ?? []);
  return {};
}

export function listTags(
  { CertificateArn }: ListTagsForCertificateRequest,
  context: Context,
): Plain<ListTagsForCertificateResponse> {
  const { Tags } = requireCertificate(CertificateArn, context);
  return { Tags: Tags.map(({ Key, Value }) => ({ Key, Value: Value ?? '' })) };
}
