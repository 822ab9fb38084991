import { portTaken } from '../../../../shared/diagnosis/rules/port-taken.ts';
import { testBothKinds } from './both-kinds.ts';

testBothKinds(portTaken, {
  category: 'port_conflict',
  says: [
    ['Node.js', 'Error: listen EADDRINUSE: address already in use :::3000', '3000'],
    ['Go', 'panic: listen tcp :8080: bind: address already in use', '8080'],
    ['Python', 'OSError: [Errno 98] Address already in use'],
    [
      'gunicorn',
      "[ERROR] Connection in use: ('0.0.0.0', 8000)\nOSError: [Errno 98] Address already in use: ('0.0.0.0', 8000)",
    ],
    [
      'uvicorn',
      "ERROR:    [Errno 98] error while attempting to bind on address ('0.0.0.0', 8000): address already in use",
    ],
    ['Spring Boot', 'Web server failed to start. Port 8080 was already in use.', '8080'],
    ['Java', 'java.net.BindException: Address already in use'],
    ['nginx', 'nginx: [emerg] bind() to 0.0.0.0:8080 failed (98: Address in use)'],
    ['Apache', '(98)Address already in use: AH00072: make_sock: could not bind to address [::]:80'],
    ['Puma', 'Errno::EADDRINUSE: Address already in use - bind(2) for "0.0.0.0" port 3000'],
    [
      'Kestrel',
      'System.IO.IOException: Failed to bind to address http://[::]:8080: address already in use.',
    ],
    ['Rust', 'Error: Os { code: 98, kind: AddrInUse, message: "Address already in use" }'],
  ],
  doesNotSay: [
    ['a port that it connects to', 'Error: connect ECONNREFUSED 10.0.3.7:5432'],
    ['nothing', ''],
  ],
});
