import { describe, expect, it } from 'vitest';
import { factsSection, lastingFactsSection } from '../../../../shared/report/sections/facts.ts';
import { evidenceOf } from '../../diagnosis/rules/evidence-of.ts';
import { recordOf, resolvedRecordOf } from '../record-of.ts';

const evidence = evidenceOf({ log: 'FATAL no', environment: [] });

describe('factsSection', () => {
  it('says where to look', () => {
    const facts = factsSection(recordOf({ evidence }));
    expect(facts).toContain('Service    shop/media, account 444455556666, eu-central-1');
    expect(facts).toContain('Image      shop/media:9f31c2e');
    expect(facts).toContain('Logs       https://eu-central-1.console.aws.amazon.com/');
  });

  it.each([
    ['media:6', false, 'Last good  media:6\n'],
    ['media:6', true, 'Last good  media:6 (assumed)\n'],
    ['media:7', true, undefined],
  ])('names the last good revision %s (assumed: %s) unless it fails', (revision, assumed, said) => {
    const arn = `arn:aws:ecs:eu-central-1:444455556666:task-definition/${revision}`;
    const facts = factsSection(recordOf({ evidence: { ...evidence, lastGood: { arn, assumed } } }));
    if (said) expect(facts).toContain(said);
    else expect(facts).not.toContain('Last good');
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
