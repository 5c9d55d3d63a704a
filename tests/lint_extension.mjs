/**
 * Lints the extension with web-ext, whose linter knows Firefox only: it calls the permissions
 * that just Thunderbird has invalid, and misses a key that Thunderbird has not. Everything else
 * that it says is a failure.
 */
import { execFile } from "node:child_process";

const OF_THUNDERBIRD = ["accountsRead", "compose", "compose.send"];

/** @param {{code: string, message: string}} remark */
const isExpected = ({ code, message }) =>
  code === "MISSING_DATA_COLLECTION_PERMISSIONS" ||
  (code === "MANIFEST_PERMISSIONS" && OF_THUNDERBIRD.some((name) => message.includes(`"${name}"`)));

const command = ["web-ext", "lint", "--source-dir", "extension", "--self-hosted", "--output", "json"];
execFile("npx", ["--no-install", ...command], (_, output) => {
  const { errors, warnings, notices } = JSON.parse(output);
  const remarks = [...errors, ...warnings, ...notices].filter((remark) => !isExpected(remark));
  for (const { code, message, file, line } of remarks) process.stderr.write(`${file}:${line ?? 1} ${code} ${message}\n`);
  process.exitCode = remarks.length > 0 ? 1 : 0;
});
