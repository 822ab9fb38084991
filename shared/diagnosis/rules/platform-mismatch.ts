import { logRule, says } from '../log-rule.ts';

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
    says(
      /exec format error|cannot execute binary file|bad cpu type in executable|not a valid win32 application|os error 193\b/i,
    ),
    says(
      /no match(?:ing manifest)? for (?:platform|linux|windows)|does not match the (?:specified|detected|expected) (?:host )?platform|operating system .{0,60}cannot be used on this platform/i,
    ),
    says(
      /wrong ELF class|invalid ELF header|incompatible architecture \(|for another platform than/i,
      {
        cause: 'A native library in the image is built for another platform',
        advice:
          'Install the dependencies inside the image, for its platform, and copy none into it',
      },
    ),
    says(/rosetta error|qemu-\w{1,20}(?:-static)?: (?:could not open|uncaught target signal)/i, {
      most: 'medium',
    }),
  ],
});
