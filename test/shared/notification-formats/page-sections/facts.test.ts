import { describe, expect, it } from 'vitest';
import {
  factsSection,
  lastingFactsSection,
} from '../../../../shared/notification-formats/page-sections/facts.ts';
import { evidenceOf } from '../../rules/evidence-of.ts';
import { recordOf, resolvedRecordOf } from '../record-of.ts';

const evidence = evidenceOf({ log: 'FATAL no', environment: [] });

describe('factsSection', () => {
  it('says where to look', () => {
    const facts = factsSection(recordOf({ evidence }));
    expect(facts).toContain('Service    shop/media, account 444455556666, eu-central-1');
    expect(facts).toContain('Image      shop/media:9f31c2e');
    expect(facts).toContain('Logs       https://eu-central-1.console.aws.amazon.com/');
  });

  it('leaves out what is not known', () => {
    expect(factsSection(recordOf())).not.toMatch(/undefined|Image|Logs|--table/);
  });

  it('says where its commands run to whoever reads them in a mail', () => {
    expect(factsSection(recordOf(), 'loopwatch')).toContain(
      '(in a clone of Loopwatch, signed in to account 444455556666)',
    );
    expect(factsSection(recordOf())).not.toContain('clone');
  });

  it('offers no command to resolve what is resolved', () => {
    expect(factsSection(resolvedRecordOf(undefined, 'gone'))).not.toContain('loopwatch resolve');
  });
});

describe('lastingFactsSection', () => {
  it('has nothing that was only true then', () => {
    const facts = lastingFactsSection(resolvedRecordOf(evidence, 'healthy again'), 'loopwatch');
    expect(facts).toMatch(/^FACTS\nService /);
    expect(facts).toMatch(/Console .*\nIncident .*\nShow /);
    expect(facts).not.toMatch(/Image|Deployment|Logs|resolve/);
  });
});
