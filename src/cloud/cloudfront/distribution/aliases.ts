/**
 * Moving an alternate name from one distribution to another in one step, and finding out who has it (R-CF-112).
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/alternate-domain-names-move.html
 */
import type {
  AssociateAliasRequest,
  ListConflictingAliasesRequest,
  ListConflictingAliasesResult,
} from '@aws-sdk/client-cloudfront';
import { parseName } from '../../../dns/index.ts';
import { findUsableCertificate } from '../../acm/certificate/find.ts';
import { askPublicDns } from '../../internet/public-dns.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { invalidArgument } from '../errors.ts';
import { pageOf } from '../pages.ts';
import { quantified } from '../quantities.ts';
import { checkAlias, completeAliases } from './config/aliases.ts';
import type { Config } from './config/config.ts';
import { checkCover } from './config/viewer-certificate.ts';
import { type DistributionItem, distribution, requireDistribution } from './distribution.ts';
import { specificity } from './find.ts';
import { aliasesOf } from './parts.ts';
import { deploy } from './rollout.ts';

/** The name leaves the distribution that has it, whichever that is. */
export function associateAlias(input: AssociateAliasRequest, context: Context): object {
  const target = requireDistribution(input.TargetDistributionId, context);
  const { Alias: alias = '' } = input;
  checkAlias(alias);
  if (aliasesOf(target.DistributionConfig).includes(alias)) return {};
  requireCover(target, alias, context);
  if (!isDirected(alias, target, context)) {
    throw new AwsError('IllegalUpdate', 'Invalid or missing alias DNS TXT records.');
  }
  const gained = completeAliases(quantified([...aliasesOf(target.DistributionConfig), alias]));
  const source = context
    .list(distribution)
    .find(({ DistributionConfig: config }) => aliasesOf(config).includes(alias));
  if (source) deploy(source, without(source.DistributionConfig, alias), context);
  deploy(target, { ...target.DistributionConfig, Aliases: gained }, context);
  return {};
}

/** Only for whoever holds a certificate of the name; IDs of others are shown in part. */
export function listConflictingAliases(
  input: ListConflictingAliasesRequest,
  context: Context,
): ListConflictingAliasesResult {
  const item = requireDistribution(input.DistributionId, context);
  const { Alias: wanted = '' } = input;
  checkAlias(wanted);
  requireCover(item, wanted, context);
  const conflicts = context.list(distribution).flatMap((holder) =>
    aliasesOf(holder.DistributionConfig)
      .filter((alias) => specificity(alias, wanted) > 0 || specificity(wanted, alias) > 0)
      .map((alias) => ({
        Alias: alias,
        DistributionId: masked(holder.Id, 7),
        AccountId: masked(context.account, 6),
      })),
  );
  const page = pageOf(conflicts, input, ({ Alias }) => Alias);
  return {
    ConflictingAliasesList: {
      ...(page.NextMarker !== undefined && { NextMarker: page.NextMarker }),
      MaxItems: page.MaxItems,
      Quantity: page.Quantity,
      ...(page.Items && { Items: page.Items }),
    },
  };
}

function requireCover(item: DistributionItem, alias: string, { world }: Context): void {
  const { ACMCertificateArn: arn } = item.DistributionConfig.ViewerCertificate;
  if (arn === undefined) {
    throw invalidArgument('The distribution must have a certificate that covers the alias.');
  }
  checkCover(findUsableCertificate(world, arn)?.certificate, alias, world.clock.now);
}

/** Whoever may write a TXT record `_www.example.com` with the target's name in it, owns the name. */
function isDirected(alias: string, { DomainName }: DistributionItem, context: Context): boolean {
  const proof = parseName(`_${alias.replace(/^\*\./, '')}`);
  const found = proof === undefined ? [] : askPublicDns(context.snapshot, proof, 'TXT');
  return found.some(({ data }) => data.replace(/^"(.*)"$/, '$1') === DomainName);
}

function without(config: Config, alias: string): Config {
  return { ...config, Aliases: quantified(aliasesOf(config).filter((name) => name !== alias)) };
}

function masked(id: string, hidden: number): string {
  return '*'.repeat(hidden) + id.slice(hidden);
}
