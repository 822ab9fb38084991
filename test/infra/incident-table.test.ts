import { describe, expect, it } from 'vitest';
import { INDEXES, TABLE } from '../../shared/names.ts';
import { resourcesOf, synthesize } from './synthesis.ts';

const [[, table] = []] = resourcesOf(synthesize(), 'AWS::DynamoDB::Table');
const keys = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' },
  { AttributeName: sort, KeyType: 'RANGE' },
];

describe('IncidentTable', () => {
  it('has the keys and the indexes that the code uses', () => {
    expect(table?.Properties.KeySchema).toEqual(keys(TABLE.partitionKey, TABLE.sortKey));
    expect(table?.Properties.GlobalSecondaryIndexes).toEqual(
      Object.values(INDEXES).map((index) => ({
        IndexName: index.name,
        KeySchema: keys(index.partitionKey, index.sortKey),
        Projection: { ProjectionType: 'ALL' },
      })),
    );
    for (const { AttributeType } of table?.Properties.AttributeDefinitions ?? []) {
      expect(AttributeType).toBe('S');
    }
  });

  it('expires items by the attribute that the code writes', () => {
    expect(table?.Properties.TimeToLiveSpecification).toEqual({
      AttributeName: TABLE.ttl,
      Enabled: true,
    });
  });

  it('is billed per request', () => {
    expect(table?.Properties.BillingMode).toBe('PAY_PER_REQUEST');
  });

  it('is hard to lose', () => {
    expect(table?.Properties.PointInTimeRecoverySpecification).toEqual({
      PointInTimeRecoveryEnabled: true,
    });
    expect(table?.Properties.DeletionProtectionEnabled).toBe(true);
    expect(table?.DeletionPolicy).toBe('Retain');
    expect(table?.UpdateReplacePolicy).toBe('Retain');
  });

  it('is encrypted with a KMS key', () => {
    expect(table?.Properties.SSESpecification).toEqual({ SSEEnabled: true });
  });
});
