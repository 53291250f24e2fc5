// Microseconds of CPU that a record costs to parse alone, and to parse and judge: argument 1 the bundle of schemas,
// argument 2 the lines, argument 3 the number of rounds, of which the first warms up.
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

const { schema, held } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const lines = readFileSync(process.argv[3], "utf8").split("\n").filter((line) => line);
const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
for (const each of held) ajv.addSchema(each);
const valid = ajv.compile(schema);

const spent = (work) => {
  const before = process.cpuUsage();
  for (const line of lines) work(line);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / lines.length;
};
const rounds = [];
let good = 0;
for (let round = 0; round <= Number(process.argv[4]); round++) {
  good = 0;
  const parse = spent((line) => JSON.parse(line));
  const judge = spent((line) => { good += valid(JSON.parse(line)); });
  if (round) rounds.push({ parse, judge });
}
console.log(JSON.stringify({ rounds, good, records: lines.length, node: process.version }));
