import { anyOf, inOrder } from '../pattern.ts';

/** Where runtimes and package managers keep code that is not the program's own. */
const PLACES = anyOf(
  /site-packages|dist-packages|\/lib\/python\d|<frozen /, // Python
  /node_modules|\(?node:|\(internal\//, // Node
  /\/usr\/local\/go\/src\/|\/go\/pkg\/mod\//, // Go
  /\/vendor\//, // PHP, Go
  /\/gems\/|\/lib\/ruby\//, // Ruby
  /\/rustc\/|\.cargo\/registry/, // Rust
);

/** Packages of the JVM and of .NET, whose frames name no path. */
const PACKAGES = inOrder(
  /^\s*at (?:\w+(?:\.\w+)*(?:@[\w.]+)?\/)?/,
  anyOf(
    /java|javax|jakarta|jdk|sun|com\.sun|kotlin|kotlinx|scala|akka|groovy|clojure/,
    /org\.(?:springframework|apache|hibernate|postgresql|eclipse|flywaydb|jboss|slf4j|mariadb)/,
    /com\.(?:zaxxer|fasterxml|mysql|google|amazonaws|mongodb|microsoft)|software\.amazon/,
    /io\.(?:netty|lettuce|micrometer|grpc|vertx|quarkus|micronaut|projectreactor)/,
    /reactor|redis\.clients|ch\.qos/,
    // .NET
    /System|Microsoft|Npgsql|MySqlConnector|StackExchange|Newtonsoft|Grpc|Polly|Serilog/,
  ),
  /\./,
);

/** Rust prints the function above its place, and Elixir the application in front of it. */
const NAMES = anyOf(
  inOrder(
    /^\s*\d{1,4}: (?:0x[\da-f]+ - )?/,
    /(?:<?(?:core|std|alloc|tokio|hyper|futures\w*)::|rust_|__|_start|main$)/,
  ),
  inOrder(
    /^\s*\(/,
    anyOf(/elixir|stdlib|kernel|logger|mix/, /ecto\w*|phoenix\w*|plug\w*|db_connection|postgrex/),
    / /,
  ),
);

/** Whether a frame of a stack trace lies in a library or in the runtime. */
export const isLibraryFrame = (line: string): boolean =>
  PLACES.test(line) || PACKAGES.test(line) || NAMES.test(line);
