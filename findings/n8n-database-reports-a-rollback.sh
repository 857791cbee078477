#!/usr/bin/env bash
# Rows that a transaction took back come out as written.
#
# Package:  n8n-nodes-base 2.41.1, Postgres 2.7 and MySQL 2.5, Query Batching: Transaction with On Error: Continue. Postgres is PGlite 0.5.14, with
#           pg-promise 11.9.1; MySQL's connection is a stand-in that says what it is asked to do.
# Expected: a transaction writes all rows or none. One of four is refused: no row is written, and no item says that one was.
# Seen:     two items come out as written (Postgres: with the IDs that the database gave them), then one error; the fourth item is missing. In the
#           table there is nothing: the transaction was rolled back.
# It hurts: what follows sends the mail, marks the contact as saved, or asks for a row by an ID that doesn't exist. A table of errors has one
#           line for a batch of a thousand that is lost.
# Do:       Query Batching: Independently, where each row stands for itself; with Transaction, leave On Error at Stop Workflow.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts --legacy-peer-deps n8n-workflow@2.41.0 lodash@4.18.1 luxon@3.7.2 \
	pg-promise@11.9.1 @electric-sql/pglite@0.5.14 @electric-sql/pglite-socket@0.2.17
# The nodes' files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Postgres package/dist/nodes/MySql package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { createServer } = require('node:net');
const { once } = require('node:events');
const pgPromise = require('pg-promise');
const postgres = require('./package/dist/nodes/Postgres/v2/helpers/utils.js');
const mysql = require('./package/dist/nodes/MySql/v2/helpers/utils.js');

const EMAILS = ['ada@example.com', 'bob@example.com', 'ada@example.com', 'cleo@example.com'];
const NODE = { id: '1', name: 'Save', type: 'database', typeVersion: 2.7, position: [0, 0], parameters: {} };
const context = {
	getNode: () => NODE,
	continueOnFail: () => true,
	helpers: { constructExecutionMetaData: (items, { itemData }) => items.map((item) => ({ ...item, pairedItem: itemData })) },
};
const summary = ({ json }) => (json.error || json.message ? 'error' : JSON.stringify(json));

async function freePort() {
	const server = createServer().listen(0);
	await once(server, 'listening');
	const { port } = server.address();
	server.close();
	await once(server, 'close');
	return port;
}

/** What the Postgres node returns for an insert of each address, which must be unique, and what is in the table then. */
async function savePostgres() {
	const { PGlite } = await import('@electric-sql/pglite');
	const { PGLiteSocketServer } = await import('@electric-sql/pglite-socket');
	const database = await PGlite.create();
	await database.exec('CREATE TABLE people (id serial PRIMARY KEY, email text UNIQUE)');
	const port = await freePort();
	const server = new PGLiteSocketServer({ db: database, port, host: '127.0.0.1' });
	await server.start();
	const pgp = pgPromise();
	const db = pgp({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres', max: 1 });
	try {
		// The query and the options of the node's Insert.
		const queries = EMAILS.map((email) => ({ query: 'INSERT INTO $1:name.$2:name($3:name) VALUES($3:csv) RETURNING *', values: ['public', 'people', { email }] }));
		const run = postgres.configureQueryRunner.call(context, NODE, true, pgp, db);
		const items = await run(queries, { operation: 'insert', queryBatching: 'transaction', nodeVersion: 2.7 });
		return { items: items.map(summary), rows: (await db.any('SELECT * FROM people')).length };
	} finally {
		pgp.end();
		await server.stop();
		await database.close();
	}
}

/** What the MySQL node returns for the same, and what it asks of the database. */
async function saveMySql() {
	const asked = [];
	const seen = new Set();
	const connection = {
		format: (query, values) => query.replace('?', () => `'${values[0]}'`),
		query: async (statement) => {
			if (seen.has(statement)) throw Object.assign(new Error('Duplicate entry'), { code: 'ER_DUP_ENTRY' });
			seen.add(statement);
			return [{ affectedRows: 1 }];
		},
		beginTransaction: async () => asked.push('BEGIN'),
		commit: async () => asked.push('COMMIT'),
		rollback: async () => asked.push('ROLLBACK'),
		release: () => {},
	};
	const queries = EMAILS.map((email, itemIndex) => ({ query: 'INSERT INTO `people` (`email`) VALUES (?);', values: [email], itemIndex }));
	const run = mysql.configureQueryRunner.call(context, { queryBatching: 'transaction', nodeVersion: 2.5 }, { getConnection: async () => connection });
	return { items: (await run(queries)).map(summary), asked };
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, four rows, of which the third is refused:`);
	const { items, rows } = await savePostgres();
	console.log(`  Postgres: items ${items.join(', ')}; rows in the table: ${rows}`);
	assert.deepStrictEqual([items, rows], [['{"id":1,"email":"ada@example.com"}', '{"id":2,"email":"bob@example.com"}', 'error'], 0]);
	const written = await saveMySql();
	console.log(`  MySQL:    items ${written.items.join(', ')}; ${written.asked.join(', ')}`);
	assert.deepStrictEqual(written, { items: ['{"success":true}', '{"success":true}', 'error'], asked: ['BEGIN', 'ROLLBACK'] });
})();
JS
node see.cjs
