import { Command, CommanderError } from 'commander';
import { plainText } from '../shared/text/plain-text.ts';
import { addDeployments } from './deployments.ts';
import { EXIT, explain } from './exit-codes.ts';
import { addExplain } from './explain.ts';
import { addIncidents } from './incidents.ts';
import { addReplay } from './replay.ts';
import { addResolve } from './resolve.ts';
import { addShow } from './show.ts';

function program(): Command {
  const command = new Command('loopwatch')
    .description(
      'One page with the true cause when an ECS service keeps crashing or a deployment fails',
    )
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .showSuggestionAfterError()
    .configureOutput({
      // Errors quote what was typed, and that may have been pasted from anywhere.
      writeErr: (text) => process.stderr.write(`${plainText(text, 'keep').trimEnd()}\n`),
    })
    .addHelpText(
      'after',
      `
Example:
  npx loopwatch replay events/scenarios/deployment-95

Exit codes: 0 done, 252 usage, 253 configuration or credentials, 254 service error, 255 other.
`,
    );
  const commands = [addReplay, addExplain, addIncidents, addShow, addResolve, addDeployments];
  for (const add of commands) add(command);
  return command;
}

// `| head` closes the pipe early, which is not an error. The command goes on: what it prints is
// lost, but it may have a table to save.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** Runs one command line: what stands after the program's name. @returns the exit code */
export async function run(args: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(args, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.code === 'commander.unknownCommand') {
        process.stderr.write('(`npx loopwatch --help` lists the commands)\n');
      }
      // Commander has printed the error already; asking for help is no error.
      return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    }
    const { exitCode, line } = explain(error);
    process.stderr.write(`loopwatch: ${plainText(line, 'keep')}\n`);
    return exitCode;
  }
}
