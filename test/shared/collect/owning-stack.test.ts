import type { Stack } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import type { CloudFormation } from '../../../shared/aws/cloudformation.ts';
import { readOwningStack } from '../../../shared/collect/owning-stack.ts';
import { minute, STACK_ID } from '../../helpers/operations.ts';

const NESTED = STACK_ID.replace('shop-prod', 'shop-prod-Web-1ABCDEFGHIJKL');
const answering = (value: Partial<Stack>) =>
  ({ stack: async () => ({ value: value as Stack }) }) as unknown as CloudFormation;
const nested = answering({
  StackId: NESTED,
  StackName: 'shop-prod-Web-1ABCDEFGHIJKL',
  StackStatus: 'UPDATE_IN_PROGRESS',
  RootId: STACK_ID,
});

describe('readOwningStack', () => {
  it('names the root stack of a nested one, and since when it works on the service', async () => {
    const told = {
      id: NESTED,
      status: 'UPDATE_IN_PROGRESS',
      at: minute(2),
      since: minute(1),
    };
    expect(await readOwningStack(NESTED, told, nested)).toEqual({
      stack: {
        id: STACK_ID,
        name: 'shop-prod',
        nested: 'shop-prod-Web-1ABCDEFGHIJKL',
        status: 'UPDATE_IN_PROGRESS',
        since: minute(1),
      },
    });
  });

  it.each([
    ['another stack worked on it', { id: STACK_ID, status: 'UPDATE_IN_PROGRESS' }],
    ['the stack is done with it', { id: NESTED, status: 'UPDATE_COMPLETE' }],
  ])('says no time when %s', async (_, told) => {
    const state = { ...told, at: minute(2), since: minute(1) };
    const { stack } = await readOwningStack(NESTED, state, nested);
    expect(stack).not.toHaveProperty('since');
  });

  it('notices EXPRESS mode', async () => {
    const express = answering({
      StackName: 'shop-prod',
      StackStatus: 'CREATE_COMPLETE',
      DeploymentConfig: { Mode: 'EXPRESS' },
    } as Partial<Stack>);
    const { stack } = await readOwningStack(STACK_ID, undefined, express);
    expect(stack).toMatchObject({ id: STACK_ID, isExpress: true });
    expect(stack).not.toHaveProperty('nested');
  });

  it('is a gap when the stack cannot be read, and nothing when nobody owns the service', async () => {
    const denied = { stack: async () => ({ error: 'AccessDenied' }) } as unknown as CloudFormation;
    expect(await readOwningStack(STACK_ID, undefined, denied)).toEqual({
      gap: { kind: 'stack-unread', text: `stack ${STACK_ID} could not be read: AccessDenied` },
    });
    expect(await readOwningStack(undefined, undefined, denied)).toEqual({});
  });
});
