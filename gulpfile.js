'use strict';

// The build is written in TypeScript, as everything else.
require('tsx/cjs');

const { cp, mkdir, rm } = require('node:fs/promises');
const { join } = require('node:path');
const { parallel, series } = require('gulp');
const { bundle } = require('./scripts/build/bundle');
const { listBundledPackages } = require('./scripts/build/bundledPackages');
const { writeLicences } = require('./scripts/build/licences');
const { withBuildLock } = require('./scripts/build/lock');
const { writeMetadata } = require('./scripts/build/metadata');
const { requireOwnModules } = require('./scripts/build/ownModules');
const { DIST, ROOT, listNodeFolders } = require('./scripts/build/paths');
const { writeSbom } = require('./scripts/build/sbom');
const { writeSchemas } = require('./scripts/build/schemas');
const { isUpToDate, writeStamp } = require('./scripts/build/stamp');
const { requireCheckedTimers } = require('./scripts/build/timers');

async function clean() {
	await rm(DIST, { recursive: true, force: true });
	await mkdir(DIST, { recursive: true });
}

/** JavaScript, and the licences and bill of materials of what went into it. */
async function scripts() {
	await requireOwnModules();
	const inputs = await bundle();
	await requireCheckedTimers(Object.keys(inputs));
	const packages = await listBundledPackages(inputs);
	await Promise.all([writeLicences(packages), writeSbom(packages)]);
}

/** At the same distance from the nodes as in the source, so that `file:../../icons/x.svg` is valid in both. */
async function icons() {
	await cp(join(ROOT, 'icons'), join(DIST, 'icons'), { recursive: true });
}

/** The codex (keywords, categories) that n8n reads beside a node's file. */
async function codex() {
	await Promise.all(
		listNodeFolders().map(({ folder, name }) =>
			cp(join(folder, `${name}.node.json`), join(DIST, 'nodes', name, `${name}.node.json`)),
		),
	);
}

async function schemas() {
	await writeSchemas();
}

/** The metadata with which n8n lists the nodes without loading their code. */
async function metadata() {
	await writeMetadata();
}

async function stamp() {
	await writeStamp();
}

const build = series(clean, parallel(scripts, icons, codex, schemas), metadata, stamp);

async function buildIfNeeded() {
	await withBuildLock(async () => {
		if (await isUpToDate()) return;
		await new Promise((resolve, reject) => {
			build((error) => (error ? reject(error) : resolve()));
		});
	});
}

exports.build = build;
exports.buildIfNeeded = buildIfNeeded;
exports.default = build;
