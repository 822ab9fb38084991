import { nativeCrash } from '../../../../shared/diagnosis/rules/native-crash.ts';
import { testBothKinds } from './both-kinds.ts';

testBothKinds(nativeCrash, {
  category: 'native_crash',
  says: [
    ['bash', '/entrypoint.sh: line 4:     7 Segmentation fault      (core dumped) python app.py'],
    ['Python', 'Fatal Python error: Segmentation fault'],
    [
      'Java',
      '# A fatal error has been detected by the Java Runtime Environment:\n#  SIGSEGV (0xb) at pc=0x00007f, pid=1, tid=8',
    ],
    ['glibc', 'free(): double free detected in tcache 2'],
    ['glibc, a smash', '*** stack smashing detected ***: terminated'],
    ['nginx', '[alert] 1#1: worker process 29 exited on signal 11 (core dumped)'],
    ['gunicorn', '[1] [ERROR] Worker (pid:7) was sent SIGSEGV!'],
    ['Node.js', '#  Fatal error in , line 0\n#  Check failed: 12 == heap.'],
    ['a processor', 'Illegal instruction (core dumped)'],
    ['Ruby', '/app/x.rb:3: [BUG] Segmentation fault at 0x0000000000000000'],
    ['Rust', "thread 'main' has overflowed its stack\nfatal runtime error: stack overflow"],
  ],
  doesNotSay: [
    [
      'Go',
      'panic: runtime error: invalid memory address or nil pointer dereference\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x4a]',
    ],
    ['a stop', 'INFO received SIGTERM, shutting down'],
    ['nothing', ''],
  ],
});
