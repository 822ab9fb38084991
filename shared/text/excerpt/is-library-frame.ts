/** Where runtimes and package managers keep code that is not the program's own. */
const PLACES =
  /site-packages|dist-packages|\/lib\/python\d|<frozen |node_modules|\(?node:|\(internal\/|\/usr\/local\/go\/src\/|\/go\/pkg\/mod\/|\/vendor\/|\/gems\/|\/lib\/ruby\/|\/rustc\/|\.cargo\/registry/;

/** Packages of the JVM and of .NET, whose frames name no path. */
const PACKAGES =
  /^\s*at (?:\w+(?:\.\w+)*(?:@[\w.]+)?\/)?(?:java|javax|jakarta|jdk|sun|com\.sun|kotlin|kotlinx|scala|akka|groovy|clojure|org\.(?:springframework|apache|hibernate|postgresql|eclipse|flywaydb|jboss|slf4j|mariadb)|com\.(?:zaxxer|fasterxml|mysql|google|amazonaws|mongodb|microsoft)|software\.amazon|io\.(?:netty|lettuce|micrometer|grpc|vertx|quarkus|micronaut|projectreactor)|reactor|redis\.clients|ch\.qos|System|Microsoft|Npgsql|MySqlConnector|StackExchange|Newtonsoft|Grpc|Polly|Serilog)\./;

/** Rust names functions above their places; Elixir the application before the place. */
const NAMES =
  /^\s*\d{1,4}: (?:0x[\da-f]+ - )?(?:<?(?:core|std|alloc|tokio|hyper|futures\w*)::|rust_|__|_start|main$)|^\s*\((?:elixir|stdlib|kernel|ecto\w*|phoenix\w*|plug\w*|db_connection|postgrex|logger|mix) /;

/** True for a frame of a stack trace that lies in a library or in the runtime. */
export const isLibraryFrame = (line: string): boolean =>
  PLACES.test(line) || PACKAGES.test(line) || NAMES.test(line);
