// node query.mjs SQL: what DuckDB answers, a line of JSON for each row. It loads no extension from a network.
import { DuckDBInstance } from "@duckdb/node-api";

const connection = await (await DuckDBInstance.create(":memory:", { autoinstall_known_extensions: "false" })).connect();
const answer = await connection.runAndReadAll(process.argv[2]);
for (const row of answer.getRowObjectsJson()) console.log(JSON.stringify(row));
