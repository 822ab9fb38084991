import { programError } from '../../../../shared/diagnosis/rules/program-error.ts';
import { testBothKinds } from './both-kinds.ts';

testBothKinds(programError, {
  category: 'app_crash',
  says: [
    [
      'Python',
      'Traceback (most recent call last):\n  File "/app/shop/main.py", line 3, in <module>\n    total = 1 / 0\nZeroDivisionError: division by zero',
      'ZeroDivisionError',
    ],
    [
      'Python, an attribute',
      "Traceback (most recent call last):\n  File \"/app/shop/main.py\", line 3, in <module>\n    x.go()\nAttributeError: 'NoneType' object has no attribute 'go'",
      'AttributeError',
    ],
    [
      'Node.js',
      "TypeError: Cannot read properties of undefined (reading 'id')\n    at main (/app/index.js:3:9)\n\nNode.js v20.11.1",
      'TypeError',
    ],
    [
      'Node.js, a rejection',
      '[UnhandledPromiseRejection: This error originated either by throwing inside of an async function without a catch block]',
    ],
    [
      'Java',
      'Exception in thread "main" java.lang.NullPointerException: Cannot invoke "String.length()" because "s" is null\n\\tat shop.Main.main(Main.java:5)',
    ],
    [
      'Spring',
      "org.springframework.beans.factory.UnsatisfiedDependencyException: Error creating bean with name 'cart': Unsatisfied dependency\nCaused by: java.lang.IllegalStateException: cart is cyclic\n\\tat shop.Cart.<init>(Cart.java:9)",
    ],
    [
      'Go',
      'panic: assignment to entry in nil map\n\ngoroutine 1 [running]:\nmain.main()\n\\t/app/main.go:7 +0x2d',
    ],
    ['Go, a deadlock', 'fatal error: all goroutines are asleep - deadlock!'],
    [
      'Rust',
      "thread 'main' panicked at src/main.rs:4:10:\nindex out of bounds: the len is 0 but the index is 0",
    ],
    [
      'Ruby',
      "/app/cart.rb:3:in `total': undefined method `price' for nil:NilClass (NoMethodError)",
    ],
    [
      'PHP',
      'PHP Fatal error:  Uncaught TypeError: count(): Argument #1 must be of type Countable in /srv/cart.php:7',
    ],
    [
      '.NET',
      'Unhandled exception. System.NullReferenceException: Object reference not set to an instance of an object.\n   at Shop.Program.Main() in /src/Program.cs:line 3',
    ],
    [
      'Elixir',
      '** (MatchError) no match of right hand side value: nil\n    (shop 0.1.0) lib/shop.ex:3: Shop.start/2',
    ],
    ['a syntax error', "/app/index.js:3\nSyntaxError: Unexpected token '}'", 'parsed'],
  ],
  doesNotSay: [
    ['a count', 'INFO errors: 0, failed: 0'],
    ['nothing', ''],
  ],
});
