import { anyOf } from '../../text/pattern.ts';
import { type LogFormat, logRule } from '../log-rule.ts';

const NATIVE_LIBRARY: LogFormat = {
  cause: 'A native library in the image is built for another platform',
  advice: 'Install the dependencies inside the image, for its platform, and copy none into it',
  pattern: anyOf(
    // The loader of glibc, in messages of any language
    /wrong ELF class/i,
    /invalid ELF header/i,
    // macOS
    /incompatible architecture \(/i,
    // esbuild
    /for another platform than/i,
  ),
};

/** A program for another processor or operating system than the host's. */
export const platformMismatch = logRule({
  id: 'platform-mismatch',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-arm64.html',
  category: 'image_platform_mismatch',
  title: 'the image is built for another platform',
  cause: 'The program in the image is built for another processor or operating system',
  advice: [
    'Build the image for the CPU architecture of the task definition: `docker build --platform`',
    'Or set runtimePlatform.cpuArchitecture in the task definition to that of the image',
  ],
  formats: [
    {
      pattern: anyOf(
        // Linux, and bash on it: https://man7.org/linux/man-pages/man2/execve.2.html (ENOEXEC)
        /exec format error/i,
        /cannot execute binary file/i,
        // macOS and Windows
        /bad cpu type in executable/i,
        /not a valid win32 application/i,
        /os error 193\b/i,
      ),
    },
    {
      // Docker and containerd
      pattern: anyOf(
        /no match(?:ing manifest)? for (?:platform|linux|windows)/i,
        /does not match the (?:specified|detected|expected) (?:host )?platform/i,
        /operating system .{0,60}cannot be used on this platform/i,
      ),
    },
    NATIVE_LIBRARY,
    {
      // Emulators
      pattern: anyOf(
        /rosetta error/i,
        /qemu-\w{1,20}(?:-static)?: (?:could not open|uncaught target signal)/i,
      ),
      atMost: 'medium',
    },
  ],
});
