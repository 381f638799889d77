/**
 * DescribeLoa and its older form: each call issues the letter anew, and `loaIssueTime` tells of the last (R-DX-12, R-DX-13).
 * https://docs.aws.amazon.com/directconnect/latest/APIReference/API_DescribeLoa.html
 */
import type { DescribeLoaRequest, LoaContentType } from '@aws-sdk/client-direct-connect';
import type { Context } from '../../kernel/context.ts';
import { timestamp } from '../../kernel/plain.ts';
import { type Operations, write } from '../../kernel/resource.ts';
import { presentConnection } from '../connection/change.ts';
import { isHosted } from '../connection/connection.ts';
import { keepFor } from '../connection/lifecycle.ts';
import { checkProvider } from '../connection/request.ts';
import { clientException } from '../errors.ts';
import { lag } from '../lag/lag.ts';
import { findLocation } from '../location/locations.ts';
import { letterFor, printed } from './letter.ts';

/** The content as text: a blob on the wire. */
interface PrintedLoa {
  loaContent: string;
  loaContentType: LoaContentType;
}

export const loaOperations: Operations = {
  DescribeLoa: write(issueLetter),
  DescribeConnectionLoa: write<DescribeLoaRequest, { loa: PrintedLoa }>((input, context) => ({
    loa: issueLetter(input, context),
  })),
};

function issueLetter(input: DescribeLoaRequest, context: Context): PrintedLoa {
  const { connectionId, providerName, loaContentType } = input;
  if (loaContentType !== undefined && loaContentType !== 'application/pdf')
    throw clientException(
      `LOA content type ${loaContentType} is not supported. Valid value: application/pdf.`,
    );
  if (context.find(lag, connectionId))
    throw clientException('Letters are issued for the connections of a LAG: specify the ID of one of them.');
  const item = presentConnection(connectionId, context);
  if (isHosted(item))
    throw clientException(`Connection ${item.connectionId} is a hosted connection, which needs no LOA.`);
  if (item.readyAt === undefined)
    throw clientException(`LOA is not yet available for connection ${item.connectionId}.`);
  const location = findLocation(item.location);
  if (location) checkProvider(providerName, location);
  item.loaIssueTime = timestamp(context.now);
  if (item.loaIssuedAt === undefined) {
    item.loaIssuedAt = context.now;
    keepFor(item, context);
  }
  const letter = letterFor(item, providerName ?? item.providerName, context.now);
  return { loaContent: printed(letter, context.world), loaContentType: 'application/pdf' };
}
