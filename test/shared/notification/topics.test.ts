import { describe, expect, it } from 'vitest';
import { configuredTopics } from '../../../shared/notification/topics.ts';

describe('configuredTopics', () => {
  it('includes the pages even if their topic is not set: without it nobody is told', () => {
    expect(configuredTopics({ setting: () => undefined })).toEqual([
      { topic: 'pages', setting: 'pagesTopic', format: 'page', isRequired: true },
    ]);
  });
});
