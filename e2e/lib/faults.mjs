import assert from "node:assert/strict";

/** Fails and says each fault, where there is one. */
export function none(faults, where = "") {
  assert.ok(faults.length === 0, [where, ...faults].filter(Boolean).join("\n"));
}
