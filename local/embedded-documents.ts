import { type Documents, openDocuments } from '../shared/table/document-client.ts';
import { type EmbeddedDynamoDb, TABLE_NAME } from './dynamodb.ts';

/** The table of the embedded cloud, for readers. */
export const embeddedDocuments = ({ config }: EmbeddedDynamoDb): Documents =>
  openDocuments((make) => make(config), TABLE_NAME);
