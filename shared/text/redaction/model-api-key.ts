import { anyOf, inOrder } from '../pattern.ts';
import type { RedactPattern } from './redact-pattern.ts';

/** API keys of services that run language models. */
export const modelApiKey: RedactPattern = {
  id: 'model-api-key',
  hints: ['sk-', 'gsk_', 'xai-', 'pplx-', 'hf_', 'api_org_', 'r8_'],
  find: inOrder(
    /(?<![A-Za-z0-9_-])/g,
    anyOf(
      /sk-[\w-]{20,}/g, // OpenAI, Anthropic and others
      /gsk_[A-Za-z0-9]{40,}/g, // Groq
      /xai-[A-Za-z0-9]{40,}/g, // xAI
      /pplx-[A-Za-z0-9]{40,}/g, // Perplexity
      /(?:hf|api_org)_[A-Za-z0-9]{30,}/g, // Hugging Face
      /r8_[A-Za-z0-9]{30,}/g, // Replicate
    ),
  ),
  // Words after `sk-`, as in a CSS class, have no digits.
  isSecret: (found) => /\d/.test(found),
};
