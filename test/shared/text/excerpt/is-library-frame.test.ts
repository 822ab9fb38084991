import { describe, expect, it } from 'vitest';
import { isLibraryFrame } from '../../../../shared/text/excerpt/is-library-frame.ts';

const LIBRARY = [
  '  File "/usr/local/lib/python3.11/site-packages/asyncpg/pool.py", line 407, in _async__init__',
  '  File "/usr/local/lib/python3.11/asyncio/base_events.py", line 1086, in create_connection',
  '  File "<frozen importlib._bootstrap>", line 1176, in _find_and_load',
  '    at Module._load (node:internal/modules/cjs/loader:920:27)',
  '    at Query.run (/app/node_modules/pg/lib/query.js:12:3)',
  '\tat org.springframework.boot.SpringApplication.run(SpringApplication.java:343)',
  '\tat java.base/sun.nio.ch.Net.pollConnect(Native Method)',
  '   at System.Net.Sockets.Socket.Connect(EndPoint remoteEP)',
  '   at Npgsql.Internal.NpgsqlConnector.Connect(NpgsqlTimeout timeout)',
  '\t/usr/local/go/src/net/http/server.go:3285 +0x4b4',
  '\t/go/pkg/mod/github.com/lib/pq@v1.10.9/conn.go:32 +0xf',
  "\tfrom /usr/local/bundle/gems/pg-1.5.4/lib/pg/connection.rb:820:in `new'",
  '#0 /var/www/html/vendor/laravel/framework/src/Application.php(804): App\\Tax->register()',
  '             at /rustc/9b00956e/library/std/src/panicking.rs:645:5',
  '   0: rust_begin_unwind',
  '   1: core::panicking::panic_fmt',
  '    (elixir 1.14.0) lib/enum.ex:1658: Enum."-map/2-lists^map/1-0-"/2',
];

const OWN = [
  '  File "/app/media_processor/db.py", line 27, in open_pool',
  '    at convert (/app/dist/pricing/currency.js:41:34)',
  '\tat com.example.shop.Orders.save(Orders.java:12)',
  '\tat systems.example.Main.main(Main.java:5)',
  '   at Program.<Main>$(String[] args) in /src/Program.cs:line 12',
  '\t/src/stock/ledger.go:112 +0x3c',
  "\tfrom bin/rails:4:in `<main>'",
  '#0 /app/db.php(12): PDO->__construct()',
  '             at ./src/config.rs:48:14',
  '   3: payments::config::Config::from_env',
  '    (shop 0.1.0) lib/shop/repo.ex:10: Shop.Repo.start/1',
];

describe('isLibraryFrame', () => {
  it.each(LIBRARY)('recognises a library in %j', (line) => {
    expect(isLibraryFrame(line)).toBe(true);
  });
  it.each(OWN)("recognises the program's own code in %j", (line) => {
    expect(isLibraryFrame(line)).toBe(false);
  });
});
