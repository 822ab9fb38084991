import { describe, expect, it } from 'vitest';
import { readSettings } from '../../infra/settings.ts';

describe('readSettings', () => {
  it('needs no settings', () => {
    expect(readSettings({})).toEqual({
      stackName: 'Loopwatch',
      emails: [],
      healthEmails: [],
      clusters: [],
      shortRunMinutes: 30,
      quietMinutes: 30,
    });
  });

  it('reads the texts of the command line', () => {
    expect(
      readSettings({
        stackName: 'Loopwatch-staging',
        emails: 'a@example.org, b@example.org,',
        healthEmails: 'c@example.org',
        clusters: 'prod,staging',
        shortRunMinutes: '10',
        quietMinutes: '45',
      }),
    ).toEqual({
      stackName: 'Loopwatch-staging',
      emails: ['a@example.org', 'b@example.org'],
      healthEmails: ['c@example.org'],
      clusters: ['prod', 'staging'],
      shortRunMinutes: 10,
      quietMinutes: 45,
    });
  });

  it('reads lists and numbers from cdk.json', () => {
    const settings = readSettings({ emails: ['a@example.org'], quietMinutes: 45 });
    expect(settings.emails).toEqual(['a@example.org']);
    expect(settings.quietMinutes).toBe(45);
  });

  it('sends the watcher’s own alarms to the same people by default', () => {
    expect(readSettings({ emails: 'a@example.org' }).healthEmails).toEqual(['a@example.org']);
  });

  it('subscribes nobody twice', () => {
    expect(readSettings({ emails: 'a@example.org,a@example.org' }).emails).toHaveLength(1);
  });

  it.each([
    [{ emails: 'joe' }, 'emails: "joe" is not an e-mail address'],
    [{ emails: 'a@example.org;b@example.org' }, 'separate several by commas'],
    [{ healthEmails: 'a@b' }, 'healthEmails: "a@b" is not an e-mail address'],
    [{ clusters: 'arn:aws:ecs:eu-west-1:1:cluster/prod' }, 'give the name, not the ARN'],
    [{ shortRunMinutes: '0' }, 'shortRunMinutes: "0" is not a whole number of minutes from 1 up'],
    [{ quietMinutes: '-5' }, 'such as -c quietMinutes=30'],
    [{ quietMinutes: 'soon' }, 'quietMinutes: "soon" is not a whole number'],
    [{ quietMinutes: '' }, 'quietMinutes: "" is not a whole number'],
    [{ stackName: 'my stack' }, 'stackName: "my stack" is not a letter followed by'],
    [{ email: 'a@example.org' }, 'email: there is no such setting; did you mean emails?'],
    [{ 'quiet-minutes': '5' }, 'did you mean quietMinutes?'],
    [{ shortRunMins: '5' }, 'did you mean shortRunMinutes?'],
  ])('says for %o: %s', (context, message) => {
    expect(() => readSettings(context)).toThrow(message);
  });

  it('names all mistakes at once', () => {
    expect(() => readSettings({ emails: 'joe', quietMinutes: '0' })).toThrow(/joe.*quietMinutes/s);
  });

  it.each(['@aws-cdk/core:target-partitions', 'acknowledged-issue-numbers', 'owner'])(
    'lets %s be, which belongs to somebody else',
    (key) => {
      expect(() => readSettings({ [key]: 'x' })).not.toThrow();
    },
  );
});
