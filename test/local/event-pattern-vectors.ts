import { type EventPattern, eventPatterns } from '../../shared/event/event-patterns.ts';

/** One row of the table: whether EventBridge admits the event, and the source that says so. */
interface Vector {
  readonly name: string;
  readonly source: string;
  readonly pattern: EventPattern;
  readonly event: unknown;
  readonly matches: boolean;
}

/**
 * Values of one field: what the pattern asks => values it admits => values it refuses. A heading
 * names the source of the lines below it: `operators` and `arrays` are pages of the user guide
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html and
 * .../eb-event-patterns-arrays.html); the rest are tests and sections of aws/event-ruler.
 */
const ONE_FIELD = String.raw`
# operators: Equals, Or, Empty, Null, Numeric (equals)
["Ada"] => "Ada" => "ada", "Ada ", "", null, "(no field)"
["Credit", "Debit"] => "Credit", "Debit" => "Cash", "CreditDebit"
[""] => "" => " ", null, [], "(no field)"
[null] => null, [null] => "", "null", 0, false, [], {}, "(no field)"
[100] => 100, 1e2, [1, 100] => "100", 100.5, true
# RulerTest.WHEN_WeTryReallySimpleRules_THEN_TheyWork; README, JSON text matching
["X", 0] => "X", 0, -0 => true, "", "0", false
[true] => true => "true", 1, false
# MachineTest.testIpExactMatch
["::a", "1.2.3.4"] => "::a", "0:0:0:0:0:0:0:A", "1.2.3.4" => "::b", "a", "1.2.3.40"
# operators: Begins with
[{"prefix": "2026-03-"}] => "2026-03-01T10:00:00Z", "2026-03-" => "2026-04", "a 2026-03-", 2026
[{"prefix": "loop"}] => "loop" => "Loop", null, {}, "(no field)"
[{"prefix": {"equals-ignore-case": "LoopW"}}] => "loopwatch", "LOOPW" => "loop", "a loopw", 1
# operators: Ends with
[{"suffix": ".csv"}] => "a.csv", ".csv" => "a.CSV", "a.csv.gz", 1, "(no field)"
[{"suffix": {"equals-ignore-case": "Watch"}}] => "loopWATCH", "watch" => "watches", true
# JsonRuleCompiler: an empty prefix is allowed
[{"prefix": ""}] => "", "a" => 0, null, "(no field)"
# MachineTest.testEqualsIgnoreCaseMatching
[{"equals-ignore-case": "aBc"}] => "abc", "AbC" => "aabc", "abcd", "", null, "(no field)"
# operators: Wildcard
[{"wildcard": "logs/*.gz"}] => "logs/a.gz", "logs/.gz", "logs/a/b.gz" => "logs.gz", "a/logs/b.gz", 7
# MachineTest.testWildcardMatching
[{"wildcard": "*bc"}] => "bc", "abc", "bcbc" => "bca", "xyz", "(no field)"
[{"wildcard": "d*ff"}] => "dff", "dexeff" => "dexef", "df", "ff"
[{"wildcard": "12*4*"}] => "12345", "124" => "1235", "14"
# MachineComplexityEvaluatorTest.testEvaluateOnlyWildcard; ByteMachineTest
[{"wildcard": "*"}] => "", "*", "a" => null, 1, {}, "(no field)"
[{"wildcard": "aba*aba"}] => "abaaba", "aba-aba" => "aba", "ababa"
[{"wildcard": "a*ab*b"}] => "aabb", "aababb" => "aab", "abb", "ab"
# WildcardParserTest
[{"wildcard": "a\\*\\\\*"}] => "a*\\", "a*\\b" => "ab\\", "a**", "a*"
[{"wildcard": "a+[b]?.*"}] => "a+[b]?." => "aab.", "a+b"
# operators: Anything-but
[{"anything-but": "on"}] => "off", "", "On", null, true, 5 => "on", [], {}, "(no field)"
[{"anything-but": 123}] => 124, "123", null => 123, 1.23e2, "(no field)"
[{"anything-but": ["idle", "busy"]}] => "away" => "idle", "busy", "(no field)"
[{"anything-but": [100, 200]}] => 300, "100" => 100, 200, [200]
[{"anything-but": {"prefix": "eu-"}}] => "us-1", 1 => "eu-1", "eu-", "(no field)"
[{"anything-but": {"suffix": ".csv"}}] => ".csv.gz" => "a.csv"
[{"anything-but": {"equals-ignore-case": "idle"}}] => "idler", null => "IDLE", "(no field)"
[{"anything-but": {"wildcard": "*/tmp/*"}}] => "/tmp", 3 => "/tmp/", "a/tmp/b", "(no field)"
[{"exists": false}, {"anything-but": "a"}] => "(no field)", "b", {}, [] => "a"
# ACMachineTest.testAnythingBut{PrefixSet,SuffixSet,EqualsIgnoreCase,WildcardSet}
[{"anything-but": {"prefix": ["$", "%"]}}] => "a$" => "$a", "%a"
[{"anything-but": {"suffix": ["$", "%"]}}] => "$a" => "a$", "a%"
[{"anything-but": {"equals-ignore-case": ["yes", "Please"]}}] => "yes!" => "YES", "pLEASE"
[{"anything-but": {"wildcard": ["*foo*", "*bar*"]}}] => "fobaor" => "sfoos", "bar"
# Event: each element of an array is a value of its own
[{"anything-but": "on"}] => ["on", "off"], [["off"]] => ["on", "on"], [["on"]]
# operators: Numeric (range)
[{"numeric": [">", 10, "<=", 20]}] => 11, 20, [0, 15] => 10, 21, "15", null, "(no field)"
[{"numeric": ["=", 3.018e2]}] => 301.8 => 301.80001, "301.8"
# JsonRuleCompilerTest.testNumericExpressions
[{"numeric": ["<", 10]}] => 9.99, -1e300 => 10, true
[{"numeric": [">=", -0.5]}] => 0, -0.5 => -0.6
# operators: IP address
[{"cidr": "10.0.0.0/24"}] => "10.0.0.0", "10.0.0.255" => "10.0.1.0", "10.0.0", "host", 10
# ACMachineTest.testIPAddressOfCIDRIsEqualToMaximumOfRange; CIDRTest
[{"cidr": "220.160.154.255/24"}] => "220.160.154.0" => "220.160.153.255"
[{"cidr": "2001:db8::/32"}] => "2001:0DB8:1::" => "2001:db9::", "10.0.0.1"
# operators: Exists; README, Exists matching (leaves only)
[{"exists": true}] => "a", "", 0, false, null, [null] => "(no field)", {}, {"y": 1}, [], [{"y": 1}]
[{"exists": false}] => "(no field)", {}, {"y": 1}, [], [[]], [{"y": 1}] => "a", "", 0, null, [null]
# arrays: the intersection of the two arrays is not empty
["a", "b"] => ["c", "b"], [["c"], ["a"]], ["a", {"y": 1}] => ["c"], [], [{"y": "a"}], ["ab"]
`;

/** Whole events, in the same columns. */
const WHOLE_EVENTS = `
# eb-event-patterns: every field asked for must be there, in its place; others are ignored
{"a": ["x"], "b": {"c": [1]}} => {"a": "x", "b": {"c": 1, "d": 2}, "e": 3} => {"a": "x"}, {"c": 1, "a": "x"}
{"a": {"b": [1]}} => {"a": [{"b": 2}, {"b": 1}]} => {"a": 1}, {"a": null}, {"a": [1]}, {"b": 1}
# README, JSON Array Matching
{"s": {"f": ["Anna"]}} => {"s": [[{"f": "John"}, {"f": "Anna"}], [{"f": "Eve"}]]} => {"s": []}, {"s": [["Anna"]]}
{"s": {"f": ["A"], "l": ["B"]}} => {"s": [{"f": "A", "l": "B"}]} => {"s": [{"f": "A", "l": "C"}, {"f": "D", "l": "B"}]}
# ACMachineTest.songsACTest: consistent within the inner and the outer array
{"s": {"n": [1], "w": {"f": [2], "l": [3]}}} => {"s": [{"n": 1, "w": [{"f": 2, "l": 3}]}]} => {"s": [{"n": 1, "w": [{"f": 2}, {"l": 3}]}]}, {"s": [{"n": 1}, {"w": {"f": 2, "l": 3}}]}
# RulerTest.WHEN_JSONContainsArrays_THEN_RulerNoCompileMatchesWork: absence within the element that matched
{"s": {"f": ["A"], "ids": [{"exists": false}]}} => {"s": [{"f": "B", "ids": 1}, {"f": "A"}]} => {"s": [{"f": "A", "ids": 1}]}
# NameState.getNameTransitions: before any element has matched, absence means absence from all of them
{"s": {"f": ["A"], "a": [{"exists": false}]}} => {"s": [{"f": "A"}, {"f": "B"}]} => {"s": [{"f": "A"}, {"f": "B", "a": 1}]}
# operators: Or (multiple fields); README, The "$or" Primitive
{"$or": [{"a": ["x"]}, {"b": [1]}]} => {"a": "x"}, {"b": 1}, {"a": "y", "b": 1} => {"a": "y"}, {"b": 2}, {"c": 1}
{"s": ["x"], "$or": [{"a": [1]}, {"b": [2], "c": [3]}]} => {"s": "x", "b": 2, "c": 3} => {"s": "x", "b": 2}, {"a": 1}
{"d": {"$or": [{"a": [1]}, {"e": {"b": [2]}}]}} => {"d": {"e": {"b": 2}}} => {"a": 1}, {"d": {"b": 2}}
{"$or": [{"a": [1]}, {"b": [1], "$or": [{"c": [1]}, {"d": [1]}]}]} => {"b": 1, "d": 1}, {"a": 1} => {"b": 1}
{"d": {"x": [1], "$or": [{"y": [1]}, {"z": [1]}]}} => {"d": [{"x": 1, "z": 1}]} => {"d": [{"x": 1}, {"y": 1}, {"z": 1}]}
# ours: names that every object inherits are fields like any other
{"constructor": [{"exists": false}], "toString": [{"exists": false}]} => {"a": 1} => {"constructor": 1}
{"__proto__": {"name": ["x"]}} => {"__proto__": {"name": "x"}} => {"name": "x"}, {"constructor": {"name": "x"}}
{"a": {"length": [1]}} => {"a": {"length": 1}} => {"a": ["x"]}, {"a": "x"}
`;

/**
 * One of our rules with its clusters => changes of the detail that it admits => changes that it
 * refuses. The event that is changed stands above: `@` its envelope, `+` its detail.
 */
const OUR_RULES = `
# shared/event/event-patterns.ts
@ {"source": "aws.ecs", "detail-type": "ECS Task State Change"}
+ {"clusterArn": "aws:cluster/main", "group": "service:shop", "desiredStatus": "STOPPED"}
+ {"lastStatus": "STOPPED", "stopCode": "EssentialContainerExited", "stoppedReason": "it exited"}
ecs-task-state-change => {}, {"lastStatus": "DEPROVISIONING"} => {"lastStatus": "RUNNING"}
ecs-task-state-change => => {"lastStatus": "STOPPING"}, {"desiredStatus": "RUNNING"}
ecs-task-state-change => {"stopCode": "(no field)"}, {"stoppedReason": "(no field)"} =>
ecs-task-state-change => {"stopCode": "(no field)", "stoppedReason": "(no field)"} =>
ecs-task-state-change => {"stoppedReason": ""}, {"clusterArn": "(no field)"} =>
ecs-task-state-change => => {"group": "family:cron"}, {"group": "(no field)"}
ecs-task-state-change => {"stopCode": "TaskFailedToStart"} => {"stopCode": "UserInitiated"}
ecs-task-state-change => => {"stopCode": "SpotInterruption"}, {"stopCode": "TerminationNotice"}
ecs-task-state-change => => {"stoppedReason": "Scaling activity initiated by deployment ecs-svc/1"}
ecs-task-state-change => => {"stoppedReason": "ECS is performing maintenance on the underlying host"}
ecs-task-state-change => => {"stoppedReason": "(instance i-1) is in DRAINING state"}
ecs-task-state-change => => {"stoppedReason": "Host EC2 (instance i-1) stopped."}
ecs-task-state-change => {"stoppedReason": "Task failed ELB health checks"} =>
ecs-task-state-change main side => {}, {"clusterArn": "aws:cluster/side"} => {"lastStatus": "RUNNING"}
ecs-task-state-change main side => {"clusterArn": "(no field)"} => {"clusterArn": "aws:cluster/domain"}
@ {"source": "aws.ecs", "detail-type": "ECS Service Action"}
+ {"clusterArn": "aws:cluster/main", "eventName": "SERVICE_STEADY_STATE"}
ecs-service-action => {}, {"clusterArn": "(no field)"} =>
ecs-service-action main => {} => {"clusterArn": "aws:cluster/other"}
ecs-deployment-state-change => => {}
@ {"source": "aws.ecs", "detail-type": "ECS Deployment State Change"}
+ {"clusterArn": "aws:cluster/main", "eventName": "SERVICE_DEPLOYMENT_FAILED"}
ecs-deployment-state-change => {}, {"eventName": "SERVICE_DEPLOYMENT_COMPLETED"} =>
ecs-deployment-state-change main => {}, {"clusterArn": "(no field)"} => {"clusterArn": "main"}
@ {"source": "aws.cloudformation", "detail-type": "CloudFormation Stack Status Change"}
cloudformation-stack-status-change => {} =>
@ {"source": "aws.cloudformation", "detail-type": "CloudFormation Resource Status Change"}
+ {"resource-type": "AWS::ECS::Service", "status-details": {"status": "CREATE_IN_PROGRESS"}}
cloudformation-followed-resource => {} => {"resource-type": "AWS::SQS::Queue"}
+ {"resource-type": "AWS::SQS::Queue", "status-details": {"status": "CREATE_FAILED"}}
cloudformation-resource-failure => {} => {"resource-type": "AWS::ECS::Service"}
cloudformation-resource-failure => => {"status-details": {"status": "CREATE_COMPLETE"}}
`;

type Fields = Readonly<Record<string, unknown>>;
type Read = (asked: string, given: Fields, ...base: Fields[]) => [EventPattern, unknown];

function* rows(table: string, read: Read): Generator<Vector> {
  let source = '';
  let envelope: Fields = {};
  let detail: Fields = {};
  for (const line of table.trim().split('\n')) {
    if (line.startsWith('# ')) source = line.slice(2);
    if (line.startsWith('@ ')) [envelope, detail] = [JSON.parse(line.slice(2)), {}];
    if (line.startsWith('+ ')) detail = { ...detail, ...JSON.parse(line.slice(2)) };
    const [asked = '', ...lists] = line.split(/ ?=> ?/);
    for (const [index, list] of lists.entries()) {
      for (const given of JSON.parse(`[${list}]`)) {
        const [pattern, event] = read(asked, given, envelope, detail);
        const name = `${asked} ${index === 0 ? 'admits' : 'refuses'} ${JSON.stringify(given)}`;
        yield { name, source, pattern, event, matches: index === 0 };
      }
    }
  }
}

const withoutAbsent = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '(no field)'));

function ourPattern(asked: string): EventPattern {
  const [rule = '', ...clusters] = asked.split(' ');
  const pattern = eventPatterns(clusters)[rule];
  if (!pattern) throw new Error(`There is no rule ${rule}.`);
  return pattern;
}

/** EventBridge's behaviour as a table; rows from the user guide have our own values. */
export const eventPatternVectors: readonly Vector[] = [
  ...rows(ONE_FIELD, (asked, x) => [{ x: JSON.parse(asked) }, withoutAbsent({ x, y: 1 })]),
  ...rows(WHOLE_EVENTS, (asked, event) => [JSON.parse(asked), event]),
  ...rows(OUR_RULES, (asked, changes, envelope, detail) => [
    ourPattern(asked),
    { ...envelope, detail: withoutAbsent({ ...detail, ...changes }) },
  ]),
];
