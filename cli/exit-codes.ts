import { anyOf } from '../shared/text/pattern.ts';

/**
 * The exit codes of the AWS CLI.
 * Source: https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-returncodes.html
 */
export const EXIT = { ok: 0, usage: 252, configuration: 253, service: 254, other: 255 } as const;

/** An error that the user can correct; it is printed as one line, without a stack. */
export class CliError extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Errors about credentials, the profile or the Region, by their name or message. */
const CREDENTIALS = anyOf(
  /credentials|\bsso\b|profile|could not be found|ConfigurationError/i,
  /ExpiredToken|TokenRefresh|UnrecognizedClient|InvalidClientTokenId|InvalidSignature/i,
  /Region is missing|Region not accepted/i,
);

/** The exit code and the printed line for anything that was thrown. */
export function explain(error: unknown): { readonly exitCode: number; readonly line: string } {
  if (error instanceof CliError) return { exitCode: error.exitCode, line: error.message };
  if (!(error instanceof Error)) return { exitCode: EXIT.other, line: String(error) };
  const { name } = error;
  // The SDK appends lines for programmers.
  const message = error.message.split('\n')[0] ?? '';
  if (name === 'ScenarioError') return { exitCode: EXIT.usage, line: message };
  if (name === 'NoSavedTable') return { exitCode: EXIT.configuration, line: message };
  const isFile = 'syscall' in error && 'path' in error;
  if (isFile) return { exitCode: EXIT.configuration, line: message };
  const isService = '$metadata' in error || 'code' in error;
  if (CREDENTIALS.test(name) || (!isService && CREDENTIALS.test(message))) {
    const hint =
      'check --profile, --region and your AWS credentials (`aws sts get-caller-identity`)';
    return { exitCode: EXIT.configuration, line: `${message}; ${hint}` };
  }
  if (name === 'ResourceNotFoundException') {
    return { exitCode: EXIT.service, line: `${message}: check --table and --region` };
  }
  if ('syscall' in error) {
    const hint = 'check --endpoint-url, --region and the network';
    return { exitCode: EXIT.service, line: `DynamoDB cannot be reached: ${message}; ${hint}` };
  }
  if (isService) return { exitCode: EXIT.service, line: `${name}: ${message}` };
  return { exitCode: EXIT.other, line: error.stack ?? message };
}
