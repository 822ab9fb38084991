import { describe, expect, it } from 'vitest';
import { messageIn, ownReason } from '../../../shared/stack/stack-reason.ts';

describe('ownReason', () => {
  it.each([
    'Resource creation cancelled',
    'Creation of resource was cancelled',
    'The following resource(s) failed to create: [Queue, Topic]. Rollback requested by user.',
    'Rollback requested by user.',
    'Embedded stack arn:aws:cloudformation:eu-west-1:4:stack/x/1 was not successfully created',
    'Resource creation Initiated',
    '',
  ])('is empty for "%s"', (reason) => {
    expect(ownReason(reason)).toBe('');
  });

  it.each([
    ['The queue is full', 'The queue is full'],
    [
      'Parameter validation failed: no such key pair. Rollback requested by user.',
      'Parameter validation failed: no such key pair.',
    ],
  ])('of "%s" is "%s"', (reason, own) => {
    expect(ownReason(reason)).toBe(own);
  });
});

describe('messageIn', () => {
  it.each([
    [
      'the message of the service',
      'Resource handler returned message: "Topic is gone (Service: Sns, Status Code: 404, Request ID: 1)" (RequestToken: 2, HandlerErrorCode: NotFound)',
      'Topic is gone',
    ],
    [
      'the message behind a general refusal',
      'Resource handler returned message: "Invalid request provided: Name is too long" (RequestToken: 2, HandlerErrorCode: InvalidRequest)',
      'Name is too long',
    ],
    [
      'the message whose end was cut off',
      'Resource handler returned message: "Topic is gone',
      'Topic is gone',
    ],
    [
      'a reason without an envelope',
      'Topic is gone (Service: Sns; Status Code: 404)',
      'Topic is gone',
    ],
    [
      'nothing of an envelope that is empty',
      'Resource handler returned message: "Invalid request provided" (RequestToken: 2, HandlerErrorCode: InvalidRequest)',
      '',
    ],
    ['nothing of a row that another one cancelled', 'Resource update cancelled', ''],
  ])('is %s', (_, reason, message) => {
    expect(messageIn(reason)).toBe(message);
  });
});
