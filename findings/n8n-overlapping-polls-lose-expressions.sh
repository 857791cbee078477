#!/usr/bin/env bash
# A poll that is still running can't evaluate expressions any more once a shorter poll of the same workflow has ended.
#
# Packages: n8n-core 2.41.1 (PollTriggerExecutor), n8n-workflow 2.41.0, with an engine for expressions as n8n's server has one. Shown
#           with the engine "quickjs", which runs on any Node; the server's default, "vm", is acquired and released in the same way.
# Expected: each poll has the engine until it ends. `acquireIsolate` says false where the workflow has it already, and its documentation
#           says that such a caller must not release it.
# Seen:     the executor releases it all the same, and the expressions of the longer poll throw "No bridge acquired for this context".
# It hurts: polls overlap whenever one takes longer than the interval: a trigger that reads a parameter with an expression late, such as
#           one page after the other, fails then, and only then.
# Do:       read all parameters at the beginning of a poll.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2
cat >see.cjs <<'JS'
process.env.N8N_USER_FOLDER = __dirname;
require('reflect-metadata');
const assert = require('node:assert');
const { setTimeout: pause } = require('node:timers/promises');
const { PollTriggerExecutor } = require('n8n-core/dist/execution-engine/poll-trigger-executor.js');
const { Expression, Workflow } = require('n8n-workflow');

const type = {
	description: { displayName: 'T', name: 't', group: ['trigger'], version: 1, description: '', defaults: {}, inputs: [], outputs: ['main'], properties: [] },
};
const node = { id: '1', name: 'T', type: 't', typeVersion: 1, position: [0, 0], parameters: {} };
const nodeTypes = { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) };
const workflow = new Workflow({ id: 'w', nodes: [node], connections: {}, active: true, nodeTypes });

/** What an expression gives now. */
function evaluate() {
	try {
		return workflow.expression.getSimpleParameterValue(node, '={{ 1 + 1 }}', 'trigger', {}, undefined, 'none');
	} catch (error) {
		return error.message;
	}
}

const silent = { debug() {}, error() {} };
const logger = { ...silent, scoped: () => silent };
const span = { setStatus() {} };
const tracing = {
	startNewTraceSpan: async (_options, work) => await work(span),
	pickWorkflowAttributes: () => ({}),
	pickNodeAttributes: () => ({}),
};

/** A poll that takes so long, and then evaluates an expression. */
function poll(milliseconds) {
	const seen = { before: undefined, after: undefined };
	const pollers = {
		async runPollFunction() {
			seen.before = evaluate();
			await pause(milliseconds);
			seen.after = evaluate();
			return null;
		},
	};
	const executor = new PollTriggerExecutor(logger, pollers, tracing, { error() {} });
	const run = executor.create(workflow, node, { __emit() {}, __emitError() {} }, () => true);
	return { run, seen };
}

(async () => {
	await Expression.initExpressionEngine({ engine: 'quickjs', poolSize: 1, bridgeTimeout: 5000, bridgeMemoryLimit: 128, maxCodeCacheSize: 1024 });
	const alone = poll(300);
	await alone.run();
	const long = poll(2000);
	const short = poll(100);
	await Promise.all([long.run(), short.run()]);
	await Expression.disposeExpressionEngine();
	console.log(`n8n-core ${require('n8n-core/package.json').version}, {{ 1 + 1 }} at the beginning and at the end of a poll:`);
	console.log('  alone:', Object.values(alone.seen).join(' and '));
	console.log('  while a shorter one begins and ends:', Object.values(long.seen).join(' and '));
	assert.deepStrictEqual(alone.seen, { before: 2, after: 2 });
	assert.strictEqual(long.seen.before, 2);
	assert.match(String(long.seen.after), /No bridge acquired/);
})();
JS
node see.cjs
