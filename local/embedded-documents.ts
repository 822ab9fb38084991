import { type Documents, openDocuments } from '../shared/table/document-client.ts';
import { CREDENTIALS, type EmbeddedDynamoDb, TABLE_NAME } from './dynamodb.ts';

/** The table of the embedded cloud, for readers. */
export const embeddedDocuments = ({ endpoint }: EmbeddedDynamoDb): Documents =>
  openDocuments(
    (make) => make({ endpoint, region: 'us-east-1', credentials: CREDENTIALS }),
    TABLE_NAME,
  );
